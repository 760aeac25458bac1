package history

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Runs lists the changes made so far, the newest first, and leads to their
// steps, to what is left of them and to taking them back.
type Runs struct {
	env   *overlay.Env
	table widget.Table
	at    change.RunID // under the cursor
	row   int          // where it was
	said  string       // why the last action was not possible
}

// NewRuns returns the overlay over a state. Its cursor is on what was interrupted.
func NewRuns(env *overlay.Env) *Runs {
	r := &Runs{env: env, table: widget.Table{Columns: []widget.Column{
		{Title: "WHEN", Min: 16, Worth: 6},
		{Title: "CHANGE", Min: 22, Flex: 4, Worth: 9},
		{Title: "WORKSPACE", Min: 12, Max: 22, Flex: 1, Worth: 2},
		{Title: "STATE", Min: 18, Worth: 8, Lead: 2},
		{Title: "STEPS", Min: 16, Max: 44, Flex: 2, Worth: 5},
	}}}
	if left := env.State.Resumable(); len(left) > 0 {
		r.at = left[0].Run.ID
	}
	return r
}

// Opening reads the journals again: another cutui may have added to them.
func (r *Runs) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.FindRuns{}}}
}

// Scopes are where its keys are looked up.
func (r *Runs) Scopes() []keymap.Scope { return []keymap.Scope{keymap.RunList} }

// Typing is false: there is no text field.
func (r *Runs) Typing() bool { return false }

const runsW = 124

// Size is a box in the middle, as high as the list is long.
func (r *Runs) Size(w, h int) (int, int) {
	return overlay.BoxW(w, runsW), min(h, max(8, len(r.env.State.Runs())+2)+3)
}

// Follow puts the cursor on its run, wherever that is now.
func (r *Runs) Follow() {
	runs := r.env.State.Runs()
	if i := slices.IndexFunc(runs, func(p model.RunRecord) bool { return p.Run.ID == r.at }); i >= 0 {
		r.row = i
	}
	r.putCursor(runs, r.row)
}

func (r *Runs) putCursor(runs []model.RunRecord, row int) {
	if r.row = max(0, min(row, len(runs)-1)); len(runs) > 0 {
		r.at = runs[r.row].Run.ID
	}
}

// Render draws exactly w×h cells.
func (r *Runs) Render(w, h int) string {
	st, s := r.env.Styles, r.env.State
	runs, undone := s.Runs(), s.Undone()
	f := widget.Frame{Title: "Runs", Focused: true, Flush: true, TitleRight: leftWords(s), FooterLeft: overlay.KeysIn(st, r, w)}
	inner := f.Inner(widget.Rect{W: w, H: h})
	content := r.table.Render(st, widget.TableView{
		Len: len(runs), Cursor: r.row, Focused: true, Sorted: -1, Empty: "Nothing was done yet, here or before.",
		Row: func(i int, row *widget.Row) { r.cells(runs[i], undone[runs[i].Run.ID], row) },
	}, inner.W, max(0, inner.H-1))
	if r.said != "" {
		content += "\n   " + st.Render(theme.Warning, widget.Fit(st, st.Glyphs.Warning+" "+r.said, max(0, inner.W-6)))
	}
	f.Scroll = r.table.Scroll()
	return f.Render(st, content, w, h)
}

// leftWords is how many runs wait to be gone on with.
func leftWords(s *model.State) string {
	if n := len(s.Resumable()); n > 0 {
		return fmt.Sprintf("%d interrupted", n)
	}
	return ""
}

// Hints are what can be done about the run under the cursor.
func (r *Runs) Hints() []widget.Hint {
	var all []widget.Hint
	if runs := r.env.State.Runs(); len(runs) > 0 {
		all = append([]widget.Hint{r.env.Hint(keymap.RunList, keymap.Open, "")}, pastHints(r.env, runs[r.row], r.env.State.Undone()[r.at])...)
	}
	return overlay.Hints(append(all, r.env.BackHint("close"))...)
}

func (r *Runs) cells(p model.RunRecord, undone bool, row *widget.Row) {
	row.Cells[0] = widget.Cell{Text: r.env.State.When(p.Run.Started), Ink: theme.Dim}
	row.Cells[1] = widget.Cell{Text: p.Run.Plan.Title}
	row.Cells[2] = widget.Cell{Text: p.Run.Plan.Name, Ink: theme.Dim}
	row.Cells[3] = standingCell(r.env.Styles, p, undone)
	row.Cells[4] = widget.Cell{Text: p.Run.Tally().String(), Ink: theme.Dim}
}

// Do moves, shows the steps of a run, and leads on from it.
func (r *Runs) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	runs := r.env.State.Runs()
	cursor := r.row
	r.said = ""
	page := max(1, r.table.Scroll().Visible-1)
	switch a {
	case keymap.Up:
		r.putCursor(runs, cursor-1)
	case keymap.Down:
		r.putCursor(runs, cursor+1)
	case keymap.PageUp:
		r.putCursor(runs, cursor-page)
	case keymap.PageDown:
		r.putCursor(runs, cursor+page)
	case keymap.Top:
		r.putCursor(runs, 0)
	case keymap.Bottom:
		r.putCursor(runs, len(runs)-1)
	case keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	default:
		return nil, r.lead(a, runs)
	}
	return nil, nil
}

// lead is what leads on from the run under the cursor.
func (r *Runs) lead(a keymap.Action, runs []model.RunRecord) []overlay.Request {
	if len(runs) == 0 {
		return nil
	}
	p := runs[r.row]
	switch {
	case a == keymap.Open && p.Here:
		return []overlay.Request{overlay.Open{Overlay: changeui.NewRun(r.env)}}
	case a == keymap.Open:
		return []overlay.Request{overlay.Open{Overlay: newPastSteps(r.env, p.Run.ID)}}
	}
	var requests []overlay.Request
	requests, r.said = pastDo(r.env, a, p)
	return requests
}

// Update takes nothing else.
func (r *Runs) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row, and shows the steps of the one it is on.
func (r *Runs) Click(_, y int) (tea.Cmd, []overlay.Request) {
	row := r.table.Hit(y - 1)
	if row < 0 {
		return nil, nil
	}
	runs := r.env.State.Runs()
	if row == r.row {
		return r.Do(keymap.Open)
	}
	r.putCursor(runs, row)
	return nil, nil
}

// Wheel moves the cursor.
func (r *Runs) Wheel(by int) {
	runs := r.env.State.Runs()
	r.putCursor(runs, r.row+by)
}
