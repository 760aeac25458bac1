package ui

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/ui/overlay"
)

// runAction carries out an action: it opens an overlay, or it is the program's own or the
// focused pane's.
func (m *Model) runAction(a keymap.Action) tea.Cmd {
	if err := m.state.Can(a); err != nil {
		return m.refuse(err)
	}
	if n, ok := a.UserCommandNumber(); ok {
		return m.runUserCommand(n)
	}
	if m.opens == nil { // built for the first key, to keep the start short
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

// ownActions returns the program's own actions.
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

// toggleZoom shows the focused pane alone, or brings the others back.
func (m *Model) toggleZoom() tea.Cmd {
	m.zoom = !m.zoom
	return nil
}

// leader is a pane with an action that leads to another pane.
type leader interface {
	Leads(keymap.Action) (keymap.Scope, bool)
}

// follow focuses the pane that an action leads to.
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

// back goes back one level: out of a zoom, to the people pane, out of its filter and marks,
// and last to the overlay that led here. It never quits.
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

// retry repeats what failed last: the steps of a run, or loads.
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
		return m.showToast(model.Info, "the mouse is on")
	}
	return m.showToast(model.Info, "the mouse is off: the terminal can select text")
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

// quit ends the program. With a run under way it asks first.
func (m *Model) quit() tea.Cmd {
	if !m.running() {
		return tea.Quit
	}
	m.stack.Push(overlay.NewConfirm(m.env(), overlay.Question{
		Box:   "leave",
		Title: "Quit while a run is under way?",
		Text:  "The calls under way are finished; the rest is not sent. cutui offers to resume the run at the next start.",
		Yes:   "quit",
		Then:  []overlay.Request{overlay.RunAction{Action: keymap.ForceQuit}},
	}))
	return nil
}

// forceQuit ends the program at once; with a run under way, when the calls under way are
// done. The second time it doesn't wait.
func (m *Model) forceQuit() tea.Cmd {
	if m.leaving || !m.running() {
		return tea.Quit
	}
	m.leaving = true
	stop := m.apply(model.StopRun{})
	if !m.running() {
		return tea.Quit
	}
	return tea.Batch(stop, m.showToast(model.Warn, "quitting when the calls under way are finished; press again to quit at once"))
}
