package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cutui/internal/clean"

	"cutui/model/change"
)

// apply opens the journal first: no step is sent before the plan is in it.
func (m StartRun) apply(s *State) []Effect {
	if err := s.mayRun(); err != nil {
		return s.notify(Warn, err.Error(), nil)
	}
	out := DropOutcome{}.apply(s)
	s.runs++
	m.Plan.Steps = slices.Clone(m.Plan.Steps) // the reviewed plan must not change
	id := change.RunID(fmt.Sprintf("%s-%s%d", s.Now.UTC().Format("20060102-150405"), s.Options.RunIDSuffix, s.runs))
	s.Run = &change.Run{ID: id, Plan: m.Plan, Phase: change.PhaseOpening, Started: s.Now, Sequential: s.Options.Sequential}
	return append(out, OpenRun{Run: *s.Run})
}

// mayRun says why no run can be started or resumed, or returns nil.
func (s *State) mayRun() error {
	if err := s.MayChange(); err != nil {
		return err
	}
	if s.rejoining || s.Run != nil && s.Run.Live() {
		return errors.New("another run is under way: wait for it, or stop it first")
	}
	return nil
}

func (m RunOpened) apply(s *State) []Effect {
	r := s.Run
	if r == nil || r.ID != m.Run || r.Phase != change.PhaseOpening && r.Phase != change.PhaseStopped {
		return nil
	}
	r.Journaled = m.Err == nil
	switch {
	case m.Err != nil:
		r.Phase = change.PhaseStopped
		return s.notify(Fault, "nothing was sent: the journal could not be written", m.Err)
	case r.Phase == change.PhaseStopped:
		return s.closeRun()
	}
	r.Phase = change.PhaseActive
	return s.sendNext()
}

// sendNext sends the next steps, or ends the run if none are left.
func (s *State) sendNext() []Effect {
	var out []Effect
	for _, d := range s.Run.Next(s.Now) {
		out = append(out, SendStep{Run: s.Run.ID, Index: d.Index, Workspace: d.Workspace, Step: d.Step, Verify: d.Verify, SentAt: d.SentAt})
	}
	switch {
	case len(out) > 0:
		return out
	case s.Run.Phase == change.PhaseFinished:
		s.notifyRunEnd()
		return append(s.notePlanned(&s.Run.Plan), s.readSeatsAgain()...)
	case s.Run.Phase == change.PhaseStopped:
		return s.closeRun()
	}
	return nil
}

func (s *State) notifyRunEnd() {
	t := s.Run.Tally()
	level := Good
	switch {
	case t.Failed > 0:
		level = Fault
	case t.Unknown > 0:
		level = Warn
	}
	s.notify(level, fmt.Sprintf("%s: %s", s.Run.Plan.Title, t), nil)
	s.Notices[len(s.Notices)-1].Run = s.Run.ID
}

func (m StepEnded) apply(s *State) []Effect {
	r := s.Run
	if r == nil || r.ID != m.Run || m.Index >= len(r.Plan.Steps) {
		return nil
	}
	r.Finish(m.Index, m.Outcome)
	step := r.Plan.Steps[m.Index]
	ws := r.Plan.WorkspaceOf(step)
	s.forgetShares(ws, step)
	if step.ChangesHoldings() {
		s.forgetImpact(ws, append(step.Gets(), step.ID)...)
	}
	out := append(s.groupChange(ws, step, m.Outcome), s.noteUntil(ws, &step)...)
	if c, ok := s.personChange(ws, step, m.Outcome); ok {
		out = append(out, s.queueMerge(ws, c)...)
	}
	return append(out, s.sendNext()...)
}

// forgetShares drops what is known about shares that a step has changed.
func (s *State) forgetShares(ws WorkspaceID, step change.Step) {
	if step.ChangesShares() {
		delete(s.DataOf(ws).Shares, step.ID)
		delete(s.DataOf(ws).Access, step.Item)
		s.Revision++
	}
}

func (PauseRun) apply(s *State) []Effect {
	r := s.Run
	switch {
	case r == nil:
	case r.Phase == change.PhaseActive:
		r.Phase = change.PhasePaused
	case r.Phase == change.PhasePaused:
		r.Phase = change.PhaseActive
		return s.sendNext()
	}
	return nil
}

// apply sends the failed and unknown steps again. If the run has ended it is read from its
// journal first, since another process may have resumed it.
func (RetryRun) apply(s *State) []Effect {
	r := s.Run
	switch {
	case r == nil || r.Phase == change.PhaseOpening, r.Phase == change.PhaseStopped && r.Live(), !r.Retryable():
		return nil
	case r.Live():
		r.Requeue(true)
		r.Phase = change.PhaseActive
		return s.sendNext()
	case r.Journaled:
		return s.resumeRun(r.ID, true)
	}
	if err := s.mayRun(); err != nil {
		return s.notify(Warn, err.Error(), nil)
	}
	r.Phase = change.PhaseOpening
	return []Effect{OpenRun{Run: *r}}
}

func (StopRun) apply(s *State) []Effect {
	if s.Run == nil || !s.Run.Live() {
		return nil
	}
	opening := s.Run.Phase == change.PhaseOpening
	s.Run.Phase = change.PhaseStopped
	if opening {
		return nil // the journal is closed once it is open
	}
	return s.closeRun()
}

func (m CopyText) apply(*State) []Effect { return []Effect{Copy{Text: m.Text, What: m.What}} }

func (m OpenLink) apply(*State) []Effect { return []Effect{OpenURL{URL: m.URL}} }

// longestCopied is how many characters of the copied text a notice shows.
const longestCopied = 60

func (m Copied) apply(s *State) []Effect {
	words := "copied " + m.What
	if m.Sent {
		words = "sent " + m.What + " to the terminal's clipboard"
	}
	if m.Text != "" && (len(m.Text) <= longestCopied || !strings.Contains(m.Text, "\n")) { // don't quote a document
		words += ": " + clean.Clip(clean.Line(m.Text), longestCopied)
	}
	return s.notifyOutcome(words, "could not copy", m.Err)
}

func (m Opened) apply(s *State) []Effect {
	return s.notifyOutcome("opened in the browser", "could not open "+m.URL, m.Err)
}

func (m Saved) apply(s *State) []Effect {
	return s.notifyOutcome("saved "+m.Path, "could not save", m.Err)
}

func (m RateChanged) apply(s *State) []Effect {
	if m.Order >= s.rateOrder {
		s.Rate, s.rateOrder = m.Rate, m.Order
	}
	return nil
}

func (m Panicked) apply(s *State) []Effect {
	s.rejoining = false
	s.Browse().outdated = false
	return s.notify(Fault, "a bug in cutui stopped "+m.Op, m.Err)
}

// notifyOutcome adds the notice good or, if err is not nil, bad.
func (s *State) notifyOutcome(good, bad string, err error) []Effect {
	if err != nil {
		return s.notify(Fault, bad, err)
	}
	return s.notify(Good, good, nil)
}
