package overlay

import (
	"errors"

	"cutui/model"
)

// NewUnshare takes an item away from the guest under the cursor; number counts
// from 0 in what is shared with them.
func NewUnshare(env *Env, number int) (*Guide, error) {
	who := env.State.Person()
	if who == nil {
		return nil, errors.New("nobody is under the cursor")
	}
	shares := env.State.Facts().SharesOf(who.ID)
	if shares == nil || number >= len(shares.Value) {
		return nil, errors.New("the item is no longer shared with them")
	}
	items := shares.Value[number : number+1 : number+1]
	review := newReview(env, func(d model.Desk) model.Plan { return model.PlanUnshare(d, who.ID, items) })
	return &Guide{env: env, pages: []page{review}}, nil
}
