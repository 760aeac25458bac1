package effect

import (
	"context"
	"errors"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// LoadUntil reads the days until which people are to be in workspaces. If some can't be read, it
// emits the others together with the error.
func (r performer) LoadUntil(_ context.Context, e model.LoadUntil, emit model.Emit) {
	out := model.UntilLoaded{Of: map[clickup.WorkspaceID][]people.Until{}}
	out.Err = safely(name(e), emit, func() (failed error) {
		zone := r.deps.Clock.Now().Location()
		for _, id := range e.IDs {
			list, err := r.deps.Store.Until(id, zone)
			if err != nil {
				failed = errors.Join(failed, err)
				continue
			}
			out.Of[id] = list
		}
		return failed
	})
	emit(out)
}

// SaveUntil writes changed days, and emits all days of the workspace.
func (r performer) SaveUntil(ctx context.Context, e model.SaveUntil, emit model.Emit) {
	out := model.UntilSaved{ID: e.ID}
	out.Err = r.keepDecision(ctx, func(ctx context.Context) (err error) {
		now := r.deps.Clock.Now()
		if err = r.deps.Store.SetUntil(ctx, e.ID, now, e.Changes); err == nil {
			out.List, err = r.deps.Store.Until(e.ID, now.Location())
		}
		return err
	})
	emit(out)
}
