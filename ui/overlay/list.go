package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// List is a text field over a table of rows that it narrows, and that are taken with enter
// or by a click.
type List struct {
	Env      *Env
	Field    widget.Field
	Selected int
	N        int                   // rows that are left
	Narrow   func()                // chooses the rows for what is typed, or nil
	Ask      func() []Request      // what typing asks for, or nil
	Take     func(i int) []Request // what taking a row asks for
	About    func(i int) string    // a sentence about a row, told in full below the rows, or nil
	Heading  func(i int) string    // the heading of a row's group, or nil

	enter string // what enter does with a row
	table widget.Table
}

// NewList is a list without rows. Enter says in a word or two what that key does.
func NewList(env *Env, hint, enter string, columns []widget.Column) List {
	return List{Env: env, Field: widget.NewField(hint), enter: enter, table: widget.Table{Columns: columns, NoHeader: true, Snug: true}}
}

// Do moves, and takes what stands under the cursor.
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

// Put moves the cursor to a row, or to the nearest there is.
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

// Click takes what stands in a row.
func (l *List) Click(_, y int) (tea.Cmd, []Request) {
	row := l.Hit(y)
	if row < 0 {
		return nil, nil
	}
	l.Put(row)
	return l.Do(keymap.Open)
}

// Words are what is looked for, in lower case.
func (l *List) Words() []string { return strings.Fields(strings.ToLower(l.Field.Value())) }

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

// AboutLines are the lines that the sentence about a row takes, with one of air: as many as
// the longest one needs in 60 columns.
const AboutLines = 4

// about is the sentence about the row under the cursor, whole.
func (l *List) about(w int) []string {
	lines := []string{""}
	if l.Selected < l.N {
		lines = append(lines, Indent(Ink(l.Env.Styles, theme.Text, l.About(l.Selected), w-2*len(TableIndent)))...)
	}
	return lines[:min(len(lines), AboutLines)]
}

// Typing is true: the field has the focus.
func (l *List) Typing() bool { return true }

// Scopes are where the keys of a list are looked up.
func (l *List) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List} }

// Cursor is where the terminal's cursor stands in the field.
func (l *List) Cursor() (x, y int, ok bool) { return 1 + 3 + l.Field.CursorX(), 1, true }

// Wheel moves the cursor.
func (l *List) Wheel(by int) { l.Put(l.Selected + by) }

// Hit is the row at a cell of the box, or -1.
func (l *List) Hit(y int) int { return l.table.Hit(y - 3) }
