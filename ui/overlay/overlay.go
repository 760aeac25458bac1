// Package overlay holds what opens over the panes: forms, review and run, help,
// palette, errors, confirmations. One interface, a stack, a file per overlay.
package overlay

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/widget"
)

// Overlay is a box over the panes. While it is on top it gets every message
// that is not the root's own, and its frame names
// its keys.
type Overlay interface {
	// Scopes are where its keys are looked up, innermost first.
	Scopes() []keymap.Scope
	// Typing reports whether a text field has the focus and owns printable keys.
	Typing() bool
	// Size is the box it wants in a body of w×h cells; it is given at most that.
	Size(w, h int) (int, int)
	// Render draws exactly w×h cells.
	Render(w, h int) string
	// Hints are the keys that work now, as its frame or the bottom line names them: the
	// mouse can click them.
	Hints() []widget.Hint
	// Do takes an action that the keymap found for a key.
	Do(keymap.Action) (tea.Cmd, []Request)
	// Update takes any other message: keys no binding took, pastes, ticks.
	Update(tea.Msg) (tea.Cmd, []Request)
}

// WholeScreen is an overlay that takes the whole screen: its keys stand in the bottom line
// rather than in its frame, as those of the panes do.
type WholeScreen interface{ WholeScreen() }

// Clicker is an overlay that the mouse can use; x and y count from its box.
type Clicker interface {
	Click(x, y int) (tea.Cmd, []Request)
	Wheel(by int)
}

// DoubleClicker is a Clicker in which the second click of a double one is not as the first.
type DoubleClicker interface {
	DoubleClick(x, y int) (tea.Cmd, []Request)
}

// Follower is a part of the screen that works in what has changed in the state. The root
// calls Follow after every message, so that drawing changes nothing.
type Follower interface{ Follow() }

// Request is what an overlay asks of the root.
type Request interface{ request() }

type asked struct{}

func (asked) request() {}

type (
	// Close takes the overlay off the stack. With Return, esc among the people opens it
	// again as it was.
	Close struct {
		asked
		Return bool
	}
	// Open puts another one on top.
	Open struct {
		asked
		Overlay Overlay
	}
	// Replace puts another one in its place.
	Replace struct {
		asked
		Overlay Overlay
	}
	// Send sends an intent to the model.
	Send struct {
		asked
		Intent model.Msg
	}
	// Then is carried out once the requests before it have been.
	Then struct {
		asked
		Do func()
	}
	// SetTheme changes the theme.
	SetTheme struct {
		asked
		Theme string
	}
	// SwitchProfile goes on with another profile.
	SwitchProfile struct {
		asked
		Profile string
	}
	// RunAction carries out an action as if its key had been pressed below.
	RunAction struct {
		asked
		Action keymap.Action
	}
)

// Stack is the overlays that are open, the last on top.
type Stack struct{ open []Overlay }

// Top is the overlay that has the keys, or nil.
func (s *Stack) Top() Overlay {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1]
}

// Push opens an overlay over the others.
func (s *Stack) Push(o Overlay) { s.open = append(s.open, o) }

// Pop closes the one on top.
func (s *Stack) Pop() {
	if n := len(s.open); n > 0 {
		s.open = s.open[:n-1]
	}
}

// Follow lets the open overlays work in what has changed.
func (s *Stack) Follow() {
	for _, o := range s.open {
		if f, ok := o.(Follower); ok {
			f.Follow()
		}
	}
}

// All are the open overlays from the bottom up.
func (s *Stack) All() []Overlay { return s.open }
