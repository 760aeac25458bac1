package change

import (
	"fmt"

	"cutui/clickup"
	"cutui/internal/text"
)

// Words tells the room there is and what the plan makes of it, such as
// "Guest seats 118 of 120 taken: 2 fit; 1 counts as a member, 4 member seats
// free – nothing is bought".
func (v Verdict) Words() string {
	text := ""
	if v.Delta.Guests > 0 || v.Delta.Members+v.Delta.OwnDomain <= 0 {
		text = "Guest seats " + taken(v.Before.Guests) + v.fit()
	}
	members := v.Delta.Members + v.Delta.OwnDomain + v.Overflow
	if members <= 0 {
		return text + v.bill()
	}
	if text != "" {
		text += "; "
	}
	return text + v.asMembers(members) + v.bill()
}

func taken(p clickup.SeatPool) string {
	switch {
	case p.Total.Unlimited && p.Filled.Known:
		return fmt.Sprintf("without limit, %d taken", p.Filled.N)
	case p.Total.Unlimited:
		return "without limit"
	case p.Filled.Known && p.Total.Known:
		return fmt.Sprintf("%d of %d taken", p.Filled.N, p.Total.N)
	}
	return "unknown: ClickUp did not say"
}

func (v Verdict) fit() string {
	total := v.Before.Guests.Total
	switch fit := v.Delta.Guests - v.Overflow; {
	case v.Delta.Guests <= 0 || total.Unlimited || !total.Known || !v.Before.Guests.Filled.Known:
		return ""
	case v.Overflow > 0 && fit == 0:
		return ": none fits"
	case v.Overflow > 0:
		return fmt.Sprintf(": only %d fit", fit)
	case fit == 1:
		return ": 1 fits"
	default:
		return fmt.Sprintf(": %d fit", fit)
	}
}

func (v Verdict) asMembers(n int) string {
	words := fmt.Sprintf("%d count as members", n)
	switch {
	case v.Delta.Members > 0:
		words = text.Plural(n, "member seat") + " taken"
	case n == 1:
		words = "1 counts as a member"
	}
	m := v.Before.Members
	switch {
	case m.Total.Unlimited:
		return words
	case m.Filled.Known && m.Total.Known:
		return words + fmt.Sprintf(", %s free", text.Plural(max(0, m.Total.N-m.Filled.N), "member seat"))
	}
	return words + ", member seats unknown"
}

func (v Verdict) bill() string {
	switch {
	case v.Delta.Guests <= 0 && v.Delta.Members <= 0 && v.Delta.OwnDomain <= 0:
		return ""
	case v.Unknown:
		return " – this may buy a seat" + v.Bill.words()
	case v.Bought > 0:
		return " – this buys " + text.Plural(v.Bought, "member seat") + v.Bill.words()
	}
	return " – nothing is bought"
}

// PoolChange is how many seats of a kind are taken before and after a plan.
type PoolChange struct {
	Name          string
	Before, After clickup.SeatPool
}

// Changes are the kinds of seats that the plan takes or gives back.
func (v Verdict) Changes() []PoolChange {
	var out []PoolChange
	if v.Before.Guests.Filled != v.After.Guests.Filled {
		out = append(out, PoolChange{"guest seats", v.Before.Guests, v.After.Guests})
	}
	if v.Before.Members.Filled != v.After.Members.Filled {
		out = append(out, PoolChange{"member seats", v.Before.Members, v.After.Members})
	}
	return out
}

// Words are the numbers, such as "118 → 120 of 120".
func (c PoolChange) Words(arrow string) string {
	text := fmt.Sprintf("%d %s %d", c.Before.Filled.N, arrow, c.After.Filled.N)
	switch {
	case c.After.Total.Unlimited:
		return text + ", no limit"
	case c.After.Total.Known:
		return fmt.Sprintf("%s of %d", text, c.After.Total.N)
	}
	return text
}
