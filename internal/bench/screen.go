package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/internal/bench/stopwatch"
	"cutui/internal/effect"
	"cutui/model"
)

// The terminal of all experiments.
const (
	width  = 120
	height = 40
)

// screenOf is P4.
func screenOf(ctx context.Context, l *lab) ([]finding, error) {
	var found []finding
	for _, filter := range []string{"", "a"} {
		small, err := l.loaded(ctx, 160, filter) // as few as the simulator has
		if err != nil {
			return nil, err
		}
		large, err := l.loaded(ctx, l.people, filter)
		if err != nil {
			return nil, err
		}
		found = append(found, compareScreens(l, small, large, filter)...)
		for _, s := range []*loopless{small, large} {
			if err := s.Close(); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// loopless is the terminal program over an app, without a terminal.
type loopless struct {
	*app.App
	root tea.Model
}

// loaded is the program over a roster of so many people that is there as a whole.
func (l *lab) loaded(ctx context.Context, people int, filter string) (*loopless, error) {
	a, err := app.Open(ctx, app.Options{
		Demo: true, Sim: sim.Options{People: people, Workspaces: 1, RateLimit: -1},
		Env: l.home,
	})
	if err != nil {
		return nil, err
	}
	never := func(*model.State) bool { return false }
	for _, m := range []model.Msg{model.Boot{}, model.SetFilter{Text: filter}} {
		if err := effect.Drive(ctx, a.Runner, a.State, m, never); err != nil {
			return nil, err
		}
	}
	if r := a.State.Roster(); r == nil || r.People.Len() != people || a.State.Browse().Filter != filter {
		return nil, fmt.Errorf("the roster did not load: %w", a.State.Rosters.Err)
	}
	m, err := screen.New(ctx, a, app.Looks{Theme: "dark"})
	if err != nil {
		return nil, err
	}
	m.Bind(func(tea.Msg) {})
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return &loopless{App: a, root: m}, nil
}

// keys presses j and k by turns and draws after each.
func (s *loopless) keys(n int) (time.Duration, uint64) {
	var before, after runtime.MemStats
	down, up := tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}
	runtime.GC()
	runtime.ReadMemStats(&before)
	took := stopwatch.Time(func() {
		for i := range n {
			key := down
			if i/50%2 == 1 {
				key = up
			}
			s.root.Update(key)
			s.root.View()
		}
	})
	runtime.ReadMemStats(&after)
	return took / time.Duration(n), (after.TotalAlloc - before.TotalAlloc) / uint64(n)
}

func compareScreens(l *lab, small, large *loopless, filter string) []finding {
	const presses = 400
	var times, bytes duel
	for range l.rounds(20, 8) {
		took, allocated := small.keys(presses)
		times.base, bytes.base = append(times.base, took), append(bytes.base, time.Duration(allocated))
		took, allocated = large.keys(presses)
		times.ours, bytes.ours = append(times.ours, took), append(bytes.ours, time.Duration(allocated))
	}
	what := "`Update` and `View` after a key"
	if filter != "" {
		what += ", filtered by `" + filter + "`"
	}
	against := "the same with 160 people"
	return []finding{
		faster(what, against, times, 1.2),
		{
			what: what + ": allocated", against: against, ratio: bytes.ratio(), limit: 1.1,
			base: number(float64(median(bytes.base))) + " B", ours: number(float64(median(bytes.ours))) + " B",
		},
	}
}

// shows reports whether the screen has a text.
func (s *loopless) shows(text string) bool {
	return strings.Contains(ansi.Strip(s.root.View().Content), text)
}
