package change

import (
	"errors"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewViewOnly returns the review that makes the marked people, or the one under the cursor,
// view only. It fails if none of them is a guest or a limited member. What is shared with
// them is read first.
func NewViewOnly(env *overlay.Env) (*overlay.Guide, error) {
	ids := targetIDs(env.State, plans.MayBeViewOnly)
	if len(ids) == 0 {
		return nil, errors.New("only guests and limited members can be made view only")
	}
	r := newReview(env, func(d plans.Context) change.Plan { return plans.ViewOnly(d, ids) })
	r.onEnter = func() []overlay.Request { return readShares(env.State, guestsAmong(env.State, ids)) }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// NewMakeGuests returns the review of the hand-off that turns the marked people, or the one
// under the cursor, into guests. It fails if all of them are guests already.
func NewMakeGuests(env *overlay.Env) (*overlay.Guide, error) {
	ids := targetIDs(env.State, func(who *model.Person) bool { return !who.Guest() })
	if len(ids) == 0 {
		return nil, errors.New("they are guests already")
	}
	r := newReview(env, func(d plans.Context) change.Plan { return plans.MakeGuests(d, ids) })
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}
