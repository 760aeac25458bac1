package effect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/model"
)

// errSharesUnknown distinguishes an answer without shares from one that says nothing is shared.
var errSharesUnknown = errors.New("ClickUp's answer does not say what is shared with this guest")

// FetchShares reads what is shared with a guest and stores it. Reading all guests costs a call
// each, so a stored answer is used if it is not older than e.Within.
func (r performer) FetchShares(ctx context.Context, e model.FetchShares, emit model.Emit) {
	if shared, at, ok := r.keptShares(e, emit); ok {
		emit(model.SharesLoaded{Answer: model.Answer{Seq: e.Seq, At: at}, ID: e.ID, Guest: e.Guest, Items: shared, Kept: true})
		return
	}
	ask(ctx, r, e, e.Seq, emit,
		func(ctx context.Context) ([]clickup.SharedItem, error) { return r.shares(ctx, e.ID, e.Guest) },
		func(a model.Answer, v []clickup.SharedItem) model.Msg {
			if a.Err == nil {
				r.keep(emit, "what a guest sees was not saved for the next audit", func() error { return r.deps.Store.SaveShares(e.ID, e.Guest, a.At, v) })
			}
			return model.SharesLoaded{Answer: a, ID: e.ID, Guest: e.Guest, Items: v}
		})
}

func (r *Runner) shares(ctx context.Context, ws clickup.WorkspaceID, guest clickup.UserID) ([]clickup.SharedItem, error) {
	g, err := r.deps.API.Guest(ctx, ws, guest)
	if err == nil && g.Shared == nil {
		err = errSharesUnknown
	}
	return g.Shared, err
}

// keptShares returns the stored shares of a guest. ok is false if there are none, or if they are
// too old or from the future.
func (r *Runner) keptShares(e model.FetchShares, emit func(model.Msg)) (shared []clickup.SharedItem, at time.Time, ok bool) {
	if !r.deps.Snapshots || e.Within <= 0 {
		return nil, time.Time{}, false
	}
	shared, at, err := r.deps.Store.Shares(e.ID, e.Guest)
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("what a guest saw before could not be read: %w", err)})
	}
	age := r.deps.Clock.Now().Sub(at)
	return shared, at, err == nil && !at.IsZero() && age >= 0 && age <= e.Within
}

// forgetShares deletes the stored shares of a guest whose shares a step changes, and the stored
// access to the step's item.
func (r *Runner) forgetShares(e model.SendStep, emit func(model.Msg)) {
	if !e.Step.ChangesShares() {
		return
	}
	err := r.deps.Store.ForgetShares(e.Workspace, e.Step.ID)
	if e.Step.Item.ID != "" {
		err = errors.Join(err, r.deps.Store.ForgetAccess(e.Workspace, e.Step.Item))
	}
	if err != nil {
		emit(model.Saved{Err: err})
	}
}
