package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// chooser is a text field over a table of rows that it narrows: the body of
// help and the palette.
type chooser struct {
	env    *Env
	field  widget.Field
	table  widget.Table
	cursor int
	n      int // rows that are left
}

func newChooser(env *Env, hint string, columns []widget.Column) chooser {
	return chooser{env: env, field: widget.NewField(hint), table: widget.Table{Columns: columns, NoHeader: true}}
}

// move takes the actions that move the cursor; false: it was another.
func (c *chooser) move(a keymap.Action) bool {
	switch a {
	case keymap.Up:
		c.put(c.cursor - 1)
	case keymap.Down:
		c.put(c.cursor + 1)
	default:
		return false
	}
	return true
}

func (c *chooser) put(row int) { c.cursor = max(0, min(row, c.n-1)) }

// edit takes keys and pastes for the field, and keys that page; it reports
// whether the rows have to be chosen anew.
func (c *chooser) edit(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		page := max(1, c.table.Scroll().Visible-1)
		switch k.Code {
		case tea.KeyPgUp:
			c.put(c.cursor - page)
			return false
		case tea.KeyPgDown:
			c.put(c.cursor + page)
			return false
		}
	}
	if !c.field.Update(msg) {
		return false
	}
	c.cursor = 0
	return true
}

// words are what is looked for, in lower case.
func (c *chooser) words() []string { return strings.Fields(strings.ToLower(c.field.Value())) }

// holds reports whether text, in lower case, has all the words.
func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// render draws the frame with the field on its first line and the rows below.
func (c *chooser) render(f widget.Frame, row func(i int, r *widget.Row), empty string, w, h int) string {
	st := c.env.Styles
	f.Focused, f.Flush = true, true
	inner := f.Inner(widget.Rect{W: w, H: h})
	field := " " + st.Render(theme.Accent, st.Glyphs.Cursor) + " " + c.field.Render(st, max(1, inner.W-4))
	view := widget.TableView{Len: c.n, Cursor: c.cursor, Row: row, Sorted: -1, Focused: true, Empty: empty}
	return c.table.Framed(st, &f, view, w, h, widget.FitLine(field, inner.W), widget.FitLine("", inner.W))
}

// Typing is true: the field has the focus.
func (c *chooser) Typing() bool { return true }

// Scopes are where the keys of a list are looked up.
func (c *chooser) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List} }

// Cursor is where the terminal's cursor stands in the field.
func (c *chooser) Cursor() (x, y int, ok bool) { return 1 + 3 + c.field.CursorX(), 1, true }

// Wheel moves the cursor.
func (c *chooser) Wheel(by int) { c.put(c.cursor + by) }

// hit is the row at a cell of the box, or -1.
func (c *chooser) hit(y int) int { return c.table.Hit(y - 3) }
