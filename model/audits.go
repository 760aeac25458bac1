package model

import (
	"cmp"
	"maps"
	"slices"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/audit"
	"cutui/model/audit/rollup"
	"cutui/model/people"
	"cutui/model/search"
)

// Intents, effects and events of the seat audit.
type (
	// OpenAudit loads and computes what the audit's screen shows beside the findings.
	OpenAudit struct{}
	// SetInactiveDays sets how many days without activity make a person inactive.
	SetInactiveDays struct {
		Days int
	}
	// Audit checks a roster.
	Audit struct {
		request
		ID    clickup.WorkspaceID
		Seq   uint64
		Input audit.Input
	}
	// Audited has the report on a workspace.
	Audited struct {
		ID      clickup.WorkspaceID
		Seq     uint64
		Report  audit.Report
		About   []int32 // indexes of the findings about people, ordered by person id
		Leavers []int32 // indexes of the findings about people who are not on the HR list
	}
	// RollUp counts the people of a roster by month, domain, inviter and role.
	RollUp struct {
		request
		ID    clickup.WorkspaceID
		Seq   uint64
		Input audit.Input
	}
	// RolledUp answers RollUp.
	RolledUp struct {
		ID      clickup.WorkspaceID
		Seq     uint64
		Rollups Rollups
	}
)

// Rollups has the people of a roster counted in several ways.
type Rollups struct {
	Months   []rollup.Month // the latest first
	Domains  []rollup.DomainRow
	Inviters []rollup.InviterRow
	Roles    []rollup.RoleRow
}

// Do runs the audit.
func (e Audit) Do() Audited {
	report := audit.Run(e.Input)
	done := Audited{ID: e.ID, Seq: e.Seq, Report: report, About: byPerson(report.Findings)}
	for i := range report.Findings {
		if report.Findings[i].Check == audit.Leaver {
			done.Leavers = append(done.Leavers, int32(i))
		}
	}
	return done
}

// byPerson returns the indexes of the findings about people, ordered by person id. A map
// would take more memory than the findings.
func byPerson(all []audit.Finding) []int32 {
	concerns := make([]search.Keyed, 0, len(all))
	for i := range all {
		if who := all[i].Person; who != nil {
			concerns = append(concerns, search.Keyed{Key: uint64(who.ID) ^ 1<<63, Row: int32(i)}) // agents have negative ids
		}
	}
	search.SortKeyed(concerns, make([]search.Keyed, len(concerns)))
	return search.RowsOf(concerns)
}

// findingsOn returns the indexes of the findings about a person.
func (f *WorkspaceData) findingsOn(id clickup.UserID) []int32 {
	all := f.Report.Value.Findings
	from, _ := slices.BinarySearchFunc(f.personFindings, id, func(i int32, id clickup.UserID) int {
		return cmp.Compare(all[i].Person.ID, id)
	})
	to := from
	for to < len(f.personFindings) && all[f.personFindings[to]].Person.ID == id {
		to++
	}
	return f.personFindings[from:to]
}

// Do counts the people.
func (e RollUp) Do() RolledUp {
	in, days := e.Input, e.Input.Options.InactiveDays
	in.People = in.Export.Merge(in.People)
	months := rollup.ByMonth(in.People)
	slices.Reverse(months)
	return RolledUp{ID: e.ID, Seq: e.Seq, Rollups: Rollups{
		Months:   months,
		Domains:  rollup.ByDomain(in.People, in.Own, in.Seen, days),
		Inviters: rollup.ByInviter(in.People, in.Seen, days),
		Roles:    rollup.ByRole(in.People, in.Seen, days),
	}}
}

// audit audits a workspace, with what is known about it now.
func (s *State) audit(id clickup.WorkspaceID) []Effect {
	if s.RosterOf(id) == nil || s.Partial || !s.need.Audit {
		return nil
	}
	f := s.DataOf(id)
	return []Effect{Audit{ID: id, Seq: f.Report.begin(s.next()), Input: s.AuditInput(id)}}
}

