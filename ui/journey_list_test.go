package ui_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

func (s *screen) wheel(x, y int, down bool) {
	button := tea.MouseWheelUp
	if down {
		button = tea.MouseWheelDown
	}
	s.give(tea.MouseWheelMsg{X: x, Y: y, Button: button})
}

func TestListsTakeTheMouse(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(50), 120, 36, func(s *screen) {
		s.keys("?")
		s.wheel(60, 20, true)
		s.click(60, 8)
		s.keys("enter")
		s.hides("Help")
		s.keys(":")
		s.wheel(60, 20, true)
		s.wheel(60, 20, false)
		s.click(60, 22)
		s.hides("Commands")
		s.keys("esc", "a")
		s.wheel(60, 12, true)
		s.shows("4/")
		s.click(60, 10)
		s.shows("2/")
		s.click(25, 6)
		s.shows("ready 2")
		s.click(2, 2)
		s.keys("esc", "@")
		s.wheel(60, 20, true)
		s.click(60, 18)
		s.keys("up", "down", "esc")
		s.hides("Activity")
	})
}

func TestFailuresAreListedWithTheirWords(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 80, 24, func(s *screen) {
		w.Err = &clickup.Error{Op: "GetAuthorizedTeams", Status: 500, Code: "APP_500", Message: "Internal trouble", Hint: "Try again in a minute."}
		s.keys("r", "ctrl+r", "!")
		s.shows("Internal trouble", "Try again in a minute.", "HTTP 500 · APP_500 · GetAuthorizedTeams")
		s.keys("down", "down", "down")
		s.wheel(40, 12, false)
		s.click(40, 7)
		s.keys("enter")
		s.hides("What failed")
		s.keys("R")
		s.shows("not refreshed")
		w.Err = nil
		s.keys("R")
		s.hides("not refreshed")
	})
}

func TestTheRateLimitCountsDown(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.state.Rate = change.Rate{Limit: 100, Remaining: 20, Resets: today.Add(time.Minute)}
		s.keys("j")
		s.hides("left this minute")
		s.state.Rate.Remaining = 19
		s.keys("j")
		s.shows("19 of 100 calls left this minute")
		s.state.Rate.WaitingUntil, s.state.Rate.Background = today.Add(53*time.Second), true
		s.keys("j")
		s.shows("saving calls for you: the rest loads in 42 s")
		s.state.Rate.Background = false
		s.keys("j")
		s.shows("rate limit: continues in 42 s")
		s.pass()
		s.shows("rate limit: continues in")
	})
}

func TestARunShowsInTheHeader(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		step := func(st change.StepState) change.Step { return change.Step{Op: change.OpShare, State: st} }
		s.state.Run = &change.Run{ID: "r", Phase: change.PhaseActive, Plan: change.Plan{Steps: []change.Step{step(change.Done), step(change.Failed), step(change.Planned)}}}
		s.keys("j")
		s.shows("run 2/3, 1 failed")
		s.state.Run.Phase = change.PhaseFinished
		s.state.Run.Plan.Steps[2].State = change.Done
		s.keys("j")
		s.shows("run 3/3, 1 failed")
		s.state.Run.Plan.Steps[1].State = change.Done
		s.keys("j")
		s.hides("run 3/3")
	})
}

func TestTheSpinnerTurnsOnlyWhileSomethingLoads(t *testing.T) {
	t.Parallel()
	w := &world{Wait: fake.IsLoad}
	drive(t, w, 120, 36, func(still *screen) {
		still.keys("ctrl+r")
		if len(still.later) != 0 {
			t.Errorf("with reduced motion %d timers run", len(still.later))
		}
		still.state.Run = &change.Run{ID: "r", Phase: change.PhaseActive, Plan: change.Plan{Steps: []change.Step{{Op: change.OpShare, State: change.Running}}}}
		still.keys("j")
		frame := still.text()
		still.pass()
		if len(still.later) != 0 || still.text() != frame {
			t.Errorf("with reduced motion a run moves: %d timers", len(still.later))
		}
		moving := newScreen(t, w, 120, 36, func(d *ui.Deps) { d.Options.ReducedMotion = false })
		moving.keys("ctrl+r")
		before := moving.text()
		moving.pass()
		if moving.text() == before {
			t.Error("the spinner does not turn")
		}
	})
}

func TestTheLookFollowsTheTerminalsBackground(t *testing.T) {
	t.Parallel()
	s := newScreen(t, newWorld(0), 80, 24, func(d *ui.Deps) { d.Options.Theme = "auto" })
	dark := s.View().Content
	s.give(tea.BackgroundColorMsg{Color: rgb{0xff}})
	if light := s.View().Content; light == dark {
		t.Error("the look did not change")
	}
	if plain(dark) != s.text() {
		t.Error("more than the colours changed")
	}
}

// rgb returns a grey.
type rgb struct{ level uint32 }

func (c rgb) RGBA() (r, g, b, a uint32) {
	return c.level * 0x101, c.level * 0x101, c.level * 0x101, 0xffff
}
