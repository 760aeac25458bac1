package model

import (
	"errors"
	"strconv"

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
	return x
}

// Offline reports whether the last try to load the people failed because
// ClickUp could not be reached.
func (s *State) Offline() bool {
	return s.Rosters.Phase == Failed && errors.Is(s.Rosters.Err, clickup.ErrNetwork)
}
