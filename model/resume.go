package model

import (
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model/change"
	"cutui/model/seats"
)

// Intents about earlier runs.
type (
	// FindRuns lists the runs that have a journal.
	FindRuns struct{}
	// ResumeRun continues a run from its journal. Steps that were under way, or whose
	// outcome is unknown, are verified before they are sent again.
	ResumeRun struct {
		ID    change.RunID
		Retry bool                                   // also send failed steps again
		Seats map[clickup.WorkspaceID]seats.Forecast // the confirmed forecasts
	}
	// DropRun gives up a run: it can't be resumed any more.
	DropRun struct {
		ID change.RunID
	}
)

// Events about earlier runs.
type (
	// RunsListed has the runs that have a journal, newest first.
	RunsListed struct {
		Runs    []RunRecord
		Partial bool  // there may be older ones
		Err     error // names journals that can't be read; Runs has the others
	}
	// RunRejoined has a run as recorded in its journal, which this process now holds open.
	RunRejoined struct {
		ID    change.RunID
		Retry bool
		Run   change.Run
		Err   error
	}
	// MarkedDropped answers MarkDropped.
	MarkedDropped struct {
		ID  change.RunID
		Err error
	}
)

// Effects about earlier runs.
type (
	// ListRuns reads the journals.
	ListRuns struct {
		request
		Newest int // read only this many; 0: all
	}
	// RejoinRun opens the journal of an earlier run, to continue the run.
	RejoinRun struct {
		request
		ID    change.RunID
		Retry bool
	}
	// CloseRun writes to the journal how a run ended, and closes it.
	CloseRun struct {
		request
		ID       change.RunID
		Phase    change.Phase
		At       time.Time
		Outcomes map[clickup.WorkspaceID]seats.Outcome // what it did to the seats, if that was checked
	}
	// MarkDropped writes to a journal that its run was given up.
	MarkDropped struct {
		request
		ID change.RunID
		At time.Time
	}
)

// runsAtStart is how many runs are read when the program starts: enough to find the
// interrupted ones, and quick to read.
const runsAtStart = 30

func (FindRuns) apply(*State) []Effect { return []Effect{ListRuns{}} }

// apply sets the history. The first time, a notice offers to resume interrupted runs.
func (m RunsListed) apply(s *State) []Effect {
	if m.Partial && s.offeredInterrupted {
		return nil // a complete list came first
	}
	s.History = m.Runs
	s.interrupted = len(s.Resumable())
	if m.Err != nil {
		s.notify(Warn, "the journals of some earlier runs can't be read", m.Err)
	}
	if !s.offeredInterrupted {
		s.offeredInterrupted = true
		s.offerInterrupted()
	}
	return nil
}

func (s *State) offerInterrupted() {
	for _, p := range s.Runs() {
		if p.Status() == StatusElsewhere {
			s.notify(Info, fmt.Sprintf("“%s” is under way in another cutui", p.Run.Plan.Title), nil)
		}
	}
	left := s.Resumable()
	if len(left) == 0 || s.MayChange() != nil {
		return
	}
	t := left[0].Run.Tally()
	text := fmt.Sprintf("a run was interrupted: “%s”, %s of %s left", left[0].Run.Plan.Title, text.Number(t.Planned+t.Running+t.Unknown), text.Plural(t.Total(), "step"))
	if len(left) > 1 {
		text += fmt.Sprintf(", and %d more", len(left)-1)
	}
	s.notify(Warn, text, nil)
	s.Notices[len(s.Notices)-1].Press = keymap.Runs
}

func (m ResumeRun) apply(s *State) []Effect {
	s.resuming = m.Seats
	return s.resumeRun(m.ID, m.Retry)
}

func (s *State) resumeRun(id change.RunID, retry bool) []Effect {
	if err := s.mayRun(); err != nil {
		return s.notify(Warn, err.Error(), nil)
	}
	s.rejoining = true
	return []Effect{RejoinRun{ID: id, Retry: retry}}
}

func (m RunRejoined) apply(s *State) []Effect {
	s.rejoining = false
	switch {
	case m.Err != nil:
		return s.notify(Fault, "nothing was sent: the run can't be resumed", m.Err)
	case s.Run != nil && s.Run.Live():
		return []Effect{CloseRun{ID: m.ID, Phase: m.Run.Phase, At: m.Run.Ended}}
	}
	out := DropOutcome{}.apply(s)
	run := m.Run
	run.Plan.Steps = slices.Clone(run.Plan.Steps)
	run.Rejoin(m.Retry)
	run.Plan = run.Plan.WithSeats(func(part change.Part) seats.Forecast {
		if fresh, ok := s.resuming[part.Workspace]; ok {
			return fresh
		}
		return part.Seats
	})
	s.resuming = nil
	s.Run = &run
	s.interrupted = len(s.Resumable())
	return append(out, s.sendNext()...)
}

// closeRun closes the journal once no step is under way any more.
func (s *State) closeRun() []Effect {
	r := s.Run
	if r.Live() {
		return nil
	}
	if r.Ended.IsZero() {
		r.Ended = s.Now
	}
	s.addToHistory(*r)
	return []Effect{CloseRun{ID: r.ID, Phase: r.Phase, At: r.Ended, Outcomes: r.Outcomes}}
}

// addToHistory puts a run that has ended first in the history.
func (s *State) addToHistory(r change.Run) {
	r.Plan.Steps = slices.Clone(r.Plan.Steps)
	rest := slices.DeleteFunc(slices.Clone(s.History), func(p RunRecord) bool { return p.Run.ID == r.ID })
	s.History = append([]RunRecord{{Run: r}}, rest...)
	s.interrupted = len(s.Resumable())
}

func (m DropRun) apply(s *State) []Effect {
	p, ok := s.RunByID(m.ID)
	switch {
	case !ok:
		return nil
	case s.MayChange() != nil:
		return s.notify(Warn, s.MayChange().Error(), nil)
	case !p.Open():
		return s.notify(Info, "nothing is left of this run", nil)
	}
	return []Effect{MarkDropped{ID: m.ID, At: s.Now}}
}

func (m MarkedDropped) apply(s *State) []Effect {
	if m.Err != nil {
		return s.notify(Fault, "the run was not given up: its journal could not be written", m.Err)
	}
	if s.Run != nil && s.Run.ID == m.ID {
		s.Run.Phase = change.PhaseDropped
	}
	s.History = slices.Clone(s.History)
	for i := range s.History {
		if s.History[i].Run.ID == m.ID {
			s.History[i].Run.Phase = change.PhaseDropped
		}
	}
	s.interrupted = len(s.Resumable())
	return nil
}
