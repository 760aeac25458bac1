package ui

import (
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

// toasts is the message shown over the panes, the latest only.
type toasts struct {
	n     int
	level model.NoticeLevel
	text  string
}

func (t *toasts) fade(f faded) {
	if f.n == t.n {
		t.text = ""
	}
}

// dismissOnKey takes the toast away at the next key, but for one that matters, which
// stays unless it is dismissed.
func (t *toasts) dismissOnKey(dismissed bool) {
	if dismissed || t.level < model.Warn {
		t.text = ""
	}
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
	m.toasts = toasts{n: m.toasts.n + 1, level: level, text: text}
	over := faded{m.toasts.n}
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

// withToast draws the toast over the lower right of the body, or at the top
// where that would hide the keys of an overlay.
func (m *Model) withToast(body string, w, h int) string {
	if m.toasts.text == "" {
		return body
	}
	box := widget.Toast(m.st, levelInk(m.toasts.level), m.toasts.text, min(w-2, 72))
	bw, bh := widget.Size(box)
	y := h - bh
	if top := m.stack.Top(); top != nil && m.boxOf(top).Y-m.lay.body.Y+m.boxOf(top).H > y {
		y = 0
	}
	return widget.Place(body, box, w-bw-1, y, w, h)
}
