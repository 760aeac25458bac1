package accessible

import (
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// seatActions are what can be done about a person's seat besides removing them.
func (cv *conversation) seatActions(id model.UserID) []entry {
	var out []entry
	p, here := cv.State.Roster().People.ByID(id)
	if !here {
		return nil
	}
	if plans.MayBeViewOnly(p) {
		out = append(out, entry{"Let them only view what is shared with them", func() error { return cv.viewOnly(id) }})
	}
	if !p.Guest() {
		out = append(out, entry{"Write down how they become a guest", func() error { return cv.makeGuest(id) }})
	}
	return out
}

// viewOnly lowers all that is shared with somebody to view, after a review.
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

// makeGuest writes down how a member becomes a guest.
func (cv *conversation) makeGuest(id model.UserID) error {
	if !cv.allows(keymap.MakeGuest) {
		return nil
	}
	return cv.makeAndReview(func(d plans.Context) change.Plan { return plans.MakeGuests(d, []model.UserID{id}) })
}
