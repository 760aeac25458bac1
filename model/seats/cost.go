package seats

import (
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"cutui/clickup"
)

// Prices are what the user pays per seat and month; zero where not configured.
type Prices struct {
	Member, Guest float64
	Currency      string    // as it stands before the number, such as "$" or "EUR"
	Renewal       time.Time // when fewer seats could be bought; zero where not configured
}

// Known reports whether there is a price to reckon with.
func (p Prices) Known() bool { return p.Member > 0 || p.Guest > 0 }

// Cost is what a plan changes of what the seats cost a month. More and Least are of
// the most and the fewest seats that may be bought; Less is from the renewal on.
type Cost struct {
	Currency string    `json:"currency"`
	More     float64   `json:"more"`
	Least    float64   `json:"least,omitempty"`
	Each     float64   `json:"each,omitempty"` // a member seat, where nobody can say how many are bought
	Less     float64   `json:"less"`
	Renewal  time.Time `json:"renewal,omitzero"`
}

// Priced is the forecast in money, where prices are configured.
func (f Forecast) Priced(p Prices) Forecast {
	if !p.Known() {
		return f
	}
	c := &Cost{
		Currency: p.Currency, Renewal: p.Renewal,
		More: float64(f.Max) * p.Member, Least: float64(f.Min) * p.Member,
	}
	if !f.Known {
		c.More, c.Each = c.Least, p.Member
	}
	if freed := f.Change.freed(TakesMemberSeat); freed.Min > 0 && !f.Free && !unlimited(f.Before.Members) {
		c.Less += float64(freed.Min) * p.Member
	}
	if freed := f.Change.freedGuests(f.Before); freed.Min > 0 && !f.Free && !unlimited(f.Before.Guests) {
		c.Less += float64(freed.Min) * p.Guest
	}
	f.Cost = c
	return f
}

func unlimited(p clickup.SeatPool) bool { return p.Total.Unlimited }

// Add is two costs together. A nil cost adds nothing.
func (c *Cost) Add(other *Cost) *Cost {
	switch {
	case c == nil:
		return other
	case other == nil:
		return c
	}
	sum := *c
	sum.More += other.More
	sum.Least += other.Least
	sum.Less += other.Less
	sum.Each = max(sum.Each, other.Each)
	return &sum
}

// Words is the change of the bill, in parentheses after a space; empty where there
// is none, or no price.
func (c *Cost) Words() string {
	switch {
	case c == nil:
		return ""
	case c.Each > 0:
		return " (" + Money(c.Each, c.Currency) + " a month each)"
	case c.More > c.Least && c.Least > 0:
		return " (" + Money(c.Least, c.Currency) + " to " + Money(c.More, c.Currency) + " a month more)"
	case c.More > 0:
		return " (" + Money(c.More, c.Currency) + " a month more)"
	case c.Less > 0 && c.Renewal.IsZero():
		return " (" + Money(c.Less, c.Currency) + " a month less from the next renewal)"
	case c.Less > 0:
		return " (" + Money(c.Less, c.Currency) + " a month less from the renewal on " + day(c.Renewal) + ")"
	}
	return ""
}

func day(t time.Time) string { return t.Format("2 Jan 2006") }

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
