package seats

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"cutui/clickup"
	"cutui/internal/text"
)

// Prices is what the user pays per seat and month; zero if not configured.
type Prices struct {
	Member, Guest float64
	Currency      string    // written before the number, such as "$" or "EUR"
	Renewal       time.Time // when fewer seats can be bought; zero if not configured
}

// Known reports whether a price is configured.
func (p Prices) Known() bool { return p.Member > 0 || p.Guest > 0 }

// From returns when fewer seats can be bought: a day, or "the next renewal".
func (p Prices) From() string {
	if p.Renewal.IsZero() {
		return "the next renewal"
	}
	return text.Day(p.Renewal)
}

// Prorated returns the share of a monthly sum for the rest of the current billing month,
// rounded to whole units, and the end of that month. Billing months begin on the renewal's
// day of the month. It returns 0 and the zero time if no renewal is configured.
func (p Prices) Prorated(monthly float64, now time.Time) (amount float64, until time.Time) {
	if p.Renewal.IsZero() {
		return 0, time.Time{}
	}
	day := func(month int) time.Time {
		first := time.Date(now.Year(), now.Month()+time.Month(month), 1, 0, 0, 0, 0, now.Location())
		last := first.AddDate(0, 1, -1).Day()
		return first.AddDate(0, 0, min(p.Renewal.Day(), last)-1)
	}
	next := 0
	for !day(next).After(now) {
		next++
	}
	until, from := day(next), day(next-1)
	return math.Round(monthly * float64(until.Sub(now)) / float64(until.Sub(from))), until
}

// Product returns what seats cost a month, as a multiplication: "8 × $19 = $152". Seats
// without a price are left out.
func (p Prices) Product(members, guests int) string {
	total := float64(members)*p.Member + float64(guests)*p.Guest
	var parts []string
	for _, kind := range []struct {
		n     int
		price float64
	}{{members, p.Member}, {guests, p.Guest}} {
		if kind.n > 0 && kind.price > 0 {
			parts = append(parts, fmt.Sprintf("%s × %s", text.Number(kind.n), Money(kind.price, p.Currency)))
		}
	}
	sum := Money(total, p.Currency)
	if len(parts) == 0 || len(parts) == 1 && members+guests == 1 {
		return sum
	}
	return strings.Join(parts, " + ") + " = " + sum
}

// Cost is how a plan changes what the seats cost a month. More and Least are for the most
// and the fewest seats that may be bought; Less applies from the renewal on.
type Cost struct {
	Currency string    `json:"currency"`
	More     float64   `json:"more"`
	Least    float64   `json:"least,omitempty"`
	Each     float64   `json:"each,omitempty"` // a member seat, if it is not known how many are bought
	Less     float64   `json:"less"`
	Renewal  time.Time `json:"renewal,omitzero"`

	MoreWords string `json:"more_words,omitempty"` // More and Less as multiplications
	LessWords string `json:"less_words,omitempty"`
}

// Priced returns the forecast with its cost, if prices are configured.
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
	members, guests := 0, 0
	if freed := f.Change.freed(TakesMemberSeat); !f.Free && !unlimited(f.Before.Members) {
		members = max(0, freed.Min)
	}
	if freed := f.Change.freedGuests(f.Before); !f.Free && !unlimited(f.Before.Guests) && p.Guest > 0 {
		guests = max(0, freed.Min)
	}
	c.Less = float64(members)*p.Member + float64(guests)*p.Guest
	c.LessWords = p.Product(members, guests)
	c.MoreWords = p.Product(f.Max, 0)
	if f.Min < f.Max && f.Min > 0 {
		c.MoreWords = fmt.Sprintf("%s to %s × %s = %s to %s", text.Number(f.Min), text.Number(f.Max), Money(p.Member, p.Currency), Money(c.Least, p.Currency), Money(c.More, p.Currency))
	}
	f.Cost = c
	return f
}

func unlimited(p clickup.SeatPool) bool { return p.Total.Unlimited }

// Add returns the sum of two costs. A nil cost adds nothing.
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
	sum.MoreWords, sum.LessWords = sumWords(c.More, other.More, c.MoreWords, other.MoreWords), sumWords(c.Less, other.Less, c.LessWords, other.LessWords)
	return &sum
}

// Words returns the change of the bill, in parentheses after a space, or "" if there is
// no change or no price.
func (c *Cost) Words() string {
	switch {
	case c == nil:
		return ""
	case c.Each > 0:
		return " (" + Money(c.Each, c.Currency) + " a month each)"
	case c.More > 0:
		return " (" + c.words(c.MoreWords, c.More) + " a month more)"
	case c.Less > 0 && c.Renewal.IsZero():
		return " (" + c.words(c.LessWords, c.Less) + " a month less from the next renewal)"
	case c.Less > 0:
		return " (" + c.words(c.LessWords, c.Less) + " a month less from the renewal on " + text.Day(c.Renewal) + ")"
	}
	return ""
}

// words returns the multiplication, or the sum if there is none.
func (c *Cost) words(product string, sum float64) string {
	if product == "" {
		return Money(sum, c.Currency)
	}
	return product
}

// sumWords joins the multiplications of two workspaces, leaving out one that costs nothing.
func sumWords(a, b float64, wordsA, wordsB string) string {
	switch {
	case b == 0:
		return wordsA
	case a == 0:
		return wordsB
	}
	return wordsA + " and " + wordsB
}

// Money formats an amount with its currency: "$12.50", "EUR 12". There is a space after a
// code but not after a symbol, and no cents if they are zero.
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
