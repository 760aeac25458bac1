package effect

import (
	"context"
	"errors"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
)

// LoadUntil reads until when people are to be in workspaces. What can be read is told even
// where some of it can't.
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

// SaveUntil writes changed days one after the other, also while the program ends.
func (r performer) SaveUntil(ctx context.Context, e model.SaveUntil, emit model.Emit) {
	out := model.UntilSaved{ID: e.ID}
	out.List, out.Err = r.saveUntil(ctx, e)
	emit(out)
}

func (r *Runner) saveUntil(ctx context.Context, e model.SaveUntil) ([]people.Until, error) {
	r.deciding.Lock()
	defer r.deciding.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), decideTime)
	defer cancel()
	now := r.deps.Clock.Now()
	if err := r.deps.Store.SetUntil(ctx, e.ID, now, e.Changes); err != nil {
		return nil, err
	}
	return r.deps.Store.Until(e.ID, now.Location())
}
