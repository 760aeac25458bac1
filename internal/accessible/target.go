package accessible

import (
	"fmt"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/model/target"
)

// target asks for a number of member seats, reads out who gives one back, and leads to the
// review of the plan.
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
			{fmt.Sprintf("Read out all %s who could give a seat back; leave one out or take another", text.Number(len(p.Candidates))), cv.candidates},
			{"Another number", cv.target},
			{"Review the plan", cv.reviewTarget},
		}
	})
}

// askTarget is the number and the day; nil: nothing was typed.
func (cv *conversation) askTarget() (*target.Goal, error) {
	number, err := cv.ask("How many member seats are to be filled at most? [back]")
	if err != nil || number == "" {
		return nil, err
	}
	by, err := cv.ask("Until which day? Such as 2027-03-01, 6w or 3m [no day]")
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

// candidateLine is who could give a seat back, why, and why they have their place.
func candidateLine(c *target.Candidate) string {
	standing := "Not taken"
	if c.Taken {
		standing = "Taken"
	}
	switch c.Choice {
	case target.LeftOut:
		standing = "Left out by you"
	case target.TakenToo:
		standing = "Taken by you"
	case target.ByOrder:
	}
	return fmt.Sprintf("%s: %s, %s. %s. %s", standing, c.Person.Display(), c.Way.Words(), sentence(c.Reason()), c.Way.Why())
}

// candidates reads out all who could give a seat back; a number leaves one out or takes one.
func (cv *conversation) candidates() error {
	p, _ := cv.State.SeatProposal()
	cv.say("%s. A number leaves somebody out, or takes somebody who is not taken.", text.PeopleOf(len(p.Candidates)))
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

// reviewTarget reads what the people hold and what is shared with the guests, and reviews
// the plan. What is read brings nobody else into it.
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
