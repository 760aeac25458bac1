package audit

import (
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/when"
)

// goesByActivity reports whether a check rests on ClickUp's last-seen date.
func (c Check) goesByActivity() bool {
	return c == InactiveMember || c == InactiveGuest || c == InactiveAdmin || c == NeverActive
}

// laneOf returns the lane of a finding that would be ready: Review if traces of work show
// that the person is still here, HandOver if they hold something.
func (f *facts) laneOf(c Check, p *clickup.Person) Lane {
	switch {
	case c.goesByActivity() && f.worked(p):
		return Review
	case c.removes() && f.holds(p):
		return HandOver
	}
	return Ready
}

// removes reports whether the check suggests removing the person from the workspace.
func (c Check) removes() bool {
	kind := checks[c].action.Kind
	return kind == RemoveAction || kind == WithdrawAction
}

// worked reports whether somebody left a trace of work within the threshold of inactivity.
func (f *facts) worked(p *clickup.Person) bool {
	last := f.in.Traces.Last(p.ID)
	return !last.IsZero() && clickup.StampOf(last) >= f.inactiveBefore
}

func (f *facts) holds(p *clickup.Person) bool {
	h, known := f.in.Holdings[p.ID]
	return known && h.Anything()
}

// Works reports whether the finding rests on ClickUp's last-seen date although the person
// left a trace of work within the threshold of inactivity.
func (f Finding) Works() bool {
	return f.facts != nil && f.Person != nil && f.Check.goesByActivity() && f.facts.worked(f.Person)
}

// proof returns what traces of work say about somebody who seems to be gone, or "".
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

// held returns what a person holds if the finding suggests removing them, with the age
// of that knowledge, or "".
func (f Finding) held() string {
	if f.facts == nil || f.Person == nil || !f.Check.removes() || !f.facts.holds(f.Person) {
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

// freshHoldings is how old holdings may be before their age is shown.
const freshHoldings = time.Minute

// Candidates returns the people whose removal is suggested, or who seem to be gone: it is
// worth reading what they hold and whether they left traces of work. Protected people are
// left out.
func (r Report) Candidates() []clickup.UserID {
	var out []clickup.UserID
	seen := map[clickup.UserID]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Person == nil || f.Lane == Protected || seen[f.Person.ID] {
			continue
		}
		if f.Check.removes() || f.Check.goesByActivity() {
			seen[f.Person.ID] = true
			out = append(out, f.Person.ID)
		}
	}
	return out
}
