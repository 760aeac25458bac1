package audit

import (
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// Cost is what the seats cost a month, at the configured prices.
type Cost struct {
	Now       float64
	NowKnown  bool // ClickUp gave the numbers of seats
	Avoidable float64
	Currency  string
	Renewal   time.Time // when the saving can start; zero if not configured

	paid, back          SeatCount // seats bought, and seats of the people in the ready lane
	free, spare, buffer int       // member seats: free, free beyond the buffer, kept on purpose
	prices              seats.Prices
}

// cost prices the seats that were bought. Avoidable are the seats of the ready lane and
// the free ones beyond the buffer. It returns nil without prices and on Free Forever.
func cost(in Input, reclaim SeatCount) *Cost {
	if !in.Prices.Known() || (seats.Rules{Plan: in.Plan.Name}).Free() {
		return nil
	}
	c := Cost{
		Currency: in.Prices.Currency, Renewal: in.Prices.Renewal, prices: in.Prices,
		back: reclaim, free: unusedSeats(in.Seats.Members), buffer: in.Options.SeatBuffer,
	}
	c.spare = max(0, c.free-c.buffer)
	var membersKnown, guestsKnown bool
	c.paid.Members, membersKnown = paidSeats(in.Seats.Members)
	c.paid.Guests, guestsKnown = paidSeats(in.Seats.Guests)
	c.NowKnown = (membersKnown || in.Prices.Member == 0) && (guestsKnown || in.Prices.Guest == 0)
	if c.NowKnown { // no more seats come back than were bought
		c.back.Members = min(c.back.Members, max(0, c.paid.Members-c.spare))
		c.back.Guests = min(c.back.Guests, c.paid.Guests)
		c.Now = float64(c.paid.Members)*in.Prices.Member + float64(c.paid.Guests)*in.Prices.Guest
	}
	c.Avoidable = float64(c.back.Members+c.spare)*in.Prices.Member + float64(c.back.Guests)*in.Prices.Guest
	return &c
}

// paidSeats returns the number of seats bought, or of those filled if that is not known.
func paidSeats(p clickup.SeatPool) (n int, known bool) {
	if p.Total.Known {
		return p.Total.N, true
	}
	return p.Filled.N, p.Filled.Known
}

// NowWords returns the cost of the seats as a multiplication: "45 × $19 = $855".
func (c *Cost) NowWords() string {
	if !c.NowKnown {
		return "unknown"
	}
	return c.prices.Product(c.paid.Members, c.paid.Guests)
}

// AvoidableWords returns what could be saved, as a multiplication: "6 member seats + 2 of 4 free
// ones (2 kept spare) = 8 × $19 = $152 a month from 1 Mar 2027; 12 guest seats cost
// nothing".
func (c *Cost) AvoidableWords() string {
	words := c.Seats() + " = " + c.Product() + " a month from " + c.From()
	if n := c.freeGuests(); n > 0 {
		words += "; " + text.Plural(n, "guest seat") + " " + costNothing(n)
	}
	return words
}

// Seats names the seats that could be saved: "6 member seats + 2 of 4 free ones (2 kept
// spare)".
func (c *Cost) Seats() string {
	words := text.Plural(c.back.Members, "member seat")
	if c.spare > 0 {
		words += fmt.Sprintf(" + %s of %s free ones (%s kept spare)", text.Number(c.spare), text.Number(c.free), text.Number(c.buffer))
	}
	if c.prices.Guest > 0 && c.back.Guests > 0 {
		words += " + " + text.Plural(c.back.Guests, "guest seat")
	}
	return words
}

// Free names the seats that could be freed but have no price: "12 guest seats: no cost".
// It returns "" if there are none.
func (c *Cost) Free() string {
	if n := c.freeGuests(); n > 0 {
		return text.Plural(n, "guest seat") + ": no cost"
	}
	return ""
}

func (c *Cost) freeGuests() int {
	if c.prices.Guest > 0 {
		return 0
	}
	return c.back.Guests
}

func costNothing(n int) string {
	if n == 1 {
		return "costs nothing"
	}
	return "cost nothing"
}

// Product returns what could be saved as a multiplication: "8 × $19 = $152".
func (c *Cost) Product() string { return c.prices.Product(c.back.Members+c.spare, c.back.Guests) }

// From returns when the saving can start: a day, or "the next renewal".
func (c *Cost) From() string { return seats.Prices{Renewal: c.Renewal}.From() }
