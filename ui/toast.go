package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/ui/history"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// How long a toast is shown: a plain one, and a warning or an error.
const (
	toastShort = 4 * time.Second
	toastLong  = 8 * time.Second
)

// faded is sent when the time of a toast is over.
type faded struct{ n int }

// toasts are messages shown in the bottom line for a while, the newest last. They take the
// place of the footer's keys; if they need more lines, the panes shrink.
type toasts struct {
	n     int // the number of the newest
	shown []toast
}

type toast struct {
	n     int
	level model.NoticeLevel
	text  string
}

// add adds a toast, and removes an older one with the same text.
func (t *toasts) add(level model.NoticeLevel, text string) faded {
	t.drop(func(old toast) bool { return old.text == text })
	t.n++
	t.shown = append(t.shown, toast{t.n, level, text})
	return faded{t.n}
}

func (t *toasts) fade(f faded) { t.drop(func(old toast) bool { return old.n == f.n }) }

// dismissOnKey removes the toasts when a key is pressed. Warnings and errors stay unless the
// key dismisses them.
func (t *toasts) dismissOnKey(dismissed bool) {
	t.drop(func(old toast) bool { return dismissed || old.level < model.Warn })
}

func (t *toasts) drop(which func(toast) bool) { t.shown = slices.DeleteFunc(t.shown, which) }

// toastLines is the maximum number of lines of all toasts.
const toastLines = 4

// lines draws as many of the newest toasts as there is room for, in lines of w cells.
func (t *toasts) lines(st *theme.Styles, w int) []string {
	var out []string
	for _, toast := range slices.Backward(t.shown) {
		lines := widget.Toast(st, levelInk(toast.level), toast.text, w, toastLines)
		if len(out)+len(lines) > toastLines {
			break
		}
		out = append(lines, out...)
	}
	return out
}

// toast shows the last of the added notices, unless it is about a run that is on the screen.
func (m *Model) toast(added int) tea.Cmd {
	if added <= 0 {
		return nil
	}
	n := m.state.Notices[len(m.state.Notices)-1]
	if shown, ok := m.stack.Top().(interface{ ShowsRun() bool }); ok && n.Run != "" && shown.ShowsRun() {
		return nil
	}
	return m.showToast(n.Level, history.NoticeWords(m.keys, n))
}

// refuse shows why something can't be done.
func (m *Model) refuse(err error) tea.Cmd { return m.showToast(model.Warn, err.Error()) }

func (m *Model) showToast(level model.NoticeLevel, text string) tea.Cmd {
	over := m.toasts.add(level, text)
	stays := toastShort
	if level >= model.Warn {
		stays = toastLong
	}
	return tea.Tick(stays, func(time.Time) tea.Msg { return over })
}

func levelInk(l model.NoticeLevel) theme.Ink {
	switch l {
	case model.Good:
		return theme.Good
	case model.Warn:
		return theme.Warning
	case model.Fault:
		return theme.Danger
	}
	return theme.Accent
}
