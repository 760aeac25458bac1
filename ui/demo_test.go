package ui_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/keymap"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest"
)

// demo runs the whole program against a simulated ClickUp, in a terminal.
func demo(t *testing.T, o sim.Options, width, height int) (*uitest.Term, *app.App) {
	t.Helper()
	home := t.TempDir()
	return whole(t, app.Options{Demo: true, Sim: o, SaveDir: t.TempDir(), Env: func(name string) string {
		if strings.HasPrefix(name, "XDG_") {
			return filepath.Join(home, name)
		}
		return ""
	}}, width, height)
}

// whole runs the whole program in a terminal.
func whole(t *testing.T, o app.Options, width, height int) (*uitest.Term, *app.App) {
	t.Helper()
	var program *tea.Program
	o.Browser = func(string) error { return nil }
	o.Clipboard = func(text string) error { program.Send(tea.SetClipboard(text)()); return nil }
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	m := ui.New(t.Context(), ui.Deps{
		State: a.State, Runner: a.Runner, Keys: keymap.New(false), Styles: theme.New(theme.Auto, true),
		Now: time.Now, Options: ui.Options{Mouse: true},
	})
	t.Cleanup(func() { m.Drain(time.Minute) }) // effects use what Close closes
	tm := uitest.Start(t, m, width, height, uitest.WithProgram(func(p *tea.Program) {
		program = p
		m.Bind(p.Send)
	}))
	return tm, a
}

func TestDemoFromTheFirstFrameToADetail(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{}, 120, 36)
	tm.Wait("Northwind", "members", "guests", "Enterprise")
	tm.Keys("/")
	tm.Paste("cleo")
	tm.Wait("Cleo Client", "client.example")
	tm.Keys("enter", "enter")
	tm.Wait("Shared")
	tm.WaitGone("press enter to load what is shared")
	tm.Keys("y")
	tm.Wait("sent the address to the terminal's clipboard")
	if got := tm.Clipboard(); !strings.HasPrefix(got, "cleo") {
		t.Errorf("the clipboard has %q", got)
	}
	tm.Keys("a")
	tm.Wait("Seat audit")
	tm.Keys("esc", "esc", "esc", "q")
	if err := tm.WaitExit(); err != nil {
		t.Error(err)
	}
	if tm.AltScreen() {
		t.Error("the terminal is not as it was")
	}
	if a.Sim == nil {
		t.Error("the demo has no simulated ClickUp")
	}
}

func TestDemoGoesOnWhenClickUpFails(t *testing.T) {
	t.Parallel()
	var down atomic.Bool
	tm, _ := demo(t, sim.Options{Intercept: simtest.Faults(func(_ string, _ *http.Request, _ int) *simtest.Fault {
		if down.Load() {
			return &simtest.Fault{Status: http.StatusForbidden}
		}
		return nil
	})}, 80, 24)
	tm.Wait("Abel Admin", "sorted by name")
	down.Store(true)
	tm.Keys("ctrl+r")
	tm.Wait("not refreshed")
	tm.Keys("!")
	tm.Wait("workspaces and people")
	down.Store(false)
	tm.Keys("R")
	tm.WaitGone("not refreshed")
	tm.Keys("esc", "j")
	tm.Wait("2/")
}

// Whatever ClickUp sends, the terminal gets only the program's own sequences.
func TestHostileAnswersReachTheTerminalTamed(t *testing.T) {
	t.Parallel()
	payloads := []string{"\x1b[7;7Hboo", "\x1b]0;owned\x07", "\u202egnp.exe", "\x9b31m", "\x1bP1$r\x1b\\", "\x1b]8;;https://evil.example\x07x\x1b]8;;\x07"}
	tm, _ := demo(t, sim.Options{Reshape: simtest.Hostile(payloads...)}, 120, 36)
	tm.Wait("1/164")
	for _, keys := range [][]string{{"j", "enter"}, {"2", "["}, {"]", "1", "j", "enter"}, {"a"}, {"esc", "?"}, {"esc", ":"}, {"esc", "!"}, {"esc", "@"}, {"esc"}} {
		tm.Keys(keys...)
	}
	tm.Keys("q")
	if err := tm.WaitExit(); err != nil {
		t.Fatal(err)
	}
	raw := string(tm.Raw())
	for _, p := range payloads {
		if strings.Contains(raw, p) {
			t.Errorf("%q reached the terminal", p)
		}
	}
	if strings.Contains(ansi.Strip(raw), "\u202e") || strings.Contains(raw, "owned\x07") {
		t.Error("controls of direction or titles reached the terminal")
	}
}
