package effect

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
)

// journals are the open journals of the runs of this program.
type journals struct {
	mu   sync.Mutex
	open map[change.RunID]*store.Journal
}

func (j *journals) add(id change.RunID, opened *store.Journal) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.open[id] = opened
}

func (j *journals) get(id change.RunID) *store.Journal {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.open[id]
}

func (j *journals) remove(id change.RunID) *store.Journal {
	j.mu.Lock()
	defer j.mu.Unlock()
	opened := j.open[id]
	delete(j.open, id)
	return opened
}

func (j *journals) closeAll() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	var problems error
	for id, opened := range j.open {
		problems = errors.Join(problems, opened.Close())
		delete(j.open, id)
	}
	return problems
}

func (r performer) OpenRun(ctx context.Context, e model.OpenRun, emit model.Emit) {
	err := safely(name(e), emit, func() error {
		opened, err := r.deps.Store.CreateRun(ctx, e.Run)
		if err == nil {
			r.journals.add(e.Run.ID, opened)
		}
		return err
	})
	emit(model.RunOpened{Run: e.Run.ID, Err: err})
}

func (r performer) RejoinRun(ctx context.Context, e model.RejoinRun, emit model.Emit) {
	out := model.RunRejoined{ID: e.ID, Retry: e.Retry}
	out.Err = safely(name(e), emit, func() error {
		opened, record, err := r.deps.Store.ContinueRun(ctx, e.ID)
		if err == nil {
			r.journals.add(e.ID, opened)
			out.Run = record.Run
		}
		return err
	})
	emit(out)
}

// errNotHeld prevents sending steps of a run that another instance may have open.
var errNotHeld = errors.New("the run's journal is not open here")

// note appends a transition to a run's journal.
func (r *Runner) note(id change.RunID, t change.Transition) error {
	j := r.journals.get(id)
	if j == nil {
		return errNotHeld
	}
	return j.Append(t)
}

func (r performer) CloseRun(_ context.Context, e model.CloseRun, emit model.Emit) {
	opened := r.journals.remove(e.ID)
	if opened == nil {
		return
	}
	if err := errors.Join(opened.End(e.Phase, e.At, e.Outcomes), opened.Close()); err != nil {
		emit(model.Saved{Err: fmt.Errorf("the end of the run could not be written to its journal: %w", err)})
	}
}

func (r performer) MarkDropped(ctx context.Context, e model.MarkDropped, emit model.Emit) {
	emit(model.MarkedDropped{ID: e.ID, Err: r.markDropped(ctx, e)})
}

// markDropped writes to a run's journal that the run will not be continued.
func (r *Runner) markDropped(ctx context.Context, e model.MarkDropped) error {
	j, _, err := r.deps.Store.ContinueRun(ctx, e.ID)
	if err != nil {
		return err
	}
	return errors.Join(j.SetPhase(change.PhaseDropped, e.At), j.Close())
}

func (r performer) ListRuns(ctx context.Context, e model.ListRuns, emit model.Emit) {
	records, err := r.deps.Store.Runs(ctx, e.Newest)
	if ctx.Err() != nil {
		return
	}
	out := model.RunsListed{Partial: e.Newest > 0, Err: err}
	for _, rec := range records {
		out.Runs = append(out.Runs, model.RunRecord{Run: rec.Run, Busy: rec.Busy})
	}
	emit(out)
}
