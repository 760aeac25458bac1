package effect

import (
	"context"
	"fmt"

	"cutui/model"
)

// LoadFilters reads the filters used before, where such things are kept.
func (r performer) LoadFilters(_ context.Context, _ model.LoadFilters, emit model.Emit) {
	if !r.deps.Snapshots {
		return
	}
	list, err := r.deps.Store.Filters()
	if err != nil {
		emit(model.Saved{Err: fmt.Errorf("the filters used before are not known: %w", err)})
		return
	}
	emit(model.FiltersLoaded{List: list})
}

// SaveFilter keeps a filter, also while the program ends.
func (r performer) SaveFilter(ctx context.Context, e model.SaveFilter, emit model.Emit) {
	if !r.deps.Snapshots {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), decideTime)
	defer cancel()
	if err := r.deps.Store.AddFilter(ctx, r.deps.Clock.Now(), e.Text); err != nil && r.saver.firstFailure(err) {
		emit(model.Saved{Err: fmt.Errorf("the filter is not kept for the next start: %w", err)})
	}
}
