package audit

import (
	"slices"

	"cutui/clickup"
	"cutui/model/seats"
)

// checksOf returns the checks for people of a role, besides their activity and without
// those that lack their data in this workspace.
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

// subject is a person with what several checks ask about them.
type subject struct {
	*clickup.Person
	index int32
	role  clickup.Role // see facts.role
	own   bool         // on an own domain
	place seats.Place
	seat  seats.Seat
}

// Run audits a roster, merged with ClickUp's people export if there is one. The report
// keeps pointing into the input's people, or into a merged copy of them.
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

// run makes a report without its comparisons with other thresholds and with the export.
func run(in Input) Report {
	likely := len(in.People) / 4 // a guess that saves growing the slices
	a := auditor{facts: factsOf(in), hits: make([]hit, 0, likely), blocks: make([]block, 0, likely)}
	for r := range a.checks {
		a.checks[r] = a.facts.checksOf(clickup.Role(r))
	}
	for i := range in.People {
		a.person(int32(i))
	}
	a.facts.twins = nil // findings keep facts, and have what they need of this in their detail
	a.workspace()
	a.summary.Seats = in.Seats
	a.summary.Reclaim.atMost(in.Seats)
	a.summary.Cost = cost(in, a.summary.Reclaim)
	return Report{
		Workspace: in.Workspace, Name: in.Name, Plan: in.Plan, At: in.Now, Seen: a.facts.in.Seen, Own: in.Own, Options: in.Options,
		Summary: a.summary, Findings: findings(a.facts, a.hits, sortBlocks(a.blocks, in.People)),
		HR: in.HR, Export: in.Export, Unseen: in.Unseen, Missing: missing(in.HR, in.People), Decisions: latestFirst(in.Accepted),
	}
}

// latestFirst returns the decisions in a new slice, the latest first.
func latestFirst(accepted []Acceptance) []Acceptance {
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
	current subject // kept here to be allocated once, not once a person
}

// hit is a finding that is not sorted yet. It has no pointers, so that a long list is
// cheap to grow.
type hit struct {
	check  Check
	lane   Lane
	person int32 // index of the person, or nobody
	detail int32 // as in Finding
}

// nobody is the person of hits on the workspace.
const nobody = -1

func (a *auditor) person(i int32) {
	s := &a.current
	*s = a.facts.subject(i, &a.summary.Counts)
	if s.ID < 0 {
		return // an agent has no seat, activity or inviter to judge
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

// found notes that a check found something; its sentence is made later.
func (a *auditor) found(c Check, person, detail int32) {
	a.hits = append(a.hits, hit{c, checks[c].lane, person, detail})
}

func (a *auditor) workspace() {
	found := len(a.hits)
	for i, w := range workspaceFindings(a.facts.in, a.summary) {
		a.facts.sentences = append(a.facts.sentences, w.sentence)
		a.found(w.check, nobody, int32(i))
	}
	if len(a.hits) > found {
		a.conclude(found, nil)
	}
}

// conclude gives the hits from that index on, all on one person or on the workspace,
// their lanes and reports whether any is ready to be acted on.
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
