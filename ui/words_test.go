package ui

import (
	"testing"
	"time"

	"cutui/model"
)

func TestAToastStaysAsLongAsItMatters(t *testing.T) {
	t.Parallel()
	for level, stays := range map[model.NoticeLevel]bool{model.Info: false, model.Good: false, model.Warn: true, model.Fault: true} {
		shown := toasts{n: 1, level: level, text: "x"}
		shown.dismissOnKey(false)
		if (shown.text != "") != stays {
			t.Errorf("level %d after the next key: %q", level, shown.text)
		}
		shown = toasts{n: 1, level: level, text: "x"}
		shown.fade(faded{0})
		if shown.text == "" {
			t.Error("an older toast's time took a newer one away")
		}
		shown.dismissOnKey(true)
		if shown.text != "" {
			t.Errorf("level %d was not dismissed", level)
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
