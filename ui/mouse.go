package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

const (
	doubleClick = 400 * time.Millisecond
	wheelRows   = 3
)

// clicks remembers the last click, to recognize double clicks.
type clicks struct {
	x, y int
	at   time.Time
	on   overlay.Overlay // the overlay that was on top then
}

// twice reports whether a click and the last one are a double click.
func (c *clicks) twice(x, y int, now time.Time) bool {
	double := c.x == x && c.y == y && !c.at.IsZero() && now.Sub(c.at) <= doubleClick
	c.x, c.y, c.at = x, y, now
	if double {
		c.at = time.Time{}
	}
	return double
}

func (m *Model) click(at tea.Mouse) tea.Cmd {
	if m.lay.small || at.Button != tea.MouseLeft {
		return nil
	}
	twice := m.clicks.twice(at.X, at.Y, m.now())
	first := m.clicks.on
	m.clicks.on = m.stack.Top()
	if twice && first != m.clicks.on {
		return nil // the first click opened or closed an overlay: the second is not for it
	}
	if m.lay.footer.Contains(at.X, at.Y) {
		if len(m.toasts.shown) > 0 {
			m.toasts.dismissOnKey(true)
			return nil
		}
		return m.clickFooter(at.X - m.lay.footer.X)
	}
	if top := m.stack.Top(); top != nil {
		return m.clickOverlay(top, at, twice)
	}
	if m.lay.tabs.Contains(at.X, at.Y) {
		if s := m.paneTabs().Hit(at.X-1, m.w-2); s >= 0 {
			return m.focusOn(slot(s))
		}
		return nil
	}
	s, ok := m.paneAt(at.X, at.Y)
	if !ok {
		return nil
	}
	if s != m.focus {
		m.focusOn(s)
	}
	area := m.lay.panes[s]
	cmd := m.applyAll(m.panes[s].Click(at.X-area.X, at.Y-area.Y, twice))
	if twice {
		return tea.Batch(cmd, m.follow(keymap.Open))
	}
	return cmd
}

// clickFooter carries out the hint at a cell of the footer.
func (m *Model) clickFooter(x int) tea.Cmd {
	return m.pressHint(widget.HitHint(m.footerHints(), m.w-2, x-1))
}

// pressHint carries out the key of a hint.
func (m *Model) pressHint(key string) tea.Cmd {
	top := m.stack.Top()
	t, typing := m.typer()
	for _, b := range m.keys.In(m.scopes()...) {
		switch {
		case keymap.Label(b.Keys[0]) != key:
		case top != nil && (b.Scope != keymap.Global || b.Action == keymap.Back || b.Action == keymap.Retry):
			return m.runOverlayAction(top, b.Action)
		case top == nil && typing && b.Action == keymap.Open:
			return m.applyAll(t.EndTyping())
		default:
			return m.runAction(b.Action)
		}
	}
	switch key { // keys of a form's field
	case "space":
		return m.pass(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
	case "tab":
		return m.pass(tea.KeyPressMsg{Code: tea.KeyTab})
	}
	return nil
}

func (m *Model) paneAt(x, y int) (slot, bool) {
	for s, area := range m.lay.panes {
		if area.Contains(x, y) {
			return slot(s), true
		}
	}
	return 0, false
}

func (m *Model) clickOverlay(top overlay.Overlay, at tea.Mouse, twice bool) tea.Cmd {
	box := m.boxOf(top)
	if _, whole := top.(overlay.WholeScreen); !whole && at.Y == box.Y+box.H-1 && box.Contains(at.X, at.Y) {
		return m.pressHint(widget.HitHint(top.Hints(), widget.EdgeRoom(box.W), at.X-box.X-widget.EdgeStart))
	}
	c, ok := top.(overlay.Clicker)
	if !ok || !box.Contains(at.X, at.Y) {
		return nil
	}
	click := c.Click
	if d, ok := top.(overlay.DoubleClicker); ok && twice {
		click = d.DoubleClick
	}
	cmd, requests := click(at.X-box.X, at.Y-box.Y)
	return tea.Batch(cmd, m.handleRequests(top, requests))
}

// boxOf returns the area of an overlay.
func (m *Model) boxOf(o overlay.Overlay) widget.Rect {
	w, h := o.Size(m.lay.body.W, m.lay.body.H)
	return m.lay.body.Centre(w, h)
}

func (m *Model) wheel(at tea.Mouse) tea.Cmd {
	by := wheelRows
	switch at.Button {
	case tea.MouseWheelUp:
		by = -by
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if top := m.stack.Top(); top != nil {
		if c, ok := top.(overlay.Clicker); ok {
			c.Wheel(by)
		}
		return nil
	}
	if s, ok := m.paneAt(at.X, at.Y); ok {
		return m.applyAll(m.panes[s].Wheel(by))
	}
	return nil
}
