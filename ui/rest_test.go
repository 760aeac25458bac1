package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"cutui/ui"
)

// A key that is held down sends the row it moves and not the details of everybody it passes.
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
