package ui

import (
	tea "charm.land/bubbletea/v2"

	"cutui/internal/clean"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui/history"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

// typer is a pane with a text field. While Typing, it gets printable keys and pastes.
type typer interface {
	Typing() bool
	Type(tea.Msg) []model.Msg
	EndTyping() []model.Msg
	// FieldHints returns the hints for the field's keys.
	FieldHints() []widget.Hint
	// Recall shows an earlier or later text. It reports false if the key is not for it.
	Recall(keymap.Action) ([]model.Msg, bool)
}

// key handles a key press: the keys that work everywhere, then everything else.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	global, _ := m.keys.LookupAny(names(msg), keymap.Global)
	if len(m.held) == 0 {
		m.toasts.dismissOnKey(global == keymap.Back)
	}
	switch {
	case global == keymap.ForceQuit:
		return m.forceQuit()
	case m.lay.small:
		if global == keymap.Quit {
			return m.quit()
		}
		return nil
	}
	if len(m.held) > 0 && global == keymap.Back && !m.turning() {
		m.held = nil
		return m.showToast(model.Info, "the waiting keys were dropped")
	}
	return m.hold(msg)
}

// hold handles a key or a paste, or queues it if it has to wait.
func (m *Model) hold(msg tea.Msg) tea.Cmd {
	switch {
	case len(m.held) > 0:
		m.held = append(m.held, msg)
		return nil
	case m.waits(msg):
		m.held = append(m.held, msg)
		if m.state.Roster() == nil {
			return m.showToast(model.Info, m.keys.Spell("the people are still loading: your keys wait for them, {back} drops them"))
		}
		return nil
	}
	return m.press(msg)
}

// waiter is an overlay whose rows may still be being computed. Keys wait for them; typed text
// does not.
type waiter interface{ Waits() bool }

// waits reports whether a key or a paste has to wait for rows that will be here soon, because
// it would act on other rows, or on none, before.
func (m *Model) waits(msg tea.Msg) bool {
	key, isKey := msg.(tea.KeyPressMsg)
	if top := m.stack.Top(); top != nil {
		w, ok := top.(waiter)
		return ok && isKey && w.Waits() && !m.leads(key) && (key.Text == "" || !top.Typing())
	}
	if _, typing := m.typer(); typing {
		return false
	}
	if m.turning() {
		return true
	}
	a, _ := m.keys.LookupAny(names(key), m.scopes()...)
	return isKey && m.state.Waits(a)
}

// leads reports whether a key leads out of an overlay or to its help.
func (m *Model) leads(key tea.KeyPressMsg) bool {
	a, _ := m.keys.LookupAny(names(key), keymap.Global)
	return a == keymap.Back || a == keymap.Quit || a == keymap.Help
}

// press passes a key or a paste to the overlay on top, else to a text field, else to the
// focused pane and the program.
func (m *Model) press(msg tea.Msg) tea.Cmd {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m.insert(msg)
	}
	if top := m.stack.Top(); top != nil {
		return m.overlayKey(top, key)
	}
	if t, ok := m.typer(); ok {
		return m.typeKey(t, key)
	}
	if a, ok := m.keys.LookupAny(names(key), m.scopes()...); ok {
		return m.runAction(a)
	}
	return nil
}

// release handles the waiting keys in order: somebody who types a filter and an action in
// one go means the people found, not those shown before. If the people could not be loaded,
// it drops the keys.
func (m *Model) release() tea.Cmd {
	var cmds []tea.Cmd
	if m.state.Roster() == nil && m.state.Rosters.Phase == model.LoadFailed {
		m.held = nil
	}
	for len(m.held) > 0 {
		m.followState()
		if m.waits(m.held[0]) {
			break
		}
		msg := m.held[0]
		m.held = m.held[1:]
		cmds = append(cmds, m.press(msg))
	}
	return tea.Batch(cmds...)
}

// turning reports whether the people shown are about to be replaced by others.
func (m *Model) turning() bool { return m.state.Preview || m.state.Browse().RowsOutdated() }

