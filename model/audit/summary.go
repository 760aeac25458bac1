package audit

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// Summary is the score card of an audit. The lanes and checks count findings,
// of which one person may have several.
type Summary struct {
	Counts  seats.Counts
	Seats   clickup.Seats
	Reclaim SeatCount // seats of the people in the ready lane

	Ready, HandOver, Review, Protected int

	Accepted int // those of the protected that somebody accepted

	Cost *Cost // nil where no prices are configured

	checks     [len(checks)]int
	severities [High + 1]int
}

// SeatCount is a number of seats of each kind.
type SeatCount struct{ Members, Guests int }

// Check is the number of findings of one check.
func (s Summary) Check(c Check) int { return s.checks[c] }

// Severity is the number of findings of one severity.
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

// add counts the seat that one person gives back.
func (c *SeatCount) add(p *subject) {
	switch {
	case p.seat.Paid == seats.Yes:
		c.Members++
	case p.seat.Kind == seats.Guest:
		c.Guests++
	}
}

// atMost keeps to the seats that ClickUp counts as filled: no more come back.
func (c *SeatCount) atMost(now clickup.Seats) {
	if n := now.Members.Filled; n.Known {
		c.Members = min(c.Members, n.N)
	}
	if n := now.Guests.Filled; n.Known {
		c.Guests = min(c.Guests, n.N)
	}
}

// Turned is what thresholds that are not the usual ones do to the findings. It is zero
// where they are the usual ones.
type Turned struct {
	Usual    Options
	Was, Now int           // all findings, with the usual thresholds and now
	Checks   []TurnedCheck // those that find more or fewer
}

// TurnedCheck is the number of findings of a check, with the usual thresholds and now.
type TurnedCheck struct {
	Check    Check
	Was, Now int
}

// turned audits with the usual thresholds, too, and compares.
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

// Words say how many findings come and go: "104 findings, with the usual thresholds 47:
// 57 more never-active, 2 fewer inactive-member". They are empty where nothing was turned.
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
	return fmt.Sprintf("%s, with the usual thresholds %s: %s", text.Plural(t.Now, "finding"), text.Number(t.Was), strings.Join(parts, ", "))
}
