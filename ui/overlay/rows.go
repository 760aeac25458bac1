package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Rows is a box with a table of rows, without a text field.
type Rows struct {
	Env   *Env
	Scope []keymap.Scope // where its keys are looked up
	Table widget.Table
	Row   int // under the cursor
	Above int // lines between the frame and the table in the last frame
	Count func() int
	// ID says what a row is about: the cursor stays on that, wherever it is now. Nil: it
	// stays where it is.
	ID func(row int) string
	// Rest is the row that the cursor comes to on its way down (1) or up (-1) to a row. Nil:
	// it is that row.
	Rest func(row, way int) int
	// Open is what enter asks for, and a click on the row under the cursor. Nil: clicks only
	// move, and enter is for Act.
	Open func() []Request
	// Act takes the other actions; an error says why one is not possible. Nil: there is none.
	Act func(keymap.Action) ([]Request, error)

	Said  error // why the last action was not possible
	Moved bool  // somebody moved the cursor

	id string // of the row under the cursor
}

// Scopes are where its keys are looked up.
func (r *Rows) Scopes() []keymap.Scope { return r.Scope }

// Typing is false: there is no text field.
func (r *Rows) Typing() bool { return false }

// Update takes nothing else.
func (r *Rows) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }

// Follow keeps the cursor on what it is on, wherever that is now.
func (r *Rows) Follow() { r.PutOn(r.id) }

// PutOn puts the cursor on what has the id, if that is there.
func (r *Rows) PutOn(id string) {
	if r.ID != nil {
		for row := range r.Count() {
			if r.ID(row) == id {
				r.put(row, 1)
				return
			}
		}
	}
	r.put(r.Row, 1)
}

// put puts the cursor on a row, which it comes to on its way down (1) or up (-1).
func (r *Rows) put(row, way int) {
	n := r.Count()
	if row = max(0, min(row, n-1)); r.Rest != nil {
		row = r.Rest(row, way)
	}
	r.Row = row
	if r.ID != nil && n > 0 {
		r.id = r.ID(row)
	}
}

// Wheel moves the cursor.
func (r *Rows) Wheel(by int) {
	way := 1
	if by < 0 {
		way = -1
	}
	r.Moved = true
	r.put(r.Row+by, way)
}

// Move takes the actions that move the cursor; false: it was another.
func (r *Rows) Move(a keymap.Action) bool {
	by, moves := a.Steps(max(1, r.Table.Scroll().Visible-1), r.Count())
	if moves {
		r.Wheel(by)
	}
	return moves
}

// Do moves, leads on from a row, and closes.
func (r *Rows) Do(a keymap.Action) (tea.Cmd, []Request) {
	r.Said = nil
	switch {
	case r.Move(a):
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && r.Open != nil:
		return nil, r.Open()
	case r.Act != nil:
		requests, err := r.Act(a)
		if r.Said = err; err != nil {
			return nil, nil
		}
		return nil, requests
	}
	return nil, nil
}

// Click puts the cursor on a row, and leads on from the one it is on.
func (r *Rows) Click(_, y int) (tea.Cmd, []Request) {
	switch row := r.Table.Hit(y - 1 - r.Above); {
	case row < 0:
	case row == r.Row && r.Open != nil:
		return r.Do(keymap.Open)
	default:
		r.Moved = true
		r.put(row, 1)
	}
	return nil, nil
}

// CloseOnOpen is an Act where enter closes the box, as esc does.
func CloseOnOpen(a keymap.Action) ([]Request, error) {
	if a == keymap.Open {
		return []Request{Close{}}, nil
	}
	return nil, nil
}

// Warning are the lines that say why the last action was not possible; none: it was.
func (r *Rows) Warning(w int) []string {
	if r.Said == nil {
		return nil
	}
	st := r.Env.Styles
	return []string{TableIndent + st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+r.Said.Error(), max(0, w-2*len(TableIndent))))}
}

// Framed draws exactly w×h cells: the rows, and below them lines of which at least a number
// are kept free.
func (r *Rows) Framed(f widget.Frame, v widget.TableView, below func(w int) []string, free, w, h int) string {
	st := r.Env.Styles
	f.Focused, f.Flush = true, true
	inner := f.Inner(widget.Rect{W: w, H: h})
	lines := below(inner.W)
	v.Len, v.Cursor, v.Focused, v.Sorted = r.Count(), r.Row, true, -1
	content := []string{r.Table.Render(st, v, inner.W, max(1, inner.H-max(free, len(lines))))}
	f.Scroll = r.Table.Scroll()
	return f.Render(st, strings.Join(append(content, lines...), "\n"), w, h)
}
