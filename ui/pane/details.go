package pane

import (
	"strconv"
	"strings"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Details tells all that is known of the person under the cursor.
type Details struct {
	state  *model.State
	st     *theme.Styles
	offset int
	lines  int // of the last frame's text
	shown  int
	of     string // the person the offset belongs to
}

// NewDetails returns the pane over a state.
func NewDetails(s *model.State, st *theme.Styles) *Details { return &Details{state: s, st: st} }

// Scope is where the pane's keys are looked up.
func (p *Details) Scope() keymap.Scope { return keymap.Details }

// Title is the pane's name.
func (p *Details) Title() string { return "Details" }

// Do turns an action into intents; moving scrolls.
func (p *Details) Do(a keymap.Action) []model.Msg {
	half := max(1, p.shown/2)
	switch a {
	case keymap.Up:
		p.scroll(-1)
	case keymap.Down:
		p.scroll(1)
	case keymap.PageUp:
		p.scroll(-half)
	case keymap.PageDown:
		p.scroll(half)
	case keymap.Top:
		p.scroll(-p.lines)
	case keymap.Bottom:
		p.scroll(p.lines)
	case keymap.Open:
		return loadShares(p.state)
	case keymap.Copy:
		return copyAddress(p.state)
	}
	return nil
}

func (p *Details) scroll(by int) { p.offset = max(0, min(p.offset+by, p.lines-p.shown)) }

// Click does nothing but take the focus; twice loads what is shared.
func (p *Details) Click(_, _ int, twice bool) []model.Msg {
	if twice {
		return loadShares(p.state)
	}
	return nil
}

// Wheel scrolls.
func (p *Details) Wheel(by int) []model.Msg {
	p.scroll(by)
	return nil
}

// Render draws exactly w×h cells.
func (p *Details) Render(w, h int, focused bool) string {
	who, ok := p.state.Profile()
	if p.of != who.ID {
		p.of, p.offset = who.ID, 0
	}
	f := widget.Frame{Title: p.Title(), Focused: focused}
	if ok {
		f.Title = who.Name
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := p.nobody(inner.W)
	if ok {
		lines = p.text(who, inner.W)
	}
	p.lines, p.shown = len(lines), inner.H
	p.scroll(0)
	f.Scroll = widget.Scroll{Offset: p.offset, Visible: p.shown, Total: p.lines}
	if below := p.lines - p.shown - p.offset; below > 0 {
		f.FooterRight = plural(below, "more line")
	}
	return f.Render(p.st, strings.Join(lines[p.offset:], "\n"), w, h)
}

// nobody is what the pane says without a person.
func (p *Details) nobody(w int) []string {
	text := ""
	if d, ok := p.state.Browse().Domain(); ok {
		text = "enter on " + d.Domain + " shows its people."
		if d.Domain == "" {
			text = "People without an address."
		}
	}
	var lines []string
	for _, l := range widget.Wrap(text, w) {
		lines = append(lines, p.st.Render(theme.Dim, l))
	}
	return lines
}

// twoColumns is the width from which facts and findings stand side by side.
const twoColumns = 104

func (p *Details) text(who model.Profile, w int) []string {
	if w < twoColumns {
		return append(p.facts(who, w), p.findings(who, w)...)
	}
	left := w/2 - 2
	return besides(p.facts(who, left), p.findings(who, w-left-3), left, 3)
}

// besides puts the lines of two columns next to each other.
func besides(left, right []string, w, gap int) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = widget.FitLine(l, w+gap) + r
	}
	return out
}

// labels is the width of the labels before the facts.
const labels = 10

// fact is a label with a text in as many lines as it needs.
func (p *Details) fact(label, text string, ink theme.Ink, w int) []string {
	if text == "" {
		return nil
	}
	var out []string
	for _, l := range widget.Wrap(text, w-labels) {
		out = append(out, p.st.Render(theme.Dim, widget.Fit(p.st, label, labels))+p.st.Render(ink, l))
		label = ""
	}
	return out
}

func (p *Details) facts(who model.Profile, w int) []string {
	add := p.adder(w)
	add("E-mail", who.Email, theme.Text)
	add("Role", who.Role+", "+who.Status, theme.Text)
	add("Seen", who.Last, theme.Text)
	add("Invited", who.Invited, theme.Text)
	seat := who.Billing
	if who.Seat == model.SeatPaid {
		seat = p.st.Glyphs.Seat + " " + seat
	}
	return add("Seat", seat, theme.Text)
}

// adder collects facts.
func (p *Details) adder(w int) func(label, text string, ink theme.Ink) []string {
	var out []string
	return func(label, text string, ink theme.Ink) []string {
		out = append(out, p.fact(label, text, ink, w)...)
		return out
	}
}

func (p *Details) findings(who model.Profile, w int) []string {
	var out []string
	label := "Audit"
	for _, c := range p.concerns() {
		sign := widget.SeverityMark(p.st, c.Severity)
		out = append(out, p.fact(label, sign.Text+" "+c.Reason+" – "+c.Action, sign.Ink, w)...)
		label = ""
	}
	add := p.adder(w)
	add("Groups", strings.Join(who.Groups, ", "), theme.Text)
	add("May", strings.Join(who.May, ", "), theme.Text)
	out = append(out, add("May not", strings.Join(who.MayNot, ", "), theme.Dim)...)
	return append(out, p.shared(who, w)...)
}

func (p *Details) concerns() []model.Concern {
	if who := p.state.Person(); who != nil {
		return p.state.Concerns(who.ID)
	}
	return nil
}

// shared is what the guest can see, as far as somebody asked.
func (p *Details) shared(who model.Profile, w int) []string {
	if !who.Guest {
		return nil
	}
	items, r, asked := p.state.SharedWith(p.state.Person().ID)
	switch {
	case asked && len(items) > 0:
		return p.items(items, w)
	case !asked:
		return p.fact("Shared", "press enter to load what is shared", theme.Dim, w)
	case r.Phase == model.Loading && !r.Has():
		return p.fact("Shared", "loading"+p.st.Glyphs.Ellipsis, theme.Dim, w)
	case r.Phase == model.Failed:
		return p.fact("Shared", "not loaded: "+model.Explain(r.Err).Words+" – enter tries again", theme.Warning, w)
	}
	return p.fact("Shared", "nothing", theme.Text, w)
}

// items are a line each: kind, name and what the guest may do.
func (p *Details) items(items []model.Worded, w int) []string {
	const kind, gap = 8, 2
	may := 0
	for _, i := range items {
		may = max(may, widget.Width(i.Permission))
	}
	out := make([]string, 0, len(items))
	label := "Shared"
	for _, i := range items {
		out = append(out, p.st.Render(theme.Dim, widget.Fit(p.st, label, labels))+line(p.st, false, w-labels,
			part{text: i.Kind, ink: theme.Dim, w: kind}, part{text: i.Permission, ink: theme.Dim, w: may}, part{w: gap},
			part{text: i.Name, w: w}))
		label = ""
	}
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
