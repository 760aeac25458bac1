package change

import (
	"slices"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/overlay"
)

// NewUndoOf returns the review of the plan that undoes a run; it fails if there is nothing
// to undo.
func NewUndoOf(env *overlay.Env, run change.Run) (*overlay.Guide, error) {
	plan, err := env.State.UndoPlan(run.ID)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(plans.Context) change.Plan {
		plan, _ := env.State.UndoPlan(run.ID) // on an error the plan is empty: nothing to send
		return plan
	})
	r.subtitle = plan.Title
	r.onEnter = func() []overlay.Request {
		requests := goTo(env, run)
		for _, load := range env.State.SharesToRead(&plan, change.OpRemoveGuest) {
			requests = append(requests, overlay.Send{Intent: load})
		}
		return append(requests, loadShares(env.State, guestsOf(plan, change.OpShare, change.OpUnshare))...)
	}
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}

// guestsOf returns the guests in the planned steps of a plan that have one of the operations.
func guestsOf(plan change.Plan, ops ...change.Op) []model.UserID {
	var ids []model.UserID
	for _, s := range plan.Steps {
		if s.State == change.Planned && s.ID != 0 && slices.Contains(ops, s.Op) && !slices.Contains(ids, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// readShares asks what is shared with guests, as far as that is not known yet and the
// workspace's plan allows it.
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

// goTo switches to the workspace of a run.
func goTo(env *overlay.Env, run change.Run) []overlay.Request {
	if run.Plan.Workspace == env.State.Chosen {
		return nil
	}
	return []overlay.Request{overlay.Send{Intent: model.ChooseWorkspace{ID: run.Plan.Workspace}}}
}

// NewResume returns the review of the unfinished steps of an earlier run, which continues
// it. With retry, failed steps are tried again, too.
func NewResume(env *overlay.Env, run change.Run, retry bool) (*overlay.Guide, error) {
	plan, err := env.State.ResumePlan(run.ID, retry)
	if err != nil {
		return nil, err
	}
	r := newReview(env, func(plans.Context) change.Plan {
		plan, _ := env.State.ResumePlan(run.ID, retry) // on an error the plan is empty: nothing to send
		return plan
	})
	r.subtitle = plan.Title
	r.onEnter = func() []overlay.Request { return goTo(env, run) }
	r.startMsg = func() model.Msg { return model.ResumeRun{ID: run.ID, Retry: retry} }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{r}}, nil
}
