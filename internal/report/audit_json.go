package report

import (
	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/audit"
	"cutui/model/peopleexport"
	"cutui/model/seats"
)

type auditDocument struct {
	SchemaVersion int `json:"schema_version"`
	auditBody
}

type auditsDocument struct {
	SchemaVersion int         `json:"schema_version"`
	Audits        []auditBody `json:"audits"`
}

type auditBody struct {
	Workspace   WorkspaceRef `json:"workspace"`
	GeneratedAt Moment       `json:"generated_at"`
	Loaded
	Summary   summary       `json:"summary"`
	Findings  []finding     `json:"findings"`
	Decisions []decision    `json:"decisions,omitempty"`
	Review    *accessReview `json:"access_review,omitempty"`
	HR        *hrList       `json:"hr_list,omitempty"`
	Export    *export       `json:"people_export,omitempty"`
	Domains   []domain      `json:"domains,omitempty"`
	Inviters  []inviter     `json:"inviters,omitempty"`
	Roles     []role        `json:"roles,omitempty"`
	Ledger    []month       `json:"ledger,omitempty"`
	Changes   *changes      `json:"changes,omitempty"`

	Target *seatTarget `json:"target,omitempty"`
}

type hrList struct {
	File    string   `json:"file,omitempty"`
	Column  string   `json:"column,omitempty"`
	Listed  int      `json:"addresses"`
	Blank   int      `json:"rows_without_address"`
	Again   int      `json:"rows_repeated"`
	Notes   []string `json:"notes"`
	Missing []string `json:"not_in_workspace"`
}

type tally struct {
	People   int `json:"people"`
	Members  int `json:"members"`
	Guests   int `json:"guests"`
	Pending  int `json:"pending"`
	Inactive int `json:"inactive"`
}

type domain struct {
	Domain string `json:"domain"`
	Kind   string `json:"kind"`
	tally
}

type inviter struct {
	By   *PersonRef `json:"invited_by"`
	Here bool       `json:"still_here"`
	tally
}

type role struct {
	Role   string  `json:"role"`
	Custom *string `json:"custom_role"`
	tally
}

type month struct {
	Month   string `json:"month"` // such as 2026-11
	Members int    `json:"members_joined"`
	Guests  int    `json:"guests_joined"`
	Invited int    `json:"still_invited"`
}

type summary struct {
	Plan       *string        `json:"plan"`
	People     int            `json:"people"`
	Members    int            `json:"members"`
	Guests     int            `json:"guests"`
	Pending    int            `json:"pending"`
	Admins     int            `json:"admins"`
	Agents     int            `json:"agents"`
	Limited    int            `json:"limited_members"`
	Unknown    int            `json:"unknown_roles"`
	Seats      Seats          `json:"seats"`
	SeatsWhy   seatsWhy       `json:"seats_why"`
	OwnDomains []string       `json:"own_domains"`
	OwnWhy     string         `json:"own_domains_why"`
	Ready      int            `json:"ready"`
	HandOver   int            `json:"hand_over"`
	Review     int            `json:"review"`
	Protected  int            `json:"protected"`
	Accepted   int            `json:"accepted"`
	Reclaim    reclaim        `json:"reclaimable"`
	Severities map[string]int `json:"severities"`
	Checks     map[string]int `json:"checks"`
	Cost       *cost          `json:"cost"`
	Thresholds thresholds     `json:"thresholds"`
	Turned     *turned        `json:"turned"` // null for the usual thresholds
	NotVisible []string       `json:"not_visible"`
}

type seatsWhy struct {
	Members string `json:"members"`
	Guests  string `json:"guests"`
}

type reclaim struct {
	Members int `json:"member_seats"`
	Guests  int `json:"guest_seats"`
}

type cost struct {
	Now       *float64 `json:"now_per_month"`
	Avoidable float64  `json:"avoidable_per_month"`
	Currency  string   `json:"currency"`
	Renewal   Moment   `json:"renewal"`
	NowWords  string   `json:"now_words"`
	Words     string   `json:"avoidable_words"`
}

// turned says how changed thresholds change the findings.
type turned struct {
	Usual  thresholds     `json:"usual_thresholds"`
	Was    int            `json:"findings_with_usual"`
	Now    int            `json:"findings"`
	Checks map[string]int `json:"checks"` // the difference for each check
	Words  string         `json:"words"`
}

