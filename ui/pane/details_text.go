package pane

import (
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/seats"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// content is what the details say: facts at the left where there is room for two
// columns, then findings and, last and possibly many, the shared items. Lines
// of items are made when they are shown.
type content struct {
	st          *theme.Styles
	left, right []string
	leftW, w    int // of the columns
	items       []model.Worded
	may         int // the width of the permissions
	cursor      int // the item under the cursor
	focused     bool
}

func (t *content) len() int { return max(len(t.left), len(t.right)+len(t.items)) }

// line is line i of both columns.
func (t *content) line(i int) string {
	right := ""
	switch item := i - len(t.right); {
	case item < 0:
		right = t.right[i]
	case item < len(t.items):
		right = t.itemLine(item)
	}
	if t.leftW == 0 {
		return right
	}
	left := ""
	if i < len(t.left) {
		left = t.left[i]
	}
	return widget.FitLine(left, t.leftW+columnsGap) + right
}

// itemLine is a shared item: kind, what the guest may do, and name.
func (t *content) itemLine(i int) string {
	label := ""
	if i == 0 {
		label = "Shared"
	}
	item, w := t.items[i], t.w-labels
	selected := t.focused && i == t.cursor
	sign := part{w: 2}
	if selected {
		sign = part{text: t.st.Glyphs.Cursor, ink: theme.Accent, w: 2}
	}
	return t.st.Render(theme.Dim, widget.Fit(t.st, label, labels-2)) + line(t.st, selected, w+2, sign,
		part{text: item.Kind, ink: theme.Dim, w: 8}, part{text: item.Permission, ink: theme.Dim, w: t.may}, part{w: 2},
		part{text: item.Name, w: w})
}

// labels is the width of the labels before the facts.
const labels = 10

// fact is a label with a text in as many lines as it needs; without a text
// there is nothing to say.
func fact(st *theme.Styles, label, text string, ink theme.Ink, w int) []string {
	if text == "" {
		return nil
	}
	var out []string
	for _, l := range widget.Wrap(text, w-labels) {
		out = append(out, st.Render(theme.Dim, widget.Fit(st, label, labels))+st.Render(ink, l))
		label = ""
	}
	return out
}

func (p *Details) facts(who model.PersonDetail, w int) []string {
	seat := who.Billing
	if who.Seat.Paid == seats.Yes {
		seat = p.st.Glyphs.Seat + " " + seat
	}
	var out []string
	for _, f := range [...]struct{ label, text string }{
		{"E-mail", who.Email},
		{"Role", who.Role + ", " + who.Status},
		{"Seen", who.Last},
		{"Invited", who.Invited},
		{"Until", who.UntilDay},
		{"Seat", seat},
		{"2FA", who.TwoFactor},
		{"Lists", who.Lists},
	} {
		out = append(out, fact(p.st, f.label, f.text, theme.Text, w)...)
	}
	return out
}

func (p *Details) findings(who model.PersonDetail, w int) []string {
	var out []string
	label := "Audit"
	for _, c := range p.state.Concerns(p.state.Person().ID) {
		sign := widget.SeverityMark(p.st, c.Severity)
		out = append(out, fact(p.st, label, sign.Text+" "+c.Reason+" – "+c.Action, sign.Ink, w)...)
		label = ""
	}
	out = append(out, p.held(w)...)
	out = append(out, fact(p.st, "Groups", strings.Join(who.Groups, ", "), theme.Text, w)...)
	out = append(out, fact(p.st, "May", strings.Join(who.May, ", "), theme.Text, w)...)
	return append(out, fact(p.st, "May not", strings.Join(who.MayNot, ", "), theme.Dim, w)...)
}

// history is what happened to the person, as far as cutui knows it, and how to read what
// they hold where that is not known.
func (p *Details) history(w int) []string {
	const most = 8
	all := p.state.HistoryOf(p.state.Person())
	if len(all) > most {
		all = append(all[:most-1], text.Plural(len(all)-most+1, "more event"))
	}
	ink := theme.Text
	if len(all) == 0 {
		ink, all = theme.Dim, []string{"nothing that cutui did or saw change"}
	}
	var out []string
	if held := p.state.ImpactOf(p.state.Person().ID); !held.Known && !held.Reading && held.Err == nil && p.state.Person().ID > 0 && !p.state.Offline() {
		out = fact(p.st, "Holds", p.keys.Spell("{open} reads their open tasks, goals and lists", keymap.Details), theme.Dim, w)
	}
	label := "History"
	for _, words := range all {
		out = append(out, fact(p.st, label, words, ink, w)...)
		label = ""
	}
	return out
}

// held is what the person holds, as far as somebody asked.
func (p *Details) held(w int) []string {
	who := p.state.Person()
	if who == nil || who.ID < 0 {
		return nil
	}
	held := p.state.ImpactOf(who.ID)
	var out []string
	say := func(label, text string, ink theme.Ink) { out = append(out, fact(p.st, label, text, ink, w)...) }
	switch {
	case held.Reading && who.Guest(): // what is shared with them stands there
	case held.Reading:
		say("Holds", p.state.LongRead().Progress()+p.st.Glyphs.Ellipsis, theme.Dim)
	case held.Err != nil:
		say("Holds", "not known: "+model.Explain(held.Err).Words+p.keys.Spell(" – {open} tries again", keymap.Details), theme.Warning)
	case held.Known:
		p.heldFacts(held, say)
	}
	return out
}

func (p *Details) heldFacts(held model.Impact, say func(label, text string, ink theme.Ink)) {
	words, ink := held.Summary.Words(), theme.Text
	if held.Age != "" {
		words += " (read " + held.Age + ")"
	}
	if held.Summary.Holds() {
		ink = theme.Notice
	}
	say("Holds", words, ink)
	const most = 4
	var lists []string
	for i, l := range held.Lists {
		if i == most {
			lists = append(lists, text.Plural(len(held.Lists)-most, "more list"))
			break
		}
		lists = append(lists, fmt.Sprintf("%s %s", l.Name, text.Number(l.Tasks)))
	}
	say("Tasks on", strings.Join(lists, ", "), theme.Text)
	say("Time", held.Summary.Tracked(), theme.Text)
	if held.Summary.Holds() { // who holds nothing that can be seen is said to
		say("Unseen", held.Summary.Unseen(), theme.Dim)
	}
}
