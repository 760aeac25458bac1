package model

import (
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/seats"
)

// apply shows the last snapshot, its first screen before the rest, and loads a new roster.
// A demo starts without a snapshot.
func (Boot) apply(s *State) []Effect {
	if s.Options.Account != "" {
		s.notify(Warn, s.Options.Account, nil)
	}
	if s.Options.Offline {
		return append([]Effect{ListRuns{Newest: runsAtStart}}, s.reload(true)...)
	}
	first := []Effect{LoadPreview{}, LoadSnapshot{}, ListRuns{Newest: runsAtStart}}
	if s.Options.Demo {
		first = nil
	}
	return append(first, s.reload(true)...)
}

func (ShowLast) apply(s *State) []Effect { return s.showLast() }

// showLast reads the last snapshot from disk, and the decisions if not yet known.
func (s *State) showLast() []Effect {
	out := []Effect{LoadSnapshot{}}
	if s.Decisions.Phase == Idle {
		out = append(out, s.loadDecisions()...)
	}
	return out
}

// errOffline is the result of every load in offline mode.
var errOffline = fmt.Errorf("%w: cutui was started with --offline", clickup.ErrOffline)

func (m Reload) apply(s *State) []Effect { return s.reload(m.All) }

// reload loads the chosen workspace or all of them, and the token's owner and the decisions
// if they are not known yet.
func (s *State) reload(all bool) []Effect {
	if s.Options.Offline {
		s.Rosters.settle(s, Answer{Seq: s.Rosters.begin(s.next()), Err: errOffline}, nil)
		return s.showLast()
	}
	var out []Effect
	if s.need.Me && !s.need.Named && !s.Me.Has() {
		out = append(out, FetchMe{read: read{Background: true}, Seq: s.Me.begin(s.next())})
	}
	if s.Decisions.Phase == Idle {
		out = append(out, s.loadDecisions()...)
	}
	old := s.Roster()
	if all || old == nil || s.Partial {
		return append(out, FetchRosters{read: read{Background: true}, Seq: s.Rosters.begin(s.next())})
	}
	out = append(out, FetchRoster{read: read{Background: true}, Seq: s.Rosters.begin(s.next()), Old: old})
	return append(append(out, s.fetchSeatsAndPlan(old.ID)...), s.fetchRolesAndGroups(old.ID)...)
}

func (s *State) fetchSeatsAndPlan(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	f.outdated = false
	return []Effect{
		FetchSeats{read: read{Background: true}, Seq: f.Seats.begin(s.next()), ID: id},
		FetchPlan{read: read{Background: true}, Seq: f.Plan.begin(s.next()), ID: id},
	}
}

func (s *State) fetchRolesAndGroups(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	return []Effect{
		FetchRoles{read: read{Background: true}, Seq: f.Roles.begin(s.next()), ID: id},
		FetchGroups{read: read{Background: true}, Seq: f.Groups.begin(s.next()), ID: id},
	}
}

func (m LearnRoles) apply(s *State) []Effect {
	var out []Effect
	for _, id := range m.IDs {
		if p := s.DataOf(id).Roles.Phase; s.RosterOf(id) != nil && (p == Idle || p == LoadFailed) {
			out = append(out, s.fetchRolesAndGroups(id)...)
		}
		out = append(out, ShowWorkspaces{IDs: []clickup.WorkspaceID{id}}.apply(s)...)
	}
	return out
}

func (m SnapshotLoaded) apply(s *State) []Effect {
	if m.Err != nil {
		s.notify(Warn, "the last roster on disk could not be read"+s.shownInstead(m), m.Err)
	}
	if m.At.IsZero() {
		return s.dropPreview()
	}
	if s.Rosters.Has() && !s.Partial {
		return s.recallFacts()
	}
	s.showSnapshot(m)
	return append(s.takeRosters(m.Rosters), s.recallFacts()...)
}

// showSnapshot shows a snapshot's rosters, and its other facts unless newer ones are known.
func (s *State) showSnapshot(m SnapshotLoaded) {
	s.setRosters(m.Rosters, m.At)
	s.Partial, s.Preview = false, false
	s.Me.restore(s, m.Me, m.At)
	for id, seats := range m.Seats {
		s.DataOf(id).Seats.restore(s, seats, m.At)
	}
	for id, plan := range m.Plans {
		s.DataOf(id).Plan.restore(s, plan, m.At)
	}
}

// shownInstead says what is shown in place of a roster that can't be read.
func (s *State) shownInstead(m SnapshotLoaded) string {
	switch {
	case s.Rosters.Phase == Loading:
		return "; a fresh one is loading"
	case !m.At.IsZero():
		return "; this is an older one"
	}
	return ""
}

