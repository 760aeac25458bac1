package ui

import (
	"fmt"
	"strings"
)

// shower is an overlay that shows one of several pages or sheets.
type shower interface{ Shown() any }

// Part names what the keys go to, for tests and pictures: a pane, or the type of what lies
// over it and, after a blank, that of its page or sheet.
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
