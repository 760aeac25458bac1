package ui

import (
	"maps"
	"slices"

	"cutui/keymap"
	"cutui/ui/theme"
	"cutui/ui/widget"
)

// Draw draws the screen again, without a message.
func (m *Model) Draw() string { return m.screen().Content }

// Hinted returns the hints on the screen: in the bottom line, or in the frame on top.
func (m *Model) Hinted() []widget.Hint {
	if hints := m.footerHints(); hints != nil {
		return hints
	}
	if top := m.stack.Top(); top != nil {
		return top.Hints()
	}
	return nil
}

// Openers returns the actions that open an overlay.
func (m *Model) Openers() []keymap.Action { return slices.Sorted(maps.Keys(m.openers())) }

// Run carries out an action.
func (m *Model) Run(a keymap.Action) { m.runAction(a) }

// DrawIn draws the screen in another look, as after a change of theme.
func (m *Model) DrawIn(st *theme.Styles) string {
	*m.st = *st
	return m.Draw()
}
