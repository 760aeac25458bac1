package audit

import (
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"cutui/clickup"
)

// Summary is the score card of an audit. The lanes and checks count findings,
// of which one person may have several.
type Summary struct {
	People  int // everybody in the roster, agents too
	Members int // owners, admins and members, pending ones too
	Guests  int
	Pending int
	Admins  int // owners and admins, also through a custom role
	Agents  int

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

// Money writes an amount with its currency: a symbol close to the number, a code
// apart, cents only where there are some: "$12.50", "EUR 12".
func Money(amount float64, currency string) string {
	gap, format := "", "%s%s%.2f"
	if last, _ := utf8.DecodeLastRuneInString(currency); last >= 'A' && last <= 'Z' || last >= 'a' && last <= 'z' {
		gap = " "
	}
	if amount == math.Trunc(amount) {
		format = "%s%s%.0f"
	}
	return fmt.Sprintf(format, currency, gap, amount)
}

func (s *Summary) count(p *subject) {
	s.People++
	if p.ID < 0 {
		s.Agents++
		return
	}
	if p.Joined == clickup.Null {
		s.Pending++
	}
	switch p.role {
	case clickup.RoleOwner, clickup.RoleAdmin:
		s.Admins++
		s.Members++
	case clickup.RoleMember:
		s.Members++
	case clickup.RoleGuest:
		s.Guests++
	}
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
	case p.role.Paid() || p.Guest() && p.own:
		c.Members++
	case p.Guest():
		c.Guests++
	}
}

// cost reckons with the seats that were bought, and takes as avoidable those of
// the ready lane and the free ones over the buffer.
func cost(in Input, reclaim SeatCount) *Cost {
	if !in.Prices.Known() {
		return nil
	}
	unused, _ := freeSeats(in.Seats.Members)
	spare := max(0, unused-in.Options.SeatBuffer)
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
