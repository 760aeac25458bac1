package model

import (
	"errors"
	"strconv"
	"time"

	"cutui/clickup"
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

// begin says that a request with this number is under way; it returns the number.
func (r *Remote[T]) begin(seq uint64) uint64 {
	r.Phase, r.Seq, r.Err = Loading, seq, nil
	return seq
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

// Explanation is a failure taken apart for reading. Fields are empty where
// nothing is known; Words is never.
type Explanation struct {
	Words  string // ClickUp's own, or what went wrong on the way
	Op     string // official operation id
	Status string // "HTTP 403"
	Code   string
	Hint   string // what to do about it
}

// ErrGuestGone says that ClickUp knows no such guest of the workspace: they were removed,
// or became a member, since the people were loaded.
var ErrGuestGone = errors.New("this person is no longer a guest of the workspace")

// Explain takes a failure apart.
func Explain(err error) Explanation {
	var e *clickup.Error
	if !errors.As(err, &e) {
		return Explanation{Words: err.Error()}
	}
	x := Explanation{Words: e.Message, Op: e.Op, Code: e.Code, Hint: e.Hint}
	if e.Status != 0 {
		x.Status = "HTTP " + strconv.Itoa(e.Status)
	}
	if x.Words == "" {
		x.Words = e.Error()
	}
	if errors.Is(err, ErrGuestGone) {
		x.Words = ErrGuestGone.Error()
	}
	return x
}

// TokenRejected is ClickUp's answer where it did not accept the token for the people, or nil.
func (s *State) TokenRejected() error {
	if s.Rosters.Phase == LoadFailed && errors.Is(s.Rosters.Err, clickup.ErrUnauthorized) {
		return s.Rosters.Err
	}
	return nil
}

// Offline reports whether nothing is to be asked of ClickUp, or the last try to
// load the people failed because it could not be reached. Where an answer began and
// broke off it could.
func (s *State) Offline() bool {
	err := s.Rosters.Err
	unreached := errors.Is(err, clickup.ErrNetwork) && !errors.Is(err, clickup.ErrBadResponse)
	return s.Options.Offline || s.Rosters.Phase == LoadFailed && unreached
}

// CutShort reports whether only a part of the people is there, and the rest is not on
// its way.
func (s *State) CutShort() bool { return s.Partial && !s.Preview && s.Rosters.Phase == LoadFailed }

// AsOf is when the people shown were so: when they were loaded, now while they
// still arrive, or where a clock that was set back says they are from the future.
func (s *State) AsOf() time.Time {
	if s.Rosters.Has() && !s.Partial && s.Rosters.At.Before(s.Now) {
		return s.Rosters.At
	}
	return s.Now
}
