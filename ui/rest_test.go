package ui_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"cutui/model"
	"cutui/ui"
)

// A key that is held down sends the rows that it moves to, but not their details.
func TestDetailsStayWhileKeyIsHeld(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		now := today
		s := newScreen(t, newWorld(9), 120, 36, func(d *ui.Deps) { d.Now = func() time.Time { return now } })
		details := func() string {
			frame := plain(s.View().Content)
			title, _, _ := strings.Cut(frame[strings.LastIndex(frame, "╭─ ")+len("╭─ "):], " ─")
			return title
		}
		press := func(after time.Duration) string {
			now = now.Add(after)
			s.keys("j")
			return s.state.Person().Name
		}
		if who := press(time.Second); details() != who {
			t.Errorf("a single key shows the details of %q, not those of %q", details(), who)
		}
		stays := details()
		var who string
		for range 4 {
			if who = press(30 * time.Millisecond); details() != stays {
				t.Errorf("a held key shows the details of %q before it rests", details())
			}
		}
		if s.pass(); details() != who {
			t.Errorf("at rest the details are those of %q, not of %q", details(), who)
		}
		press(30 * time.Millisecond)
		s.keys("tab")
		if who = s.state.Person().Name; details() != who {
			t.Errorf("in another pane the details are those of %q, not of %q", details(), who)
		}
	})
}

func TestDomainStaysWhileKeyIsHeld(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		now, told := today, regexp.MustCompile("Domain +([^ ]+)")
		s := newScreen(t, newWorld(60), 120, 36, func(d *ui.Deps) { d.Now = func() time.Time { return now } })
		s.keys("[")
		press := func(after time.Duration) (at, shown string) {
			now = now.Add(after)
			s.keys("j")
			d, _ := s.state.Browse().Domain()
			return d.Domain, told.FindStringSubmatch(plain(s.View().Content))[1]
		}
		first, shown := press(time.Second)
		if shown != first {
			t.Errorf("a single key shows %q, not %q", shown, first)
		}
		at := ""
		for range 4 {
			if at, shown = press(30 * time.Millisecond); at == first || shown != first {
				t.Errorf("a held key shows %q at %q, before it rests", shown, at)
			}
		}
		s.pass()
		if shown = told.FindStringSubmatch(plain(s.View().Content))[1]; shown != at {
			t.Errorf("at rest %q is shown, not %q", shown, at)
		}
		if domain := "Domain    " + at; !strings.Contains(plain(s.View().Content), domain) {
			t.Errorf("at rest there is no %q", domain)
		}
	})
}

// What a guest sees is loaded once the cursor rests on the guest, if the details are shown.
func TestGuestIsLoadedAtRest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(9)
		s := newScreen(t, w, 120, 36, func(d *ui.Deps) { d.State.Options.LoadAtRest = true })
		rests := 0
		w.Wait = func(e model.Effect) bool {
			if _, ok := e.(model.Rest); ok {
				rests++
				return true
			}
			return false
		}
		for !s.state.Person().Guest() {
			s.keys("j")
		}
		s.shows("Shared    loading")
		s.rank()
		s.shows("Shared    task    view")
		s.size(80, 24)
		before := rests
		s.keys("j", "j", "k")
		if rests > before {
			t.Error("somebody is loaded whose details are not shown")
		}
	})
}
