package accessible

import (
	"fmt"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/people"
)

// mostShown is how many people are read out to choose several of.
const mostShown = 50

// removeSeveral takes those of the people whom a filter finds out of the workspace, after a
// review. What they hold is handed over from the page of each.
func (cv *conversation) removeSeveral() error {
	if !cv.allows(keymap.Invite) {
		return nil
	}
	ids, err := cv.choosePeople("Who is to be removed? Words of names, or terms such as role:guest inactive>60d [back]")
	if err != nil || len(ids) == 0 {
		return err
	}
	var guests []model.UserID
	for _, id := range ids {
		if p, here := cv.State.Roster().People.ByID(id); here && p.Guest() {
			guests = append(guests, id)
		}
	}
	if err := cv.readShares(guests); err != nil {
		return err
	}
	if err := cv.send(model.LoadImpact{People: ids}); err != nil {
		return err
	}
	return cv.makeAndReview(func(d change.Context) change.Plan {
		p, _ := change.PlanLeave(d, ids, change.HandOver{}) // nobody takes over: there is nothing to refuse
		return p
	})
}

// choosePeople asks for a filter, and which of the people it finds are meant; none: back.
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
			cv.say("%s", stop(sentence(b.Problem.Error())))
			continue
		case b.Len() == 0:
			cv.say("Nobody is found.")
			continue
		case b.Len() > mostShown:
			cv.say("That finds %d people; at most %d can be chosen from at once.", b.Len(), mostShown)
			continue
		}
		for i := range b.Len() {
			cv.say("%d. %s", i+1, stop(cv.personLine(b.Of.At(b.Rows[i]))))
		}
		picked, err := cv.askNumbers(fmt.Sprintf("Numbers from 1 to %d, such as 1 or 1 3-5 [search again]", b.Len()), b.Len())
		if err != nil {
			return nil, err
		}
		ids := make([]model.UserID, len(picked))
		for i, n := range picked {
			ids[i] = b.Of.At(b.Rows[n]).ID
		}
		if len(ids) > 0 {
			return ids, nil
		}
	}
}
