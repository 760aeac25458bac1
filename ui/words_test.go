package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cutui/model"
	"cutui/ui/theme"
)

func TestAToastStaysAsLongAsItMatters(t *testing.T) {
	t.Parallel()
	for level, stays := range map[model.NoticeLevel]bool{model.Info: false, model.Good: false, model.Warn: true, model.Fault: true} {
		var said toasts
		said.add(level, "x")
		said.dismissOnKey(false)
		if (len(said.shown) > 0) != stays {
			t.Errorf("level %d after the next key: %v", level, said.shown)
		}
		first := said.add(level, "y")
		said.add(level, "z")
		said.fade(first)
		if n := len(said.shown); n == 0 || said.shown[n-1].text != "z" {
			t.Errorf("an older toast's time took a newer one away: %v", said.shown)
		}
		said.dismissOnKey(true)
		if len(said.shown) > 0 {
			t.Errorf("level %d was not dismissed", level)
		}
	}
}

func TestToastsStandOverOneAnother(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Mono, true)
	long := strings.Repeat("word ", 9) // three lines
	tests := []struct {
		said []string
		want string
	}{
		{nil, ""},
		{[]string{"one", "two"}, "one|two"},
		{[]string{"one", "two", "one"}, "two|one"},
		{[]string{"a", "b", "c", "d", "e"}, "b|c|d|e"},
		{[]string{"one", "two", long}, "two|word word word|word word word|word word word"},
	}
	for _, tt := range tests {
		var all toasts
		for _, text := range tt.said {
			all.add(model.Info, text)
		}
		lines := all.lines(st, 17)
		for i := range lines {
			lines[i] = strings.TrimSpace(ansi.Strip(lines[i]))
		}
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("%q shows %s, want %s", tt.said, got, tt.want)
		}
	}
}

func TestDoubleClicksAreQuickAndOnOneCell(t *testing.T) {
	t.Parallel()
	at := time.Date(2025, 11, 5, 0, 0, 0, 0, time.UTC)
	var c clicks
	for i, step := range []struct {
		x, y  int
		after time.Duration
		want  bool
	}{{1, 1, 0, false}, {1, 1, 300 * time.Millisecond, true}, {1, 1, 100 * time.Millisecond, false}, {2, 1, 0, false}, {2, 1, 500 * time.Millisecond, false}, {2, 1, 400 * time.Millisecond, true}} {
		at = at.Add(step.after)
		if got := c.twice(step.x, step.y, at); got != step.want {
			t.Errorf("click %d: double %v, want %v", i, got, step.want)
		}
	}
}
