package audit

import (
	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/when"
)

// goesByActivity reports whether a check rests on ClickUp's last-seen date.
func (c Check) goesByActivity() bool {
	return c == InactiveMember || c == InactiveGuest || c == InactiveAdmin || c == NeverActive
}

// laneOf is where a finding that would be ready belongs: to review where traces of work
// say that the person is not gone, to hand over first where they hold something.
func (f *facts) laneOf(c Check, p *clickup.Person) Lane {
	switch {
	case c.goesByActivity() && f.worked(p):
		return Review
	case f.removes(c) && f.holds(p):
		return HandOver
	}
	return Ready
}

// removes reports whether a check suggests to take the person out of the workspace.
func (f *facts) removes(c Check) bool {
	kind := checks[c].action.Kind
	return kind == RemoveAction || kind == WithdrawAction
}

// worked reports whether somebody left a trace of work within the days of the threshold.
func (f *facts) worked(p *clickup.Person) bool {
	last := f.in.Traces.Last(p.ID)
	return !last.IsZero() && clickup.StampOf(last) >= f.inactiveBefore
}

func (f *facts) holds(p *clickup.Person) bool {
	h, known := f.in.Holdings[p.ID]
	return known && h.Anything()
}

// Works reports whether the person of a finding that goes by ClickUp's last-seen date left
// a trace of work within the days of the threshold.
func (f Finding) Works() bool {
	return f.facts != nil && f.Person != nil && f.Check.goesByActivity() && f.facts.worked(f.Person)
}

// proof is what traces of work say of somebody who seems to be gone; empty where they say
// nothing.
func (f Finding) proof() string {
	if f.facts == nil || f.Person == nil || !f.Check.goesByActivity() || f.facts.in.Traces == nil {
		return ""
	}
	t := f.facts.in.Traces
	asOf := ""
	if now := f.facts.in.Now; when.Midnight(now).After(t.At) {
		asOf = ", as of " + text.Age(now.Sub(t.At))
	}
	if words := t.Words(f.Person.ID, f.facts.in.Now); words != "" {
		return ", but " + words + asOf
	}
	if words := t.Absence(f.Person.ID); words != "" {
		return "; " + words + asOf
	}
	return ""
}

// held is what a person holds whose removal is suggested, with its age.
func (f Finding) held() string {
	if f.facts == nil || f.Person == nil || !f.facts.removes(f.Check) || !f.facts.holds(f.Person) {
		return ""
	}
	h := f.facts.in.Holdings[f.Person.ID]
	s := h.Summary(f.facts.in.Now)
	words := "; holds " + s.Words()
	if f.facts.in.Now.Sub(h.At) > freshHoldings {
		words += " (read " + text.Age(f.facts.in.Now.Sub(h.At)) + ")"
	}
	return words
}

// freshHoldings is how old what somebody holds may be without a word about it, in
// nanoseconds: a minute.
const freshHoldings = 60e9

// Candidates are the people whose removal is suggested, or who seem to be gone: what
// they hold, and whether they work unseen, is worth asking. Protected ones are left out.
func (r Report) Candidates() []clickup.UserID {
	var out []clickup.UserID
	seen := map[clickup.UserID]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Person == nil || f.Lane == Protected || seen[f.Person.ID] {
			continue
		}
		if kind := checks[f.Check].action.Kind; kind == RemoveAction || kind == WithdrawAction || f.Check.goesByActivity() {
			seen[f.Person.ID] = true
			out = append(out, f.Person.ID)
		}
	}
	return out
}
