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

// content is the text of the details: facts, findings, and last the shared items, which may
// be many. With room for two columns the facts are in the left one. Lines of items are made
// only when they are shown.
type content struct {
	left, right []factLine
	leftW, w    int // widths of the columns; leftW is 0 if there is only one
	items       []model.Worded
	may         int    // the width of the permissions
	cursor      int    // the item under the cursor
	sign        string // the cursor's glyph
	focused     bool
}

// factLine is a line of a fact. Only the first has the fact's label.
type factLine struct {
	label, words string
	ink          theme.Ink
}

// labels is the width of the labels in front of the facts.
const labels = 10

// fact appends a text under a label, wrapped to w cells. It appends nothing if text is empty.
func fact(to []factLine, label, text string, ink theme.Ink, w int) []factLine {
	if text == "" {
		return to
	}
	for _, words := range widget.Wrap(text, w-labels) {
		to = append(to, factLine{label, words, ink})
		label = ""
	}
	return to
}

func (s factLine) write(l *widget.Lines) {
	l.Fit(theme.Dim, s.label, labels)
	l.Text(s.ink, s.words)
}

func (t *content) len() int { return max(len(t.left), len(t.right)+len(t.items)) }

// write writes line i of both columns.
func (t *content) write(l *widget.Lines, i int) {
	if t.leftW > 0 {
		if i < len(t.left) {
			t.left[i].write(l)
		}
		l.To(t.leftW + columnsGap)
	}
	switch item := i - len(t.right); {
	case item < 0:
		t.right[i].write(l)
	case item < len(t.items):
		t.writeItem(l, item)
	}
	l.Newline()
}

// writeItem writes a shared item: its kind, the permission, its name, and whether it is
// closed.
func (t *content) writeItem(l *widget.Lines, i int) {
	label := ""
	if i == 0 {
		label = "Shared"
	}
	item, sign := t.items[i], ""
	if item.Closed {
		item.Name += " (closed)"
	}
	selected := t.focused && i == t.cursor
	if selected {
		sign = t.sign
	}
	l.Fit(theme.Dim, label, labels-2)
	l.Select(selected)
	l.Fit(theme.Accent, sign, 2)
	l.Fit(theme.Dim, item.Kind, 8)
	l.Fit(theme.Dim, item.Permission, t.may)
	l.Pad(2)
	l.Fit(theme.Text, item.Name, t.w-labels)
}

func (p *Details) facts(who model.PersonDetail, w int) []factLine {
	seat := who.Billing
	if who.Seat.Paid == seats.Yes {
		seat = p.st.Glyphs.Seat + " " + seat
	}
	var out []factLine
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
		out = fact(out, f.label, f.text, theme.Text, w)
	}
	return out
}

func (p *Details) findings(who model.PersonDetail, w int) []factLine {
	var out []factLine
	label := "Audit"
	for _, c := range p.state.Concerns(p.state.Person().ID) {
		sign := widget.SeverityMark(p.st, c.Severity)
		out = fact(out, label, sign.Text+" "+c.Reason+" – "+c.Action, sign.Ink, w)
		label = ""
	}
	out = append(out, p.held(w)...)
	out = fact(out, "Groups", strings.Join(who.Groups, ", "), theme.Text, w)
	out = fact(out, "May", strings.Join(who.May, ", "), theme.Text, w)
	return fact(out, "May not", strings.Join(who.MayNot, ", "), theme.Dim, w)
}

// history returns what cutui knows to have happened to the person. If it is not known what
// they hold, it says how to read that.
func (p *Details) history(w int) []factLine {
	const most = 8
	all := p.state.HistoryOf(p.state.Person())
	if len(all) > most {
		all = append(all[:most-1], text.Plural(len(all)-most+1, "more event"))
	}
	ink := theme.Text
	if len(all) == 0 {
		ink, all = theme.Dim, []string{"no changes that cutui knows of"}
	}
	var out []factLine
	if held := p.state.ImpactOf(p.state.Person().ID); !held.Known && !held.Reading && held.Err == nil && p.state.Person().ID > 0 && !p.state.Offline() {
		out = fact(nil, "Holds", p.keys.Spell("{open} reads their open tasks, goals and lists", keymap.Details), theme.Dim, w)
	}
	label := "History"
	for _, words := range all {
		out = fact(out, label, words, ink, w)
		label = ""
	}
	return out
}

// held returns what the person holds, if that has been read or is being read.
func (p *Details) held(w int) []factLine {
	who := p.state.Person()
	if who == nil || who.ID < 0 {
		return nil
	}
	held := p.state.ImpactOf(who.ID)
	var out []factLine
	say := func(label, text string, ink theme.Ink) { out = fact(out, label, text, ink, w) }
	switch {
	case held.Reading && who.Guest(): // the items shared with them are shown there
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
	if held.Summary.Holds() { // otherwise Words already says what is not visible
		say("Unseen", held.Summary.Unseen(), theme.Dim)
	}
}
