package accessible

import (
	"time"

	"cutui/internal/text"
	"cutui/model"
	"cutui/model/accessreview"
)

// reviewDays is how long those who invited have to answer.
const reviewDays = 14

// askReviewers writes the sheets for those who invited into a folder.
func (cv *conversation) askReviewers() error {
	folder, err := cv.ask("The folder for the sheets; 0 for none")
	if err != nil || folder == "" || folder == "0" {
		return err
	}
	due := cv.State.Now.Add(reviewDays * 24 * time.Hour)
	if err := cv.runAndSay(model.StartReview{By: accessreview.ByInviter, Due: due, Dir: folder}); err != nil {
		return err
	}
	if cv.State.Data().Reviews.Err == nil {
		cv.say("Send each reviewer theirs. What comes back is taken by: cutui review apply.")
	}
	return nil
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
	all := r.Total()
	cv.say("Asked on %s about %s: %s keep, %s remove, %s not answered. Due %s.", text.Day(r.At), text.PeopleOf(all.Asked), text.Number(all.Keep), text.Number(all.Remove), text.Number(all.Waiting()), text.Day(r.Due))
	for i := range r.Sheets {
		if c := r.Count(&r.Sheets[i]); c.Waiting() > 0 {
			cv.say("%s: %s of %s not answered.", sentence(r.Sheets[i].Title()), text.Number(c.Waiting()), text.Number(c.Asked))
		}
	}
	return nil
}
