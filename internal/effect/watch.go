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

// Watch polls a workspace and reports events: what changed since its last poll. Events that were
// not reported before it ended are reported at its next start.
type Watch struct {
	Runner *Runner
	State  *model.State
	Find   func([]*model.Roster) (*model.Roster, error) // selects the workspace to watch
	Every  time.Duration                                // between polls; 0 for a single poll
	Tell   func(context.Context, *events.Event) error   // reports an event
	Note   func(format string, args ...any)             // prints a message for the user
	Until  []events.Kind                                // the kinds of events that end the watch

	lastFailure string
	unlock      func() // lets other watches of the workspace start; nil before the first poll
}

// longestSleep is how long a watch sleeps before it checks the clock again, so that it polls soon
// after the machine was suspended or the clock was set.
const longestSleep = time.Minute

// Run polls until ctx ends, whose error it returns, or until an event of the kinds in Until,
// which it returns. After a failed poll it tries again, unless the token is not accepted, another
// watch is running, or an event can't be reported. If there is only one poll, its error is
// returned.
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

// pause returns how long to wait for the next poll. After failures it is a minute at first and
// then doubles, up to Every.
func (w *Watch) pause(failures int) time.Duration {
	if failures == 0 {
		return w.Every
	}
	return min(w.Every, time.Minute<<min(failures-1, 10))
}

// wait waits until a time. It also ends if that time is further away than at first, because the
// clock was set back.
func (w *Watch) wait(ctx context.Context, until time.Time) error {
	longest := until.Sub(w.Runner.deps.Clock.Now().Round(0)) + longestSleep
	for {
		left := until.Sub(w.Runner.deps.Clock.Now().Round(0))
		if left <= 0 || left > longest {
			return nil
		}
		if err := w.Runner.deps.Clock.Sleep(ctx, min(left, longestSleep)); err != nil {
			return err
		}
	}
}

// failed prints a failure, unless the last poll failed the same way.
func (w *Watch) failed(err error) {
	if err.Error() != w.lastFailure {
		w.lastFailure = err.Error()
		w.Note("the workspace could not be read: %v; trying again", err)
	}
}

func (w *Watch) recovered() {
	if w.lastFailure != "" {
		w.lastFailure = ""
		w.Note("the workspace can be read again")
	}
}

// tellError means that an event could not be reported.
type tellError struct{ error }

func (e tellError) Unwrap() error { return e.error }

// poll reads the workspace and reports what changed since the last poll. It takes two calls, for
// the people and the seats; the first poll ever also reads the plan.
func (w *Watch) poll(ctx context.Context) ([]events.Event, error) {
	r, err := w.load(ctx)
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
			w.Note("%v; the watch starts over", err)
		}
		return nil, w.begin(ctx, r)
	}
	var told []events.Event
	if mark.Before != nil { // a watch ended before it had reported everything
		if told, err = w.tellAll(ctx, r, &mark); err != nil {
			return told, err
		}
	}
	next := store.Mark{Now: w.snapshot(r, &mark.Now), Before: &mark.Now}
	more, err := w.tellAll(ctx, r, &next)
	return append(told, more...), err
}

// lock prevents other watches of the workspace until this one ends.
func (w *Watch) lock(ctx context.Context, id clickup.WorkspaceID) (err error) {
	if w.unlock != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	w.unlock, err = w.Runner.deps.Store.LockMark(ctx, id)
	return err
}

// do sends an intent to the state and waits until everything is loaded.
func (w *Watch) do(ctx context.Context, m model.Msg) error {
	return Drive(ctx, w.Runner, w.State, m, func(s *model.State) bool { return !s.Loading() && !s.Merging() })
}

// load reads the people and the seats of the workspace.
func (w *Watch) load(ctx context.Context) (*model.Roster, error) {
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
		return nil, fmt.Errorf("ClickUp's answer shows nobody in %s", r.Name)
	case s.NotAllowed(r.ID) != nil:
		return nil, s.NotAllowed(r.ID)
	}
	if s.Chosen != r.ID {
		err = w.do(ctx, model.ChooseWorkspace{ID: r.ID})
	}
	return r, err
}

// begin stores the first mark. It also reads the plan.
func (w *Watch) begin(ctx context.Context, r *model.Roster) error {
	if err := w.do(ctx, model.AlsoLoad{Need: model.Need{Seats: true, Plans: true}}); err != nil {
		return err
	}
	now := w.snapshot(r, &store.Snapshot{})
	members := now.Seats[r.ID].Members
	if err := w.Runner.deps.Store.SaveMark(r.ID, store.Mark{Now: now}); err != nil {
		return err
	}
	w.Note("watching %s: %s, %s of %s member seats filled", r.Name, text.PeopleOf(r.People.Len()), members.Filled, members.Total)
	return nil
}

// snapshot returns the workspace as it was just read. What could not be read stays as in before:
// the seats, and the people if some of them could not be read.
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

// tellAll reports the events between the two snapshots of a mark that were not reported yet. It
// stores the mark before the first event and after each one, so that a watch that ends in between
// continues from there.
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

// between returns the events between the two snapshots of a mark.
func (w *Watch) between(r *model.Roster, m *store.Mark) []events.Event {
	side := func(s *store.Snapshot) audit.Snapshot {
		return audit.Snapshot{At: s.At, People: s.Workspaces[0].People, Seats: s.Seats[r.ID]}
	}
	facts := w.State.SeatFacts(r.ID)
	facts.Plan = m.Now.Plans[r.ID].Name
	return events.Of(events.Input{
		Workspace: r.ID, Name: r.Name, Facts: facts, Prices: w.State.Options.Prices,
		Changes: audit.Diff(side(m.Before), side(&m.Now), w.State.Options.Audit.InactiveDays),
	})
}
