package terminal

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Output is a terminal to write to, in which columns stay where they are: see [KeepColumns].
// It empties the alternate screen before leaving it: a terminal without one, such as GNU
// screen as it comes, has the last frame on the shell's screen then, and the shell would go
// on in the middle of it.
type Output struct {
	*os.File
	ASCII bool // the terminal's charset is not UTF-8

	mu        sync.Mutex
	alternate bool
	unicode   atomic.Uint32 // the ansi.ModeSetting that mode 2027 was found in
}

// NewOutput is the output of a terminal.
func NewOutput(f *os.File) *Output { return &Output{File: f} }

// alternateScreen is what the sequences begin with that begin and end the alternate screen.
const alternateScreen = "\x1b[?1049"

const emptyScreen = ansi.ResetStyle + ansi.CursorHomePosition + ansi.EraseScreenBelow

// Write writes to the terminal. The sequences that begin and end the alternate screen must
// each be within one write, and so must lines.
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

// stuckAfter is how long a terminal may take to read. After that ctrl+c is a signal again:
// whoever hangs in a write reads no keys.
const stuckAfter = time.Second

// WriteString is Write for a string.
func (o *Output) WriteString(text string) (int, error) {
	p := []byte(text)
	return o.Write(p)
}

// graphemesAsFound puts mode 2027 back as it was found, after a screen that set it.
func (o *Output) graphemesAsFound() string {
	if ansi.ModeSetting(o.unicode.Load()) == ansi.ModeSet {
		return ansi.SetModeUnicodeCore
	}
	return ansi.ResetModeUnicodeCore
}

// follow is what is to be written for p. Nothing of the shell's own screen is emptied.
func (o *Output) follow(p []byte) []byte {
	if !bytes.Contains(p, []byte(alternateScreen)) {
		return p // a frame among others
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
