package effect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/store"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/events"
)

// Watch compares a workspace, poll by poll, with what its own last poll saw, and tells what
// happened. What was not told yet when it ends is told at its next start.
type Watch struct {
	Runner *Runner
	State  *model.State
	Find   func([]*model.Roster) (*model.Roster, error) // the workspace to watch
	Every  time.Duration                                // between polls; 0: there is only one
	Tell   func(context.Context, *events.Event) error
	Note   func(format string, args ...any)
	Until  []events.Kind // the kinds that end the watch

	said   string // the last failure
	unlock func() // keeps other watches of the workspace out
}

// longestPart is how long a watch waits before it looks at the clock again: one that
// slept with its machine, or whose clock was set, polls soon.
const longestPart = time.Minute

// Run polls until ctx ends, whose error it returns, or something happens that ends the
// watch, which it returns. A poll that fails is said and tried again, but for a token that
// is not accepted; the only poll's error is returned.
func (w *Watch) Run(ctx context.Context) (*events.Event, error) {
	defer func() {
		if w.unlock != nil {
			w.unlock()
		}
	}()
	for failures := 0; ; {
		found, err := w.poll(ctx)
		if e, ok := events.Any(found, w.Until); ok {
			return &e, err
		}
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err == nil:
			failures = 0
			w.recovered()
		case w.Every == 0, errors.Is(err, clickup.ErrUnauthorized), errors.Is(err, store.ErrBusy), errors.As(err, new(tellError)):
			return nil, err
		default:
			failures++
			w.failed(err)
		}
		if w.Every == 0 {
			return nil, nil //nolint:nilnil // nothing has ended it, and nothing was wrong
		}
		if err := w.wait(ctx, w.Runner.deps.Clock.Now().Round(0).Add(w.pause(failures))); err != nil {
			return nil, err
		}
	}
}

// pause is how long to wait for the next poll: after failures a minute, and then longer.
func (w *Watch) pause(failures int) time.Duration {
	if failures == 0 {
		return w.Every
	}
	return min(w.Every, time.Minute<<min(failures-1, 10))
}

// wait ends at a moment, or when the clock says that it is far off: it was set back.
func (w *Watch) wait(ctx context.Context, until time.Time) error {
	longest := until.Sub(w.Runner.deps.Clock.Now().Round(0)) + longestPart
	for {
		left := until.Sub(w.Runner.deps.Clock.Now().Round(0))
		if left <= 0 || left > longest {
			return nil
		}
		if err := w.Runner.deps.Clock.Sleep(ctx, min(left, longestPart)); err != nil {
			return err
		}
	}
}

// failed says a failure once, not at each poll.
func (w *Watch) failed(err error) {
	if err.Error() != w.said {
		w.said = err.Error()
		w.Note("nothing could be compared: %v; it is tried again", err)
	}
}

func (w *Watch) recovered() {
	if w.said != "" {
		w.said = ""
		w.Note("ClickUp was read again")
	}
}

// tellError is that an event could not be told.
type tellError struct{ error }

func (e tellError) Unwrap() error { return e.error }

// poll looks at the workspace and tells what happened since the last poll. Two calls: the
// people, and the seats; the first one also asks for the plan.
func (w *Watch) poll(ctx context.Context) ([]events.Event, error) {
	r, err := w.look(ctx)
	if err == nil {
		err = w.lock(ctx, r.ID)
	}
	if err != nil {
		return nil, err
	}
	st := w.Runner.deps.Store
	mark, known, err := st.Mark(r.ID)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, err
	}
	if !known {
		if err != nil {
			w.Note("%v; the watch begins again", err)
		}
		return nil, w.begin(ctx, r)
	}
	var told []events.Event
	if mark.Before != nil { // of a watch that was stopped while it told
		if told, err = w.tellAll(ctx, r, &mark); err != nil {
			return told, err
		}
	}
	next := store.Mark{Now: w.snapshot(r, &mark.Now), Before: &mark.Now}
	more, err := w.tellAll(ctx, r, &next)
	return append(told, more...), err
}

// lock keeps other watches of the workspace out until this one ends.
func (w *Watch) lock(ctx context.Context, id clickup.WorkspaceID) (err error) {
	if w.unlock != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	w.unlock, err = w.Runner.deps.Store.LockMark(ctx, id)
	return err
}

// do hands the state an intent and waits until what it loads is there.
func (w *Watch) do(ctx context.Context, m model.Msg) error {
	return Drive(ctx, w.Runner, w.State, m, func(s *model.State) bool { return !s.Loading() && !s.Merging() })
}

