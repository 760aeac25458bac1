package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Chooser is a text field over a table of rows that it narrows: the body of
// help and the palette.
type Chooser struct {
	Env      *Env
	Field    widget.Field
	enter    string // what enter does with a row
	table    widget.Table
	Selected int
	N        int // rows that are left
	// About is a sentence about a row, told in full below the rows; nil for none.
	About func(i int) string
	// Heading is the heading of a row's group; nil for none.
	Heading func(i int) string
}

// NewChooser is a chooser without rows. Enter says in a word or two what that key does.
func NewChooser(env *Env, hint, enter string, columns []widget.Column) Chooser {
	return Chooser{Env: env, Field: widget.NewField(hint), enter: enter, table: widget.Table{Columns: columns, NoHeader: true}}
}

// Move takes the actions that move the cursor; false: it was another.
func (c *Chooser) Move(a keymap.Action) bool {
	switch a {
	case keymap.Up:
		c.Put(c.Selected - 1)
	case keymap.Down:
		c.Put(c.Selected + 1)
	default:
		return false
	}
	return true
}

// Put moves the cursor to a row, or to the nearest there is.
func (c *Chooser) Put(row int) { c.Selected = max(0, min(row, c.N-1)) }

// Edit takes keys and pastes for the field, and keys that page; it reports
// whether the rows have to be chosen again.
func (c *Chooser) Edit(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		page := max(1, c.table.Scroll().Visible-1)
		switch k.Code {
		case tea.KeyPgUp:
			c.Put(c.Selected - page)
			return false
		case tea.KeyPgDown:
			c.Put(c.Selected + page)
			return false
		}
	}
	if !c.Field.Update(msg) {
		return false
	}
	c.Selected = 0
	return true
}

// Words are what is looked for, in lower case.
func (c *Chooser) Words() []string { return strings.Fields(strings.ToLower(c.Field.Value())) }

// Holds reports whether text, in lower case, has all the words.
func Holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Hints are what enter does, where there is a row for it, and esc.
func (c *Chooser) Hints() []widget.Hint {
	back := c.Env.BackHint("close")
	if c.N == 0 {
		return []widget.Hint{back}
	}
	return Hints(c.Env.Hint(keymap.List, keymap.Open, c.enter), back)
}

// RenderList draws the frame with the field on its first line and the rows below.
func (c *Chooser) RenderList(f widget.Frame, row func(i int, r *widget.Row), empty string, w, h int) string {
	st := c.Env.Styles
	f.Focused, f.Flush = true, true
	if f.FooterLeft == "" {
		f.FooterLeft = widget.Hints(st, c.Hints(), widget.EdgeRoom(w))
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	field := " " + st.Render(theme.Accent, st.Glyphs.Caret) + " " + c.Field.Render(st, max(1, inner.W-4))
	view := widget.TableView{Len: c.N, Cursor: c.Selected, Row: row, Sorted: -1, Focused: true, Empty: empty, Heading: c.Heading}
	above := []string{widget.FitLine(field, inner.W), widget.FitLine("", inner.W)}
	const fewRows = 5
	if c.About == nil || inner.H < len(above)+fewRows+AboutLines {
		return c.table.Framed(st, &f, view, w, h, above...)
	}
	rows := c.table.Render(st, view, inner.W, inner.H-len(above)-AboutLines)
	f.Scroll = c.table.Scroll()
	return f.Render(st, strings.Join(slices.Concat(above, []string{rows}, c.about(inner.W)), "\n"), w, h)
}

// AboutLines are the lines that the sentence about a row takes, with one of air: as many as
// the longest one needs in 60 columns.
const AboutLines = 4

// about is the sentence about the row under the cursor, whole.
func (c *Chooser) about(w int) []string {
	lines := []string{""}
	if c.Selected < c.N {
		lines = append(lines, Indent(Ink(c.Env.Styles, theme.Text, c.About(c.Selected), w-2*len(TableIndent)))...)
	}
	return lines[:min(len(lines), AboutLines)]
}

// Typing is true: the field has the focus.
func (c *Chooser) Typing() bool { return true }

// Scopes are where the keys of a list are looked up.
func (c *Chooser) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List} }

// Cursor is where the terminal's cursor stands in the field.
func (c *Chooser) Cursor() (x, y int, ok bool) { return 1 + 3 + c.Field.CursorX(), 1, true }

// Wheel moves the cursor.
func (c *Chooser) Wheel(by int) { c.Put(c.Selected + by) }

// Hit is the row at a cell of the box, or -1.
func (c *Chooser) Hit(y int) int { return c.table.Hit(y - 3) }
