package history

import (
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Errors lists what failed: first the loads that can be tried again, then earlier errors,
// each with ClickUp's message and what to do.
type Errors struct{ overlay.Rows }

// NewErrors returns the overlay.
func NewErrors(env *overlay.Env) *Errors {
	e := &Errors{overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.List, keymap.Browse}}}
	e.Count = func() int { return len(e.rows()) }
	e.Act = act
	e.Table = widget.Table{NoHeader: true, Columns: []widget.Column{
		{Min: 18, Max: 34, Flex: 1, Worth: 9, Lead: 2},
		{Min: 20, Flex: 2, Worth: 8},
		{Min: 8, Worth: 5, Right: true},
	}}
	return e
}

// rows returns the failed loads, then earlier errors, latest first.
func (e *Errors) rows() []model.Notice {
	rows := e.Env.State.Failures()
	for _, n := range slices.Backward(e.Env.State.Notices) {
		if n.Err != nil {
			rows = append(rows, n)
		}
	}
	return rows
}

// errorsDetail is the number of lines below the list.
const errorsDetail = 7

// Size returns a box in the middle.
func (e *Errors) Size(w, h int) (int, int) {
	n := len(e.rows())
	if n == 0 {
		return overlay.BoxW(w, 60), min(h, 3)
	}
	return overlay.BoxW(w, 100), min(h, max(4, n)+errorsDetail+3)
}

// Render draws exactly w×h cells.
func (e *Errors) Render(w, h int) string {
	rows := e.rows()
	f := widget.Frame{Title: "What failed", FooterLeft: overlay.KeysIn(e.Env.Styles, e, w)}
	view := widget.TableView{Empty: "Nothing has failed.", Row: func(i int, r *widget.Row) { e.row(rows[i], r) }}
	return e.Framed(f, view, e.detail, errorsDetail+1, w, h)
}

// Hints returns the keys.
func (e *Errors) Hints() []widget.Hint {
	back := e.Env.BackHint("close")
	if len(e.Env.State.Failures()) > 0 {
		return overlay.Hints(e.Env.Hint(keymap.Global, keymap.Retry, "try the failed loads again"), back)
	}
	return []widget.Hint{back}
}

func (e *Errors) row(n model.Notice, r *widget.Row) {
	g := e.Env.Styles.Glyphs
	r.Cells[0] = widget.Cell{Text: n.Text, Lead: widget.Mark{Text: g.Failed, Ink: theme.Danger}}
	r.Cells[1] = widget.Cell{Text: model.Explain(n.Err).Words, Ink: theme.Dim}
	if !n.At.IsZero() {
		r.Cells[2] = widget.Cell{Text: n.At.Format("15:04:05"), Ink: theme.Dim}
	}
}

// detail returns the error under the cursor in full.
func (e *Errors) detail(w int) []string {
	rows := e.rows()
	if len(rows) == 0 {
		return nil
	}
	return failureInFull(e.Env.Styles, w, "", rows[e.Row].Err)
}

// failureInFull draws an error in full, with prefix before its text.
func failureInFull(st *theme.Styles, w int, prefix string, err error) []string {
	x := model.Explain(err)
	return inFull(st, w, details{text: prefix + x.Words, hint: x.Hint, facts: text.NonEmpty(x.Status, x.Code, x.Op)})
}

// details is what is shown below the list about the row under the cursor.
type details struct {
	text, hint string   // what happened, and what to do about it
	facts      []string // such as an HTTP status
}

// inFull draws details below a rule, in at most six lines.
func inFull(st *theme.Styles, w int, d details) []string {
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
	add(theme.Text, d.text, 3)
	add(theme.Notice, d.hint, 2)
	add(theme.Dim, strings.Join(d.facts, " "+st.Glyphs.Dot+" "), 1)
	return lines
}

// act retries the failed loads, or closes.
func act(a keymap.Action) ([]overlay.Request, error) {
	if a == keymap.Retry {
		return []overlay.Request{overlay.Send{Intent: model.RetryFailed{}}}, nil
	}
	return overlay.CloseOnOpen(a)
}
