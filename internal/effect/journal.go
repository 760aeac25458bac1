package effect

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"cutui/internal/store"
	"cutui/model"
)

// journals are those of the runs under way here.
type journals struct {
	mu   sync.Mutex
	open map[model.RunID]*store.Journal
}

func (j *journals) put(id model.RunID, opened *store.Journal) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.open[id] = opened
}

func (j *journals) get(id model.RunID) *store.Journal {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.open[id]
}

func (j *journals) take(id model.RunID) *store.Journal {
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

func (r *Runner) openRun(ctx context.Context, e model.OpenRun, emit func(model.Msg)) {
	err := safely(name(e), emit, func() error {
		opened, err := r.deps.Store.CreateRun(ctx, e.Run)
		if err == nil {
			r.journals.put(e.Run.ID, opened)
		}
		return err
	})
	emit(model.RunOpened{Run: e.Run.ID, Err: err})
}

func (r *Runner) rejoinRun(ctx context.Context, e model.RejoinRun, emit func(model.Msg)) {
	out := model.RunRejoined{ID: e.ID}
	out.Err = safely(name(e), emit, func() error {
		opened, record, err := r.deps.Store.ContinueRun(ctx, e.ID)
		if err == nil {
			r.journals.put(e.ID, opened)
			out.Run = record.Run
		}
		return err
	})
	emit(out)
}

// journal is that of a run; one that was closed at the run's end is opened again.
func (r *Runner) journal(ctx context.Context, id model.RunID) (*store.Journal, error) {
	if opened := r.journals.get(id); opened != nil {
		return opened, nil
	}
	opened, _, err := r.deps.Store.ContinueRun(ctx, id)
	if err == nil {
		r.journals.put(id, opened)
	}
	return opened, err
}

func (r *Runner) closeRun(e model.CloseRun, emit func(model.Msg)) {
	opened := r.journals.take(e.ID)
	if opened == nil {
		return
	}
	if err := errors.Join(opened.SetPhase(e.Phase, e.At), opened.Close()); err != nil {
		emit(model.Saved{Err: fmt.Errorf("the journal does not know that the run ended: %w", err)})
	}
}

func (r *Runner) listRuns() model.RunsListed {
	records, err := r.deps.Store.Runs()
	out := model.RunsListed{Err: err}
	for _, rec := range records {
		out.Runs = append(out.Runs, model.PastRun{Run: rec.Run, Busy: rec.Busy})
	}
	return out
}
