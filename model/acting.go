package model

import (
	"fmt"

	"cutui/clickup"
)

// startRun opens the journal first; no step is sent before it has the plan.
func (s *State) startRun(p Plan) []Effect {
	if err := s.MayChange(); err != nil {
		s.notify(Warn, err.Error(), nil)
		return nil
	}
	if s.Run != nil && s.Run.Live() {
		s.notify(Warn, "another run is under way: wait for it, or stop it first", nil)
		return nil
	}
	id := RunID(fmt.Sprintf("%s-%d", s.Now.UTC().Format("20060102-150405"), s.next()))
	s.Run = &Run{ID: id, Plan: p, Phase: RunOpening, Started: s.Now}
	return []Effect{OpenRun{Run: *s.Run}}
}

func (s *State) runOpened(m RunOpened) []Effect {
	if s.Run == nil || s.Run.ID != m.Run || s.Run.Phase != RunOpening && s.Run.Phase != RunStopped {
		return nil
	}
	if m.Err == nil && s.Run.Phase == RunStopped {
		return s.closeRun()
	}
	if m.Err != nil {
		s.Run.Phase = RunStopped
		s.notify(Fault, "nothing was sent: the journal could not be written", m.Err)
		return nil
	}
	s.Run.Phase = RunActive
	return s.goOn()
}

// goOn sends the next step, or says how the run ended.
func (s *State) goOn() []Effect {
	out := s.Run.advance(s.Now)
	switch {
	case len(out) > 0:
		return out
	case s.Run.Phase == RunFinished:
		s.sayEnd()
		return append(s.fetchFacts(s.Run.Plan.Workspace), s.closeRun()...)
	case s.Run.Phase == RunStopped:
		return s.closeRun()
	}
	return nil
}

func (s *State) sayEnd() {
	t := s.Run.Tally()
	text := fmt.Sprintf("%s: %d done", s.Run.Plan.Title, t.Done)
	level := Good
	for _, part := range []struct {
		n    int
		word string
		bad  NoticeLevel
	}{{t.Skipped, "skipped", Good}, {t.Failed, "failed", Fault}, {t.Unknown, "unknown", Warn}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %d %s", part.n, part.word)
			level = max(level, part.bad)
		}
	}
	s.notify(level, text, nil)
}

func (s *State) stepEnded(m StepEnded) []Effect {
	r := s.Run
	if r == nil || r.ID != m.Run || m.Index >= len(r.Plan.Steps) {
		return nil
	}
	r.end(m.Index, m.Outcome)
	step := r.Plan.Steps[m.Index]
	s.forgetShares(step)
	var out []Effect
	if c := step.change(m.Outcome); c != nil {
		out = s.mergeLater(r.Plan.Workspace, *c)
	}
	return append(out, s.goOn()...)
}

// forgetShares drops what was known of a guest's shares once they changed.
func (s *State) forgetShares(step Step) {
	if step.Op == OpShare || step.Op == OpUnshare || step.Op == OpRemoveGuest {
		delete(s.FactsOf(s.Run.Plan.Workspace).Shares, step.ID)
	}
}

func (s *State) pauseRun() []Effect {
	r := s.Run
	switch {
	case r == nil:
	case r.Phase == RunActive:
		r.Phase = RunPaused
	case r.Phase == RunPaused:
		r.Phase = RunActive
		return s.goOn()
	}
	return nil
}

func (s *State) retryRun() []Effect {
	r := s.Run
	if r == nil || r.Phase == RunOpening || r.inFlight || !r.again() {
		return nil
	}
	r.Phase = RunActive
	return s.goOn()
}

func (s *State) stopRun() []Effect {
	if s.Run == nil || !s.Run.Live() {
		return nil
	}
	opening := s.Run.Phase == RunOpening
	s.Run.Phase = RunStopped
	if opening {
		return nil // the journal is closed once it is open
	}
	return s.closeRun()
}

// merging collects the changes of a run while an earlier lot is worked into
// the roster off the key path.
type merging struct {
	busy    bool
	id      clickup.WorkspaceID
	seq     uint64
	pending []PersonChange
}

func (s *State) mergeLater(id clickup.WorkspaceID, c PersonChange) []Effect {
	s.merge.id = id
	s.merge.pending = append(s.merge.pending, c)
	return s.mergeNow()
}

func (s *State) mergeNow() []Effect {
	r := s.RosterOf(s.merge.id)
	if s.merge.busy || len(s.merge.pending) == 0 || r == nil {
		return nil
	}
	s.merge.busy, s.merge.seq = true, s.next()
	changes := s.merge.pending
	s.merge.pending = nil
	return []Effect{Merge{ID: s.merge.id, Seq: s.merge.seq, People: r.People, Changes: changes}}
}

func (s *State) peopleMerged(m PeopleMerged) []Effect {
	if m.Seq != s.merge.seq {
		return nil
	}
	s.merge.busy = false
	r := s.RosterOf(m.ID)
	if r == nil {
		return nil
	}
	fresh := *r
	fresh.People = m.People
	s.Rosters.Value = replaced(s.Rosters.Value, &fresh)
	out := s.settled([]*Roster{&fresh})
	return append(append(out, s.keep()), s.mergeNow()...)
}

// handOut passes on what is done on this machine.
func handOut(msg Msg) []Effect {
	switch m := msg.(type) {
	case CopyText:
		return []Effect{Copy{Text: m.Text, What: m.What}}
	case OpenLink:
		return []Effect{OpenURL{URL: m.URL}}
	case SaveText:
		return []Effect{Save{Name: m.Name, Text: m.Text}}
	}
	return nil
}

// told turns what happened on this machine into a notice.
func (s *State) told(msg Msg) []Effect {
	switch m := msg.(type) {
	case Copied:
		s.ended("copied "+m.What, "could not copy", m.Err)
	case Opened:
		s.ended("opened in the browser", "could not open "+m.URL, m.Err)
	case Saved:
		s.ended("saved "+m.Path, "could not save", m.Err)
	case RateChanged:
		s.Rate = m.Rate
	case Panicked:
		s.notify(Fault, "a bug in cutui stopped "+m.Op, m.Err)
	}
	return nil
}

func (s *State) ended(good, bad string, err error) {
	if err != nil {
		s.notify(Fault, bad, err)
		return
	}
	s.notify(Good, good, nil)
}
