package accessible

import (
	"cmp"
	"time"

	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/when"
)

// askReviewers writes the review sheets into a folder.
func (cv *conversation) askReviewers() error {
	folder, err := cv.ask("Folder for the sheets; 0 to go back")
	if err != nil || folder == "" || folder == "0" {
		return err
	}
	by, err := cv.choose("One sheet for each", model.ReviewGroupings(), 0)
	if err != nil {
		return err
	}
	due, err := cv.askDay("By when should they answer? A date such as "+when.Example(cv.State.Now)+", or a time from now such as 2w", "14d")
	if err != nil || due.IsZero() {
		return err
	}
	if err := cv.runAndSay(model.StartReview{By: model.ReviewGrouping(by), Due: due, Dir: folder}); err != nil {
		return err
	}
	if cv.State.Data().Reviews.Err == nil {
		cv.say("Send each reviewer their own sheet. When the answers come back, take them here.")
	}
	return nil
}

// askDay asks for a date in the future. It returns the zero time after telling the user
// that the answer is not one.
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

// takeAnswers reads and checks the files that came back from reviewers, takes their answers,
// and offers to remove the people who are not needed.
func (cv *conversation) takeAnswers() error {
	if !cv.allows(keymap.TakeAnswers) {
		return nil
	}
	path, err := cv.ask("Path of a CSV file that came back, or of a folder of such files [back]")
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
			cv.say("%s", stop(p)) // starts with a file name, which keeps its case
		}
		cv.say("No answers were taken.")
		return nil
	case len(checked.Answers) == 0:
		cv.say("It contains no answers.")
		return nil
	}
	until, err := cv.askDay("Until when should nobody be asked again about those who are kept? A date or a time from now", "6m")
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

// keepAnswers stores the answers, and reviews the removal of the people not needed.
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

// sayReview reads out who has not answered the latest review.
func (cv *conversation) sayReview() error {
	if err := cv.send(model.FindReviews{}); err != nil {
		return err
	}
	r := cv.State.Review()
	if r == nil {
		cv.say("Nobody has been asked yet.")
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
