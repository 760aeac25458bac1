package history

import (
	"fmt"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Runs lists the changes made so far, newest first. From here a run's steps are shown, and
// it is resumed, undone or given up.
type Runs struct {
	overlay.Rows

	all    []model.RunRecord
	undone map[change.RunID]bool
}

// NewRuns returns the overlay, with the cursor on a run that was interrupted.
func NewRuns(env *overlay.Env) *Runs {
	r := &Runs{Rows: overlay.Rows{Env: env, Scope: []keymap.Scope{keymap.RunList}}}
	r.Count = func() int { return len(r.all) }
	r.ID = func(row int) string { return string(r.all[row].Run.ID) }
	r.Open, r.Act = r.showSteps, r.act
	r.Table = widget.Table{Snug: true, Columns: []widget.Column{
		{Title: "WHEN", Min: 16, Worth: 6},
		{Title: "CHANGE", Min: 22, Flex: 4, Worth: 9},
		{Title: "WORKSPACE", Min: 12, Max: 22, Flex: 1, Worth: 2},
		{Title: "STATE", Min: 18, Worth: 8, Lead: 2},
		{Title: "STEPS", Min: 16, Max: 44, Flex: 2, Worth: 5},
	}}
	r.Follow()
	if left := env.State.Resumable(); len(left) > 0 {
		r.PutOn(string(left[0].Run.ID))
	}
	return r
}

// Opening reads the journals again: another cutui may have added to them.
func (r *Runs) Opening() []overlay.Request {
	return []overlay.Request{overlay.Send{Intent: model.FindRuns{}}}
}

const runsW = 124

// Size returns a box in the middle, as high as its list.
func (r *Runs) Size(w, h int) (int, int) {
	return overlay.BoxW(w, runsW), min(h, max(8, len(r.all)+3)+3)
}

// Follow updates the runs.
func (r *Runs) Follow() {
	r.all, r.undone = r.Env.State.Runs(), r.Env.State.Undone()
	r.Rows.Follow()
}

// Render draws exactly w×h cells.
func (r *Runs) Render(w, h int) string {
	f := widget.Frame{Title: "Runs", TitleRight: leftWords(r.Env.State), FooterLeft: overlay.KeysIn(r.Env.Styles, r, w)}
	view := widget.TableView{
		Empty: "No changes have been made yet.",
		Row:   func(i int, row *widget.Row) { r.cells(&r.all[i], row) },
	}
	return r.Framed(f, view, r.below, 2, w, h)
}

// below returns why the last action was not possible, or the title of the run under the
// cursor in full.
func (r *Runs) below(w int) []string {
	if r.Err != nil || len(r.all) == 0 {
		return r.Warning(w)
	}
	p := &r.all[r.Row].Run.Plan
	whole := overlay.Indent(overlay.Ink(r.Env.Styles, theme.Text, p.Title+", in "+p.Name, w-2*len(overlay.TableIndent)))
	const most = 3 // lines: the names of many workspaces together are long
	return append([]string{""}, whole[:min(most, len(whole))]...)
}

// leftWords counts the runs that can be resumed: "2 interrupted", or "".
func leftWords(s *model.State) string {
	if n := len(s.Resumable()); n > 0 {
		return fmt.Sprintf("%d interrupted", n)
	}
	return ""
}

// Hints returns the keys for the run under the cursor.
func (r *Runs) Hints() []widget.Hint {
	var all []widget.Hint
	if len(r.all) > 0 {
		p := r.all[r.Row]
		all = append([]widget.Hint{r.Env.Hint(keymap.RunList, keymap.Open, "")}, pastHints(r.Env, p, r.undone[p.Run.ID])...)
	}
	return overlay.Hints(append(all, r.Env.BackHint("close"))...)
}

func (r *Runs) cells(p *model.RunRecord, row *widget.Row) {
	row.Cells[0] = widget.Cell{Text: r.Env.State.When(p.Run.Started), Ink: theme.Dim}
	row.Cells[1] = widget.Cell{Text: p.Run.Plan.Title}
	row.Cells[2] = widget.Cell{Text: p.Run.Plan.Name, Ink: theme.Dim}
	row.Cells[3] = statusCell(r.Env.Styles, *p, r.undone[p.Run.ID])
	row.Cells[4] = widget.Cell{Text: p.Run.Tally().String(), Ink: theme.Dim}
}

// showSteps shows the steps of the run under the cursor.
func (r *Runs) showSteps() []overlay.Request {
	if len(r.all) == 0 {
		return nil
	}
	return showSteps(r.Env, r.all[r.Row])
}

// act carries out an action on the run under the cursor.
func (r *Runs) act(a keymap.Action) ([]overlay.Request, error) {
	if len(r.all) > 0 {
		return pastDo(r.Env, a, r.all[r.Row])
	}
	return nil, nil
}
