package accessible

import (
	"fmt"
	"time"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/when"
)

// askUntil asks until when people should stay; the zero time means no end.
func (cv *conversation) askUntil() (time.Time, error) {
	for {
		answer, err := cv.ask("Until when should they stay? A date such as " + when.Example(cv.State.Now) + ", or a time from now such as 30d, 6w, 3m or 1y [no end date]")
		if err != nil || answer == "" {
			return time.Time{}, err
		}
		day, problem := model.ParseUntil(answer, cv.State.Now)
		if problem == nil {
			return day, nil
		}
		cv.sayProblem(problem)
	}
}

// until notes until when a person should stay.
func (cv *conversation) until(id model.UserID) error {
	p, here := cv.State.Roster().People.ByID(id)
	if !here {
		return nil
	}
	now := "no date is noted"
	if day := cv.State.UntilOf(p); !day.IsZero() {
		now = text.Day(day) + " is noted"
	}
	answer, err := cv.ask("Until when should they stay? A date such as " + when.Example(cv.State.Now) + ", a time from now such as 30d or 3m, or none; " + now + " [back]")
	if err != nil || answer == "" {
		return err
	}
	day, problem := model.ParseUntil(answer, cv.State.Now)
	if problem != nil {
		cv.sayProblem(problem)
		return cv.until(id)
	}
	changes, nameless := cv.State.UntilChanges([]model.UserID{id}, day)
	if nameless > 0 {
		cv.say("They have no e-mail address, and dates are noted by address.")
		return nil
	}
	return cv.runAndSay(model.SetUntil{Changes: changes})
}

// days reads out until when people should stay, the earliest date first; a number opens
// the person.
func (cv *conversation) days() error {
	all := cv.State.Data().Until.List()
	if len(all) == 0 {
		cv.say("No dates are noted. To note one, open a person.")
		return nil
	}
	roster := cv.State.Roster().People
	line := func(i int) string {
		words, due := cv.State.UntilWords(all[i].Day)
		if due {
			words += ", due"
		}
		if _, here := roster.ByEmail(all[i].Email); !here {
			words += ", not here"
		}
		return fmt.Sprintf("%s, until %s, %s.", all[i].Email, text.Day(all[i].Day), words)
	}
	return cv.readPages(len(all), line, func(i int) error {
		p, here := roster.ByEmail(all[i].Email)
		if !here {
			return nil
		}
		return cv.person(p.ID)
	})
}
