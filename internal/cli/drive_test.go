package cli

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cutui/model"
	"cutui/model/change"
)

func TestWatcherSaysWhatTakesLong(t *testing.T) {
	t.Parallel()
	var said []string
	start := time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC)
	w := watcher{note: func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }, progress: true, said: start}
	s := model.New(model.Options{}, start)
	at := func(d time.Duration) {
		s.Now = start.Add(d)
		w.report(s)
		w.report(s)
	}
	at(0)
	s.Rate.WaitingUntil = start.Add(500 * time.Millisecond)
	at(0)
	s.Rate.WaitingUntil = start.Add(42 * time.Second)
	at(time.Second)
	s.Rate.WaitingUntil = start.Add(44 * time.Second) // another call, of the same window
	at(2 * time.Second)
	s.Rate.WaitingUntil = time.Time{}
	s.Run = &change.Run{Phase: change.PhaseActive, Plan: change.Plan{Steps: []change.Step{{State: change.Done}, {State: change.Running}, {State: change.Planned}}}}
	at(9 * time.Second)
	at(11 * time.Second)
	at(15 * time.Second)
	w.progress = false
	at(30 * time.Second)
	w.progress = true
	s.Run.Phase = change.PhaseFinished
	at(99 * time.Second)
	if want := []string{"waiting 41s for ClickUp's rate limit", "1 of 3 steps sent"}; !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}
