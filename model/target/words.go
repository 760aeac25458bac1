package target

import (
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/model/seats"
)

// Reason says why somebody is a candidate, and whether it is certain that a seat comes back.
func (c *Candidate) Reason() string {
	words := c.finding.Reason()
	if !c.Sure {
		words += "; it is not known whether a member seat comes back"
	}
	return words
}

// Sentence says whether and how the goal is reached, such as "41 member seats are filled;
// 38 can be reached: 3 people give theirs back, which leaves 38".
func (p *Proposal) Sentence() string {
	if p.Free {
		return "nobody is billed on Free Forever: there is no seat to give back"
	}
	filled := text.Count(p.Filled, "member seat is", "member seats are") + " filled"
	if !p.FilledKnown {
		filled = "ClickUp did not say how many member seats are filled; the people take " + text.Number(p.Filled)
	}
	goal := text.Number(p.Seats)
	if !p.By.IsZero() {
		goal += " by " + text.Day(p.By)
	}
	taken := text.Count(p.Frees.Max, "person gives theirs back", "people give theirs back")
	switch reached := p.Reachable(); {
	case p.Need == 0 && p.Frees.Max == 0:
		return filled + ": " + goal + " is reached already"
	case reached == seats.Yes:
		return fmt.Sprintf("%s; %s can be reached: %s, which leaves %s", filled, goal, taken, text.Number(p.Left()))
	case reached == seats.Unknown:
		return fmt.Sprintf("%s; %s may be reached: %s, %s of them for sure", filled, goal, taken, text.Number(p.Frees.Min))
	case p.Frees.Max == 0:
		return filled + "; " + goal + " can't be reached: there is nobody to propose"
	}
	return fmt.Sprintf("%s; %s can't be reached: %s, which leaves %s", filled, goal, taken, text.Number(p.Left()))
}

// Saved returns how many member seats no longer have to be paid for: those that are freed
// and those that are free already. It is not known if ClickUp did not say how many were
// bought.
func (p *Proposal) Saved() (n int, known bool) {
	if !p.Bought.Known || p.Free {
		return 0, false
	}
	return max(0, p.Bought.N-max(p.Left(), min(p.Seats, p.Filled))), true
}

// Saves returns what the proposal saves, as a sum: "3 people + 4 free seats = 7 × $19 = $133
// a month from 1 Mar 2027", or "" without prices.
func (p *Proposal) Saves() string {
	brief := p.SavesBriefly()
	if brief == "" {
		return ""
	}
	n, _ := p.Saved()
	given := min(p.Frees.Min, n)
	var parts []string
	if given > 0 {
		parts = append(parts, text.PeopleOf(given))
	}
	if free := n - given; free > 0 {
		parts = append(parts, text.Plural(free, "free seat"))
	}
	return strings.Join(parts, " + ") + " = " + brief + " from " + p.prices.From()
}

// SavesBriefly is the end of what Saves says: "7 × $19 = $133 a month"; empty without prices.
func (p *Proposal) SavesBriefly() string {
	n, known := p.Saved()
	if p.prices.Member <= 0 || !known || n == 0 {
		return ""
	}
	return p.prices.Product(n, 0) + " a month"
}

// Amount returns what the proposal saves a month. It is not ok without prices.
func (p *Proposal) Amount() (amount float64, ok bool) {
	n, known := p.Saved()
	return float64(n) * p.prices.Member, known && p.prices.Member > 0
}

// Notes returns what else to know, in sentences.
func (p *Proposal) Notes() []string {
	var out []string
	renewal := p.prices.Renewal
	if !p.By.IsZero() && !renewal.IsZero() && renewal.After(p.By) {
		out = append(out, "fewer seats can be bought from the renewal on "+text.Day(renewal)+" on, which is after "+text.Day(p.By))
	}
	if !p.By.IsZero() && !renewal.IsZero() && renewal.Before(p.By) && renewal.After(p.now) {
		out = append(out, "the plan is renewed on "+text.Day(renewal)+", before "+text.Day(p.By)+": do it before the renewal")
	}
	if n := p.Frees.Max - p.Frees.Min; n > 0 {
		out = append(out, fmt.Sprintf("of %s it is not known whether a member seat comes back: reading what guests see tells", text.PeopleOf(n)))
	}
	if admins := p.waiting(); admins > 0 && p.Reachable() != seats.Yes {
		out = append(out, text.Plural(admins, "admin")+" gone quiet could be taken by hand")
	}
	return out
}

// waiting returns how many candidates the user could choose who are never taken otherwise.
func (p *Proposal) waiting() int {
	n := 0
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Way.OnlyByHand() && !c.Taken {
			n++
		}
	}
	return n
}
