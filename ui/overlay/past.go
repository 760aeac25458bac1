package overlay

import (
	"fmt"
	"slices"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// newUndoOf takes a run back, after a review.
func newUndoOf(env *Env, run model.Run) (*Guide, error) {
	plan, err := env.State.UndoPlan(run.ID)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(model.Desk) model.Plan {
		plan, _ := env.State.UndoPlan(run.ID) // it was there a moment ago; without it there is nothing to send
		return plan
	})
	r.about = plan.Title
	r.first = func() []Request {
		requests := append(goTo(env, run), readShares(env.State, guestsOf(plan, model.OpRemoveGuest))...)
		return append(requests, loadShares(env.State, guestsOf(plan, model.OpShare, model.OpUnshare))...)
	}
	return &Guide{env: env, pages: []page{r}}, nil
}

// guestsOf are the guests whom some operations of a plan are about.
func guestsOf(plan model.Plan, ops ...model.Op) []model.UserID {
	var ids []model.UserID
	for _, s := range plan.Steps {
		if s.State == model.Planned && s.ID != 0 && slices.Contains(ops, s.Op) && !slices.Contains(ids, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// readShares asks what is shared with guests, where that is not known yet and
// ClickUp's plan lets it be asked.
func readShares(s *model.State, guests []model.UserID) []Request {
	if s.PlanGate() != "" {
		return nil
	}
	unread := s.Unread(guests)
	requests := make([]Request, 0, len(unread))
	for _, id := range unread {
		requests = append(requests, Intend{Intent: model.LoadShares{Guest: id}})
	}
	return requests
}

// goTo shows the workspace that a run is about.
func goTo(env *Env, run model.Run) []Request {
	if run.Plan.Workspace == env.State.Chosen {
		return nil
	}
	return []Request{Intend{Intent: model.ChooseWorkspace{ID: run.Plan.Workspace}}}
}

// newResume goes on with an earlier run, after a review of what is left; with
// retry what failed is tried again too.
func newResume(env *Env, run model.Run, retry bool) (*Guide, error) {
	plan, err := env.State.ResumePlan(run.ID, retry)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(model.Desk) model.Plan {
		plan, _ := env.State.ResumePlan(run.ID, retry) // as for an undo
		return plan
	})
	r.about = plan.Title
	r.first = func() []Request { return goTo(env, run) }
	r.begin = func() model.Msg { return model.ResumeRun{ID: run.ID, Retry: retry} }
	return &Guide{env: env, pages: []page{r}}, nil
}

// pastDo carries out an action about an earlier run; said tells why it can't be.
func pastDo(env *Env, a keymap.Action, p model.PastRun) (requests []Request, said string) {
	var next *Guide
	var err error
	switch a {
	case keymap.Resume:
		next, err = newResume(env, p.Run, false)
	case keymap.Retry:
		next, err = newResume(env, p.Run, true)
	case keymap.Undo:
		next, err = newUndoOf(env, p.Run)
	case keymap.GiveUp:
		return giveUp(env, p)
	case keymap.HandOff:
		if p.Run.Plan.ForHands() == "" {
			return nil, "neither the plan nor your rights were in the way of this run"
		}
		return handOff(env, &p.Run.Plan), ""
	default:
		return nil, ""
	}
	if err != nil {
		return nil, err.Error()
	}
	return []Request{Open{Overlay: next}}, ""
}

func giveUp(env *Env, p model.PastRun) (requests []Request, said string) {
	if !p.Open() {
		return nil, "nothing is left of this run that could be given up"
	}
	return []Request{Open{Overlay: NewConfirm(env, Question{
		Title: "Give the rest up?",
		Text:  fmt.Sprintf("“%s”: %s. What is left stays undone and is not offered any more.", p.Run.Plan.Title, p.Run.Tally()),
		Yes:   "give up",
		Then:  []Request{Intend{Intent: model.DropRun{ID: p.Run.ID}}},
	})}}, ""
}

// pastHints are what can be done about an earlier run: nothing while the people
// are loading, whom its plans are about.
func pastHints(env *Env, p model.PastRun, undone bool) []widget.Hint {
	if !env.State.Fresh() {
		return nil
	}
	t := p.Run.Tally()
	var all []widget.Hint
	if p.Open() {
		all = append(all, env.hint(keymap.Past, keymap.Resume, ""))
	}
	if !p.Busy && (t.Failed > 0 || p.Standing() == model.RunFailed) {
		all = append(all, env.hint(keymap.Past, keymap.Retry, ""))
	}
	if !p.Busy && t.Done > 0 && !undone {
		all = append(all, env.hint(keymap.Past, keymap.Undo, "take it back"))
	}
	if !p.Busy && p.Run.Plan.ForHands() != "" {
		all = append(all, env.hint(keymap.Past, keymap.HandOff, ""))
	}
	if p.Open() {
		all = append(all, env.hint(keymap.Past, keymap.GiveUp, ""))
	}
	return all
}

// standingCell is how a run stands, with its sign.
func standingCell(st *theme.Styles, p model.PastRun, undone bool) widget.Cell {
	g := st.Glyphs
	standing := p.Standing()
	c := widget.Cell{Text: standing.String(), Ink: theme.Text}
	switch standing {
	case model.RunHere, model.RunElsewhere:
		c.Lead = widget.Mark{Text: g.Cursor, Ink: theme.Accent}
	case model.RunInterrupted, model.RunUnclear:
		c.Lead = widget.Mark{Text: g.Warning, Ink: theme.Warning}
	case model.RunFailed:
		c.Lead = widget.Mark{Text: g.Failed, Ink: theme.Danger}
	case model.RunGivenUp:
		c.Lead, c.Ink = widget.Mark{Text: g.Unknown, Ink: theme.Dim}, theme.Dim
	case model.RunDone:
		c.Lead = widget.Mark{Text: g.Done, Ink: theme.Good}
	}
	if undone {
		c.Text, c.Ink, c.Lead = "taken back", theme.Dim, widget.Mark{Text: g.Unknown, Ink: theme.Dim}
	}
	return c
}
