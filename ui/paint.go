package ui

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Curtain is a terminal that can have a first frame while Bubble Tea still gets ready,
// whose own comes later. Give it to the program as its output, Open it once that draws
// what Paint has drawn, and Lift it when the program has ended, however it did.
type Curtain struct {
	term.File
	mu    sync.Mutex
	open  bool          // what Bubble Tea draws gets through
	down  bool          // the frame is there and Bubble Tea has not taken over
	asked bytes.Buffer  // of the terminal, before the curtain is open
	taken chan struct{} // closed when Bubble Tea takes over
}

// NewCurtain is a closed one.
func NewCurtain(f term.File) *Curtain { return &Curtain{File: f, taken: make(chan struct{})} }

// Paint draws a view of the whole terminal.
func (c *Curtain) Paint(v tea.View, colors colorprofile.Profile) {
	const most = 32 << 10 // of a frame on a large screen, so that it need not grow
	var b bytes.Buffer
	b.Grow(most)
	b.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable)
	w := colorprofile.Writer{Forward: &b, Profile: colors}
	for y, line := range strings.Split(v.Content, "\n") {
		b.WriteString(ansi.CursorPosition(1, y+1))
		_, _ = w.WriteString(line) // a buffer has no errors
	}
	if at := v.Cursor; at != nil {
		b.WriteString(ansi.CursorPosition(at.X+1, at.Y+1) + ansi.SetModeTextCursorEnable)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.down = true
	_, _ = c.File.Write(b.Bytes()) // Bubble Tea will see that it does not work
}

// Open lets through what Bubble Tea draws, and what it has asked the terminal so far.
// Through one that is never opened nothing gets.
func (c *Curtain) Open() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.open && c.asked.Len() > 0 {
		_, _ = c.File.Write(c.asked.Bytes()) // as above
	}
	c.open = true
}

// errClosed makes Bubble Tea draw a frame again.
var errClosed = errors.New("the curtain is closed")

// Write passes on what Bubble Tea draws. That it enters the alternate screen is left
// out, which the terminal is on already: a terminal that saves one cursor only would
// forget where the shell's is. What would be drawn before the curtain is open are empty
// frames, which set the first of the terminal's modes: pastes.
func (c *Curtain) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case !c.open && bytes.Contains(p, []byte(ansi.SetModeBracketedPaste)):
		return 0, errClosed
	case !c.open:
		return c.asked.Write(p)
	case !c.down:
		return c.File.Write(p)
	}
	return c.takeOver(p)
}

func (c *Curtain) takeOver(p []byte) (int, error) {
	before, after, found := bytes.Cut(p, []byte(ansi.SetModeAltScreenSaveCursor))
	if !found {
		return c.File.Write(p)
	}
	c.down = false
	defer close(c.taken)
	if _, err := c.File.Write(append(slices.Clip(before), after...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Lift leaves the terminal as it was, unless Bubble Tea took over and has done so.
func (c *Curtain) Lift() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.down {
		c.down = false
		_, _ = c.File.Write([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable)) // there is nobody to tell
	}
}
