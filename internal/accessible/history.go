package accessible

import (
	"fmt"
	"slices"

	"cutui/model"
	"cutui/model/change"
)

// past reads out the changes made so far; a number opens one.
func (cv *conversation) past() error {
	if err := cv.send(model.FindRuns{}); err != nil {
		return err
	}
	all := cv.State.Runs()
	if len(all) == 0 {
		cv.say("No changes have been made yet.")
		return nil
	}
	line := func(i int) string {
		r := all[i].Run
		return fmt.Sprintf("%s, %s, %s, %s: %s.", r.Plan.Title, r.Plan.Name, cv.State.When(r.Started), all[i].Status(), r.Tally())
	}
	return cv.readPages(len(all), line, func(i int) error { return cv.pastRun(all[i].Run.ID) })
}

// pastRun reads out the steps of a run, and offers to undo it, give it up or write it down.
func (cv *conversation) pastRun(id change.RunID) error {
	past, ok := cv.State.RunByID(id)
	if !ok {
		return nil
	}
	p := past.Run.Plan
	for i, step := range p.Steps {
		cv.say("%d. %s: %s", i+1, sentence(string(step.State)), stop(step.Sentence(cv.State.Data().Roles.Value, p.PlaceOf(step))+answered(step)))
	}
	return cv.menu(p.Title, "Back", func() []entry {
		var all []entry
		past, _ := cv.State.RunByID(id) // again: an entry may have changed it
		if !cv.State.Undone()[id] {
			all = append(all, entry{"Undo it", func() error { return cv.takeBack(past) }})
		}
		if past.Open() {
			all = append(all, entry{"Give up the rest of it", func() error { return cv.runAndSay(model.DropRun{ID: id}) }})
		}
		return append(all, entry{"Write down the rest for somebody to do in ClickUp", func() error { return cv.handOff(p) }})
	})
}

// activity reads out what could not be loaded, and the notices, latest first.
func (cv *conversation) activity() error {
	for _, n := range cv.State.Failures() {
		cv.say("Not loaded, %s: %s", n.Text, stop(n.Err.Error()))
	}
	all := slices.Clone(cv.State.Notices)
	slices.Reverse(all)
	if len(all) == 0 {
		cv.say("Nothing has happened yet.")
	}
	return cv.readPages(len(all), func(i int) string {
		words := all[i].Text
		if all[i].Err != nil {
			words += ": " + all[i].Err.Error()
		}
		return stop(sentence(words))
	}, func(int) error { return nil })
}
