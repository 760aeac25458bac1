// Package overlay has what all overlays share: the interface, the stack they are on, and
// their building blocks, such as lists, menus, forms and guides.
package overlay

import (
	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/widget"
)

// Overlay is a box over the panes. While it is on top it gets every message that the root
// does not handle itself, and its frame shows its keys.
type Overlay interface {
	// Scopes returns the scopes its keys are looked up in, innermost first.
	Scopes() []keymap.Scope
	// Typing reports whether a text field has the focus and takes printable keys.
	Typing() bool
	// Size returns the size it would like in a body of w×h cells. It gets at most w×h.
	Size(w, h int) (int, int)
	// Render draws exactly w×h cells.
	Render(w, h int) string
	// Hints returns the keys that work now. Its frame or the bottom line shows them, and the
	// mouse can click them there.
	Hints() []widget.Hint
	// Do carries out the action that the keymap has for a key.
	Do(keymap.Action) (tea.Cmd, []Request)
	// Update handles any other message: keys without a binding, pastes, ticks.
	Update(tea.Msg) (tea.Cmd, []Request)
}

// WholeScreen is an overlay that fills the screen. Its keys are shown in the bottom line,
// like those of the panes, rather than in its frame.
type WholeScreen interface{ WholeScreen() }

// Clicker is an overlay that reacts to the mouse; x and y count from the corner of its box.
type Clicker interface {
	Click(x, y int) (tea.Cmd, []Request)
	Wheel(by int)
}

// DoubleClicker is a Clicker in which a double click is more than two clicks.
type DoubleClicker interface {
	DoubleClick(x, y int) (tea.Cmd, []Request)
}

// Follower is a part of the screen that keeps something derived from the state. The root
// calls Follow after every message, so that drawing changes nothing.
type Follower interface{ Follow() }

// Request is something that an overlay asks the root to do.
type Request interface{ request() }

// isRequest makes the types that embed it requests.
type isRequest struct{}

func (isRequest) request() {}

type (
	// Close removes the overlay from the stack. With Return, esc in the people pane opens it
	// again as it was.
	Close struct {
		isRequest
		Return bool
	}
	// Open opens another overlay on top.
	Open struct {
		isRequest
		Overlay Overlay
	}
	// Replace opens another overlay in place of this one.
	Replace struct {
		isRequest
		Overlay Overlay
	}
	// Send sends an intent to the model.
	Send struct {
		isRequest
		Intent model.Msg
	}
	// Then calls Do once the requests before it have been carried out.
	Then struct {
		isRequest
		Do func()
	}
	// SetTheme changes the theme.
	SetTheme struct {
		isRequest
		Theme string
	}
	// SwitchProfile switches to another profile.
	SwitchProfile struct {
		isRequest
		Profile string
	}
	// RunAction carries out an action as if its key had been pressed below the overlay.
	RunAction struct {
		isRequest
		Action keymap.Action
	}
)

// Stack holds the open overlays, the topmost last.
type Stack struct{ open []Overlay }

// Top returns the topmost overlay, which gets the keys, or nil.
func (s *Stack) Top() Overlay {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1]
}

// Push opens an overlay on top of the others.
func (s *Stack) Push(o Overlay) { s.open = append(s.open, o) }

// Pop closes the topmost overlay.
func (s *Stack) Pop() {
	if n := len(s.open); n > 0 {
		s.open = s.open[:n-1]
	}
}

// Follow calls Follow on every open overlay that has it.
func (s *Stack) Follow() {
	for _, o := range s.open {
		if f, ok := o.(Follower); ok {
			f.Follow()
		}
	}
}

// All returns the open overlays from the bottom up.
func (s *Stack) All() []Overlay { return s.open }
