package linear

import (
	"fmt"
	"slices"
	"strings"

	"cutui/keymap"
	"cutui/model"
)

// plan makes a plan from the workspace as it is known.
func (t *talk) plan(from func(model.Desk) model.Plan) (model.Plan, bool) {
	d, ok := t.State.Desk()
	if !ok {
		t.say("The people of the workspace are not there.")
		return model.Plan{}, false
	}
	return from(d), true
}

// review reads a plan out, asks what the screen asks, and carries it out. Where
// ClickUp's plan is in the way it ends in a hand-off. sent says that calls left.
func (t *talk) review(p model.Plan, start model.Msg) (sent bool, err error) {
	roles := t.State.Facts().Roles.Value
	t.say("")
	t.say("Review: %s. %s: %s.", p.Title, p.Where(), count(p.Calls(), "call", "calls"))
	for i, s := range p.Steps {
		note := ""
		if s.State == model.Skipped {
			note = " (nothing to do)"
		}
		t.say("%d. %s", i+1, stop(sentence(s.Sentence(roles, p.PlaceOf(s)))+note))
	}
	t.say("Bill: %s", stop(p.Bill()))
	for _, part := range p.Parts() {
		for _, c := range part.Seats.Changes() {
			name := sentence(c.Name)
			if len(p.Others) > 0 {
				name = part.Name + ", " + c.Name
			}
			t.say("%s: %s.", name, c.Words("to"))
		}
	}
	for _, w := range p.Warnings {
		t.say("Note: %s", stop(w))
	}
	switch {
	case p.Calls() == 0:
		t.say("There is nothing to send.")
		return false, nil
	case t.State.GateFor(p) != "":
		return false, t.handOff(p)
	}
	if ok, err := t.confirmed(p); err != nil || !ok {
		return false, err
	}
	return true, t.carryOut(start)
}

// confirmed asks for the words that the screen asks for, or for a yes.
func (t *talk) confirmed(p model.Plan) (bool, error) {
	words, reason := p.Confirm()
	question := "Type yes to send it [nothing is sent]"
	if words == "" {
		words = "yes"
	} else {
		question = fmt.Sprintf("%s Type %s to send it [nothing is sent]", stop(sentence(reason)), words)
	}
	answer, err := t.ask(question)
	if err != nil {
		return false, err
	}
	if strings.EqualFold(strings.Join(strings.Fields(answer), " "), words) {
		return true, nil
	}
	t.say("Nothing was sent.")
	return false, nil
}

// carryOut starts a run and reads out each step as it ends.
func (t *talk) carryOut(start model.Msg) error {
	before, said := t.State.Run, 0
	look := func(s *model.State) {
		if s.Run == nil || s.Run == before {
			return
		}
		for ; said < len(s.Run.Plan.Steps); said++ {
			step := s.Run.Plan.Steps[said]
			if step.State == model.Planned || step.State == model.Running {
				return
			}
			t.say("%d of %d, %s: %s", said+1, len(s.Run.Plan.Steps), step.State, stop(step.Sentence(s.Facts().Roles.Value, s.Run.Plan.PlaceOf(step))+answered(step)))
		}
	}
	if err := t.Drive(t.ctx, start, look); err != nil {
		return err
	}
	run := t.State.Run
	if run == nil || run == before {
		t.lastNotice()
		return nil
	}
	look(t.State)
	t.say("%s: %s.", run.Plan.Title, run.Tally())
	if run.Retryable() {
		t.say("What failed or is not known can be tried again: choose Go on with a change that is not finished.")
	}
	if t.State.Can(keymap.Undo) == nil {
		t.say("Take back the last change, in the main menu, undoes it after a review.")
	}
	if why := run.Plan.ForHands(); why != "" {
		t.say("%s. An owner or admin can do what is left:", why)
		return t.handOff(run.Plan)
	}
	return nil
}

// answered is the status of a refusal, for those who have to look it up.
func answered(s model.Step) string {
	if s.State != model.Refused || s.Status == 0 {
		return ""
	}
	return strings.TrimSuffix(fmt.Sprintf(" (HTTP %d, %s", s.Status, s.Code), ", ") + ")"
}

// handOff writes a plan down for somebody who can carry it out in ClickUp.
func (t *talk) handOff(p model.Plan) error {
	text := model.HandOff(p)
	t.say("")
	t.say("%s", text)
	ok, err := t.agreed("Write this to a file?")
	if err != nil || !ok {
		return err
	}
	return t.told(model.SaveText{Name: "hand-off.md", Text: text})
}

// told carries out something that ends in a notice, and reads that out.
func (t *talk) told(m model.Msg) error {
	if err := t.do(m); err != nil {
		return err
	}
	t.lastNotice()
	return nil
}

func (t *talk) lastNotice() {
	if len(t.State.Notices) == 0 {
		return
	}
	n := t.State.Notices[len(t.State.Notices)-1]
	if n.Err != nil {
		t.say("%s: %s", sentence(n.Text), stop(n.Err.Error()))
		return
	}
	t.say("%s", stop(sentence(n.Text)))
}

// unfinished are the runs with steps that were not sent, are not known, or failed.
func (t *talk) unfinished() []model.PastRun {
	undone := t.State.Undone()
	return slices.DeleteFunc(t.State.Runs(), func(p model.PastRun) bool {
		return undone[p.Run.ID] || !p.Open() && p.Standing() != model.RunFailed
	})
}

// undo reviews how to take the last change back.
func (t *talk) undo() error {
	if err := t.do(model.FindRuns{}); err != nil {
		return err
	}
	if !t.can(keymap.Undo) {
		return nil
	}
	past, err := t.State.Undoable()
	if err != nil {
		return nil //nolint:nilerr // Can has said so
	}
	return t.again(past, func() (model.Plan, model.Msg, error) {
		p, err := t.State.UndoPlan(past.Run.ID)
		return p, model.StartRun{Plan: p}, err
	})
}

// resume reviews what is left of an interrupted change.
func (t *talk) resume() error {
	all := t.unfinished()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = fmt.Sprintf("%s, %s, %s: %s", p.Run.Plan.Title, p.Run.Plan.Name, t.State.When(p.Run.Started), p.Run.Tally())
	}
	i, err := t.choose("Which change?", names, 0)
	if err != nil {
		return err
	}
	id, retry := all[i].Run.ID, !all[i].Open()
	return t.again(all[i], func() (model.Plan, model.Msg, error) {
		p, err := t.State.ResumePlan(id, retry)
		return p, model.ResumeRun{ID: id, Retry: retry}, err
	})
}

// again reviews a plan about an earlier run, in the workspace of that run.
func (t *talk) again(past model.PastRun, plan func() (model.Plan, model.Msg, error)) error {
	if err := t.move(past.Run.Plan.Workspace); err != nil {
		return err
	}
	p, start, err := plan()
	if guests := t.unreadOf(p); err == nil && len(guests) > 0 {
		if err := t.readShares(guests); err != nil {
			return err
		}
		p, start, err = plan()
	}
	if err != nil {
		t.say("%s", stop(sentence(err.Error())))
		return nil
	}
	_, err = t.review(p, start)
	if err != nil {
		return err
	}
	return t.do(model.FindRuns{})
}

// unreadOf are the guests whom a plan removes without knowing what they lose.
func (t *talk) unreadOf(p model.Plan) []model.UserID {
	var ids []model.UserID
	for _, s := range p.Steps {
		if s.State == model.Planned && s.Op == model.OpRemoveGuest {
			ids = append(ids, s.ID)
		}
	}
	return t.State.Unread(ids)
}
