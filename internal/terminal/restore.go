package terminal

import (
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// XTWINOPS 22 and 23: the window's title is put on the terminal's stack and taken back.
const (
	saveTitle    = "\x1b[22;2t"
	restoreTitle = "\x1b[23;2t"
)

// leave undoes what a screen sets, but for mode 2027, for a program that cannot end in
// order. It may hang within a frame.
const leave = ansi.ResetModeSynchronizedOutput + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + ansi.ResetModeBracketedPaste +
	ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr + "\x1b[<u" + "\x1b[>4m" + ansi.ResetStyle + restoreTitle

// State is how a terminal was before the program began.
type State struct {
	in    *os.File
	state *term.State
}

// Save keeps the state of a terminal; of another file there is nothing to keep.
func Save(in *os.File) State {
	state, err := term.GetState(in.Fd())
	if err != nil {
		state = nil
	}
	return State{in, state}
}

// Restore puts the terminal back from the outside, while whoever uses it hangs. With out
// the screen is left, too; a terminal that does not read is not waited for.
func (s State) Restore(out *Output) {
	if s.state == nil {
		return
	}
	_ = term.Restore(s.in.Fd(), s.state) // it may be gone
	if out == nil {
		return
	}
	within(leaveTime, func() { _, _ = out.WriteString(leave + out.graphemesAsFound()) })
}

// leaveTime is how long a terminal that has to be left may take to read.
const leaveTime = 200 * time.Millisecond

// within does something that may hang, and waits for it no longer than limit.
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
