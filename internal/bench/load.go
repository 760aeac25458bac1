package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/internal/effect"
	"cutui/model"
)

// loadRoster is P6: the large workspace over a slow network, into a screen without a
// terminal.
func loadRoster(ctx context.Context, l *lab) ([]finding, error) {
	if _, err := l.roster(ctx); err != nil { // the simulator has it ready then
		return nil, err
	}
	a, err := l.account(l.people)
	if err != nil {
		return nil, err
	}
	a.slow.Store(true)
	defer a.slow.Store(false)
	var first, all duel
	var excess []time.Duration
	for range l.rounds(7, 3) {
		begun, done, err := a.download(ctx)
		if err != nil {
			return nil, err
		}
		shown, usable, err := l.watchLoad(ctx, a.base)
		if err != nil {
			return nil, err
		}
		first.base, first.ours = append(first.base, begun), append(first.ours, shown)
		all.base, all.ours = append(all.base, done), append(all.ours, usable)
		excess = append(excess, shown-begun)
	}
	return []finding{
		{
			what: "roster over 80 ms and 100 Mbit/s: first rows on the screen, after the first byte", against: "time to the first byte",
			base: figure(median(first.base)), ours: figure(median(first.ours)),
			ratio: float64(median(excess)) / float64(time.Millisecond), unit: " ms", limit: 20,
		},
		faster("the same: everybody found, sorted and on the screen", "the first byte and the wire", all, 1.1),
	}, nil
}

// download is the network alone.
func (a *account) download(ctx context.Context) (begun, done time.Duration, err error) {
	start := time.Now()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotFirstResponseByte: func() { begun = time.Since(start) }})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.base+"/v2/team", http.NoBody)
	if err != nil {
		return 0, 0, err
	}
	req.Header.Set("Authorization", sim.Token)
	req.Header.Set("Accept-Encoding", "gzip") // said here, nobody unpacks it
	rt := &http.Transport{}
	defer rt.CloseIdleConnections()
	resp, err := rt.RoundTrip(req)
	if err != nil {
		return 0, 0, err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return begun, time.Since(start), err
}

// watchLoad starts the program without anything on the disk and looks at its screen
// after every message.
func (l *lab) watchLoad(ctx context.Context, base string) (shown, usable time.Duration, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	fresh, err := os.MkdirTemp(l.dir, "load-")
	if err != nil {
		return 0, 0, err
	}
	a, err := app.Open(ctx, app.Options{BaseURL: base, Stdin: strings.NewReader(sim.Token), StateDir: fresh, Env: l.home})
	if err != nil {
		return 0, 0, err
	}
	defer closing(a, &err)
	m, err := screen.New(ctx, a, app.Looks{Theme: "dark"})
	if err != nil {
		return 0, 0, err
	}
	s := &loopless{App: a, root: m}
	loop := newLoop(ctx)
	m.Bind(loop.send)
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	start := time.Now()
	loop.runCmd(s.root.Init())
	for usable == 0 {
		select {
		case msg := <-loop.messages:
			_, cmd := s.root.Update(msg)
			loop.runCmd(cmd)
		case <-time.After(time.Minute):
			return 0, 0, fmt.Errorf("the roster does not come: %w", a.State.Rosters.Err)
		}
		s.root.View()
		if who := a.State.Person(); shown == 0 && who != nil && s.shows(who.Name) {
			shown = time.Since(start)
		}
		if b := a.State.Browse(); a.State.Rosters.Phase == model.Loaded && b.Of == a.State.Roster().People && b.Len() == l.people {
			usable = time.Since(start)
		}
	}
	return shown, usable, nil
}

// closing closes an app at the end of a function that returns err.
func closing(a *app.App, err *error) { *err = errors.Join(*err, a.Close()) }

// loop runs commands as Bubble Tea does.
type loop struct {
	ctx      context.Context //nolint:containedctx // ends the loop's goroutines
	messages chan tea.Msg
}

func newLoop(ctx context.Context) loop { return loop{ctx, make(chan tea.Msg)} }

func (l loop) send(m tea.Msg) {
	select {
	case l.messages <- m:
	case <-l.ctx.Done():
	}
}

func (l loop) runCmd(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch m := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range m {
				l.runCmd(c)
			}
		default:
			l.send(m)
		}
	}()
}

// manyWorkspaces is P8.
func manyWorkspaces(ctx context.Context, l *lab) ([]finding, error) {
	var d duel
	for range l.rounds(5, 2) {
		one, err := l.loadAll(ctx, 1)
		if err != nil {
			return nil, err
		}
		twenty, err := l.loadAll(ctx, 20)
		if err != nil {
			return nil, err
		}
		d.base, d.ours = append(d.base, one), append(d.ours, twenty)
	}
	return []finding{faster("20 workspaces, 200 ms per answer: all loaded", "one workspace", d, 1.3)}, nil
}

func (l *lab) loadAll(ctx context.Context, workspaces int) (took time.Duration, err error) {
	a, err := app.Open(ctx, app.Options{
		Demo: true, Env: l.home, StateDir: filepath.Join(l.dir, "many"),
		Sim: sim.Options{Workspaces: workspaces, RateLimit: -1, Latency: func(string) time.Duration { return 200 * time.Millisecond }},
	})
	if err != nil {
		return 0, err
	}
	defer closing(a, &err)
	start := time.Now()
	complete := func(s *model.State) bool { return len(s.Rosters.Value) == workspaces && allSettled(s) }
	err = effect.Drive(ctx, a.Runner, a.State, model.Boot{}, complete)
	took = time.Since(start)
	if err == nil && !complete(a.State) {
		err = fmt.Errorf("not all of %d workspaces: %w", workspaces, a.State.Rosters.Err)
	}
	return took, err
}

// allSettled reports whether all is there that is loaded of every workspace.
func allSettled(s *model.State) bool {
	if s.Rosters.Phase != model.Loaded || s.Me.Phase != model.Loaded {
		return false
	}
	for _, r := range s.Rosters.Value {
		if f := s.DataOf(r.ID); f.Seats.Phase != model.Loaded || f.Plan.Phase != model.Loaded {
			return false
		}
	}
	f := s.Data()
	return f.Groups.Phase == model.Loaded && f.Roles.Phase == model.Loaded
}
