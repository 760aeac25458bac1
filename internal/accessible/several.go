package accessible

import (
	"fmt"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/model/plans"
)

// mostShown caps how many people are read out to choose several from.
const mostShown = 50

// removeSeveral removes several of the people that a filter finds, after a review. Nobody
// takes over what they hold; a single removal offers that.
func (cv *conversation) removeSeveral() error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	ids, err := cv.choosePeople("Who should be removed? Words of names, or terms such as role:guest inactive>60d [back]")
	if err != nil || len(ids) == 0 {
		return err
	}
	return cv.removePeople(ids)
}

// removePeople loads what people hold and what is shared with them, and reviews their
// removal.
func (cv *conversation) removePeople(ids []model.UserID) error {
	if err := cv.readShares(ids); err != nil {
		return err
	}
	if err := cv.send(model.LoadImpact{People: ids}); err != nil {
		return err
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan {
		p, _ := plans.Leave(d, ids, plans.HandOver{}) // fails only for a successor
		return p
	})
}

// choosePeople asks for a filter, and which of the people it finds are meant. It returns
// none if the user goes back.
func (cv *conversation) choosePeople(question string) ([]model.UserID, error) {
	for {
		filter, err := cv.ask(question)
		if err != nil || filter == "" {
			return nil, err
		}
		if err := cv.send(model.ShowView{View: people.ViewAll, Filter: filter}); err != nil {
			return nil, err
		}
		b := cv.State.Browse()
		switch {
		case b.Problem != nil:
			cv.sayProblem(b.Problem)
			continue
		case b.Len() == 0:
			cv.say("Nobody was found.")
			continue
		case b.Len() > mostShown:
			cv.say("That finds %s people. Narrow it down to at most %s.", text.Number(b.Len()), text.Number(mostShown))
			continue
		}
		if ids, err := cv.pickShown(b.Len()); err != nil || len(ids) > 0 {
			return ids, err
		}
	}
}

// pickShown reads out the first n people of the view, and asks which are meant. It returns
// none for an empty answer.
func (cv *conversation) pickShown(n int) ([]model.UserID, error) {
	b := cv.State.Browse()
	for i := range n {
		cv.say("%d. %s", i+1, stop(cv.personLine(b.Of.At(b.Rows[i]))))
	}
	picked, err := cv.askNumbers(fmt.Sprintf("Numbers from 1 to %d, such as 1 or 1 3-5 [search again]", n), n)
	var ids []model.UserID
	for _, i := range picked {
		ids = append(ids, b.Of.At(b.Rows[i]).ID)
	}
	return ids, err
}
