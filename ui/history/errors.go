package history

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Errors shows what failed: loads that can be tried again first, then what
// went wrong before, with ClickUp's own words and what to do.
type Errors struct {
	env    *overlay.Env
	table  widget.Table
	cursor int
}

// NewErrors returns the overlay over a state.
func NewErrors(env *overlay.Env) *Errors {
	return &Errors{env: env, table: widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 18, Max: 34, Flex: 1, Worth: 9, Lead: 2},
		{Min: 20, Flex: 2, Worth: 8},
		{Min: 8, Worth: 5, Right: true},
	}}}
}

// rows are the failed loads, then older failures, the latest first.
func (e *Errors) rows() []model.Notice {
	rows := e.env.State.Failures()
	for _, n := range slices.Backward(e.env.State.Notices) {
		if n.Err != nil {
			rows = append(rows, n)
		}
	}
	return rows
}

// Scopes are where its keys are looked up.
func (e *Errors) Scopes() []keymap.Scope { return []keymap.Scope{keymap.List, keymap.Browse} }

// Typing is false: there is no text field.
func (e *Errors) Typing() bool { return false }

// errorsDetail is the lines below the list.
const errorsDetail = 7

// Size is a box in the middle.
func (e *Errors) Size(w, h int) (int, int) {
	n := len(e.rows())
	if n == 0 {
		return overlay.BoxW(w, 60), min(h, 3)
	}
	return overlay.BoxW(w, 100), min(h, max(4, n)+errorsDetail+3)
}

// Follow keeps the cursor on a row that there is.
func (e *Errors) Follow() { e.Wheel(0) }

// Render draws exactly w×h cells.
func (e *Errors) Render(w, h int) string {
	st, rows := e.env.Styles, e.rows()
	f := widget.Frame{Title: "What failed", Focused: true, Flush: true, FooterLeft: overlay.KeysIn(st, e, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	view := widget.TableView{Len: len(rows), Cursor: e.cursor, Sorted: -1, Focused: true, Empty: "Nothing has failed.", Row: func(i int, r *widget.Row) { e.row(rows[i], r) }}
	content := e.table.Render(st, view, inner.W, max(1, inner.H-errorsDetail-1))
	f.Scroll = e.table.Scroll()
	if len(rows) > 0 {
		content += "\n" + e.detail(rows[e.cursor], inner.W)
	}
	return f.Render(st, content, w, h)
}

// Hints are what can be done about it.
func (e *Errors) Hints() []widget.Hint {
	back := e.env.BackHint("close")
	if len(e.env.State.Failures()) > 0 {
		return overlay.Hints(e.env.Hint(keymap.Global, keymap.Retry, "try the failed loads again"), back)
	}
	return []widget.Hint{back}
}

func (e *Errors) row(n model.Notice, r *widget.Row) {
	g := e.env.Styles.Glyphs
	r.Cells[0] = widget.Cell{Text: n.Text, Lead: widget.Mark{Text: g.Failed, Ink: theme.Danger}}
	r.Cells[1] = widget.Cell{Text: model.Explain(n.Err).Words, Ink: theme.Dim}
	if !n.At.IsZero() {
		r.Cells[2] = widget.Cell{Text: n.At.Format("15:04:05"), Ink: theme.Dim}
	}
}

// detail is one failure in full.
func (e *Errors) detail(n model.Notice, w int) string {
	x := model.Explain(n.Err)
	return inFull(e.env.Styles, w, full{words: x.Words, hint: x.Hint, about: nonEmpty(x.Status, x.Code, x.Op)})
}

// full is a row in full: what happened, what to do about it, and what it is about.
type full struct {
	words, hint string
	about       []string
}

// inFull draws it under a rule, in at most six lines more.
func inFull(st *theme.Styles, w int, f full) string {
	rule := st.Frame.Render(strings.Repeat(st.Glyphs.Horizontal, max(0, w-2)))
	lines := []string{" " + rule}
	add := func(ink theme.Ink, text string, most int) {
		if text == "" {
			return
		}
		wrapped := widget.Wrap(text, w-4)
		for _, l := range wrapped[:min(most, len(wrapped))] {
			lines = append(lines, "  "+st.Render(ink, l))
		}
	}
	add(theme.Text, f.words, 3)
	add(theme.Notice, f.hint, 2)
	add(theme.Dim, strings.Join(f.about, " "+st.Glyphs.Dot+" "), 1)
	return strings.Join(lines, "\n")
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// Do moves, tries again, and closes.
func (e *Errors) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	switch a {
	case keymap.Up:
		e.Wheel(-1)
	case keymap.Down:
		e.Wheel(1)
	case keymap.Retry:
		return nil, []overlay.Request{overlay.Send{Intent: model.RetryFailed{}}}
	case keymap.Back, keymap.Open:
		return nil, []overlay.Request{overlay.Close{}}
	}
	return nil, nil
}

// Update takes nothing else.
func (e *Errors) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row.
func (e *Errors) Click(_, y int) (tea.Cmd, []overlay.Request) {
	if row := e.table.Hit(y - 1); row >= 0 {
		e.cursor = row
	}
	return nil, nil
}

// Wheel moves the cursor.
func (e *Errors) Wheel(by int) { e.cursor = max(0, min(e.cursor+by, len(e.rows())-1)) }
