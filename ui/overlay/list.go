package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// List is a text field over a table, whose rows it filters. Enter or a click takes a row.
// Narrow, Ask, About and Heading may be nil.
type List struct {
	Env      *Env
	Field    widget.Field
	Selected int
	N        int                   // number of rows
	Narrow   func()                // filters the rows by what is typed
	Ask      func() []Request      // what to request after typing
	Take     func(i int) []Request // what taking a row requests
	About    func(i int) string    // a sentence about a row, shown whole below the table
	Heading  func(i int) string    // the heading of a row's group

	enter string // what enter does with a row
	table widget.Table
}

// NewList returns a list without rows; hint is the field's placeholder, and enter says in a
// word or two what that key does.
func NewList(env *Env, hint, enter string, columns []widget.Column) List {
	return List{Env: env, Field: widget.NewField(hint), enter: enter, table: widget.Table{Columns: columns, NoHeader: true, Snug: true}}
}

// Do moves, takes the row under the cursor, and closes.
func (l *List) Do(a keymap.Action) (tea.Cmd, []Request) {
	switch {
	case a == keymap.Up:
		l.Put(l.Selected - 1)
	case a == keymap.Down:
		l.Put(l.Selected + 1)
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && l.Selected < l.N:
		return nil, l.Take(l.Selected)
	}
	return nil, nil
}

// Put moves the cursor to a row, or to the nearest one there is.
func (l *List) Put(row int) { l.Selected = max(0, min(row, l.N-1)) }

// Update types into the field; page keys move.
func (l *List) Update(msg tea.Msg) (tea.Cmd, []Request) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		page := max(1, l.table.Scroll().Visible-1)
		switch k.Code {
		case tea.KeyPgUp:
			l.Put(l.Selected - page)
			return nil, nil
		case tea.KeyPgDown:
			l.Put(l.Selected + page)
			return nil, nil
		}
	}
	if !l.Field.Update(msg) {
		return nil, nil
	}
	l.Selected = 0
	if l.Narrow != nil {
		l.Narrow()
	}
	if l.Ask != nil {
		return nil, l.Ask()
	}
	return nil, nil
}

// Click takes the row that was clicked.
func (l *List) Click(_, y int) (tea.Cmd, []Request) {
	row := l.Hit(y)
	if row < 0 {
		return nil, nil
	}
	l.Put(row)
	return l.Do(keymap.Open)
}

// Words returns the words that were typed, in lower case.
func (l *List) Words() []string { return strings.Fields(strings.ToLower(l.Field.Value())) }

// Holds reports whether text, which is in lower case, contains all the words.
func Holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Hints returns the keys: enter, if there is a row for it, and esc.
func (l *List) Hints() []widget.Hint {
	back := l.Env.BackHint("close")
	if l.N == 0 {
		return []widget.Hint{back}
	}
	return Hints(l.Env.Hint(keymap.List, keymap.Open, l.enter), back)
}

// RenderList draws the frame with the field on its first line and the rows below.
func (l *List) RenderList(f widget.Frame, row func(i int, r *widget.Row), empty string, w, h int) string {
	st := l.Env.Styles
	f.Focused, f.Flush = true, true
	if f.FooterLeft == "" {
		f.FooterLeft = widget.Hints(st, l.Hints(), widget.EdgeRoom(w))
	}
	inner := f.Inner(widget.Rect{W: w, H: h})
	field := " " + st.Render(theme.Accent, st.Glyphs.Caret) + " " + l.Field.Render(st, max(1, inner.W-4))
	view := widget.TableView{Len: l.N, Cursor: l.Selected, Row: row, Sorted: -1, Focused: true, Empty: empty, Heading: l.Heading}
	above := []string{widget.FitLine(field, inner.W), widget.FitLine("", inner.W)}
	const fewRows = 5
	if l.About == nil || inner.H < len(above)+min(fewRows, l.N)+AboutLines {
		return l.table.Framed(st, &f, view, w, h, above...)
	}
	rows := l.table.Render(st, view, inner.W, inner.H-len(above)-AboutLines)
	f.Scroll = l.table.Scroll()
	return f.Render(st, strings.Join(slices.Concat(above, []string{rows}, l.about(inner.W)), "\n"), w, h)
}

// AboutLines is the room for the sentence about a row and a blank line above it: enough for
// the longest one at 60 columns.
const AboutLines = 4

// about returns the sentence about the row under the cursor.
func (l *List) about(w int) []string {
	lines := []string{""}
	if l.Selected < l.N {
		lines = append(lines, Indent(Ink(l.Env.Styles, theme.Text, l.About(l.Selected), w-2*len(TableIndent)))...)
	}
	return lines[:min(len(lines), AboutLines)]
}

// Typing returns true: the field has the focus.
func (l *List) Typing() bool { return true }

// Scopes returns the scopes its keys are looked up in.
func (l *List) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List} }

// Cursor returns the position of the cursor in the field.
func (l *List) Cursor() (x, y int, ok bool) { return 1 + 3 + l.Field.CursorX(), 1, true }

// Wheel moves the cursor.
func (l *List) Wheel(by int) { l.Put(l.Selected + by) }

// Hit returns the row at line y of the box, or -1.
func (l *List) Hit(y int) int { return l.table.Hit(y - 3) }
