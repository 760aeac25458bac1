package audit

import (
	"time"

	"cutui/clickup"
	"cutui/model/seats"
)

// Summary is the score card of an audit. The lanes and checks count findings,
// of which one person may have several.
type Summary struct {
	Counts  seats.Counts
	Seats   clickup.Seats
	Reclaim SeatCount // seats of the people in the ready lane

	Ready, Review, Protected int
	Accepted                 int // those of the protected that somebody accepted

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

// Cost is what the seats cost a month, at the configured prices.
type Cost struct {
	Now       float64
	NowKnown  bool // ClickUp gave the numbers of seats
	Avoidable float64
	Currency  string
	Renewal   time.Time // from when on Avoidable could be saved; zero where not configured
}

func (s *Summary) found(h *hit, accepted bool) {
	s.checks[h.check]++
	s.severities[checks[h.check].severity]++
	switch h.lane {
	case Ready:
		s.Ready++
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

// cost reckons with the seats that were bought, and takes as avoidable those of
// the ready lane and the free ones over the buffer.
func cost(in Input, reclaim SeatCount) *Cost {
	if !in.Prices.Known() {
		return nil
	}
	spare := max(0, unusedSeats(in.Seats.Members)-in.Options.SeatBuffer)
	c := Cost{
		Avoidable: float64(reclaim.Members+spare)*in.Prices.Member + float64(reclaim.Guests)*in.Prices.Guest,
		Currency:  in.Prices.Currency,
		Renewal:   in.Prices.Renewal,
	}
	members, membersKnown := paidSeats(in.Seats.Members)
	guests, guestsKnown := paidSeats(in.Seats.Guests)
	c.NowKnown = (membersKnown || in.Prices.Member == 0) && (guestsKnown || in.Prices.Guest == 0)
	if c.NowKnown {
		c.Now = float64(members)*in.Prices.Member + float64(guests)*in.Prices.Guest
		c.Avoidable = min(c.Avoidable, c.Now)
	}
	return &c
}

// paidSeats is what was bought, or what is filled where that has no number.
func paidSeats(p clickup.SeatPool) (n int, known bool) {
	if p.Total.Known {
		return p.Total.N, true
	}
	return p.Filled.N, p.Filled.Known
}
