package accessible

import (
	"fmt"
	"slices"
	"strings"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// makePlan makes a plan from the current facts about the workspace.
func (cv *conversation) makePlan(from func(plans.Context) change.Plan) (change.Plan, bool) {
	d, ok := cv.State.ChangeContext()
	if !ok {
		cv.say("The people of the workspace are not loaded yet.")
		return change.Plan{}, false
	}
	return from(d), true
}

// makeAndReview makes a plan and reviews it.
func (cv *conversation) makeAndReview(from func(plans.Context) change.Plan) error {
	p, ok := cv.makePlan(from)
	if !ok {
		return nil
	}
	return cv.reviewPlan(p)
}

// reviewPlan reviews a plan and, if the user confirms it, starts a new run.
func (cv *conversation) reviewPlan(p change.Plan) error {
	_, err := cv.review(p, model.StartRun{Plan: p})
	return err
}

// review reads out a plan, asks for the confirmation that the screen asks for, and
// sends start. If ClickUp's plan doesn't allow it, it ends in a hand-off. sent reports
// whether the plan was confirmed.
func (cv *conversation) review(p change.Plan, start model.Msg) (sent bool, err error) {
	roles := cv.State.Data().Roles.Value
	cv.say("")
	cv.say("Review: %s. %s: %s.", p.Title, p.Where(), text.Count(p.Calls(), "call", "calls"))
	for i, s := range p.Steps {
		note := ""
		if !s.Left() {
			note = " (nothing to do)"
		}
		cv.say("%d. %s", i+1, stop(sentence(s.Sentence(roles, p.PlaceOf(s)))+note))
	}
	cv.say("Bill: %s", stop(p.BillWords()))
	for _, part := range p.Parts() {
		for _, c := range part.Seats.Changes() {
			name := sentence(c.Name)
			if len(p.Others) > 0 {
				name = part.Name + ", " + c.Name
			}
			cv.say("%s: %s.", name, c.Words("to"))
		}
	}
	for _, w := range p.Warnings {
		cv.say("Note: %s", stop(w))
	}
	switch {
	case p.ByHandOnly():
		return false, cv.handOff(p)
	case p.Calls() == 0:
		cv.say("There is nothing to send.")
		return false, nil
	case cv.State.GateFor(p) != "":
		if taken, err := cv.offerACL(p); err != nil || taken {
			return taken, err
		}
		return false, cv.handOff(p)
	}
	if ok, err := cv.confirmed(p); err != nil || !ok {
		return false, err
	}
	return true, cv.runPlan(model.Confirm{Plan: p, Allowed: change.AllowedBy(&p), Then: start})
}

// confirmed asks for the words that the screen asks for, or for yes.
func (cv *conversation) confirmed(p change.Plan) (bool, error) {
	words, reason := p.Confirm()
	question := "Type yes to send it [nothing is sent]"
	if words == "" {
		words = "yes"
	} else {
		question = fmt.Sprintf("%s Type %s to send it [nothing is sent]", stop(sentence(reason)), words)
	}
	answer, err := cv.ask(question)
	if err != nil {
		return false, err
	}
	if strings.EqualFold(strings.Join(strings.Fields(answer), " "), words) {
		return true, nil
	}
	cv.say("Nothing was sent.")
	return false, nil
}

// runPlan starts a run and reads out each step as it ends.
func (cv *conversation) runPlan(start model.Msg) error {
	previous, said := cv.State.Run, 0
	look := func(s *model.State) {
		if s.Run == nil || s.Run == previous {
			return
		}
		for ; said < len(s.Run.Plan.Steps); said++ {
			step := s.Run.Plan.Steps[said]
			if step.State == change.Planned || step.State == change.Running {
				return
			}
			cv.say("%s of %s, %s: %s", text.Number(said+1), text.Number(len(s.Run.Plan.Steps)), step.State, stop(step.Sentence(s.Data().Roles.Value, s.Run.Plan.PlaceOf(step))+answered(step)))
		}
	}
	if err := cv.Drive(cv.ctx, start, look); err != nil {
		return err
	}
	run := cv.State.Run
	if run == nil || run == previous {
		cv.lastNotice()
		return nil
	}
	look(cv.State)
	cv.say("%s: %s.", run.Plan.Title, run.Tally())
	for _, part := range run.Plan.Parts() {
		if o, ok := run.Outcomes[part.Workspace]; ok {
			cv.say("Seats: %s", stop(o.Reason))
		}
	}
	if run.Retryable() {
		cv.say("To try again what failed or is not known, choose Resume an unfinished change.")
	}
	if cv.State.Can(keymap.Undo) == nil {
		cv.say("To undo it, choose Undo the last change in the main menu.")
	}
	if why := run.Plan.ForHands(); why != "" {
		if taken, err := cv.offerACL(run.Plan); err != nil || taken {
			return err
		}
		cv.say("%s. An owner or admin can do the rest:", why)
		return cv.handOff(run.Plan)
	}
	return nil
}

// answered returns the status and code of a failed step, in brackets.
func answered(s change.Step) string {
	if s.State != change.Failed || s.Status == 0 {
		return ""
	}
	return strings.TrimSuffix(fmt.Sprintf(" (HTTP %d, %s", s.Status, s.Code), ", ") + ")"
}

// handOff reads out the steps for somebody who can carry out the plan in ClickUp, and
// offers to write them to a file.
func (cv *conversation) handOff(p change.Plan) error {
	sheet := cv.State.HandOff(p)
	cv.say("")
	cv.say("%s", sheet.Plain())
	return cv.offerFile(sheet, "Write this to a file?", "Yes, as Markdown with boxes to tick", "Yes, as an HTML page with boxes to tick")
}

// offerFile asks whether to write a document to a file, as Markdown or as a page.
func (cv *conversation) offerFile(d model.Document, question, markdown, page string) error {
	formats := []string{"markdown", "html"}
	i, err := cv.choose(question, []string{"No", markdown, page}, 0)
	if err != nil || i == 0 {
		return err
	}
	return cv.runAndSay(model.SaveDocument{Document: d, Format: formats[i-1]})
}

// runAndSay sends an intent that ends in a notice, and reads out the notice.
func (cv *conversation) runAndSay(m model.Msg) error {
	if err := cv.send(m); err != nil {
		return err
	}
	cv.lastNotice()
	return nil
}

func (cv *conversation) lastNotice() {
	if len(cv.State.Notices) == 0 {
		return
	}
	n := cv.State.Notices[len(cv.State.Notices)-1]
	if n.Err != nil {
		cv.say("%s: %s", sentence(n.Text), stop(n.Err.Error()))
		return
	}
	cv.say("%s", stop(sentence(n.Text)))
}

// unfinished returns the runs with steps that were not sent, are unknown or failed.
func (cv *conversation) unfinished() []model.RunRecord {
	undone := cv.State.Undone()
	return slices.DeleteFunc(cv.State.Runs(), func(p model.RunRecord) bool {
		return undone[p.Run.ID] || !p.Open() && p.Status() != model.StatusFailed
	})
}

// undo reviews how to undo the last change.
func (cv *conversation) undo() error {
	if err := cv.send(model.FindRuns{}); err != nil {
		return err
	}
	if !cv.allows(keymap.Undo) {
		return nil
	}
	past, err := cv.State.Undoable()
	if err != nil {
		return nil //nolint:nilerr // allows has said why
	}
	return cv.takeBack(past)
}

// takeBack reviews how to undo a change.
func (cv *conversation) takeBack(past model.RunRecord) error {
	return cv.runAgain(past, func() (change.Plan, model.Msg, error) {
		p, err := cv.State.UndoPlan(past.Run.ID)
		return p, model.StartRun{Plan: p}, err
	})
}

// resume asks for an unfinished change and reviews the rest of it.
func (cv *conversation) resume() error {
	all := cv.unfinished()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = fmt.Sprintf("%s, %s, %s: %s", p.Run.Plan.Title, p.Run.Plan.Name, cv.State.When(p.Run.Started), p.Run.Tally())
	}
	i, err := cv.choose("Which change?", names, 0)
	if err != nil {
		return err
	}
	id, retry := all[i].Run.ID, !all[i].Open()
	return cv.runAgain(all[i], func() (change.Plan, model.Msg, error) {
		p, err := cv.State.ResumePlan(id, retry)
		return p, model.ResumeRun{ID: id, Retry: retry}, err
	})
}

// runAgain reviews a plan about an earlier run, in the workspace of that run.
func (cv *conversation) runAgain(past model.RunRecord, plan func() (change.Plan, model.Msg, error)) error {
	if err := cv.moveTo(past.Run.Plan.Workspace); err != nil {
		return err
	}
	if err := cv.send(model.RestoreAs{}); err != nil {
		return err
	}
	p, start, err := plan()
	if err == nil && p.AsksLevel() {
		if err := cv.askComeback(); err != nil {
			return err
		}
		p, start, err = plan()
	}
	if loads := cv.State.SharesToRead(&p, change.OpRemoveGuest); err == nil && len(loads) > 0 {
		if err := cv.loadShares(loads); err != nil {
			return err
		}
		p, start, err = plan()
	}
	if err != nil {
		cv.sayProblem(err)
		return nil
	}
	if _, err := cv.review(p, start); err != nil {
		return err
	}
	return cv.send(model.FindRuns{})
}
