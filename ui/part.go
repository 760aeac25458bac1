package ui

import (
	"fmt"
	"strings"
)

// shower is an overlay with several pages or sheets, of which it shows one.
type shower interface{ Shown() any }

// Part names what the keys go to, for tests and pictures: the scope of a pane, or the type of
// the overlay on top and, after a blank, the type of its page or sheet.
func (m *Model) Part() string {
	top := m.stack.Top()
	if top == nil {
		return string(m.panes[m.focus].Scope())
	}
	part := fmt.Sprintf("%T", top)
	if s, ok := top.(shower); ok {
		part += fmt.Sprintf(" %T", s.Shown())
	}
	return strings.ReplaceAll(part, "*", "")
}
