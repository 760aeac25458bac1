package uitest

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Term is a [Session] whose errors end the test, with the screen in the message.
type Term struct {
	*Session
	tb testing.TB
}

// Start runs model in a terminal of w×h cells until the end of the test.
func Start(tb testing.TB, model tea.Model, w, h int, opts ...Option) *Term {
	tb.Helper()
	s := Open(tb.Context(), model, w, h, opts...)
	tb.Cleanup(s.Close)
	return &Term{Session: s, tb: tb}
}

// WaitFor waits until ok accepts the screen. The message of a failure begins with what.
func (tm *Term) WaitFor(what string, ok func(screen string) bool) {
	tm.tb.Helper()
	tm.check(tm.Session.WaitFor(what, ok))
}

// Wait waits until each of the texts is on the screen, on one line.
func (tm *Term) Wait(texts ...string) {
	tm.tb.Helper()
	for _, text := range texts {
		tm.check(tm.Session.Wait(text))
	}
}

// WaitGone waits until none of the texts is on the screen.
func (tm *Term) WaitGone(texts ...string) {
	tm.tb.Helper()
	for _, text := range texts {
		tm.check(tm.Session.WaitGone(text))
	}
}

// Keys presses keys named as Bubble Tea names them: "j", "enter", "ctrl+c".
func (tm *Term) Keys(keys ...string) {
	tm.tb.Helper()
	tm.check(tm.Session.Keys(keys...))
}

// WaitExit waits until the program has ended and returns its error.
func (tm *Term) WaitExit() error {
	tm.tb.Helper()
	select {
	case <-tm.Done():
	case <-time.After(tm.timeout):
		tm.tb.Fatalf("the program still runs after %s:\n%s", tm.timeout, tm.Screen())
	}
	return tm.Err()
}

func (tm *Term) check(err error) {
	tm.tb.Helper()
	if err != nil {
		tm.tb.Fatal(err)
	}
}
