package change

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/text"
)

// SeatDelta is how many people a plan adds (or, negative, takes away) by the
// kind of seat they ask for. A guest on an own domain asks for a member seat.
type SeatDelta struct {
	Guests    int
	Members   int
	OwnDomain int
}

// Verdict is what a plan does to the bill.
type Verdict struct {
	Before, After clickup.Seats
	Delta         SeatDelta
	Overflow      int   // guests that no longer fit and count as members
	Bought        int   // member seats beyond the total after the plan
	Unknown       bool  // ClickUp did not give the numbers this rests on
	Bill          *Bill `json:"Bill,omitempty"` // nil where no price is configured
}

// Buys reports whether the plan needs a confirmation that names the bill:
// seats are bought, or nobody can say.
func (v Verdict) Buys() bool { return v.Bought > 0 || v.Unknown }

// Guard works out the seats after a plan: filled + new people, view-only
// guests too. Guests beyond the guest seats, and those on an own domain, take
// member seats; a seat is bought when filled exceeds the total.
func Guard(now clickup.Seats, d SeatDelta) Verdict {
	v := Verdict{Before: now, After: now, Delta: d}
	v.Overflow, v.Unknown = overflow(now.Guests, d.Guests)
	v.After.Guests = plus(now.Guests, d.Guests-v.Overflow)
	members := d.Members + d.OwnDomain + v.Overflow
	v.After.Members = plus(now.Members, members)
	m := now.Members
	switch {
	case members <= 0 || m.Total.Unlimited:
	case !m.Filled.Known || !m.Total.Known:
		v.Unknown = true
	default:
		v.Bought = max(0, m.Filled.N+members-max(m.Total.N, m.Filled.N))
	}
	return v
}

func overflow(pool clickup.SeatPool, guests int) (n int, unknown bool) {
	switch {
	case guests <= 0 || pool.Total.Unlimited:
		return 0, false
	case !pool.Filled.Known || !pool.Total.Known:
		return 0, true
	}
	return max(0, guests-max(0, pool.Total.N-pool.Filled.N)), false
}

func plus(p clickup.SeatPool, n int) clickup.SeatPool {
	if p.Filled.Known {
		p.Filled = clickup.CountOf(max(0, p.Filled.N+n))
	}
	if p.Filled.Known && p.Total.Known {
		p.Empty = clickup.CountOf(max(0, p.Total.N-p.Filled.N))
	}
	return p
}

// Sentence says in words what the plan does to the bill.
func (v Verdict) Sentence() string {
	switch {
	case v.Delta == (SeatDelta{}):
		return "no seat is taken"
	case v.Delta.Guests <= 0 && v.Delta.Members <= 0 && v.Delta.OwnDomain <= 0:
		return "seats are given back" + v.Bill.words()
	case v.Unknown:
		return "ClickUp did not say how many seats there are: this may buy one" + v.Bill.words()
	case v.Bought > 0:
		return fmt.Sprintf("buys %s", text.Plural(v.Bought, "member seat")) + v.Bill.words()
	}
	return "nothing is bought" + v.why()
}

func (v Verdict) why() string {
	var parts []string
	if v.Delta.OwnDomain > 0 {
		parts = append(parts, text.Plural(v.Delta.OwnDomain, "guest")+" on an own domain")
	}
	if v.Overflow > 0 {
		parts = append(parts, text.Plural(v.Overflow, "guest")+" beyond the guest seats")
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, " and ") + " counted as member"
}
