package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Rows is a box with a table and no text field. ID, Rest, Open and Act may be nil.
type Rows struct {
	Env   *Env
	Scope []keymap.Scope // the scopes its keys are looked up in
	Table widget.Table
	Row   int // under the cursor
	Above int // lines between the border and the table in the last frame
	Count func() int
	// ID identifies what a row shows, so that the cursor stays on it when rows move.
	ID func(row int) string
	// Rest returns the row on which the cursor comes to rest when it is moved to row, down
	// (way is 1) or up (-1).
	Rest func(row, way int) int
	// Open handles enter, and a click on the row under the cursor. Without it clicks only
	// move the cursor, and Act handles enter.
	Open func() []Request
	// Act handles the other actions; its error says why one is not possible.
	Act func(keymap.Action) ([]Request, error)

	Err   error // why the last action was not possible
	Moved bool  // the user moved the cursor

	id string // of the row under the cursor
}

// Scopes returns the scopes its keys are looked up in.
func (r *Rows) Scopes() []keymap.Scope { return r.Scope }

// Typing returns false: there is no text field.
func (r *Rows) Typing() bool { return false }

// Update ignores all other messages.
func (r *Rows) Update(tea.Msg) (tea.Cmd, []Request) { return nil, nil }

// Follow keeps the cursor on the row with the same ID.
func (r *Rows) Follow() { r.PutOn(r.id) }

// PutOn puts the cursor on the row with an ID, if there is one.
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

// put puts the cursor on a row or the nearest possible one, moving down (1) or up (-1).
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

// Move carries out an action that moves the cursor and reports whether it was one.
func (r *Rows) Move(a keymap.Action) bool {
	by, moves := a.Steps(max(1, r.Table.Scroll().Visible-1), r.Count())
	if moves {
		r.Wheel(by)
	}
	return moves
}

// Do moves, closes, or leaves the action to Open and Act.
func (r *Rows) Do(a keymap.Action) (tea.Cmd, []Request) {
	r.Err = nil
	switch {
	case r.Move(a):
	case a == keymap.Back:
		return nil, []Request{Close{}}
	case a == keymap.Open && r.Open != nil:
		return nil, r.Open()
	case r.Act != nil:
		requests, err := r.Act(a)
		if r.Err = err; err != nil {
			return nil, nil
		}
		return nil, requests
	}
	return nil, nil
}

// Click moves the cursor to a row, or opens the row that has it.
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

// CloseOnOpen is an Act for boxes that enter closes, as esc does.
func CloseOnOpen(a keymap.Action) ([]Request, error) {
	if a == keymap.Open {
		return []Request{Close{}}, nil
	}
	return nil, nil
}

// Warning returns the line that says why the last action was not possible, if it was not.
func (r *Rows) Warning(w int) []string {
	if r.Err == nil {
		return nil
	}
	st := r.Env.Styles
	return []string{TableIndent + st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+r.Err.Error(), max(0, w-2*len(TableIndent))))}
}

// Framed draws the table in exactly w×h cells, with the lines of below under it. At least
// free lines are reserved for these.
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
