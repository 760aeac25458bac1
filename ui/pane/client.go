package pane

import (
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

// shareByList adds the lists that a guest is on, for plans on which ClickUp doesn't say what
// is shared with a guest.
func (p *Details) shareByList(t *content) {
	seen := p.state.SeenByList(p.state.Person().ID)
	say := func(label, words string, ink theme.Ink) {
		t.right = fact(t.right, label, words, ink, t.w)
	}
	if seen.Live {
		say("Reading", seen.Says+p.keys.Spell(" – {pause-reading} pauses, {open} stops", keymap.Details), theme.Notice)
	}
	switch {
	case seen.Read == 0 && seen.Live:
	case seen.Read == 0 && p.state.Offline():
		say("Shared", "not known: ClickUp doesn't say on this plan, and no list has been read", theme.Dim)
	case seen.Read == 0:
		cost := "a call a list"
		if seen.Cost != "" {
			cost = seen.Cost
		}
		say("Shared", p.keys.Spell("on this plan only by list: press {open} to read who is on which list, ", keymap.Details)+cost, theme.Dim)
	default:
		words := "on no list"
		if n := len(seen.Items); n > 0 {
			words = "on " + text.Plural(n, "list")
		}
		say("By list", words+" ("+seen.Known()+"); not visible: "+model.NotByList, theme.Dim)
		for _, item := range seen.Items {
			say("", item.Name, theme.Text)
		}
	}
}

// clientFacts is what the details show about a domain. A domain may have thousands of
// people, so the facts are computed when something changes, not for every frame.
type clientFacts struct {
	domain, people, seats, costs, sees, ends string

	lastSeen time.Time // zero if nobody was ever seen
	unseen   []string  // how many are quiet, and how many were never seen
}

// followClient updates the facts of the domain under the cursor if anything changed.
func (p *Details) followClient() {
	d, ok := p.state.Browse().Domain()
	if !ok {
		p.client = clientFacts{}
		return
	}
	if now := p.state.Version(); p.client.domain != d.Domain || p.clientVersion != now {
		page, _ := p.state.Client(d.Domain)
		p.client, p.clientVersion = p.factsOf(&page), now
	}
}

func (p *Details) factsOf(c *model.ClientPage) clientFacts {
	f := clientFacts{domain: c.Domain, people: text.PeopleOf(len(c.People)), sees: c.Note, ends: strings.Join(c.Ends(), "; ")}
	if c.Pending > 0 {
		f.people += ", " + text.Plural(c.Pending, "open invitation")
	}
	var kinds, names []string
	for _, kind := range slices.Sorted(maps.Keys(c.Seats)) {
		kinds = append(kinds, seatsOf(kind, c.Seats[kind]))
	}
	f.seats = strings.Join(kinds, ", ")
	for _, it := range c.Items {
		names = append(names, it.Item.Title())
	}
	if len(names) > 0 {
		f.sees = strings.Join(names, ", ") + " (known from " + c.Note + ")"
	}
	f.count(c, p.state.Options.Prices)
	return f
}

// seatsOf words how many people take a kind of seat.
func seatsOf(kind string, n int) string {
	switch kind {
	case seats.LimitedMember.String():
		return text.Plural(n, "limited member")
	case seats.ViewOnly.String():
		return text.Plural(n, "view-only guest")
	case seats.KindUnknown.String():
		return text.Number(n) + " not known"
	case seats.FreePlan.String():
		return text.Number(n) + " on the free plan"
	}
	return text.Plural(n, kind)
}

// count sets what the people's paid seats cost and when the people were seen.
func (f *clientFacts) count(c *model.ClientPage, prices seats.Prices) {
	paid, quiet, never := 0, 0, 0
	for i := range c.People {
		who := &c.People[i]
		if who.Row.Seat.Paid == seats.Yes {
			paid++
		}
		switch who.Row.Activity {
		case model.SeenLongAgo:
			quiet++
		case model.SeenNever:
			never++
		}
		if at := who.Person.LastActive; at.Known() && at.Time().After(f.lastSeen) {
			f.lastSeen = at.Time()
		}
	}
	switch {
	case paid == 0:
		f.costs = "nothing: nobody takes a paid member seat"
	case prices.Member > 0:
		f.costs = prices.Product(paid, 0) + " a month for " + text.Plural(paid, "paid member seat")
	default:
		f.costs = text.Plural(paid, "paid member seat") + "; no price is set"
	}
	if quiet > 0 {
		f.unseen = append(f.unseen, text.Number(quiet)+" quiet")
	}
	if never > 0 {
		f.unseen = append(f.unseen, text.Number(never)+" never seen")
	}
}

// seen words when anybody of the domain was last seen, and how many were not seen for a
// long time.
func (f *clientFacts) seen(now time.Time) string {
	var parts []string
	if !f.lastSeen.IsZero() {
		parts = append(parts, "last "+text.Ago(now, f.lastSeen))
	}
	return strings.Join(append(parts, f.unseen...), ", ")
}

// domain adds the facts of the domain under the cursor, and the keys that act on it.
func (p *Details) domain(t *content) {
	c := &p.client
	if c.domain == "" {
		if _, ok := p.state.Browse().Domain(); ok {
			t.right = fact(nil, "", "People without an address.", theme.Dim, t.w)
		}
		return
	}
	facts, w := &t.right, t.w
	if w >= twoColumns {
		t.leftW = w/2 - 2
		t.w -= t.leftW + columnsGap
		facts, w = &t.left, t.leftW
	}
	for _, f := range [...]struct{ label, text string }{
		{"Domain", c.domain}, {"People", c.people}, {"Seats", c.seats}, {"Costs", c.costs}, {"Seen", c.seen(p.state.Now)},
	} {
		*facts = fact(*facts, f.label, f.text, theme.Text, w)
	}
	keys := p.keys.Spell("{open} shows its people, {share} shares with its guests, {remove} removes them, {export} writes a page for the client", keymap.People)
	t.right = fact(t.right, "Sees", c.sees, theme.Text, t.w)
	t.right = fact(t.right, "Ends", c.ends, theme.Text, t.w)
	*facts = fact(*facts, "Keys", keys, theme.Dim, w) // last if there is only one column
}

// exportClient returns the intent that writes the page of the domain under the cursor.
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
