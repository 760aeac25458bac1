package audit

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// Summary is the score card of an audit. The lanes and checks count findings; one
// person may have several.
type Summary struct {
	Counts  seats.Counts
	Seats   clickup.Seats
	Reclaim SeatCount // seats of the people in the ready lane

	Ready, HandOver, Review, Protected int

	Accepted int // of Protected: the findings that somebody accepted

	Cost *Cost // nil without prices and on Free Forever

	checks     [len(checks)]int
	severities [High + 1]int
}

// SeatCount is a number of seats of each kind.
type SeatCount struct{ Members, Guests int }

// Check returns the number of findings of one check.
func (s Summary) Check(c Check) int { return s.checks[c] }

// Severity returns the number of findings of one severity.
func (s Summary) Severity(v Severity) int { return s.severities[v] }

func (s *Summary) found(h *hit, accepted bool) {
	s.checks[h.check]++
	s.severities[checks[h.check].severity]++
	switch h.lane {
	case Ready:
		s.Ready++
	case HandOver:
		s.HandOver++
	case Review:
		s.Review++
	case Protected:
		s.Protected++
	}
	if accepted {
		s.Accepted++
	}
}

// add counts the seat that one person frees.
func (c *SeatCount) add(s *subject) {
	switch {
	case s.seat.Paid == seats.Yes:
		c.Members++
	case s.seat.Kind == seats.Guest:
		c.Guests++
	}
}

// atMost caps the counts at the seats that ClickUp counts as filled.
func (c *SeatCount) atMost(now clickup.Seats) {
	if n := now.Members.Filled; n.Known {
		c.Members = min(c.Members, n.N)
	}
	if n := now.Guests.Filled; n.Known {
		c.Guests = min(c.Guests, n.N)
	}
}

// Turned compares the findings with those that the usual thresholds give. It is zero if
// the thresholds are the usual ones.
type Turned struct {
	Usual    Options
	Was, Now int           // number of findings, with the usual thresholds and now
	Checks   []TurnedCheck // the checks that find more or fewer
}

// TurnedCheck is the number of findings of a check, with the usual thresholds and now.
type TurnedCheck struct {
	Check    Check
	Was, Now int
}

// turned audits with the usual thresholds and compares the result with now.
func turned(in Input, now Summary) Turned {
	in.Options = in.Usual
	was := run(in).Summary
	t := Turned{Usual: in.Usual}
	for i := range checks {
		t.Was += was.checks[i]
		t.Now += now.checks[i]
		if was.checks[i] != now.checks[i] {
			t.Checks = append(t.Checks, TurnedCheck{Check(i), was.checks[i], now.checks[i]})
		}
	}
	return t
}

// Words says how the findings differ: "104 findings, 47 with the usual thresholds: 57
// more never-active, 2 fewer inactive-member". It returns "" for the usual thresholds.
func (t Turned) Words() string {
	switch {
	case t.Usual == (Options{}):
		return ""
	case len(t.Checks) == 0:
		return text.Plural(t.Now, "finding") + ", as with the usual thresholds"
	}
	parts := make([]string, len(t.Checks))
	for i, c := range t.Checks {
		if parts[i] = fmt.Sprintf("%s more %s", text.Number(c.Now-c.Was), c.Check); c.Now < c.Was {
			parts[i] = fmt.Sprintf("%s fewer %s", text.Number(c.Was-c.Now), c.Check)
		}
	}
	return fmt.Sprintf("%s, %s with the usual thresholds: %s", text.Plural(t.Now, "finding"), text.Number(t.Was), strings.Join(parts, ", "))
}