func (m MeLoaded) apply(s *State) []Effect {
	if !s.Me.settle(s, m.Answer, m.User) || m.Err != nil {
		return nil
	}
	out := s.auditAgain() // the caller is protected
	if s.fresh {          // a snapshot includes the caller
		out = append(out, s.saveSnapshot()...)
	}
	return out
}

func (m RostersArrived) apply(s *State) []Effect {
	if late(m.Seq, s.Rosters.Seq) || s.Rosters.Phase != Loading || (s.Rosters.Has() && !s.Partial) {
		return nil // keep showing a complete roster, however old, rather than a part of a new one
	}
	s.setRosters(m.Rosters, s.Now)
	s.Partial, s.Preview = true, false
	return s.takeRosters(m.Rosters)
}

func (m RostersLoaded) apply(s *State) []Effect {
	old, at := s.wholeRoster()
	if !s.Rosters.settle(s, m.Answer, m.Rosters) {
		return nil
	}
	if m.Err != nil {
		return s.notify(Fault, "the workspaces could not be loaded", m.Err)
	}
	s.Partial, s.Preview, s.fresh = false, false, true
	s.notifyUnread(m.Rosters)
	out := s.takeRosters(m.Rosters)
	for _, r := range m.Rosters {
		s.DataOf(r.ID).outdated = s.need.Seats
		out = append(out, s.fetchNeeded(r.ID, true)...)
	}
	return append(append(out, s.compare(old, at)...), s.saveSnapshot()...)
}

// wholeRoster returns the chosen workspace's roster and its age, to be compared with a
// newer one; nil if it is not complete.
func (s *State) wholeRoster() (*Roster, time.Time) {
	if s.Partial {
		return nil, time.Time{}
	}
	return s.Roster(), s.Rosters.At
}

func (m RosterLoaded) apply(s *State) []Effect {
	all := s.Rosters.Value
	old, at := s.wholeRoster()
	if m.Err == nil {
		all = replaced(all, m.Roster)
	}
	if !s.Rosters.settle(s, m.Answer, all) {
		return nil
	}
	if m.Err != nil {
		return s.notify(Fault, "the workspace could not be loaded", m.Err)
	}
	s.fresh = true
	s.notifyUnread([]*Roster{m.Roster})
	return append(append(s.takeRosters([]*Roster{m.Roster}), s.compare(old, at)...), s.saveSnapshot()...)
}

// notifyUnread notes how many people are missing because ClickUp sent no usable id for them.
func (s *State) notifyUnread(all []*Roster) {
	for _, r := range all {
		if r.Unread > 0 {
			s.notify(Warn, UnreadWords(r), nil)
		}
	}
}

// UnreadWords says how many people of a roster could not be read, and why.
func UnreadWords(r *Roster) string {
	return fmt.Sprintf("%s of %s could not be read: ClickUp sent no valid id for them", text.PeopleOf(r.Unread), r.Name)
}

func replaced(all []*Roster, r *Roster) []*Roster {
	out := make([]*Roster, len(all))
	for i, old := range all {
		out[i] = old
		if old.ID == r.ID {
			out[i] = r
		}
	}
	return out
}

// setRosters sets rosters that are no complete answer to a load.
func (s *State) setRosters(all []*Roster, at time.Time) {
	s.Rosters.Value, s.Rosters.At = all, at
	s.Revision++
}

// takeRosters updates what depends on new rosters: own domains, marks, the chosen
// workspace, rows, audit, until dates and roles.
func (s *State) takeRosters(fresh []*Roster) []Effect {
	for _, r := range fresh {
		s.DataOf(r.ID).Own = seats.OwnDomains(seats.CountDomains(r.People.Rows()), s.Options.OwnDomains)
		if b, ok := s.browse[r.ID]; ok && !s.Partial {
			b.unmarkMissing(r.People)
		}
	}
	if s.Roster() == nil {
		s.Chosen = s.firstChoice()
		if _, seen := s.browse[s.Chosen]; s.Chosen != "" && !seen {
			s.applyStart(s.Options.Start)
			s.Options.Start = SavedView{}
		}
	}
	out := append(append(s.rank(), s.audit(s.Chosen)...), s.keptForAudit(s.Chosen)...)
	if !s.Partial {
		out = append(out, s.loadUntil(fresh)...)
	}
	for _, r := range fresh {
		if !s.Partial {
			out = append(out, s.resolveRoles(r.ID)...)
		}
	}
	return out
}

