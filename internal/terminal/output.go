package terminal

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Output writes to a terminal and keeps columns aligned: see [KeepColumns]. It clears the alternate
// screen before leaving it, because a terminal without one, such as GNU screen by default, would
// keep the last frame on the shell's screen.
type Output struct {
	*os.File
	ASCII bool // the terminal's charset is not UTF-8

	mu        sync.Mutex
	alternate bool
	unicode   atomic.Uint32 // the ansi.ModeSetting of mode 2027 before the program began
}

// NewOutput returns the output of a terminal.
func NewOutput(f *os.File) *Output { return &Output{File: f} }

// alternateScreen is the common prefix of the sequences that enter and leave the alternate screen.
const alternateScreen = "\x1b[?1049"

const emptyScreen = ansi.ResetStyle + ansi.CursorHomePosition + ansi.EraseScreenBelow

// Write writes to the terminal. A line, and a sequence that enters or leaves the alternate screen,
// must not be split over several writes.
func (o *Output) Write(p []byte) (int, error) {
	output := o.follow(p)
	if o.ASCII {
		output = inASCII(output)
	} else {
		output = KeepColumns(output)
	}
	woken := make(chan struct{})
	watchdog := time.AfterFunc(stuckAfter, func() {
		keySignals(o.File, true)
		close(woken)
	})
	_, err := o.File.Write(output)
	if !watchdog.Stop() {
		<-woken
		keySignals(o.File, false)
	}
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

// stuckAfter is how long a write may take before ctrl+c is made a signal again, because a program
// that is stuck in a write reads no keys.
const stuckAfter = time.Second

// WriteString is Write for a string.
func (o *Output) WriteString(text string) (int, error) {
	p := []byte(text)
	return o.Write(p)
}

// graphemesAsFound returns the sequence that restores mode 2027.
func (o *Output) graphemesAsFound() string {
	if ansi.ModeSetting(o.unicode.Load()) == ansi.ModeSet {
		return ansi.SetModeUnicodeCore
	}
	return ansi.ResetModeUnicodeCore
}

// follow keeps track of the alternate screen, and returns p with the sequence that clears the
// screen before leaving it. It never clears the shell's own screen.
func (o *Output) follow(p []byte) []byte {
	if !bytes.Contains(p, []byte(alternateScreen)) {
		return p // the usual case
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	begin := bytes.LastIndex(p, []byte(ansi.SetModeAltScreenSaveCursor))
	end := bytes.LastIndex(p, []byte(ansi.ResetModeAltScreenSaveCursor))
	was := o.alternate || begin >= 0 && begin < end
	o.alternate = begin > end || end < 0 && o.alternate
	if end < 0 || !was {
		return p
	}
	return bytes.Join([][]byte{p[:end], p[end:]}, []byte(emptyScreen))
}
