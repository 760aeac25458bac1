package accessible

import (
	"cmp"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
)

// askReviewers writes the sheets for those who invited into a folder.
func (cv *conversation) askReviewers() error {
	folder, err := cv.ask("The folder for the sheets; 0 for none")
	if err != nil || folder == "" || folder == "0" {
		return err
	}
	by, err := cv.choose("A sheet for each", model.ReviewGroupings(), 0)
	if err != nil {
		return err
	}
	due, err := cv.askDay("Until when are they to answer? A day such as 2027-03-01 or a time from now such as 2w", "14d")
	if err != nil || due.IsZero() {
		return err
	}
	if err := cv.runAndSay(model.StartReview{By: model.ReviewGrouping(by), Due: due, Dir: folder}); err != nil {
		return err
	}
	if cv.State.Data().Reviews.Err == nil {
		cv.say("Send each reviewer theirs, and take what comes back here.")
	}
	return nil
}

// askDay asks for a day that lies ahead; the zero day: it could not be understood, which
// was said.
func (cv *conversation) askDay(question, usual string) (time.Time, error) {
	answer, err := cv.ask(question + " [" + usual + "]")
	if err != nil {
		return time.Time{}, err
	}
	day, problem := model.ParseReviewBy(cmp.Or(answer, usual), cv.State.Now)
	if problem != nil {
		cv.sayProblem(problem)
		return time.Time{}, nil
	}
	return day, nil
}

// takeAnswers reads the files that came back from those who were asked, checks them, takes
// the answers, and leads to the review of the removal of those who are not needed.
func (cv *conversation) takeAnswers() error {
	if !cv.allows(keymap.TakeAnswers) {
		return nil
	}
	path, err := cv.ask("The path of a CSV file that came back, or of a folder of them [back]")
	if err != nil || path == "" {
		return err
	}
	if err := cv.send(model.ReadAnswers{Path: path}); err != nil {
		return err
	}
	checked, files := cv.State.ReadAnswers()
	switch {
	case files.Phase == model.LoadFailed:
		cv.sayProblem(files.Err)
		return nil
	case len(checked.Problems) > 0:
		for _, p := range checked.Problems {
			cv.say("%s", stop(p)) // it begins with a file's name
		}
		cv.say("Nothing is taken.")
		return nil
	case len(checked.Answers) == 0:
		cv.say("There is no answer in it.")
		return nil
	}
	until, err := cv.askDay("Until when is who is kept not asked about? A day or a time from now", "6m")
	if err != nil || until.IsZero() {
		return err
	}
	for _, words := range cv.State.AnswerWords(checked, until) {
		cv.say("%s", stop(sentence(words)))
	}
	if yes, err := cv.askYes("Take the answers?"); err != nil || !yes {
		return err
	}
	return cv.keepAnswers(model.TakeAnswers{Review: cv.State.Review().ID, Answers: checked.Answers, ReviewBy: until})
}

// keepAnswers keeps the answers, and leads to the removal of those who are not needed.
func (cv *conversation) keepAnswers(take model.TakeAnswers) error {
	if err := cv.runAndSay(take); err != nil {
		return err
	}
	ids, _ := cv.State.ToRemove(take.Answers)
	if len(ids) == 0 || cv.State.Data().Reviews.Phase == model.LoadFailed || !cv.allows(keymap.RemoveUnneeded) {
		return nil
	}
	return cv.removePeople(ids)
}

// sayReview says who has not answered the latest review.
func (cv *conversation) sayReview() error {
	if err := cv.send(model.FindReviews{}); err != nil {
		return err
	}
	r := cv.State.Review()
	if r == nil {
		cv.say("Nobody was asked yet.")
		return nil
	}
	cv.say("%s.", r.Words(cv.State.Now))
	for i, c := range r.Counts() {
		if c.Waiting() > 0 {
			cv.say("%s: %s of %s not answered.", sentence(r.Sheets[i].Title()), text.Number(c.Waiting()), text.Number(c.Asked))
		}
	}
	return nil
}
