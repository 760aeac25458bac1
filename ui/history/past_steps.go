package history

import (
	"slices"
	"strings"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// pastSteps lists the steps of an earlier run and how each of them ended.
type pastSteps struct {
	changeui.Calls

	id change.RunID
}

// newPastSteps returns the overlay, with the cursor on the first step that needs a look.
func newPastSteps(env *overlay.Env, id change.RunID) *pastSteps {
	p := &pastSteps{id: id}
	p.Calls = changeui.NewCalls(env, func() int { return len(p.run().Run.Plan.Steps) })
	p.Scope = []keymap.Scope{keymap.RunList}
	p.Act = func(a keymap.Action) ([]overlay.Request, error) { return pastDo(env, a, p.run()) }
	p.FollowRun(p.steps(p.run()))
	return p
}

// run returns the run as it is known now.
func (p *pastSteps) run() model.RunRecord {
	past, _ := p.Env.State.RunByID(p.id) // if it is gone, it has no steps
	return past
}

// steps returns the steps of the run. A step that was under way when its cutui ended is
// unknown.
func (p *pastSteps) steps(past model.RunRecord) []change.Step {
	all := past.Run.Plan.Steps
	running := func(s change.Step) bool { return s.State == change.Running }
	if past.Busy || !slices.ContainsFunc(all, running) {
		return all
	}
	all = slices.Clone(all)
	for i := range all {
		if running(all[i]) {
			all[i].State, all[i].Message = change.Unknown, "cutui ended during this call: resuming checks whether it worked"
		}
	}
	return all
}

// Size returns the size of a review.
func (p *pastSteps) Size(w, h int) (int, int) {
	return overlay.GuideSize(w, h, p.Count()+5)
}

// Render draws exactly w×h cells.
func (p *pastSteps) Render(w, h int) string {
	st, past := p.Env.Styles, p.run()
	undone := p.Env.State.Undone()[p.id]
	status := statusCell(st, past, undone)
	f := widget.Frame{Title: past.Run.Plan.Title, TitleRight: p.Env.State.When(past.Run.Started), Focused: true, Flush: true}
	f.FooterLeft = overlay.KeysIn(st, p, w)
	inner := f.Inner(widget.Rect{W: w, H: h})
	steps := p.steps(past)
	bottom := p.Detail(steps, inner.W-6, max(2, min(p.DetailLines(steps, inner.W-6), inner.H/3)))
	bottom = append(bottom, "", st.Render(status.Lead.Ink, status.Lead.Text)+" "+st.Render(theme.Text, status.Text+": "+past.Run.Tally().String()))
	bottom = append(bottom, changeui.OutcomeLines(st, &past.Run, inner.W-6)...)
	if p.Err != nil {
		bottom = append(bottom, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+p.Err.Error(), inner.W-6)...)
	}
	list := p.Calls.Render(st, steps, inner.W, max(0, inner.H-len(bottom)))
	f.Scroll = p.Table.Scroll()
	return f.Render(st, list+"\n"+strings.Join(overlay.Indent(bottom), "\n"), w, h)
}

// Hints returns the keys for the run.
func (p *pastSteps) Hints() []widget.Hint {
	return overlay.Hints(append(pastHints(p.Env, p.run(), p.Env.State.Undone()[p.id]), p.Env.BackHint("back"))...)
}