// look loads the people and the seats of the workspace.
func (w *Watch) look(ctx context.Context) (*model.Roster, error) {
	s := w.State
	if err := w.do(ctx, model.LoadNeeded{Need: model.Need{Seats: true}}); err != nil {
		return nil, err
	}
	if s.Rosters.Phase == model.LoadFailed {
		return nil, s.Rosters.Err
	}
	r, err := w.Find(s.Rosters.Value)
	switch {
	case err != nil:
		return nil, err
	case r.People.Len() == 0:
		return nil, fmt.Errorf("ClickUp gave nobody of %s", r.Name)
	case s.NotAllowed(r.ID) != nil:
		return nil, s.NotAllowed(r.ID)
	}
	if s.Chosen != r.ID {
		err = w.do(ctx, model.ChooseWorkspace{ID: r.ID})
	}
	return r, err
}

// begin keeps the first mark, for which the plan is read, too.
func (w *Watch) begin(ctx context.Context, r *model.Roster) error {
	if err := w.do(ctx, model.AlsoLoad{Need: model.Need{Seats: true, Plans: true}}); err != nil {
		return err
	}
	now := w.snapshot(r, &store.Snapshot{})
	members := now.Seats[r.ID].Members
	if err := w.Runner.deps.Store.SaveMark(r.ID, store.Mark{Now: now}); err != nil {
		return err
	}
	w.Note("the watch of %s begins: %s, %s of %s member seats filled", r.Name, text.PeopleOf(r.People.Len()), members.Filled, members.Total)
	return nil
}

// snapshot is the workspace as it was seen now. What could not be read stays as it was seen
// before: the seats, and people while some could not be read.
func (w *Watch) snapshot(r *model.Roster, before *store.Snapshot) store.Snapshot {
	s, f := w.State, w.State.DataOf(r.ID)
	people := r.People.Rows()
	if r.Unread > 0 && len(before.Workspaces) > 0 {
		people = slices.Clone(people)
		for _, p := range before.Workspaces[0].People {
			if _, here := r.People.ByID(p.ID); !here {
				people = append(people, p)
			}
		}
	}
	seats, plan := before.Seats[r.ID], before.Plans[r.ID]
	if f.Seats.Phase == model.Loaded {
		seats = f.Seats.Value
	}
	if f.Plan.Phase == model.Loaded {
		plan = f.Plan.Value
	}
	return store.Snapshot{
		At: s.Rosters.At, Workspaces: []clickup.Workspace{{ID: r.ID, Name: r.Name, People: people}},
		Seats: map[clickup.WorkspaceID]clickup.Seats{r.ID: seats}, Plans: map[clickup.WorkspaceID]clickup.Plan{r.ID: plan},
	}
}

// tellAll tells what happened between the two looks of a mark and was not told yet. The
// mark is kept before the first event and after each: a watch that ends in between goes on
// there.
func (w *Watch) tellAll(ctx context.Context, r *model.Roster, m *store.Mark) ([]events.Event, error) {
	st, found := w.Runner.deps.Store, w.between(r, m)
	if len(found) > 0 {
		if err := st.SaveMark(r.ID, *m); err != nil {
			return nil, err
		}
	}
	var told []events.Event
	for i := range found {
		switch {
		case slices.Contains(m.Told, found[i].ID):
			continue
		case ctx.Err() != nil:
			return told, context.Cause(ctx)
		}
		if err := w.Tell(ctx, &found[i]); err != nil {
			return told, tellError{err}
		}
		told = append(told, found[i])
		m.Told = append(m.Told, found[i].ID)
		if i < len(found)-1 {
			if err := st.SaveMark(r.ID, *m); err != nil {
				return told, err
			}
		}
	}
	return told, st.SaveMark(r.ID, store.Mark{Now: m.Now})
}

func (w *Watch) between(r *model.Roster, m *store.Mark) []events.Event {
	look := func(s *store.Snapshot) audit.Snapshot {
		return audit.Snapshot{At: s.At, People: s.Workspaces[0].People, Seats: s.Seats[r.ID]}
	}
	facts := w.State.SeatFacts(r.ID)
	facts.Plan = m.Now.Plans[r.ID].Name
	return events.Of(events.Input{
		Workspace: r.ID, Name: r.Name, Facts: facts, Prices: w.State.Options.Prices,
		Changes: audit.Diff(look(m.Before), look(&m.Now), w.State.Options.Audit.InactiveDays),
	})
}