// scopes returns the scopes in which keys are looked up, innermost first.
func (m *Model) scopes() []keymap.Scope {
	if top := m.stack.Top(); top != nil {
		return append(top.Scopes()[:len(top.Scopes()):len(top.Scopes())], keymap.Global)
	}
	return m.browseScopes()
}

func (m *Model) browseScopes() []keymap.Scope {
	return []keymap.Scope{m.panes[m.focus].Scope(), keymap.Browse, keymap.Global}
}

// typer returns the focused pane if its text field is being typed in.
func (m *Model) typer() (typer, bool) {
	t, ok := m.panes[m.focus].(typer)
	return t, ok && t.Typing()
}

// typeKey handles a key in a pane's text field: printable keys are text, keys that move
// between rows move, and the rest edit.
func (m *Model) typeKey(t typer, msg tea.KeyPressMsg) tea.Cmd {
	if msg.Text != "" {
		return m.applyAll(t.Type(msg))
	}
	a, _ := m.keys.LookupAny(names(msg), m.browseScopes()...)
	if recalled, ok := t.Recall(a); ok {
		return m.applyAll(recalled)
	}
	switch a {
	case keymap.Open:
		return m.applyAll(t.EndTyping())
	case keymap.NextPane, keymap.PrevPane:
		return tea.Batch(m.applyAll(t.EndTyping()), m.runAction(a))
	case keymap.Up, keymap.Down, keymap.PageUp, keymap.PageDown,
		keymap.Back, keymap.RefreshAll, keymap.Mouse, keymap.Suspend, keymap.Palette, keymap.Help:
		if !editing(msg) {
			return m.runAction(a)
		}
	}
	return m.applyAll(t.Type(msg))
}

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	if m.lay.small {
		return nil
	}
	return m.hold(msg)
}

// insert pastes into the focused text field.
func (m *Model) insert(msg tea.Msg) tea.Cmd {
	paste, ok := msg.(tea.PasteMsg)
	if ok && m.stack.Top() != nil {
		return m.pass(tea.PasteMsg{Content: clean.Text(paste.Content)})
	}
	if t, typing := m.typer(); ok && typing {
		return m.applyAll(t.Type(tea.PasteMsg{Content: clean.Clip(paste.Content, mostPasted)}))
	}
	return nil
}

// mostPasted is the longest paste that a filter accepts, in characters. A longer one is
// not meant for the filter, and would make every key after it slow.
const mostPasted = 1000

// overlayKey handles a key for the overlay on top. The program's own keys work unless the
// overlay uses them.
func (m *Model) overlayKey(top overlay.Overlay, msg tea.KeyPressMsg) tea.Cmd {
	if msg.Text != "" && top.Typing() {
		return m.pass(msg)
	}
	if cutsText(msg) && top.Typing() {
		return m.pass(msg)
	}
	if cmd, ok := m.overlayAction(top, names(msg)); ok {
		return cmd
	}
	return m.pass(msg)
}

// overlayAction carries out what a key means to the overlay on top. It reports false if the
// key means nothing.
func (m *Model) overlayAction(top overlay.Overlay, key []string) (tea.Cmd, bool) {
	if a, ok := m.keys.LookupAny(key, top.Scopes()...); ok {
		return m.runOverlayAction(top, a), true
	}
	switch a, _ := m.keys.LookupAny(key, keymap.Global); a {
	case keymap.Back, keymap.Quit:
		return m.runOverlayAction(top, keymap.Back), true
	case keymap.Retry:
		return m.runOverlayAction(top, a), true
	case keymap.Help, keymap.Mouse, keymap.Suspend, keymap.RefreshAll:
		return m.runAction(a), true
	case keymap.ErrorView:
		if _, open := top.(*history.Errors); !open {
			return m.runAction(a), true
		}
	}
	return nil, false
}

func (m *Model) runOverlayAction(o overlay.Overlay, a keymap.Action) tea.Cmd {
	cmd, requests := o.Do(a)
	return tea.Batch(cmd, m.handleRequests(o, requests))
}
