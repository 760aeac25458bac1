package pane

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
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

// clientLines are the domain under the cursor: people, seats, what they see, what ends.
func (p *Details) clientLines(w int) []string {
	c := &p.client
	if c.Domain == "" {
		return nil
	}
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(c.Seats)) {
		kinds = append(kinds, fmt.Sprintf("%s %s", text.Number(c.Seats[kind]), kind))
	}
	people := text.PeopleOf(len(c.People))
	if c.Pending > 0 {
		people += ", " + text.Plural(c.Pending, "open invitation")
	}
	var names []string
	for _, it := range c.Items {
		names = append(names, it.Item.Title())
	}
	sees := strings.Join(names, ", ") + " (" + c.Note + ")"
	if len(names) == 0 {
		sees = c.Note
	}
	var out []string
	for _, f := range [...]struct{ label, text string }{
		{"Client", c.Domain}, {"People", people}, {"Seats", strings.Join(kinds, ", ")}, {"Sees", sees}, {"Ends", strings.Join(c.Ends(), "; ")},
	} {
		out = append(out, fact(p.st, f.label, f.text, theme.Text, w)...)
	}
	return out
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
