package audit

import (
	"cutui/clickup"
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
