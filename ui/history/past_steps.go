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

// pastSteps shows the steps of an earlier run, and what became of each.
type pastSteps struct {
	changeui.Calls

	id change.RunID
}

// newPastSteps has the cursor on the first step that needs a look.
func newPastSteps(env *overlay.Env, id change.RunID) *pastSteps {
	p := &pastSteps{id: id}
	p.Calls = changeui.NewCalls(env, func() int { return len(p.run().Run.Plan.Steps) })
	p.Scope = []keymap.Scope{keymap.RunList}
	p.Act = func(a keymap.Action) ([]overlay.Request, error) { return pastDo(env, a, p.run()) }
	p.FollowRun(p.steps(p.run()))
	return p
}

// run is the run as it is known now.
func (p *pastSteps) run() model.RunRecord {
	past, _ := p.Env.State.RunByID(p.id) // one that is known no more has no steps
	return past
}

// steps are those of the run. Those that were under way when its program ended may
// have worked or not.
func (p *pastSteps) steps(past model.RunRecord) []change.Step {
	all := past.Run.Plan.Steps
	running := func(s change.Step) bool { return s.State == change.Running }
	if past.Busy || !slices.ContainsFunc(all, running) {
		return all
	}
	all = slices.Clone(all)
	for i := range all {
		if running(all[i]) {
			all[i].State, all[i].Message = change.Unknown, "cutui ended during this call: resuming looks whether it worked"
		}
	}
	return all
}

// Size is that of a review.
func (p *pastSteps) Size(w, h int) (int, int) {
	return overlay.GuideSize(w, h, p.Count()+5)
}

// Render draws exactly w×h cells.
func (p *pastSteps) Render(w, h int) string {
	st, past := p.Env.Styles, p.run()
	undone := p.Env.State.Undone()[p.id]
	standing := standingCell(st, past, undone)
	f := widget.Frame{Title: past.Run.Plan.Title, TitleRight: p.Env.State.When(past.Run.Started), Focused: true, Flush: true}
	f.FooterLeft = overlay.KeysIn(st, p, w)
	inner := f.Inner(widget.Rect{W: w, H: h})
	steps := p.steps(past)
	bottom := p.Detail(steps, inner.W-6, max(2, min(p.DetailLines(steps, inner.W-6), inner.H/3)))
	bottom = append(bottom, "", st.Render(standing.Lead.Ink, standing.Lead.Text)+" "+st.Render(theme.Text, standing.Text+": "+past.Run.Tally().String()))
	bottom = append(bottom, changeui.OutcomeLines(st, &past.Run, inner.W-6)...)
	if p.Said != nil {
		bottom = append(bottom, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+p.Said.Error(), inner.W-6)...)
	}
	list := p.Calls.Render(st, steps, inner.W, max(0, inner.H-len(bottom)))
	f.Scroll = p.Table.Scroll()
	return f.Render(st, list+"\n"+strings.Join(overlay.Indent(bottom), "\n"), w, h)
}

// Hints are what can be done about the run.
func (p *pastSteps) Hints() []widget.Hint {
	return overlay.Hints(append(pastHints(p.Env, p.run(), p.Env.State.Undone()[p.id]), p.Env.BackHint("back"))...)
}
