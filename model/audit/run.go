package audit

import (
	"slices"

	"cutui/clickup"
	"cutui/model/seats"
)

// checksOf are the checks of people of a role besides their activity, without those that
// have nothing to go by in this workspace.
func (f *facts) checksOf(r clickup.Role) []Check {
	var list []Check
	add := func(useful bool, more ...Check) {
		if useful {
			list = append(list, more...)
		}
	}
	own, billed := len(f.in.Own.List) > 0, !f.seats.Free()
	switch r {
	case clickup.RoleOwner, clickup.RoleAdmin:
		add(true, FreeMailAdmin)
		add(f.in.Export.Given(), NoTwoFactor)
	case clickup.RoleMember:
		add(own && billed, ExternalMember)
		add(billed, InternalGuest) // a limited member may have any role
	case clickup.RoleGuest:
		add(billed, InternalGuest)
		add(billed && len(f.seats.Groups) > 0, GuestInGroup)
		add(len(f.leaks) > 0, CrossClient)
		add(len(f.details) > 0, GuestUnscoped, GuestElevated, StaleShare)
	case clickup.RoleUnknown:
		add(billed, InternalGuest)
	}
	add(len(f.in.Until) > 0, UntilPast)
	add(f.twins != nil, DuplicatePerson)
	add(len(f.inviters) > 0, InviterGone)
	add(len(f.hr) > 0, Leaver)
	return list
}

// subject is a person with what several rules ask about them.
type subject struct {
	*clickup.Person
	index int32
	role  clickup.Role // the base role, or admin where a custom role inherits that
	own   bool         // on an own domain
	place seats.Place
	seat  seats.Seat
}

// Run audits a roster, with what ClickUp's people export says of its people. The report
// keeps pointing into the input's people, or into a copy of them with the export.
func Run(in Input) Report {
	in.People = in.Export.Merge(in.People)
	in.Guests = append(slices.Clip(in.Guests), in.Export.Guests(in.People, in.Guests)...)
	r := run(in)
	if in.Usual != (Options{}) && in.Usual != in.Options {
		r.Turned = turned(in, r.Summary)
	}
	if in.Export.Given() {
		r.ExportGone, r.ExportMissing = in.Export.Strangers(in.People)
	}
	return r
}

// run makes all of a report but its comparisons with other thresholds and with the export.
func run(in Input) Report {
	// A guess that spares growing, which copies what was found over and over.
	likely := len(in.People) / 4
	a := auditor{facts: factsOf(in), hits: make([]hit, 0, likely), blocks: make([]block, 0, likely)}
	for r := range a.checks {
		a.checks[r] = a.facts.checksOf(clickup.Role(r))
	}
	for i := range in.People {
		a.person(int32(i))
	}
	a.facts.twins = nil // as long as the roster; each finding remembers its person
	a.workspace()
	a.summary.Seats = in.Seats
	a.summary.Reclaim.atMost(in.Seats)
	a.summary.Cost = cost(in, a.summary.Reclaim)
	return Report{
		Workspace: in.Workspace, Name: in.Name, Plan: in.Plan, At: in.Now, Seen: a.facts.in.Seen, Own: in.Own, Options: in.Options,
		Summary: a.summary, Findings: findings(a.facts, a.hits, sortBlocks(a.blocks, in.People)),
		HR: in.HR, Export: in.Export, Unseen: in.Unseen, Missing: missing(in.HR, in.People), Decisions: record(in.Accepted),
	}
}

// record is the decisions, the latest first.
func record(accepted []Acceptance) []Acceptance {
	list := slices.Clone(accepted)
	slices.SortStableFunc(list, func(a, b Acceptance) int { return b.At.Compare(a.At) })
	return list
}

type auditor struct {
	facts   *facts
	checks  [clickup.RoleGuest + 1][]Check // by role
	summary Summary
	hits    []hit
	blocks  []block
	current subject // kept here so that it is allocated once, not once a person
}

// hit is a finding before it has its place: without pointers, so that a list of
// very many is cheap to grow.
type hit struct {
	check  Check
	lane   Lane
	person int32 // its index, or nobody
	detail int32
}

const nobody = -1

func (a *auditor) person(i int32) {
	s := &a.current
	*s = a.facts.subject(i, &a.summary.Counts)
	if s.ID < 0 {
		return // an agent: no seat, no activity and no inviter to judge it by
	}
	found := len(a.hits)
	if c := activity(a.facts, s); c != 0 {
		a.found(c, i, 0)
	}
	for _, c := range a.checks[s.role] {
		if checks[c].holds(a.facts, s) {
			a.found(c, i, a.facts.detail(c, s))
		}
	}
	if len(a.hits) > found && a.conclude(found, s.Person) {
		a.summary.Reclaim.add(s)
	}
}

// found notes what a check found; the sentence is made later, from the same facts.
func (a *auditor) found(c Check, person, detail int32) {
	a.hits = append(a.hits, hit{c, checks[c].lane, person, detail})
}

func (a *auditor) workspace() {
	found := len(a.hits)
	for i, about := range workspaceFindings(a.facts.in, a.summary) {
		a.facts.sentences = append(a.facts.sentences, about.sentence)
		a.found(about.check, nobody, int32(i))
	}
	if len(a.hits) > found {
		a.conclude(found, nil)
	}
}

// conclude closes what was found about one person, from that index on, and
// reports whether any of it is ready to be acted on.
func (a *auditor) conclude(from int, p *clickup.Person) (ready bool) {
	protected := a.facts.protects(p)
	for i := range a.hits[from:] {
		h := &a.hits[from+i]
		_, accepted := a.facts.acceptance(h.check, p)
		switch {
		case protected || accepted:
			h.lane = Protected
		case h.lane == Ready && p != nil:
			h.lane = a.facts.laneOf(h.check, p)
		}
		a.summary.found(h, accepted)
		ready = ready || h.lane == Ready
	}
	a.blocks = append(a.blocks, block{letters: letters(p), person: a.hits[from].person, first: int32(from), last: int32(len(a.hits))})
	return ready
}
