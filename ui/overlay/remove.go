package overlay

import "cutui/model"

// NewRemove takes the marked people, the one under the cursor, or all guests of
// the domain under it out of the workspace. What is shared with the guests among
// them is read first, so that it can be brought back.
func NewRemove(env *Env) *Guide {
	var ids []model.UserID
	for _, who := range env.State.Targets() {
		ids = append(ids, who.ID)
	}
	domain, offboard := env.State.TargetDomain()
	r := newReview(env, func(d model.Desk) model.Plan {
		if offboard {
			return model.PlanOffboard(d, domain, ids)
		}
		return model.PlanRemove(d, ids)
	})
	r.first = func() []Request { return readShares(env.State, guestsAmong(env.State, ids)) }
	return &Guide{env: env, pages: []page{r}}
}

// NewUndo takes back the latest run that changed something; it is an error where
// there is none.
func NewUndo(env *Env) (*Guide, error) {
	past, err := env.State.Undoable()
	if err != nil {
		return nil, err
	}
	return newUndoOf(env, past.Run)
}