func turnedOf(t audit.Turned) *turned {
	if t.Words() == "" {
		return nil
	}
	out := &turned{Usual: thresholds(t.Usual), Was: t.Was, Now: t.Now, Checks: map[string]int{}, Words: t.Words()}
	for _, c := range t.Checks {
		out.Checks[c.Check.String()] = c.Now - c.Was
	}
	return out
}

type thresholds struct {
	InactiveDays int     `json:"inactive_days"`
	PendingDays  int     `json:"pending_days"`
	NewDays      int     `json:"new_starter_days"`
	AdminShare   float64 `json:"admin_share"`
	SeatBuffer   int     `json:"seat_buffer"`
	NearPercent  int     `json:"near_percent"`
}

type finding struct {
	Check       string     `json:"check"`
	Severity    string     `json:"severity"`
	Lane        string     `json:"lane"`
	Person      *PersonRef `json:"person"`
	Reason      string     `json:"reason"`
	Action      string     `json:"action"`
	ActionWords string     `json:"action_words"`
	Accepted    *accepted  `json:"accepted,omitempty"`
}

type accepted struct {
	Note      string `json:"note"`
	By        string `json:"decided_by"`
	DecidedAt Moment `json:"decided_at"`
	ReviewBy  Moment `json:"review_by"`
}

// AuditValue returns the JSON document of an audit.
func AuditValue(doc AuditDoc) any {
	return auditDocument{SchemaVersion: SchemaVersion, auditBody: bodyOf(doc)}
}

// AuditsValue returns the JSON document of the audits of several workspaces.
func AuditsValue(docs []AuditDoc) any {
	all := auditsDocument{SchemaVersion: SchemaVersion, Audits: make([]auditBody, len(docs))}
	for i, doc := range docs {
		all.Audits[i] = bodyOf(doc)
	}
	return all
}

func bodyOf(doc AuditDoc) auditBody {
	r := doc.Report
	body := auditBody{
		Workspace: WorkspaceRefOf(r.Workspace, r.Name), GeneratedAt: Moment(r.At), Loaded: Loaded{AsOf: Moment(r.Seen), Offline: doc.Offline},
		Summary: summaryOf(r), Findings: make([]finding, len(r.Findings)),
	}
	for i, f := range r.Findings {
		body.Findings[i] = findingOf(f)
	}
	body.Decisions = decisionsOf(r)
	body.Review = accessReviewOf(doc.Review, r.At)
	if l := r.HR; l.Given() {
		body.HR = &hrList{
			File: clean.Line(l.File), Column: clean.Line(l.Column), Listed: len(l.People), Blank: l.Blank, Again: l.Again,
			Notes: nonNil(cleanCells(l.Notes)), Missing: nonNil(cleanCells(r.Missing)),
		}
	}
	body.Target = targetOf(doc.Target)
	body.Export = exportOf(r)
	body.rollUps(doc)
	for _, m := range doc.Ledger {
		body.Ledger = append(body.Ledger, month{Month: m.Month.Format("2006-01"), Members: m.Members, Guests: m.Guests, Invited: m.Invited})
	}
	if doc.Changes != nil {
		c := changesOf(*doc.Changes)
		body.Changes = &c
	}
	return body
}

func (b *auditBody) rollUps(doc AuditDoc) {
	for _, d := range doc.Domains {
		b.Domains = append(b.Domains, domain{Domain: clean.Line(d.Domain), Kind: d.Kind.String(), tally: tally(d.Tally)})
	}
	for _, row := range doc.Inviters {
		b.Inviters = append(b.Inviters, inviter{By: inviterRef(row.By), Here: row.Here, tally: tally(row.Tally)})
	}
	for _, row := range doc.Roles {
		b.Roles = append(b.Roles, role{Role: row.Role.String(), Custom: orNull(row.Custom), tally: tally(row.Tally)})
	}
}

func inviterRef(by *clickup.Inviter) *PersonRef {
	if by == nil {
		return nil
	}
	return &PersonRef{ID: by.ID, Name: clean.Line(by.Name), Email: clean.Line(by.Email)}
}

