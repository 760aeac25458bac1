package model

import (
	"errors"
	"time"
)

// Intents about earlier runs.
type (
	// FindRuns asks for the runs that have a journal.
	FindRuns struct{ message }
	// ResumeRun goes on with a run from its journal.
	ResumeRun struct {
		message
		ID RunID
	}
)

// Events about earlier runs.
type (
	// RunsListed are the runs that have a journal, newest first; Err may name
	// those that can't be read besides.
	RunsListed struct {
		message
		Runs []PastRun
		Err  error
	}
	// RunRejoined is a run as its journal left it, held by this program now.
	RunRejoined struct {
		message
		ID  RunID
		Run Run
		Err error
	}
)

// Effects about earlier runs.
type (
	// ListRuns reads the journals.
	ListRuns struct{ request }
	// RejoinRun opens a run's journal to add to it.
	RejoinRun struct {
		request
		ID RunID
	}
	// CloseRun writes to the journal that a run ended, and lets go of it.
	CloseRun struct {
		request
		ID    RunID
		Phase RunPhase
		At    time.Time
	}
)

// PastRun is a run as its journal tells it. Busy: it is under way, here or in
// another cutui.
type PastRun struct {
	Run  Run
	Busy bool
}

// Open reports whether steps are left that resuming would send or look for.
func (p PastRun) Open() bool {
	t := p.Run.Tally()
	return !p.Busy && t.Planned+t.Running+t.Unknown > 0
}

func (s *State) runsListed(m RunsListed) []Effect {
	s.Past = m.Runs
	if m.Err != nil {
		s.notify(Warn, "the journals of some earlier runs can't be read", m.Err)
	}
	return nil
}

func (s *State) resumeRun(id RunID) []Effect {
	err := s.MayChange()
	if err == nil && s.Run != nil && s.Run.Live() {
		err = errors.New("another run is under way: wait for it, or stop it first")
	}
	if err != nil {
		s.notify(Warn, err.Error(), nil)
		return nil
	}
	return []Effect{RejoinRun{ID: id}}
}

func (s *State) runRejoined(m RunRejoined) []Effect {
	switch {
	case m.Err != nil:
		s.notify(Fault, "nothing was sent: the run can't be resumed", m.Err)
		return nil
	case s.Run != nil && s.Run.Live():
		return []Effect{CloseRun{ID: m.ID, Phase: m.Run.Phase, At: m.Run.Ended}}
	}
	run := m.Run
	run.Rejoin()
	s.Run = &run
	return s.goOn()
}

// closeRun lets go of the journal once no step is under way any more.
func (s *State) closeRun() []Effect {
	r := s.Run
	if r.Live() {
		return nil
	}
	if r.Ended.IsZero() {
		r.Ended = s.Now
	}
	return []Effect{CloseRun{ID: r.ID, Phase: r.Phase, At: r.Ended}}
}
