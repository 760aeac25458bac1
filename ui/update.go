package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/clean"
	"cutui/model"
	"cutui/ui/overlay"
	"cutui/ui/theme"
)

// event carries a message for the model through Bubble Tea's loop.
type event struct{ msg model.Msg }

// Update handles a message. A panic ends in a screen that reports it, instead of a broken
// terminal.
func (m *Model) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer func() {
		if bug := recover(); bug != nil {
			m.crashed(bug)
		}
	}()
	switch {
	case m.crash != nil:
		cmd = m.crashKey(msg)
	default:
		shows := m.shows(msg)
		cmd = m.update(msg)
		if shows {
			rest := m.noteCursor()
			m.draw()
			cmd = tea.Batch(cmd, rest, m.loadShown(), m.lookAt())
		}
	}
	return m, cmd
}

// shows reports whether a message may change the screen. The many messages with which Bubble
// Tea reports facts about the terminal don't.
func (m *Model) shows(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case event, tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg, tea.ColorProfileMsg, framed, ticked, spun, faded, rested:
		return true
	case tea.WindowSizeMsg:
		return msg.Width != m.w || msg.Height != m.h
	case tea.BackgroundColorMsg:
		return msg.IsDark() != m.st.Dark
	}
	return m.stack.Top() != nil
}

// loadShown loads the seats of the workspaces that are in view.
func (m *Model) loadShown() tea.Cmd {
	if m.lay.panes[workspaces].W == 0 {
		return nil
	}
	ids := m.state.Outdated(m.list.Shown())
	if len(ids) == 0 {
		return nil
	}
	return m.apply(model.ShowWorkspaces{IDs: ids})
}

// draw draws the screen for View, once after each message.
func (m *Model) draw() {
	m.followState()
	m.drawn = m.screen()
}

// followState updates the panes and overlays with what has changed in the state.
func (m *Model) followState() {
	m.arrange()
	for s, p := range m.panes {
		if slot(s) == details && m.passing.keeps(m.lay.panes[details]) {
			continue
		}
		if f, ok := p.(overlay.Follower); ok {
			f.Follow()
		}
	}
	m.stack.Follow()
}

// arrange lays out the screen.
func (m *Model) arrange() {
	m.lay = arrange(m.w, m.h, view{focus: m.focus, zoom: m.zoom, rooms: len(m.state.Rosters.Value)})
	m.lay.giveWay(len(m.toasts.lines(m.st, m.w)))
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case event:
		return m.handleEvent(msg.msg)
	case tea.KeyPressMsg:
		return m.keyPress(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		return m.wheel(msg.Mouse())
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		if msg.IsDark() != m.st.Dark {
			m.repaint(msg.IsDark())
		}
	case tea.ColorProfileMsg:
		m.recolor(theme.DepthOf(msg.Profile))
	case framed:
		return m.readDisk()
	case ticked:
		return tea.Batch(m.tick(), m.clock())
	case spun:
		return m.spin()
	case faded:
		m.toasts.fade(msg)
	case rested:
		m.rest(msg)
	default:
		return m.pass(msg)
	}
	return nil
}

// pass passes a message to the overlay on top.
func (m *Model) pass(msg tea.Msg) tea.Cmd {
	top := m.stack.Top()
	if top == nil {
		return nil
	}
	cmd, requests := top.Update(msg)
	return tea.Batch(cmd, m.handleRequests(top, requests))
}

// handleEvent applies an event to the model, and handles the keys that waited for it.
func (m *Model) handleEvent(msg model.Msg) tea.Cmd {
	cmd := tea.Batch(m.apply(msg), m.release())
	if m.leaving && !m.running() || m.rejects() {
		return tea.Quit
	}
	return cmd
}

// apply is the only way to change the state. It returns the effects as commands.
func (m *Model) apply(msg model.Msg) tea.Cmd {
	notices := m.state.NoticeCount()
	m.state.Update(model.Ticked{Now: m.now()})
	cmd := m.runEffects(m.state.Update(msg))
	return tea.Batch(cmd, m.toast(m.state.NoticeCount()-notices), m.move())
}

func (m *Model) applyAll(msgs []model.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(msgs))
	for _, msg := range msgs {
		cmds = append(cmds, m.apply(msg))
	}
	return tea.Batch(cmds...)
}

func (m *Model) runEffects(effects []model.Effect) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(effects))
	for _, e := range effects {
		cmds = append(cmds, m.runEffect(e))
	}
	return tea.Batch(cmds...)
}

// runEffect returns a command that carries out an effect. A panic in it becomes an event.
func (m *Model) runEffect(e model.Effect) tea.Cmd {
	m.work.due.Add(1)
	return func() (answer tea.Msg) {
		defer m.work.due.Add(-1)
		if !m.work.begin() {
			return nil
		}
		defer m.work.end()
		defer func() {
			if bug := recover(); bug != nil {
				answer = event{model.Panicked{Op: fmt.Sprintf("%T", e), Err: bugError(bug)}}
			}
		}()
		m.runner.Do(m.ctx, e, func(msg model.Msg) { m.send(event{msg}) })
		return nil
	}
}

func bugError(bug any) error { return errors.New(clean.Clip(clean.Line(fmt.Sprint(bug)), 500)) }
