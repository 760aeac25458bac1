package ui

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
)

// runAction carries out an action: one that opens an overlay, one of the program's
// own, or else one of the focused pane.
func (m *Model) runAction(a keymap.Action) tea.Cmd {
	if err := m.state.Can(a); err != nil {
		return m.refuse(err)
	}
	if n, ok := a.UserCommandNumber(); ok {
		return m.runUserCommand(n)
	}
	if m.opens == nil { // of the first key, not of the start
		m.opens, m.does = m.openers(), m.ownActions()
	}
	if open, ok := m.opens[a]; ok {
		return m.open(open)
	}
	if do, ok := m.does[a]; ok {
		return do()
	}
	return tea.Batch(m.applyAll(m.panes[m.focus].Do(a)), m.follow(a))
}

// ownActions are the program's own actions.
func (m *Model) ownActions() map[keymap.Action]func() tea.Cmd {
	return map[keymap.Action]func() tea.Cmd{
		keymap.Quit:           m.quit,
		keymap.ForceQuit:      m.forceQuit,
		keymap.Suspend:        func() tea.Cmd { return tea.Suspend },
		keymap.Back:           m.back,
		keymap.Refresh:        func() tea.Cmd { return m.apply(model.Reload{}) },
		keymap.RefreshAll:     func() tea.Cmd { return m.apply(model.Reload{All: true}) },
		keymap.Retry:          m.retry,
		keymap.Mouse:          m.toggleMouse,
		keymap.NextPane:       func() tea.Cmd { return m.focusOn((m.focus + 1) % slots) },
		keymap.PrevPane:       func() tea.Cmd { return m.focusOn((m.focus + slots - 1) % slots) },
		keymap.ShowWorkspaces: func() tea.Cmd { return m.focusOn(workspaces) },
		keymap.ShowPeople:     func() tea.Cmd { return m.focusOn(openPeople) },
		keymap.ShowDetails:    func() tea.Cmd { return m.focusOn(details) },
		keymap.ShowSeats:      func() tea.Cmd { return m.focusOn(seats) },
		keymap.Zoom:           m.toggleZoom,
		keymap.Filter:         m.filter,
		keymap.Browser:        m.browse,
		keymap.CopyLink:       m.copyLink,
	}
}

func (m *Model) focusOn(s slot) tea.Cmd {
	var kept tea.Cmd
	if t, ok := m.typer(); ok {
		kept = m.applyAll(t.EndTyping())
	}
	m.focus = s
	m.arrange()
	return kept
}

// toggleZoom gives the pane with the focus all the room, or takes it back.
func (m *Model) toggleZoom() tea.Cmd {
	m.zoom = !m.zoom
	return nil
}

// leader is a pane with an action that leads to another pane.
type leader interface {
	Leads(keymap.Action) (keymap.Scope, bool)
}

// follow gives the focus to the pane that an action led to.
func (m *Model) follow(a keymap.Action) tea.Cmd {
	l, ok := m.panes[m.focus].(leader)
	if !ok {
		return nil
	}
	to, ok := l.Leads(a)
	for s, p := range m.panes {
		if ok && p.Scope() == to {
			return m.focusOn(slot(s))
		}
	}
	return nil
}

// back is one level: to the people first, then out of what they are limited
// to. It never quits.
func (m *Model) back() tea.Cmd {
	if m.zoom {
		return m.toggleZoom()
	}
	if m.focus != openPeople {
		return m.focusOn(openPeople)
	}
	if messages := m.panes[openPeople].Do(keymap.Back); len(messages) > 0 {
		return m.applyAll(messages)
	}
	if m.left != nil {
		m.stack.Push(m.left)
		m.left = nil
	}
	return nil
}

func (m *Model) filter() tea.Cmd {
	m.focusOn(openPeople)
	return m.applyAll(m.panes[openPeople].Do(keymap.Filter))
}

// retry sends again what failed last: a run's steps, or loads.
func (m *Model) retry() tea.Cmd {
	if r := m.state.Run; r != nil && !r.Live() {
		if t := r.Tally(); t.Failed+t.Unknown > 0 {
			return m.apply(model.RetryRun{})
		}
	}
	return m.apply(model.RetryFailed{})
}

func (m *Model) toggleMouse() tea.Cmd {
	m.opts.Mouse = !m.opts.Mouse
	if m.opts.Mouse {
		return m.showToast(model.Info, "the mouse works here again")
	}
	return m.showToast(model.Info, "the mouse is the terminal's now: text can be selected")
}

func (m *Model) browse() tea.Cmd {
	if m.state.Chosen == "" {
		return nil
	}
	return m.apply(model.OpenLink{URL: change.PeopleURL(m.state.Chosen)})
}

func (m *Model) copyLink() tea.Cmd {
	if m.state.Chosen == "" {
		return nil
	}
	return m.apply(model.CopyText{Text: change.PeopleURL(m.state.Chosen), What: "the link"})
}

// quit leaves; with a run under way it asks first.
func (m *Model) quit() tea.Cmd {
	if !m.running() {
		return tea.Quit
	}
	m.stack.Push(overlay.NewConfirm(m.env(), overlay.Question{
		Title: "Leave while a run is under way?",
		Text:  "What is being sent is finished, the rest is not sent. cutui offers to resume the run at the next start.",
		Yes:   "leave",
		Then:  []overlay.Request{overlay.RunAction{Action: keymap.ForceQuit}},
	}))
	return nil
}

// forceQuit leaves: at once, or with a run under way when its calls are done. A
// second time it waits for nothing.
func (m *Model) forceQuit() tea.Cmd {
	if m.leaving || !m.running() {
		return tea.Quit
	}
	m.leaving = true
	stop := m.apply(model.StopRun{})
	if !m.running() {
		return tea.Quit
	}
	return tea.Batch(stop, m.showToast(model.Warn, "leaving once what is being sent is finished; again leaves at once"))
}
