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

// journals are those of the runs under way here.
type journals struct {
	mu   sync.Mutex
	open map[change.RunID]*store.Journal
}

func (j *journals) put(id change.RunID, opened *store.Journal) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.open[id] = opened
}

func (j *journals) get(id change.RunID) *store.Journal {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.open[id]
}

func (j *journals) take(id change.RunID) *store.Journal {
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
	out := model.RunRejoined{ID: e.ID, Retry: e.Retry}
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

// errNotHeld keeps steps from being sent for a run that another cutui may hold.
var errNotHeld = errors.New("the run's journal is not open here")

// note appends a transition to the run's journal.
func (r *Runner) note(id change.RunID, t change.Transition) error {
	j := r.journals.get(id)
	if j == nil {
		return errNotHeld
	}
	return j.Append(t)
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

// markDropped writes down that nobody will go on with a run.
func (r *Runner) markDropped(ctx context.Context, e model.MarkDropped) error {
	j, _, err := r.deps.Store.ContinueRun(ctx, e.ID)
	if err != nil {
		return err
	}
	return errors.Join(j.SetPhase(change.PhaseDropped, e.At), j.Close())
}

func (r *Runner) listRuns(ctx context.Context, newest int, emit func(model.Msg)) {
	records, err := r.deps.Store.Runs(ctx, newest)
	if ctx.Err() != nil {
		return
	}
	out := model.RunsListed{Partial: newest > 0, Err: err}
	for _, rec := range records {
		out.Runs = append(out.Runs, model.RunRecord{Run: rec.Run, Busy: rec.Busy})
	}
	emit(out)
}
