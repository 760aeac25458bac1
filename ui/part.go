package ui

import (
	"fmt"
	"strings"
)

// shower is an overlay with several pages or sheets, of which it shows one.
type shower interface{ Shown() any }

// boxed is a box or a page of a type that several have.
type boxed interface{ BoxName() string }

// Part names what the keys go to, for tests and pictures: the scope of a pane, or the type of
// the overlay on top and, after a blank, the type of its page or sheet. If several boxes have
// that type, the name of the box follows after a slash.
func (m *Model) Part() string {
	top := m.stack.Top()
	if top == nil {
		return string(m.panes[m.focus].Scope())
	}
	part := typeOf(top)
	if s, ok := top.(shower); ok {
		part += " " + typeOf(s.Shown())
	}
	return part
}

func typeOf(x any) string {
	name := strings.ReplaceAll(fmt.Sprintf("%T", x), "*", "")
	if b, ok := x.(boxed); ok {
		name += "/" + b.BoxName()
	}
	return name
}
