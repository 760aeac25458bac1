package ui_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/ui"
)

// screen drives the program without a terminal. Every command is carried out at once, in the
// test's goroutine.
type screen struct {
	*ui.Model
	t     testing.TB
	state *model.State
	world *world
	w, h  int
	came  []tea.Msg // answers not yet given to the program
	later []tea.Msg // what timers will say
	left  bool      // the program wants to end
}

// drive runs a test on a program that has loaded its world.
func drive(t *testing.T, w *world, width, height int, test func(*screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { test(newScreen(t, w, width, height)) })
}

func newScreen(t testing.TB, w *world, width, height int, change ...func(*ui.Deps)) *screen {
	t.Helper()
	s := model.New(model.Options{}, today)
	d := deps(s, w)
	for _, c := range change {
		c(&d)
	}
	sc := &screen{Model: ui.New(context.Background(), d), t: t, state: d.State, world: w}
	sc.Bind(func(msg tea.Msg) { sc.came = append(sc.came, msg) })
	boot(d.State, w, model.Boot{})
	sc.size(width, height)
	return sc
}

func (s *screen) size(w, h int) {
	s.w, s.h = w, h
	s.give(tea.WindowSizeMsg{Width: w, Height: h})
}

// give sends the program a message and runs the resulting commands.
func (s *screen) give(msg tea.Msg) {
	_, cmd := s.Update(msg)
	s.View()
	s.runCmd(cmd)
	s.arrive()
}

// arrive sends the program the answers that came.
func (s *screen) arrive() {
	for len(s.came) > 0 {
		next := s.came[0]
		s.came = s.came[1:]
		s.give(next)
	}
}

// runCmd runs a command. A command that takes time is a timer and is kept for later.
func (s *screen) runCmd(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	start := time.Now()
	msg := cmd()
	if time.Since(start) > 0 {
		s.later = append(s.later, msg)
		return
	}
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.runCmd(c)
		}
	case tea.QuitMsg:
		s.left = true
	default:
		s.give(msg)
	}
}

// pass lets the time of all timers run out.
func (s *screen) pass() {
	over := s.later
	s.later = nil
	for _, msg := range over {
		s.give(msg)
	}
}

// rank answers all searches that were held back.
func (s *screen) rank() {
	s.world.Release()
	s.arrive()
}

// keys presses keys by name.
func (s *screen) keys(names ...string) {
	for _, name := range names {
		s.give(pressed(name))
	}
}

func (s *screen) click(x, y int) {
	s.give(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// text returns the text on the screen, without styles.
func (s *screen) text() string { return plain(s.View().Content) }

// shows fails the test unless all of the texts are on the screen.
func (s *screen) shows(texts ...string) {
	s.t.Helper()
	got := s.text()
	for _, want := range texts {
		if !strings.Contains(got, want) {
			s.t.Fatalf("%q is not on the screen:\n%s", want, got)
		}
	}
}

// flat returns the text of a screen as one line, without the borders at its sides.
func flat(screen string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(screen, "│", " ")), " ")
}

func contains(screen, text string) bool { return strings.Contains(screen, text) }

// hides fails the test if one of the texts is on the screen.
func (s *screen) hides(texts ...string) {
	s.t.Helper()
	got := s.text()
	for _, bad := range texts {
		if strings.Contains(got, bad) {
			s.t.Fatalf("%q is on the screen:\n%s", bad, got)
		}
	}
}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

// pressed returns the key press with a name of Bubble Tea's.
func pressed(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for {
		rest, ok := strings.CutPrefix(name, "ctrl+")
		if ok {
			k.Mod |= tea.ModCtrl
		} else if rest, ok = strings.CutPrefix(name, "shift+"); ok {
			k.Mod |= tea.ModShift
		}
		if !ok {
			break
		}
		name = rest
	}
	if name == "space" {
		k.Code, k.Text = tea.KeySpace, " "
		return k
	}
	if code, ok := codes[name]; ok {
		k.Code = code
		return k
	}
	k.Code, _ = utf8.DecodeRuneInString(name)
	if k.Mod == 0 {
		k.Text = name
	}
	return k
}
