package accessible

import (
	"fmt"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/target"
	"cutui/model/when"
)

// target asks for a number of member seats, reads out the proposal of who gives one back,
// and offers to review its plan.
func (cv *conversation) target() error {
	goal, err := cv.askTarget()
	if err != nil || goal == nil {
		return err
	}
	if err := cv.send(model.SetSeatTarget{Goal: *goal}); err != nil {
		return err
	}
	cv.sayProposal()
	return cv.menu("What next?", "Back", func() []entry {
		p, _ := cv.State.SeatProposal()
		return []entry{
			{fmt.Sprintf("Read out all %s who could give a seat back, and choose among them", text.Number(len(p.Candidates))), cv.candidates},
			{"Another number", cv.target},
			{"Review the plan", cv.reviewTarget},
		}
	})
}

// askTarget asks for the number of seats and the date. The goal is nil if nothing was typed.
func (cv *conversation) askTarget() (*target.Goal, error) {
	number, err := cv.ask("At most how many member seats should be filled? [back]")
	if err != nil || number == "" {
		return nil, err
	}
	by, err := cv.ask("By when? A date such as " + when.Example(cv.State.Now) + ", or a time from now such as 6w or 3m [no date]")
	if err != nil {
		return nil, err
	}
	goal, problem := model.ParseSeatTarget(number, by, cv.State.Now)
	if problem != nil {
		cv.sayProblem(problem)
		return cv.askTarget()
	}
	return &goal, nil
}

func (cv *conversation) sayProposal() {
	p, ok := cv.State.SeatProposal()
	if !ok {
		return
	}
	cv.say("%s", stop(sentence(p.Sentence())))
	if saves := p.Saves(); saves != "" {
		cv.say("Saves %s", stop(saves))
	}
	for _, note := range p.Notes() {
		cv.say("%s", stop(sentence(note)))
	}
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Taken {
			cv.say("%s", candidateLine(c))
		}
	}
}

// candidateLine says who could give a seat back, whether they are in the proposal, how
// and why.
func candidateLine(c *target.Candidate) string {
	standing := "Not in the proposal"
	if c.Taken {
		standing = "In the proposal"
	}
	switch c.Choice {
	case target.LeftOut:
		standing = "Left out by you"
	case target.TakenToo:
		standing = "Added by you"
	case target.ByOrder:
	}
	return fmt.Sprintf("%s: %s, %s. %s. %s", standing, c.Person.Display(), c.Way.Words(), sentence(c.Reason()), c.Way.Why())
}

// candidates reads out everybody who could give a seat back; a number leaves one out or
// adds one.
func (cv *conversation) candidates() error {
	p, _ := cv.State.SeatProposal()
	cv.say("%s. Type a number to leave somebody out, or to add somebody who is not in the proposal.", text.PeopleOf(len(p.Candidates)))
	line := func(i int) string { return candidateLine(&p.Candidates[i]) }
	return cv.readPages(len(p.Candidates), line, func(i int) error {
		if err := cv.send(model.SwitchCandidate{ID: p.Candidates[i].Person.ID}); err != nil {
			return err
		}
		p, _ = cv.State.SeatProposal()
		cv.say("%s", line(i))
		cv.sayProposal()
		return nil
	})
}

// reviewTarget loads what the people hold and what is shared with the guests, and reviews
// the plan for exactly the people chosen.
func (cv *conversation) reviewTarget() error {
	p, _ := cv.State.SeatProposal()
	if err := cv.send(model.LoadImpact{People: p.Leavers(), Traces: true}); err != nil {
		return err
	}
	if err := cv.readShares(p.Guests()); err != nil {
		return err
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return cv.State.PlanChosen(d, &p) })
}
