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

// How long a toast stays.
const (
	toastShort = 4 * time.Second
	toastLong  = 8 * time.Second
)

// faded says that the time of a toast is over.
type faded struct{ n int }

// toasts are what is said in the bottom line for a while, the newest last. They cover
// nothing: the keys that stand there give way, and the panes where there are more lines.
type toasts struct {
	n     int // of the newest
	shown []toast
}

type toast struct {
	n     int
	level model.NoticeLevel
	text  string
}

// add says something; what says the same already is said once.
func (t *toasts) add(level model.NoticeLevel, text string) faded {
	t.drop(func(old toast) bool { return old.text == text })
	t.n++
	t.shown = append(t.shown, toast{t.n, level, text})
	return faded{t.n}
}

func (t *toasts) fade(f faded) { t.drop(func(old toast) bool { return old.n == f.n }) }

// dismissOnKey takes the toasts away at the next key, but for those that matter, which
// stay unless they are dismissed.
func (t *toasts) dismissOnKey(dismissed bool) {
	t.drop(func(old toast) bool { return dismissed || old.level < model.Warn })
}

func (t *toasts) drop(which func(toast) bool) { t.shown = slices.DeleteFunc(t.shown, which) }

// toastLines is how many lines all toasts take at most.
const toastLines = 4

// lines are the toasts in lines of w cells: as many of the newest as there is room for.
func (t *toasts) lines(st *theme.Styles, w int) []string {
	var out []string
	for _, said := range slices.Backward(t.shown) {
		lines := widget.Toast(st, levelInk(said.level), said.text, w, toastLines)
		if len(out)+len(lines) > toastLines {
			break
		}
		out = append(lines, out...)
	}
	return out
}

// toast shows the latest of the notices that came, unless the screen tells it anyway.
func (m *Model) toast(came int) tea.Cmd {
	if came <= 0 {
		return nil
	}
	n := m.state.Notices[len(m.state.Notices)-1]
	if shown, ok := m.stack.Top().(interface{ ShowsRun() bool }); ok && n.Run != "" && shown.ShowsRun() {
		return nil
	}
	return m.showToast(n.Level, history.NoticeWords(m.keys, n))
}

// refuse says why something can't be done.
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
