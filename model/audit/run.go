package audit

import "cutui/clickup"

// rule looks at one person and says which check found something, if any. It
// must be quick; the sentence is made later, from the same facts.
type rule func(*facts, *subject) Check

// rulesOf are the rules for people of a role, without those that have nothing
// to go by in this workspace.
func (f *facts) rulesOf(r clickup.Role) []rule {
	rules := []rule{activity}
	add := func(useful bool, more ...rule) {
		if useful {
			rules = append(rules, more...)
		}
	}
	own := len(f.in.Own.List) > 0
	switch r {
	case clickup.RoleOwner, clickup.RoleAdmin:
		add(true, freeMailAdmin)
	case clickup.RoleMember:
		add(own, externalMember)
	case clickup.RoleGuest:
		add(own, internalGuest)
		add(len(f.groups) > 0, guestInGroup)
		add(len(f.details) > 0, guestUnscoped, guestElevated, staleShare)
	}
	add(f.twins != nil, duplicatePerson)
	add(len(f.inviters) > 0, inviterGone)
	add(len(f.hr) > 0, leaver)
	return rules
}

// subject is a person with what several rules ask about them.
type subject struct {
	*clickup.Person
	index int32
	role  clickup.Role // the base role, or admin where a custom role inherits that
	own   bool         // on an own domain
}

// Run audits a roster. The report keeps pointing into the input's people.
func Run(in Input) Report {
	a := auditor{facts: gather(in), findings: make([]Finding, 0, len(in.People)/4)}
	for r := range a.rules {
		a.rules[r] = a.facts.rulesOf(clickup.Role(r))
	}
	for i := range in.People {
		a.person(int32(i))
	}
	a.workspace()
	a.summary.Seats = in.Seats
	a.summary.Cost = cost(in, a.summary.Reclaim)
	return Report{
		Workspace: in.Workspace, Name: in.Name, Plan: in.Plan, At: in.Now, Own: in.Own, Options: in.Options,
		Summary: a.summary, Findings: sortFindings(a.findings, a.blocks),
	}
}

type auditor struct {
	facts    *facts
	rules    [clickup.RoleGuest + 1][]rule
	summary  Summary
	findings []Finding
	blocks   []block
	current  subject // kept here so that it is not allocated anew for everybody
}

func (a *auditor) person(i int32) {
	s := &a.current
	*s = a.facts.subject(i)
	a.summary.count(s)
	if s.ID < 0 {
		return // an agent: no seat, no activity and no inviter to judge it by
	}
	found := len(a.findings)
	for _, find := range a.rules[s.role] {
		if c := find(a.facts, s); c != 0 {
			a.add(c, s.Person, a.facts.detail(c, s))
		}
	}
	if a.conclude(found, s.Person) {
		a.summary.Reclaim.add(s)
	}
}

func (a *auditor) workspace() {
	found := len(a.findings)
	for _, about := range workspaceFindings(a.facts.in, a.summary) {
		a.facts.sentences = append(a.facts.sentences, about.sentence)
		a.add(about.check, nil, int32(len(a.facts.sentences)-1))
	}
	a.conclude(found, nil)
}

func (a *auditor) add(c Check, p *clickup.Person, detail int32) {
	info := &checks[c]
	a.findings = append(a.findings, Finding{
		Check: c, Severity: info.severity, Lane: info.lane, Person: p, detail: detail, facts: a.facts,
	})
}

// conclude closes what was found about one person, from that index on, and
// reports whether any of it is ready to be acted on.
func (a *auditor) conclude(from int, p *clickup.Person) (ready bool) {
	if len(a.findings) == from {
		return false
	}
	protected := a.facts.protects(p)
	for i := range a.findings[from:] {
		f := &a.findings[from+i]
		_, accepted := f.Accepted()
		if protected || accepted {
			f.Lane = Protected
		}
		a.summary.found(f, accepted)
		ready = ready || f.Lane == Ready
	}
	a.blocks = append(a.blocks, block{letters: letters(p), first: int32(from), last: int32(len(a.findings))})
	return ready
}
