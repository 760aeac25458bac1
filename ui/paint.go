package ui

import (
	"bytes"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Curtain is a terminal that can have a first frame while the program does not run yet:
// Bubble Tea's own comes a tick of its clock later. Give it to the program as its
// output, and Lift it when that has ended, however it did.
type Curtain struct {
	term.File
	down bool // the frame is there and Bubble Tea has not taken over
}

// NewCurtain is a terminal without a frame.
func NewCurtain(f term.File) *Curtain { return &Curtain{File: f} }

// Paint draws a view of the whole terminal.
func (c *Curtain) Paint(v tea.View, colors colorprofile.Profile) {
	var b bytes.Buffer
	b.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable)
	w := colorprofile.Writer{Forward: &b, Profile: colors}
	for y, line := range strings.Split(v.Content, "\n") {
		b.WriteString(ansi.CursorPosition(1, y+1))
		_, _ = w.WriteString(line) // a buffer has no errors
	}
	if at := v.Cursor; at != nil {
		b.WriteString(ansi.CursorPosition(at.X+1, at.Y+1) + ansi.SetModeTextCursorEnable)
	}
	c.down = true
	_, _ = c.File.Write(b.Bytes()) // Bubble Tea will see that it does not work
}

// Write passes on what Bubble Tea draws. That it enters the alternate screen is left
// out, which the terminal is on already: a terminal that saves one cursor only would
// forget where the shell's is.
func (c *Curtain) Write(p []byte) (int, error) {
	if !c.down {
		return c.File.Write(p)
	}
	before, after, found := bytes.Cut(p, []byte(ansi.SetModeAltScreenSaveCursor))
	if !found {
		return c.File.Write(p)
	}
	c.down = false
	if _, err := c.File.Write(append(slices.Clip(before), after...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Lift leaves the terminal as it was, unless Bubble Tea took over and has done so.
func (c *Curtain) Lift() {
	if c.down {
		c.down = false
		_, _ = c.File.Write([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable)) // there is nobody to tell
	}
}
