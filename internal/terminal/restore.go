package terminal

import (
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// XTWINOPS 22 and 23 save and restore the window's title.
const (
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"
)

// leave undoes everything that a screen sets, except mode 2027, for a program that can't end
// normally. The program may be stuck in the middle of a frame.
const leave = ansi.ResetModeSynchronizedOutput + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + ansi.ResetModeBracketedPaste +
	ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr + "\x1b[<u" + "\x1b[>4m" + ansi.ResetStyle + restoreTitle

// State is the state of a terminal before the program began.
type State struct {
	in    *os.File
	state *term.State
}

// Save returns the state of a terminal. For other files Restore does nothing.
func Save(in *os.File) State {
	state, err := term.GetState(in.Fd())
	if err != nil {
		state = nil
	}
	return State{in, state}
}

// Restore restores the terminal, even while another goroutine is stuck in using it. If out is not
// nil, it also leaves the screen, but does not wait for a terminal that does not read.
func (s State) Restore(out *Output) {
	if s.state == nil {
		return
	}
	_ = term.Restore(s.in.Fd(), s.state) // fails if the terminal has gone
	if out == nil {
		return
	}
	within(leaveTime, func() { _, _ = out.WriteString(leave + out.graphemesAsFound()) })
}

// leaveTime is how long Restore waits for the terminal to read.
const leaveTime = 200 * time.Millisecond

// within calls do, which may hang, and waits for it no longer than limit.
func within(limit time.Duration, do func()) {
	done := make(chan struct{})
	go func() {
		do()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}
