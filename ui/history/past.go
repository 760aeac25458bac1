package history

import (
	"errors"
	"fmt"

	"cutui/keymap"
	"cutui/model"
	changeui "cutui/ui/change"
	"cutui/ui/overlay"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// showSteps opens the steps of a run.
func showSteps(env *overlay.Env, p model.RunRecord) []overlay.Request {
	if p.Here {
		return []overlay.Request{overlay.Open{Overlay: changeui.NewRun(env)}}
	}
	return []overlay.Request{overlay.Open{Overlay: newPastSteps(env, p.Run.ID)}}
}

// pastDo carries out an action on an earlier run; the error says why that is not possible.
func pastDo(env *overlay.Env, a keymap.Action, p model.RunRecord) (_ []overlay.Request, err error) {
	var next *overlay.Guide
	switch a {
	case keymap.Resume:
		next, err = changeui.NewResume(env, p.Run, false)
	case keymap.Retry:
		next, err = changeui.NewResume(env, p.Run, true)
	case keymap.Undo:
		next, err = changeui.NewUndoOf(env, p.Run)
	case keymap.GiveUp:
		return giveUp(env, p)
	case keymap.HandOff:
		if p.Run.Plan.ForHands() == "" {
			return nil, errors.New("there is nothing to hand off: neither the plan nor your rights stopped this run")
		}
		return changeui.HandOff(env, &p.Run.Plan), nil
	default:
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return []overlay.Request{overlay.Open{Overlay: next}}, nil
}

func giveUp(env *overlay.Env, p model.RunRecord) ([]overlay.Request, error) {
	if !p.Open() {
		return nil, errors.New("this run has nothing left to give up")
	}
	return []overlay.Request{overlay.Open{Overlay: overlay.NewConfirm(env, overlay.Question{
		Box: "give-up", Title: "Give up the rest?",
		Text: fmt.Sprintf("“%s”: %s. What is left will not be done and is no longer offered.", p.Run.Plan.Title, p.Run.Tally()),
		Yes:  "give up",
		Then: []overlay.Request{overlay.Send{Intent: model.DropRun{ID: p.Run.ID}}},
	})}}, nil
}

// pastHints returns the keys for an earlier run; none while the people are still loading.
func pastHints(env *overlay.Env, p model.RunRecord, undone bool) []widget.Hint {
	if !env.State.Fresh() {
		return nil
	}
	t := p.Run.Tally()
	var all []widget.Hint
	if p.Open() {
		all = append(all, env.Hint(keymap.RunList, keymap.Resume, ""))
	}
	if !p.Busy && (t.Failed > 0 || p.Status() == model.StatusFailed) {
		all = append(all, env.Hint(keymap.RunList, keymap.Retry, ""))
	}
	if !p.Busy && t.Done > 0 && !undone {
		all = append(all, env.Hint(keymap.RunList, keymap.Undo, ""))
	}
	if !p.Busy && p.Run.Plan.ForHands() != "" {
		all = append(all, env.Hint(keymap.RunList, keymap.HandOff, ""))
	}
	if p.Open() {
		all = append(all, env.Hint(keymap.RunList, keymap.GiveUp, ""))
	}
	return all
}

// statusCell returns the status of a run, with its sign.
func statusCell(st *theme.Styles, p model.RunRecord, undone bool) widget.Cell {
	g := st.Glyphs
	status := p.Status()
	c := widget.Cell{Text: status.String(), Ink: theme.Text}
	switch status {
	case model.StatusHere, model.StatusElsewhere:
		c.Lead = widget.Mark{Text: g.Cursor, Ink: theme.Accent}
	case model.StatusInterrupted, model.StatusUnclear:
		c.Lead = widget.Mark{Text: g.Warning, Ink: theme.Warning}
	case model.StatusFailed:
		c.Lead = widget.Mark{Text: g.Failed, Ink: theme.Danger}
	case model.StatusGivenUp:
		c.Lead, c.Ink = widget.Mark{Text: g.Unknown, Ink: theme.Dim}, theme.Dim
	case model.StatusDone:
		c.Lead = widget.Mark{Text: g.Done, Ink: theme.Good}
	}
	if p.Run.Unforeseen() != "" {
		c.Text, c.Lead = "other seats", widget.Mark{Text: g.Warning, Ink: theme.Warning}
	}
	if undone {
		c.Text, c.Ink, c.Lead = "undone", theme.Dim, widget.Mark{Text: g.Unknown, Ink: theme.Dim}
	}
	return c
}
