package app_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/model"
	"cutui/ui/theme"
)

// left is an open screen that nobody touches, in virtual time.
type left struct{ *soak }

// openScreen opens the demo's workspace with [refresh] every.
func openScreen(t *testing.T, every time.Duration) left {
	t.Helper()
	pass(t, time.Until(time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC))) // virtual time begins in 2000
	o := sim.Options{Clock: time.Now, Now: time.Now}
	s := beginWith(t, o, rand.New(rand.NewPCG(1, 2)), func(o *model.Options) { o.Refresh = every })
	return left{s}
}

// pass advances the virtual time.
func pass(t *testing.T, d time.Duration) {
	t.Helper()
	if err := (clickup.SystemClock{}).Sleep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}

// after advances the virtual time and returns the screen.
func (l left) after(d time.Duration) string {
	pass(l.t, d)
	synctest.Wait()
	screen := make(chan string)
	l.in <- func(root tea.Model) { screen <- root.View().Content }
	return <-screen
}

// has fails the test unless a screen shows all of the texts.
func has(t *testing.T, screen string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if plain := ansi.Strip(screen); !strings.Contains(plain, text) {
			t.Fatalf("%q is not on the screen:\n%s", text, plain)
		}
	}
}

// row returns the line of a screen that contains a text, or an empty string.
func row(screen, text string) string {
	for line := range strings.SplitSeq(ansi.Strip(screen), "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	return ""
}

// An open screen loads the people again by itself: a change by another admin is announced,
// listed in activity, and marked in the list for a while.
func TestAnOpenScreenRefreshes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := openScreen(t, 5*time.Minute)
		defer l.end()
		has(t, l.after(time.Minute), "all 164", "1 min ago")
		before := l.calls.Load()
		if _, err := l.api.InviteMember(t.Context(), sim.Northwind, clickup.MemberInvite{Email: "aaa.new@northwind.example"}); err != nil {
			t.Fatal(err)
		}
		has(t, l.after(3*time.Minute), "all 164", "4 min ago")
		if n := l.calls.Load() - before; n != 1 {
			t.Errorf("%d calls before the interval was over, besides the invitation", n-1)
		}
		screen := l.after(time.Minute)
		for wait := 0; !strings.Contains(screen, ": 1 new") && wait < 15; wait++ { // it looks every ten seconds
			screen = l.after(time.Second)
		}
		has(t, screen, "all 165", "since ", ": 1 new", "member seats 42/45")
		const newSign = "… ·"
		if line := row(screen, "aaa.new@north"); !strings.Contains(line, newSign) {
			t.Errorf("who is new is not marked in %q", line)
		}
		l.press("@")
		has(t, l.after(time.Second), "Activity", ": 1 new", "aaa.new@northwind.example")
		l.press("esc")
		if line := row(l.after(6*time.Minute), "aaa.new@north"); line == "" || strings.Contains(line, newSign) {
			t.Errorf("who came 6 minutes ago is still marked in %q", line)
		}
	})
}

// The age is in the notice colour once the data is older than it should be; without
// [refresh] nothing is loaded automatically.
func TestOldPeopleAreInTheNoticeColour(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := openScreen(t, 0)
		defer l.end()
		st := theme.New(theme.Dark, true)
		screen := l.after(10 * time.Minute)
		before := l.calls.Load()
		has(t, screen, "10 min ago")
		if strings.Contains(screen, st.Render(theme.Notice, "10 min ago")) {
			t.Error("10 minutes are old already")
		}
		screen = l.after(10 * time.Minute)
		has(t, screen, "20 min ago")
		if !strings.Contains(screen, st.Render(theme.Notice, "20 min ago")) {
			t.Errorf("20 minutes are not in the notice colour: %q", strings.SplitN(screen, "\n", 2)[0])
		}
		if n := l.calls.Load() - before; n != 0 {
			t.Errorf("%d calls while nobody asked for anything", n)
		}
	})
}
