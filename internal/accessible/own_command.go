package accessible

import (
	"cmp"
	"strings"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
)

// ownCommands returns entries that run the user's commands from the settings. people names
// those they run for; find returns them.
func (cv *conversation) ownCommands(people string, find func() ([]model.UserID, error)) []entry {
	var all []entry
	for number, c := range cv.State.Options.Commands {
		all = append(all, entry{"Run your command " + c.Name + " for " + people, func() error {
			ids, err := find()
			if err != nil || len(ids) == 0 {
				return err
			}
			return cv.runOwn(number, ids)
		}})
	}
	return all
}

// runOwn runs one of the user's commands for people, who are marked until it has run.
func (cv *conversation) runOwn(number int, ids []model.UserID) error {
	marks := model.Batch{Msgs: []model.Msg{model.ClearMarks{}}}
	for _, id := range ids {
		marks.Msgs = append(marks.Msgs, model.MarkPerson{ID: id})
	}
	if err := cv.send(marks); err != nil {
		return err
	}
	return cmp.Or(cv.runForMarked(number), cv.send(model.ClearMarks{}))
}

// runForMarked runs a command for the marked people: for one at once, for several after a
// confirmation.
func (cv *conversation) runForMarked(number int) error {
	c, calls, err := cv.State.UserCommandCalls(number)
	if err == nil && len(calls) > 1 {
		cv.say("It runs once for each of %s. The first is: %s", text.PeopleOf(len(calls)), clean.Clip(clean.Line(strings.Join(calls[0].Args, " ")), 200))
		answer, err := cv.ask("Type yes to run " + c.Name + " [nothing is run]")
		if err != nil || !strings.EqualFold(answer, "yes") {
			return err
		}
	}
	return cv.runAndSay(model.RunUserCommand{Number: number})
}