// auditAgain audits the chosen workspace and all others audited before, after a change that
// affects every workspace.
func (s *State) auditAgain() []Effect {
	var out []Effect
	for _, r := range s.Rosters.Value {
		if r.ID == s.Chosen || s.DataOf(r.ID).Report.Phase != Idle {
			out = append(out, s.audit(r.ID)...)
		}
	}
	return out
}

// apply audits every workspace that was not audited yet. From now on, each audit of the
// chosen workspace updates its roll-ups and comparison.
func (OpenAudit) apply(s *State) []Effect {
	s.auditOpen = true
	out := append([]Effect{ListSnapshots{Seq: s.Snapshots.begin(s.next())}}, s.rollUp()...)
	out = append(out, s.loadSurvey(s.Chosen)...)
	out = append(out, FindReviews{}.apply(s)...)
	for _, r := range s.Rosters.Value {
		if s.DataOf(r.ID).Report.Phase == Idle {
			out = append(out, s.audit(r.ID)...)
		}
	}
	return out
}

// rollUp counts the people of the chosen workspace again.
func (s *State) rollUp() []Effect {
	if s.Roster() == nil || s.Partial {
		return nil
	}
	f := s.Data()
	return []Effect{RollUp{ID: s.Chosen, Seq: f.Rollups.begin(s.next()), Input: s.AuditInput(s.Chosen)}}
}

// AuditInput returns what is known about a workspace for an audit. It has no people if the
// roster is not known.
func (s *State) AuditInput(id clickup.WorkspaceID) audit.Input {
	f := s.DataOf(id)
	in := audit.Input{
		Workspace: id,
		Seats:     f.Seats.Value,
		Plan:      f.Plan.Value,
		Groups:    f.Groups.Value,
		Roles:     f.Roles.Value,
		Caller:    s.Me.Value.ID,
		Now:       s.Now,
		Seen:      s.AsOf(),
		Own:       f.Own,
		Options:   s.Options.Audit,
		Usual:     s.defaultRules,
		Protected: s.Options.Protected,
		Accepted:  s.accepted(id),
		HR:        s.Options.HR,
		Export:    s.Options.Export,
		Holdings:  s.HoldingsOf(id), // a copy: more may be read while the audit runs
		Traces:    f.impact.traces,
		Until:     f.Until.ByMail(),
		Prices:    s.Options.Prices,
		Unseen:    s.Unseen(id),
	}
	if f.Groups.Has() {
		in.Groups = nonNilGroups(in.Groups)
	}
	if r := s.RosterOf(id); r != nil {
		in.Name, in.People = r.Name, r.People.Rows()
		in.Guests = f.guests(r.People)
		in.Items, in.Public, in.Shared = access.WithShared(f.Survey.Items(), in.Guests), f.Survey.Public, s.Options.SharedLists
	}
	return in
}

// guests returns the guests whose shared items are known.
func (f *WorkspaceData) guests(people *people.People) []clickup.Guest {
	var out []clickup.Guest
	for _, id := range slices.Sorted(maps.Keys(f.Shares)) {
		if p, ok := people.ByID(id); ok && p.Guest() && f.Shares[id].Has() {
			shared := f.Shares[id].Value
			if shared == nil {
				shared = []clickup.SharedItem{} // known to be none
			}
			out = append(out, clickup.Guest{Person: *p, Shared: shared})
		}
	}
	return out
}

func (m Audited) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if !f.Report.settle(s, Answer{Seq: m.Seq, At: s.Now}, m.Report) {
		return nil
	}
	f.personFindings, f.leaverFindings = m.About, m.Leavers
	if !s.auditOpen || m.ID != s.Chosen {
		return nil
	}
	return append(s.rollUp(), s.compareSince()...)
}

func (m RolledUp) apply(s *State) []Effect {
	s.DataOf(m.ID).Rollups.settle(s, Answer{Seq: m.Seq, At: s.Now}, m.Rollups)
	return nil
}

func (m SetInactiveDays) apply(s *State) []Effect {
	s.Options.Audit.InactiveDays = max(1, m.Days)
	return s.auditAgain()
}
