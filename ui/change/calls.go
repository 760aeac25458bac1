package change

import (
	"strconv"
	"strings"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Calls lists the steps of a plan or run, a row each.
type Calls struct {
	env      *overlay.Env
	Table    widget.Table
	shape    shape
	Selected int
	moved    bool // the cursor was moved, and no longer follows the run
	at       int  // the line of the page the list starts at
	place    func(change.Step) string
}

// shape is which columns the list has.
type shape uint8

const (
	unset      shape = iota
	onlyPeople       // no step has an item
	narrow           // item and guest in one column, or the guests would leave
	wide
)

// NewCalls is a table of the calls of a plan or run.
func NewCalls(env *overlay.Env) Calls {
	return Calls{env: env, place: func(change.Step) string { return "" }}
}

// wideW is the width from which items and guests have a column each.
const wideW = 96

func shapeOf(steps []change.Step, w int) shape {
	for i := range steps {
		if steps[i].Item.ID != "" && w >= wideW {
			return wide
		}
		if steps[i].Item.ID != "" {
			return narrow
		}
	}
	return onlyPeople
}

func (s shape) columns() []widget.Column {
	op := widget.Column{Min: 9, Worth: 8, Lead: 2}
	if s != wide {
		return []widget.Column{op, {Min: 20, Max: 60, Flex: 3, Worth: 9}, {Min: 12, Flex: 2, Worth: 7}}
	}
	return []widget.Column{
		op,
		{Min: 22, Max: 42, Flex: 3, Worth: 9},
		{Min: 18, Max: 34, Flex: 3, Worth: 5},
		{Min: 7, Worth: 4},
		{Min: 24, Flex: 3, Worth: 7},
	}
}

// Step moves the cursor.
func (c *Calls) Step(a keymap.Action, n int) {
	page := max(1, c.Table.Scroll().Visible-1)
	by := map[keymap.Action]int{keymap.Up: -1, keymap.Down: 1, keymap.PageUp: -page, keymap.PageDown: page}
	if by[a] != 0 {
		c.moved = true
	}
	c.Selected = max(0, min(c.Selected+by[a], n-1))
}

// Follow puts the cursor on the step under way, at the end on the first that
// needs a look, until somebody moves it.
func (c *Calls) Follow(steps []change.Step) {
	if c.moved {
		return
	}
	at := -1
	for i := range steps {
		switch s := steps[i].State; {
		case s == change.Running:
			c.Selected = i
			return
		case at < 0 && (s == change.Failed || s == change.Unknown):
			at = i
		}
	}
	if at >= 0 {
		c.Selected = at
	}
}

// Render draws the table in w×h cells.
func (c *Calls) Render(st *theme.Styles, steps []change.Step, w, h int) string {
	if s := shapeOf(steps, w); s != c.shape {
		c.shape, c.Table = s, widget.Table{NoHeader: true, Columns: s.columns()}
	}
	return c.Table.Render(st, widget.TableView{
		Len: len(steps), Cursor: max(0, min(c.Selected, len(steps)-1)), Focused: true, Sorted: -1, Empty: "There is nothing to do.",
		Row: func(i int, r *widget.Row) { c.row(st, &steps[i], r) },
	}, w, h)
}

func (c *Calls) row(st *theme.Styles, s *change.Step, r *widget.Row) {
	sign, text, ink := stateMark(st, s)
	r.Cells[0] = widget.Cell{Text: s.Verb(), Ink: text, Lead: widget.Mark{Text: sign, Ink: ink}}
	r.Cells[1] = widget.Cell{Text: s.Who(), Ink: text}
	r.Cells[len(r.Cells)-1] = widget.Cell{Text: s.Result(c.roles()), Ink: ink}
	switch {
	case s.Item.ID == "" && c.place(*s) != "":
		r.Cells[1].Flag = widget.Mark{Text: "(" + c.place(*s) + ")", Ink: theme.Dim}
	case s.Item.ID == "":
	case c.shape == narrow:
		r.Cells[1].Text += ": " + s.ItemName
	case c.shape == wide:
		r.Cells[1] = widget.Cell{Text: s.ItemName, Ink: text, Flag: widget.Mark{Text: "(" + s.Item.Kind.String() + ")", Ink: theme.Dim}}
		r.Cells[2] = widget.Cell{Text: st.Glyphs.Arrow + " " + s.Who(), Ink: text}
		r.Cells[3] = widget.Cell{Text: s.Permission.Label(), Ink: theme.Dim}
	}
}

// stateMark is the sign of a step, and the inks of its texts and its result.
func stateMark(st *theme.Styles, s *change.Step) (sign string, text, result theme.Ink) {
	switch s.State {
	case change.Running:
		return st.Glyphs.Spinner[0], theme.Strong, theme.Accent
	case change.Done:
		return st.Glyphs.Done, theme.Text, theme.Good
	case change.Skipped:
		return st.Glyphs.Unknown, theme.Dim, theme.Dim
	case change.Failed:
		return st.Glyphs.Failed, theme.Text, theme.Danger
	case change.Unknown:
		return st.Glyphs.Warning, theme.Text, theme.Warning
	case change.Planned:
	}
	return " ", theme.Text, theme.Notice
}

// roles are the custom roles, which edits name.
func (c *Calls) roles() []model.Role { return c.env.State.Data().Roles.Value }

// Detail is the row under the cursor in full, in so many lines.
func (c *Calls) Detail(steps []change.Step, w, lines int) []string {
	out := make([]string, lines)
	if c.Selected >= len(steps) {
		return out
	}
	s, st := &steps[c.Selected], c.env.Styles
	text, ink := s.Sentence(c.roles(), c.place(*s)), theme.Dim
	if s.State == change.Failed {
		ink = theme.Danger
		if s.Status != 0 {
			text += " (HTTP " + strings.TrimSuffix(strconv.Itoa(s.Status)+", "+s.Code, ", ") + ")"
		}
	}
	wrapped := widget.Wrap(text, w)
	for i := range min(lines, len(wrapped)) {
		if i == lines-1 {
			wrapped[i] = strings.Join(wrapped[i:], " ")
		}
		line, _ := widget.Cut(st, wrapped[i], w)
		out[i] = st.Render(ink, line) // an underlined ink ends with the words
	}
	return out
}
