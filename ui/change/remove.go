package change

import (
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
)

// NewRemove takes the marked people, the one under the cursor, or all guests of
// the domain under it out of the workspace. What is shared with the guests among
// them is read first, so that it can be brought back.
func NewRemove(env *overlay.Env) *overlay.Guide {
	var ids []model.UserID
	for _, who := range env.State.Targets() {
		ids = append(ids, who.ID)
	}
	domain, offboard := env.State.TargetDomain()
	r := newReview(env, func(d change.Context) change.Plan {
		if offboard {
			return change.PlanOffboard(d, domain, ids)
		}
		return change.PlanRemove(d, ids)
	})
	r.first = func() []overlay.Request { return readShares(env.State, guestsAmong(env.State, ids)) }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}
}

// NewUndo takes back the latest run that changed something; it is an error where
// there is none.
func NewUndo(env *overlay.Env) (*overlay.Guide, error) {
	past, err := env.State.Undoable()
	if err != nil {
		return nil, err
	}
	return NewUndoOf(env, past.Run)
}
