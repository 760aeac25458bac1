package change

import (
	"slices"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewUndoOf takes a run back, after a review.
func NewUndoOf(env *overlay.Env, run change.Run) (*overlay.Guide, error) {
	plan, err := env.State.UndoPlan(run.ID)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(plans.Context) change.Plan {
		plan, _ := env.State.UndoPlan(run.ID) // it was there a moment ago; without it there is nothing to send
		return plan
	})
	r.about = plan.Title
	r.first = func() []overlay.Request {
		requests := goTo(env, run)
		for _, load := range env.State.SharesToRead(&plan, change.OpRemoveGuest) {
			requests = append(requests, overlay.Send{Intent: load})
		}
		return append(requests, loadShares(env.State, guestsOf(plan, change.OpShare, change.OpUnshare))...)
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// guestsOf are the guests that some operations of a plan are about.
func guestsOf(plan change.Plan, ops ...change.Op) []model.UserID {
	var ids []model.UserID
	for _, s := range plan.Steps {
		if s.State == change.Planned && s.ID != 0 && slices.Contains(ops, s.Op) && !slices.Contains(ids, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// readShares asks what is shared with guests, where that is not known yet and
// ClickUp's plan lets it be asked.
func readShares(s *model.State, guests []model.UserID) []overlay.Request {
	if s.PlanGate() != "" {
		return nil
	}
	unread := s.Unread(guests)
	requests := make([]overlay.Request, 0, len(unread))
	for _, id := range unread {
		requests = append(requests, overlay.Send{Intent: model.LoadShares{Guest: id}})
	}
	return requests
}

// goTo shows the workspace that a run is about.
func goTo(env *overlay.Env, run change.Run) []overlay.Request {
	if run.Plan.Workspace == env.State.Chosen {
		return nil
	}
	return []overlay.Request{overlay.Send{Intent: model.ChooseWorkspace{ID: run.Plan.Workspace}}}
}

// NewResume goes on with an earlier run, after a review of its unfinished steps; with
// retry what failed is tried again too.
func NewResume(env *overlay.Env, run change.Run, retry bool) (*overlay.Guide, error) {
	plan, err := env.State.ResumePlan(run.ID, retry)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(plans.Context) change.Plan {
		plan, _ := env.State.ResumePlan(run.ID, retry) // as for an undo
		return plan
	})
	r.about = plan.Title
	r.first = func() []overlay.Request { return goTo(env, run) }
	r.begin = func() model.Msg { return model.ResumeRun{ID: run.ID, Retry: retry} }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}
