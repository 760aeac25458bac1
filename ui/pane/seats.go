package pane

import (
	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Seats shows who takes the seats of the chosen workspace, with a line for each kind of
// people.
type Seats struct {
	state  *model.State
	st     *theme.Styles
	cursor int
	offset int
	shown  int

	members, guests string        // sentences on who takes the seats
	version         model.Version // the state's version that they were made from
}

// NewSeats returns the pane.
func NewSeats(s *model.State, st *theme.Styles) *Seats { return &Seats{state: s, st: st} }

// Scope returns the scope of the pane's keys.
func (p *Seats) Scope() keymap.Scope { return keymap.Seats }

// Title returns the pane's name.
func (p *Seats) Title() string { return "Seats" }

// Do turns an action into intents.
func (p *Seats) Do(a keymap.Action) []model.Msg {
	lines := len(p.state.Ledger())
	if by, moves := a.Steps(lines, lines); moves {
		p.move(p.cursor + by)
	} else if a == keymap.Open {
		return p.show()
	}
	return nil
}

func (p *Seats) move(to int) { p.cursor = max(0, min(to, len(p.state.Ledger())-1)) }

// show shows only the people of the line under the cursor.
func (p *Seats) show() []model.Msg {
	l := p.state.Ledger()[p.cursor]
	if l.Nobody != "" {
		return one(model.ShowNobody{Why: l.Nobody})
	}
	return one(model.ShowView{View: l.View, Filter: l.Filter})
}

// Leads returns the pane that an action leads to: open leads to the people, if there are any.
func (p *Seats) Leads(a keymap.Action) (keymap.Scope, bool) {
	return keymap.People, a == keymap.Open && p.state.Ledger()[p.cursor].Nobody == ""
}

// Click puts the cursor on a line; a double click shows its people.
func (p *Seats) Click(_, y int, twice bool) []model.Msg {
	row := p.offset + y - 1
	if y < 1 || y > p.shown || row >= len(p.state.Ledger()) {
		return nil
	}
	p.move(row)
	if twice {
		return p.show()
	}
	return nil
}

// Wheel moves the cursor by a number of lines.
func (p *Seats) Wheel(by int) []model.Msg {
	p.move(p.cursor + by)
	return nil
}

// Cursor returns the position of the terminal's cursor, relative to the pane.
func (p *Seats) Cursor() (x, y int, field bool) { return 2, 1 + p.cursor - p.offset, false }

// Follow updates the sentences on who takes the seats if the state has changed.
func (p *Seats) Follow() {
	if now := p.state.Version(); p.version != now {
		p.members, p.guests = p.state.ExplainSeats()
		p.version = now
	}
}

// Render draws exactly w×h cells.
func (p *Seats) Render(w, h int, focused bool) string {
	f := widget.Frame{Title: p.Title(), Focused: focused, Flush: true, FooterRight: p.standing()}
	inner := f.Inner(widget.Rect{W: w, H: h})
	all := p.state.Ledger()
	p.shown = inner.H
	p.offset = widget.ScrollTo(p.offset, p.cursor, inner.H, len(all))
	numbers := 0
	for _, l := range all {
		numbers = max(numbers, widget.Width(p.seatCount(l)))
	}
	l := f.Lines(p.st, w, h)
	for i := p.offset; i < min(len(all), p.offset+inner.H); i++ {
		p.entry(l, all[i], i == p.cursor, focused, numbers, inner.W)
	}
	p.words(l, inner.W, inner.H-min(inner.H, len(all)))
	return l.String()
}

// words writes what the audit would free and who takes the seats. It leaves out a sentence
// that needs more lines than the room that is left.
func (p *Seats) words(l *widget.Lines, w, room int) {
	const air = 1 // at each side
	for _, s := range [...]struct {
		text string
		ink  theme.Ink
	}{{p.canGo(), theme.Good}, {sentence("Member seats: ", p.members), theme.Dim}, {sentence("Guest seats: ", p.guests), theme.Dim}} {
		wrapped := widget.Wrap(s.text, w-2*air)
		if s.text == "" || len(wrapped) > room {
			continue
		}
		room -= len(wrapped)
		for _, words := range wrapped {
			l.Pad(air)
			l.Text(s.ink, words)
			l.Newline()
		}
	}
}

// sentence returns head and text, or "" if there is no text.
func sentence(head, text string) string {
	if text == "" {
		return ""
	}
	return head + text
}

// canGo returns a sentence on the member seats that the audit would free.
func (p *Seats) canGo() string {
	c := p.state.Scorecard()
	n := c.BackMembers + c.Spare
	if c.At.IsZero() || n == 0 {
		return ""
	}
	words := "Audit: " + text.Plural(n, "member seat") + " can go"
	if c.Save != "" {
		words += ", −" + c.Save + " a month"
	}
	return words
}

// standing returns a note if the seats could not be loaded.
func (p *Seats) standing() string {
	switch r := p.state.Data().Seats; {
	case r.Phase == model.LoadFailed && r.Has():
		return "not up to date"
	case r.Phase == model.LoadFailed:
		return "not loaded"
	}
	return ""
}

// seatCount returns the number of a line, or "loading" or "unknown".
func (p *Seats) seatCount(l model.SeatLine) string {
	switch loading := p.state.Rosters.Phase == model.Loading || p.state.Data().Seats.Phase == model.Loading; {
	case l.Use != nil && (l.Use.Known || !loading):
		return shortUse(*l.Use)
	case l.Known:
		return text.Number(l.Count)
	case loading:
		return "loading"
	}
	return "unknown"
}

// The smallest and largest width of a bar.
const (
	barMin = 4
	barMax = 24
)

// entry writes a number, the word for what it counts and, if there is a limit, a bar.
func (p *Seats) entry(l *widget.Lines, seat model.SeatLine, cursor, focused bool, numbers, w int) {
	st := p.st
	ink := theme.Text
	if seat.Use == nil && (!seat.Known || seat.Count == 0) {
		ink = theme.Dim
	}
	number := p.seatCount(seat)
	if seat.Warn {
		ink = theme.Warning
		if seat.Use == nil && widget.Width(number)+2 <= numbers {
			number = st.Glyphs.Warning + " " + number
		}
	}
	name := seat.Label
	switch {
	case seat.One != "" && seat.Known && seat.Count == 1:
		name = seat.One
	case seat.Use != nil && seat.Use.Known && seat.Use.Unlimited:
		name += ", no limit"
	}
	l.Select(cursor && focused)
	l.Gutter(cursor && st.PointsAt(focused), false)
	l.FitRight(ink, number, numbers)
	l.Pad(1)
	l.Fit(theme.Dim, name, widget.Width(name))
	at := widget.GutterW + numbers + 1 + widget.Width("member seats") + 1
	if bar := w - at - 1; seat.Use != nil && seat.Use.Known && !seat.Use.Unlimited && bar >= barMin {
		g := widget.Gauge{Value: seat.Use.Filled, Total: seat.Use.Total}
		l.To(at)
		l.Bar(g.Ink(), g.Value, g.Total, min(barMax, bar))
	}
	l.Newline()
}
