package accessible

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// seatActions returns the entries that change a person's seat without removing them.
func (cv *conversation) seatActions(id model.UserID) []entry {
	var out []entry
	p, here := cv.State.Roster().People.ByID(id)
	if !here {
		return nil
	}
	if plans.MayBeViewOnly(p) {
		out = append(out, entry{"Make them view-only", func() error { return cv.viewOnly(id) }})
	}
	if !p.Guest() {
		out = append(out, entry{"Write down how to make them a guest", func() error { return cv.makeGuest(id) }})
	}
	return out
}

// viewOnly lowers everything shared with a guest to view, after a review.
func (cv *conversation) viewOnly(id model.UserID) error {
	if !cv.allows(keymap.ViewOnly) {
		return nil
	}
	ids := []model.UserID{id}
	if err := cv.readShares(ids); err != nil {
		return err
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.ViewOnly(d, ids) })
}

// makeGuest writes the steps for turning a member into a guest in ClickUp.
func (cv *conversation) makeGuest(id model.UserID) error {
	if !cv.allows(keymap.MakeGuest) {
		return nil
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.MakeGuests(d, []model.UserID{id}) })
}
