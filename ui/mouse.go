package ui

import (
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/keymap"
	"cutui/ui/overlay"
	"cutui/ui/widget"
)

const (
	doubleClick = 400 * time.Millisecond
	wheelRows   = 3
)

// clicks remembers the last click, to tell a double one.
type clicks struct {
	x, y int
	at   time.Time
	on   overlay.Overlay // what was on top of the panes
}

// twice reports whether a click makes the last one double.
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
		return nil // the first click has opened or closed something, which is all that was meant
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

// clickFooter does what the hint at a cell of the footer names.
func (m *Model) clickFooter(x int) tea.Cmd {
	top := m.stack.Top()
	if _, whole := top.(overlay.WholeScreen); top != nil && !whole {
		return nil // the footer is empty then
	}
	hit, ok := widget.HitFooter(m.hintList(), m.w, x)
	if !ok {
		return nil
	}
	for _, b := range m.hinted() {
		switch {
		case keymap.Label(b.Keys[0]) != hit.Key:
		case top == nil || b.Action == keymap.Help:
			return m.runAction(b.Action)
		default:
			return m.runOverlayAction(top, b.Action)
		}
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
	if at.Y == box.Y+box.H-1 {
		cmd, _ := m.overlayAction(top, []string{hintAt(top.Render(box.W, box.H), at.X-box.X)})
		return cmd
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

// hintAt is the key whose hint stands at cell x of a box's bottom border, which names keys as
// "enter send   esc back" or "enter sends · esc closes"; empty: there is none.
func hintAt(box string, x int) string {
	border := []rune(ansi.Strip(box[strings.LastIndexByte(box, '\n')+1:]))
	if x < 0 || x >= len(border) {
		return ""
	}
	start := x
	for start > 0 && !endsHint(border[:start]) {
		start--
	}
	if border[start] == ' ' {
		return ""
	}
	key, _, _ := strings.Cut(string(border[start:]), " ")
	return key
}

// endsHint reports whether a hint may begin after a piece of a border: after a
// gap, a line or a dot.
func endsHint(border []rune) bool {
	last := len(border) - 1
	if border[last] != ' ' {
		return false
	}
	if last == 0 {
		return true
	}
	before := border[last-1]
	return before == ' ' || before == '-' || before > unicode.MaxASCII && !unicode.IsLetter(before)
}

// boxOf is where an overlay stands on the screen.
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
