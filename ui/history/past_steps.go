package history

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

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
	env   *overlay.Env
	id    change.RunID
	calls changeui.Calls
	said  string
}

// newPastSteps has the cursor on the first step that needs a look.
func newPastSteps(env *overlay.Env, id change.RunID) *pastSteps {
	p := &pastSteps{env: env, id: id, calls: changeui.NewCalls(env)}
	p.calls.Follow(p.steps(p.run()))
	return p
}

// run is the run as it is known now.
func (p *pastSteps) run() model.RunRecord {
	past, _ := p.env.State.RunByID(p.id) // one that is known no more has no steps
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

// Scopes are where its keys are looked up.
func (p *pastSteps) Scopes() []keymap.Scope { return []keymap.Scope{keymap.RunList} }

// Typing is false: there is no text field.
func (p *pastSteps) Typing() bool { return false }

// Size is that of a review.
func (p *pastSteps) Size(w, h int) (int, int) {
	return overlay.GuideSize(w, h, len(p.run().Run.Plan.Steps)+5)
}

// Render draws exactly w×h cells.
func (p *pastSteps) Render(w, h int) string {
	st, past := p.env.Styles, p.run()
	undone := p.env.State.Undone()[p.id]
	standing := standingCell(st, past, undone)
	f := widget.Frame{Title: past.Run.Plan.Title, TitleRight: p.env.State.When(past.Run.Started), Focused: true, Flush: true}
	f.FooterLeft = overlay.KeysIn(st, p, w)
	inner := f.Inner(widget.Rect{W: w, H: h})
	steps := p.steps(past)
	bottom := p.calls.Detail(steps, inner.W-6, max(2, min(p.calls.DetailLines(steps, inner.W-6), inner.H/3)))
	bottom = append(bottom, "", st.Render(standing.Lead.Ink, standing.Lead.Text)+" "+st.Render(theme.Text, standing.Text+": "+past.Run.Tally().String()))
	bottom = append(bottom, changeui.OutcomeLines(st, &past.Run, inner.W-6)...)
	if p.said != "" {
		bottom = append(bottom, overlay.Ink(st, theme.Warning, st.Glyphs.Warning+" "+p.said, inner.W-6)...)
	}
	list := p.calls.Render(st, steps, inner.W, max(0, inner.H-len(bottom)))
	f.Scroll = p.calls.Table.Scroll()
	return f.Render(st, list+"\n"+strings.Join(overlay.Indent(bottom), "\n"), w, h)
}

// Hints are what can be done about the run.
func (p *pastSteps) Hints() []widget.Hint {
	return overlay.Hints(append(pastHints(p.env, p.run(), p.env.State.Undone()[p.id]), p.env.BackHint("back"))...)
}

// Do moves, and leads on from the run.
func (p *pastSteps) Do(a keymap.Action) (tea.Cmd, []overlay.Request) {
	past := p.run()
	n := len(past.Run.Plan.Steps)
	p.said = ""
	switch a {
	case keymap.Back:
		return nil, []overlay.Request{overlay.Close{}}
	case keymap.Top:
		p.calls.Selected = 0
	case keymap.Bottom:
		p.calls.Selected = max(0, n-1)
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown:
		p.calls.Step(a, n)
	default:
		var requests []overlay.Request
		requests, p.said = pastDo(p.env, a, past)
		return nil, requests
	}
	return nil, nil
}

// Update takes nothing else.
func (p *pastSteps) Update(tea.Msg) (tea.Cmd, []overlay.Request) { return nil, nil }

// Click puts the cursor on a row.
func (p *pastSteps) Click(_, y int) (tea.Cmd, []overlay.Request) {
	if row := p.calls.Table.Hit(y - 1); row >= 0 {
		p.calls.Selected = row
	}
	return nil, nil
}

// Wheel moves the cursor.
func (p *pastSteps) Wheel(by int) {
	p.calls.Selected = max(0, min(p.calls.Selected+by, len(p.run().Run.Plan.Steps)-1))
}
