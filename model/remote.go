package model

import (
	"time"

	"cutui/model/seats"
)

// LoadPhase is how far the loading of something from ClickUp has come.
type LoadPhase uint8

// The phases. A failure or a new load keeps the value there was before.
const (
	Idle LoadPhase = iota
	Loading
	Loaded
	LoadFailed
)

// Remote is a value that comes from ClickUp or, at first, from the disk.
type Remote[T any] struct {
	Value T
	Phase LoadPhase
	Err   error
	Seq   uint64    // the request that is waited for, or was answered last
	At    time.Time // when the value was true; zero: there is none yet
}

// Has reports whether there is a value to show, however old.
func (r Remote[T]) Has() bool { return !r.At.IsZero() }

// Stale reports whether the value shown is older than the last try to load it.
func (r Remote[T]) Stale() bool { return r.Has() && r.Phase != Loaded }

// late reports whether an answer is to an older request than the newest of its kind. It is
// the one place where the state tells: the runner ends what a newer effect replaces, but an
// answer may be on its way already.
func late(answer, newest uint64) bool { return answer != newest }

func (r *Remote[T]) begin(seq uint64) {
	r.Phase, r.Seq, r.Err = Loading, seq, nil
}

// settle takes an answer, unless a newer request was sent; it reports whether it did. A
// failure keeps the old value.
func (r *Remote[T]) settle(s *State, a Answer, v T) bool {
	if late(a.Seq, r.Seq) {
		return false
	}
	if a.Err != nil {
		r.Phase, r.Err = LoadFailed, a.Err
		return true
	}
	r.Value, r.Phase, r.Err, r.At = v, Loaded, nil, a.At
	s.Revision++
	return true
}

// restore shows a value from the disk until a fresh one is there.
func (r *Remote[T]) restore(s *State, v T, at time.Time) {
	if !r.Has() {
		r.Value, r.At = v, at
		s.Revision++
	}
}

// Total is the number of rows, also of those that are not here yet while only the
// first people are.
func (b *Browse) Total() int {
	if b.Of != nil && b.Of.Beginning() && b.Filter == "" && b.Domains == nil {
		return b.Of.Counts().Of(b.View)
	}
	return b.Len()
}

// apply shows the beginning of the last roster until all of it is read, which is soon.
// It is not audited or saved, and nothing can be done to its people.
func (m PreviewLoaded) apply(s *State) []Effect {
	if s.Rosters.Has() || m.At.IsZero() {
		return nil
	}
	s.showSnapshot(m.SnapshotLoaded)
	s.Partial, s.Preview = true, true
	for _, r := range m.Rosters {
		f := s.DataOf(r.ID)
		f.Own = seats.OwnDomains(nil, s.Options.OwnDomains)
		if len(s.Options.OwnDomains) == 0 {
			f.Own.List = m.Own[r.ID]
		}
	}
	s.Chosen = s.firstChoice()
	if r := s.Roster(); r == nil || r.People.Len() == 0 {
		return s.dropPreview() // the beginning of another workspace says nothing about this one
	}
	return s.rank()
}

// dropPreview shows nothing again, where no roster follows the preview.
func (s *State) dropPreview() []Effect {
	if s.Preview {
		s.setRosters(nil, time.Time{})
		s.Chosen, s.Partial, s.Preview = "", false, false
	}
	return nil
}