func findingOf(f audit.Finding) finding {
	out := finding{
		Check: f.Check.String(), Severity: f.Severity.String(), Lane: f.Lane.String(), Person: personRef(f.Person),
		Reason: clean.Line(f.Reason()), Action: f.Action().Kind.String(), ActionWords: f.Action().Words,
	}
	if a, ok := f.Accepted(); ok {
		out.Accepted = &accepted{Note: clean.Line(a.Note), By: clean.Line(a.By), DecidedAt: Moment(a.At), ReviewBy: Moment(a.ReviewBy)}
	}
	return out
}

func summaryOf(r audit.Report) summary {
	s := r.Summary
	out := summary{
		Plan: orNull(r.Plan.Name), People: s.Counts.People(), Members: s.Counts.Members(), Guests: s.Counts.Guests(), Pending: s.Counts.Pending,
		Admins: s.Counts.Admins(), Agents: s.Counts.Of(seats.ClassAgent), Limited: s.Counts.Of(seats.ClassLimited),
		Unknown: s.Counts.Of(seats.ClassUnknown), Seats: seatsOf(s.Seats),
		SeatsWhy:   seatsWhy{r.ExplainMembers(), r.ExplainGuests()},
		OwnDomains: nonNil(cleanCells(r.Own.List)), OwnWhy: clean.Line(r.Own.Why),
		Ready: s.Ready, HandOver: s.HandOver, Review: s.Review, Protected: s.Protected, Accepted: s.Accepted,
		Reclaim:    reclaim{Members: s.Reclaim.Members, Guests: s.Reclaim.Guests},
		Severities: map[string]int{}, Checks: map[string]int{},
		Thresholds: thresholds(r.Options), Turned: turnedOf(r.Turned),
		NotVisible: nonNil(r.Unseen),
	}
	for v := audit.Info; v <= audit.High; v++ {
		out.Severities[v.String()] = s.Severity(v)
	}
	for _, c := range audit.Checks() {
		if n := s.Check(c); n > 0 {
			out.Checks[c.String()] = n
		}
	}
	if c := s.Cost; c != nil {
		out.Cost = &cost{Avoidable: c.Avoidable, Currency: clean.Line(c.Currency), Renewal: Moment(c.Renewal), NowWords: clean.Line(c.NowWords()), Words: clean.Line(c.AvoidableWords())}
		if c.NowKnown {
			out.Cost.Now = &c.Now
		}
	}
	return out
}

// export is the content of ClickUp's people export, for JSON.
type export struct {
	File    string           `json:"file,omitempty"`
	Took    []string         `json:"columns"`
	Left    []string         `json:"columns_not_used"`
	Notes   []string         `json:"notes"`
	Gone    []string         `json:"not_in_workspace"`
	Missing int              `json:"not_in_export"` // people of the workspace
	People  []exportedPerson `json:"people"`
}

type exportedPerson struct {
	Email      string         `json:"email"`
	Name       string         `json:"name"`
	Role       string         `json:"role"` // as the export has it
	TwoFactor  *bool          `json:"two_factor"`
	LastActive Moment         `json:"last_active"`
	Lists      []exportedList `json:"lists"` // null if the export has no column of lists
}

type exportedList struct {
	Name       string `json:"name"`
	Permission string `json:"permission"`
}

func exportOf(r audit.Report) *export {
	e := r.Export
	if !e.Given() {
		return nil
	}
	out := &export{
		File: clean.Line(e.File), Took: nonNil(cleanCells(e.Took)), Left: nonNil(cleanCells(e.Left)), Notes: nonNil(cleanCells(e.Notes)),
		Gone: nonNil(cleanCells(r.ExportGone)), Missing: r.ExportMissing, People: make([]exportedPerson, len(e.People)),
	}
	for i := range e.People {
		out.People[i] = exportedPersonOf(&e.People[i])
	}
	return out
}

func exportedPersonOf(p *peopleexport.Person) exportedPerson {
	out := exportedPerson{Email: clean.Line(p.Address), Name: clean.Line(p.Name), Role: clean.Line(p.Role), LastActive: Moment(p.LastActive)}
	if p.TwoFactor != peopleexport.TwoFactorUnknown {
		on := p.TwoFactor == peopleexport.TwoFactorOn
		out.TwoFactor = &on
	}
	if p.ListsKnown {
		out.Lists = []exportedList{}
	}
	for _, l := range p.Lists {
		out.Lists = append(out.Lists, exportedList{clean.Line(l.Name), string(l.Permission)})
	}
	return out
}
