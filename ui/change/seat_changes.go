package change

import (
	"errors"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewViewOnly lets the marked people, or the one under the cursor, only view what is
// shared with them; what that is is read first. It is an error where none of them is a
// guest or a limited member.
func NewViewOnly(env *overlay.Env) (*overlay.Guide, error) {
	ids := targetIDs(env.State, plans.MayBeViewOnly)
	if len(ids) == 0 {
		return nil, errors.New("only guests and limited members can be made view only")
	}
	r := newReview(env, func(d plans.Context) change.Plan { return plans.ViewOnly(d, ids) })
	r.first = func() []overlay.Request { return readShares(env.State, guestsAmong(env.State, ids)) }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// NewMakeGuests leads to the hand-off that makes guests of the marked people, or of the
// one under the cursor. It is an error where none of them is a member.
func NewMakeGuests(env *overlay.Env) (*overlay.Guide, error) {
	ids := targetIDs(env.State, func(who *model.Person) bool { return !who.Guest() })
	if len(ids) == 0 {
		return nil, errors.New("they are guests already")
	}
	r := newReview(env, func(d plans.Context) change.Plan { return plans.MakeGuests(d, ids) })
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}
