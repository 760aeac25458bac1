package model

import "time"

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

func (r *Remote[T]) begin(seq uint64) {
	r.Phase, r.Seq, r.Err = Loading, seq, nil
}

// settle takes an answer, unless a newer request was sent; it reports whether it did. A
// failure keeps the old value.
func (r *Remote[T]) settle(s *State, a Answer, v T) bool {
	if a.Seq != r.Seq {
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
