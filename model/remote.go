package model

import (
	"errors"
	"strconv"
	"time"

	"cutui/clickup"
)

// LoadPhase is the state of loading a value from ClickUp.
type LoadPhase uint8

// The phases. Loading again and failing both keep the old value.
const (
	Idle LoadPhase = iota
	Loading
	Loaded
	LoadFailed
)

// Remote is a value loaded from ClickUp or, until that has answered, from disk.
type Remote[T any] struct {
	Value T
	Phase LoadPhase
	Err   error
	Seq   uint64    // the number of the last request
	At    time.Time // when Value was read from ClickUp; zero: there is none
}

// Has reports whether there is a value, however old.
func (r Remote[T]) Has() bool { return !r.At.IsZero() }

// Stale reports whether there is a value, but the last attempt to load a newer one has
// not succeeded.
func (r Remote[T]) Stale() bool { return r.Has() && r.Phase != Loaded }

// late reports whether an answer belongs to an older request than the newest of its kind.
// The runner ends effects that a newer one replaces, but their answers may be on the way
// already.
func late(answer, newest uint64) bool { return answer != newest }

// begin notes that request seq is under way, and returns seq.
func (r *Remote[T]) begin(seq uint64) uint64 {
	r.Phase, r.Seq, r.Err = Loading, seq, nil
	return seq
}

// settle takes the answer to the newest request and reports whether a is that. A failure
// keeps the old value.
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

// restore sets a value read from disk, unless there is one already.
func (r *Remote[T]) restore(s *State, v T, at time.Time) {
	if !r.Has() {
		r.Value, r.At = v, at
		s.Revision++
	}
}

// Explanation is an error taken apart for display. Fields are empty if not known; Words
// never is.
type Explanation struct {
	Words  string // ClickUp's message, or what went wrong on the way
	Op     string // ClickUp's operation id, such as "GetGuest"
	Status string // "HTTP 403"
	Code   string
	Hint   string // what to do about it
}

// ErrGuestGone says that ClickUp no longer knows a guest: they were removed, or became a
// member, since the people were loaded.
var ErrGuestGone = errors.New("this person is no longer a guest of the workspace")

// Explain takes an error apart for display.
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

// TokenRejected returns ClickUp's error if it rejected the token when the people were
// loaded, or nil.
func (s *State) TokenRejected() error {
	if s.Rosters.Phase == LoadFailed && errors.Is(s.Rosters.Err, clickup.ErrUnauthorized) {
		return s.Rosters.Err
	}
	return nil
}

// Offline reports whether ClickUp must not be called, or could not be reached at the last
// attempt to load the people. It was reached if an answer began and broke off.
func (s *State) Offline() bool {
	err := s.Rosters.Err
	unreached := errors.Is(err, clickup.ErrNetwork) && !errors.Is(err, clickup.ErrBadResponse)
	return s.Options.Offline || s.Rosters.Phase == LoadFailed && unreached
}

// CutShort reports whether loading the people failed after some had arrived.
func (s *State) CutShort() bool { return s.Partial && !s.Preview && s.Rosters.Phase == LoadFailed }

// AsOf returns when the people shown were loaded. It is now while they still arrive, and
// when the clock was set back to before the load.
func (s *State) AsOf() time.Time {
	if s.Rosters.Has() && !s.Partial && s.Rosters.At.Before(s.Now) {
		return s.Rosters.At
	}
	return s.Now
}
