package model

import (
	"errors"
	"strconv"
	"time"

	"cutui/clickup"
)

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