// firstChoice returns the workspace named in the options, or else the first one. It is
// empty while the named one may still arrive, and where only that one will do.
func (s *State) firstChoice() clickup.WorkspaceID {
	all, want := s.Rosters.Value, s.Options.Workspace
	for _, r := range all {
		if r.Named(want) {
			return r.ID
		}
	}
	switch {
	case len(all) == 0, s.Partial && (want != "" || s.need.Named), s.need.Named && (want != "" || len(all) > 1):
		return ""
	}
	return all[0].ID
}

func (m SeatsLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if !f.Seats.settle(s, m.Answer, m.Seats) {
		return nil
	}
	var out []Effect
	if m.Err == nil {
		f.seatsRead = m.At
		out = append(s.audit(m.ID), s.saveSnapshot()...)
	}
	return append(append(out, s.continueConfirmed()...), s.compareSeats()...)
}

func (m PlanLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	before := f.Plan.Value.Name
	if !f.Plan.settle(s, m.Answer, m.Plan) || m.Err != nil {
		return nil
	}
	out := append(s.audit(m.ID), s.saveSnapshot()...)
	if (seats.Rules{Plan: before}).Free() != (seats.Rules{Plan: m.Plan.Name}).Free() {
		out = append(out, s.rank()...) // who is billed has changed
	}
	return append(out, s.searchAgain(people.Query.NeedsPlan)...)
}

func (m RolesLoaded) apply(s *State) []Effect {
	if !s.DataOf(m.ID).Roles.settle(s, m.Answer, m.Roles) || m.Err != nil {
		return nil
	}
	return s.resolveRoles(m.ID)
}

func (m GroupsLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if !f.Groups.settle(s, m.Answer, m.Groups) || m.Err != nil {
		return nil
	}
	return s.regroup(m.ID)
}

func (m ChooseWorkspace) apply(s *State) []Effect {
	if s.RosterOf(m.ID) == nil || m.ID == s.Chosen {
		return nil
	}
	s.Chosen = m.ID
	out := append(append(s.rankNewRows(), s.audit(m.ID)...), s.keptForAudit(m.ID)...)
	if s.Offline() {
		return out
	}
	return append(out, s.fetchNeeded(m.ID, false)...)
}

// apply repeats the failed loads of the chosen workspace, and of all workspaces those of
// their seats and plans.
func (RetryFailed) apply(s *State) []Effect {
	if s.Rosters.Phase == LoadFailed || s.Me.Phase == LoadFailed {
		return s.reload(true)
	}
	var out []Effect
	for _, r := range s.Rosters.Value {
		if f := s.DataOf(r.ID); f.Seats.Phase == LoadFailed || f.Plan.Phase == LoadFailed {
			out = append(out, s.fetchSeatsAndPlan(r.ID)...)
		}
	}
	f := s.Data()
	if f.Roles.Phase == LoadFailed || f.Groups.Phase == LoadFailed {
		out = append(out, s.fetchRolesAndGroups(s.Chosen)...)
	}
	if f.Items.Phase == LoadFailed {
		out = append(out, s.loadItems()...)
	}
	for id, sh := range f.Shares {
		if sh.Phase == LoadFailed {
			out = append(out, s.fetchShares(FetchShares{ID: s.Chosen, Guest: id})...)
		}
	}
	return out
}

// Failures returns the failed loads that may be tried again.
func (s *State) Failures() []Notice {
	var out []Notice
	add := func(err error, text, name string) { // called for every frame: join the text only if needed
		if err != nil {
			out = append(out, Notice{Level: Fault, Text: text + name, Err: err})
		}
	}
	add(s.Rosters.Err, "workspaces and people", "")
	add(s.Me.Err, "your own account", "")
	for _, r := range s.Rosters.Value {
		if err := s.NotAllowed(r.ID); err != nil {
			add(err, "", r.Name)
			continue
		}
		f := s.DataOf(r.ID)
		add(f.Seats.Err, "seats of ", r.Name)
		add(f.Plan.Err, "plan of ", r.Name)
	}
	f := s.Data()
	if s.NotAllowed(s.Chosen) == nil { // reported above
		add(f.Roles.Err, "custom roles", "")
		add(f.Groups.Err, "user groups", "")
	}
	add(f.Items.Err, "items to share", "")
	var guests []clickup.UserID
	for id, sh := range f.Shares {
		if sh.Err != nil {
			guests = append(guests, id)
		}
	}
	slices.Sort(guests)
	for _, id := range guests {
		add(f.Shares[id].Err, "what is shared with #", id.String())
	}
	return out
}
