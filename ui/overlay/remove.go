package overlay

import (
	"errors"

	"cutui/model"
)

// NewRemove takes the marked people, or the one under the cursor, out of the
// workspace. What is shared with the guests among them is read first, so that
// it can be brought back.
func NewRemove(env Env) *Guide {
	var ids []model.UserID
	for _, who := range env.State.Targets() {
		ids = append(ids, who.ID)
	}
	r := newReview(env, func(d model.Desk) model.Plan { return model.PlanRemove(d, ids) })
	r.first = func() []Request {
		if env.State.PlanGate() != "" {
			return nil
		}
		var requests []Request
		for _, id := range env.State.Unread(guestsAmong(env.State, ids)) {
			requests = append(requests, Intend{Intent: model.LoadShares{Guest: id}})
		}
		return requests
	}
	return &Guide{env: env, pages: []page{r}}
}

// NewUndo takes back what the last run did; it is an error where nothing can be
// taken back.
func NewUndo(env Env) (*Guide, error) {
	run := env.State.Run
	switch {
	case run == nil:
		return nil, errors.New("nothing was done yet that could be taken back")
	case run.Live():
		return nil, errors.New("the run is still under way: pause it or wait for its end")
	case run.Tally().Done == 0:
		return nil, errors.New("the last run changed nothing")
	}
	done := *run
	review := newReview(env, func(d model.Desk) model.Plan { return model.PlanUndo(d, done) })
	return &Guide{env: env, pages: []page{review}}, nil
}
