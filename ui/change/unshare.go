package change

import (
	"errors"

	"cutui/model/change"
	"cutui/ui/overlay"
)

// NewUnshare takes an item away from the guest under the cursor; number counts
// from 0 in what is shared with them.
func NewUnshare(env *overlay.Env, number int) (*overlay.Guide, error) {
	who := env.State.Person()
	if who == nil {
		return nil, errors.New("nobody is under the cursor")
	}
	shares := env.State.Data().SharesOf(who.ID)
	if shares == nil || number >= len(shares.Value) {
		return nil, errors.New("the item is no longer shared with them")
	}
	items := shares.Value[number : number+1 : number+1]
	review := newReview(env, func(d change.Context) change.Plan { return change.PlanUnshare(d, who.ID, items) })
	return &overlay.Guide{Env: env, Pages: []overlay.Page{review}}, nil
}
