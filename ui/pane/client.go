package pane

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/seats"
	"cutui/ui/theme"
)

// shareByList says which lists a guest is on, where ClickUp does not tell what is shared
// with them.
func (p *Details) shareByList(t *content) {
	seen := p.state.SeenByList(p.state.Person().ID)
	say := func(label, words string, ink theme.Ink) {
		t.right = append(t.right, fact(p.st, label, words, ink, t.w)...)
	}
	if seen.Live {
		say("Reading", seen.Says+p.keys.Spell(" – {pause-reading} pauses, {open} stops", keymap.Details), theme.Notice)
	}
	switch {
	case seen.Read == 0 && seen.Live:
	case seen.Read == 0 && p.state.Offline():
		say("Shared", "not known: ClickUp does not tell it on this plan, and nothing was read of the lists", theme.Dim)
	case seen.Read == 0:
		cost := "a call a list"
		if seen.Cost != "" {
			cost = seen.Cost
		}
		say("Shared", p.keys.Spell("ClickUp tells it by list only on this plan: press {open} to read who is on which list, ", keymap.Details)+cost, theme.Dim)
	default:
		words := "on no list"
		if n := len(seen.Items); n > 0 {
			words = "on " + text.Plural(n, "list")
		}
		say("By list", words+" ("+seen.Known()+"); not to be seen: "+model.NotByList, theme.Dim)
		for _, item := range seen.Items {
			say("", item.Name, theme.Text)
		}
	}
}

// followClient works out the page of the domain under the cursor where something changed.
func (p *Details) followClient() {
	d, ok := p.state.Browse().Domain()
	if !ok {
		p.client = model.ClientPage{}
		return
	}
	if now := p.state.Version(); p.client.Domain != d.Domain || p.clientOf != now {
		p.client, _ = p.state.Client(d.Domain)
		p.clientOf = now
	}
}

// domain adds the domain under the cursor: people, seats and what they cost, when they were
// seen; then what can be done, what they see and what ends with them.
func (p *Details) domain(t *content) {
	c := &p.client
	if c.Domain == "" {
		if _, ok := p.state.Browse().Domain(); ok {
			t.right = fact(p.st, "", "People without an address.", theme.Dim, t.w)
		}
		return
	}
	facts, w := &t.right, t.w
	if w >= twoColumns {
		t.leftW = w/2 - 2
		t.w -= t.leftW + columnsGap
		facts, w = &t.left, t.leftW
	}
	seatWords, costs := p.domainSeats()
	for _, f := range [...]struct{ label, text string }{
		{"Domain", c.Domain}, {"People", p.domainPeople()}, {"Seats", seatWords}, {"Costs", costs}, {"Seen", p.domainSeen()},
	} {
		*facts = append(*facts, fact(p.st, f.label, f.text, theme.Text, w)...)
	}
	var names []string
	for _, it := range c.Items {
		names = append(names, it.Item.Title())
	}
	sees := c.Note
	if len(names) > 0 {
		sees = strings.Join(names, ", ") + " (" + c.Note + ")"
	}
	keys := p.keys.Spell("{open} shows its people, {share} shares with its guests, {remove} takes them out, {export} writes a page for the client", keymap.People)
	t.right = append(t.right, fact(p.st, "Keys", keys, theme.Dim, t.w)...)
	t.right = append(t.right, fact(p.st, "Sees", sees, theme.Text, t.w)...)
	t.right = append(t.right, fact(p.st, "Ends", strings.Join(c.Ends(), "; "), theme.Text, t.w)...)
}

func (p *Details) domainPeople() string {
	people := text.PeopleOf(len(p.client.People))
	if p.client.Pending > 0 {
		people += ", " + text.Plural(p.client.Pending, "open invitation")
	}
	return people
}

// domainSeats are the seats that the people of the domain take, and what the paid ones cost.
func (p *Details) domainSeats() (words, costs string) {
	var kinds []string
	paid := 0
	for i := range p.client.People {
		if p.client.People[i].Row.Seat.Paid == seats.Yes {
			paid++
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(p.client.Seats)) {
		kinds = append(kinds, fmt.Sprintf("%s %s", text.Number(p.client.Seats[kind]), kind))
	}
	prices := p.state.Options.Prices
	switch {
	case paid == 0:
		costs = "nothing: nobody takes a paid member seat"
	case prices.Member > 0:
		costs = prices.Product(paid, 0) + " a month for " + text.Plural(paid, "paid member seat")
	default:
		costs = text.Plural(paid, "paid member seat") + "; no price is set"
	}
	return strings.Join(kinds, ", "), costs
}

// domainSeen says when somebody of the domain was seen last, and how many were not for long.
func (p *Details) domainSeen() string {
	var last time.Time
	quiet, never := 0, 0
	for i := range p.client.People {
		who := &p.client.People[i]
		if who.Row.Activity == model.SeenLongAgo {
			quiet++
		}
		if who.Row.Activity == model.SeenNever {
			never++
		}
		if at := who.Person.LastActive; at.Known() && at.Time().After(last) {
			last = at.Time()
		}
	}
	var parts []string
	if !last.IsZero() {
		parts = append(parts, "last "+text.Ago(p.state.Now, last))
	}
	if quiet > 0 {
		parts = append(parts, text.Number(quiet)+" quiet")
	}
	if never > 0 {
		parts = append(parts, text.Number(never)+" never seen")
	}
	return strings.Join(parts, ", ")
}

// exportClient writes the page of the domain under the cursor.
func exportClient(s *model.State) []model.Msg {
	d, ok := s.Browse().Domain()
	if !ok {
		return nil
	}
	page, ok := s.Client(d.Domain)
	if !ok {
		return nil
	}
	return one(model.SaveDocument{Document: page, Format: "html"})
}
