package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// The terminal of all experiments, how long anything may take in it, and a frame.
const (
	width, height = 120, 36
	patience      = time.Minute
	oneFrame      = time.Second / 60
)

// terminal is a program in a terminal, with the screen that a person would see.
type terminal struct {
	lab    *lab
	cmd    *exec.Cmd
	tty    *os.File
	output chan output
	screen *vt.Emulator
	start  time.Time // of the program
	last   time.Time // when output came last
	bytes  float64   // of output so far
	takes  bool      // the program has asked for pastes: its loop has the terminal
}

// output is what came at a moment.
type output struct {
	at   time.Time
	data []byte
}

// terminal starts a program in a terminal, which answers at once what the program asks it.
func (l *lab) terminal(env []string, program string, args ...string) *terminal {
	t := &terminal{lab: l, cmd: exec.CommandContext(l.ctx, program, args...), output: make(chan output, 1<<10), screen: vt.NewEmulator(width, height), start: time.Now()}
	t.cmd.Env = slices.Concat(env, []string{"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")})
	var err error
	if t.tty, err = pty.StartWithSize(t.cmd, &pty.Winsize{Rows: height, Cols: width}); err != nil {
		l.fail(err)
		return t
	}
	l.ends = append(l.ends, t.close)
	go t.read()
	go func() { _, _ = io.Copy(t.tty, t.screen) }() // what the terminal itself says
	return t
}

func (t *terminal) read() {
	defer close(t.output)
	for {
		buf := make([]byte, 1<<16)
		n, err := t.tty.Read(buf)
		if err != nil {
			return
		}
		t.output <- output{time.Now(), buf[:n]}
	}
}

// close ends the program, once or more often.
func (t *terminal) close() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.tty.Close()
	for range t.output {
	}
}

func (t *terminal) press(keys string) {
	if t.lab.err == nil {
		if _, err := t.tty.WriteString(keys); err != nil {
			t.lab.fail(err)
		}
	}
}

// take takes the next output, unless the end comes before it.
func (t *terminal) take(end <-chan time.Time) bool {
	if t.lab.err != nil {
		return false
	}
	select {
	case o, open := <-t.output:
		if !open {
			t.lab.fail(errors.New("the program ended: " + t.text()))
			return false
		}
		t.last = o.at
		t.bytes += float64(len(o.data))
		t.takes = t.takes || bytes.Contains(o.data, []byte(ansi.SetModeBracketedPaste))
		_, _ = t.screen.Write(o.data)
		return true
	case <-end:
		return false
	}
}

// until takes what comes until something is as wanted, and returns when that was.
func (t *terminal) until(wanted func() bool) time.Time {
	for end := time.After(patience); !wanted(); {
		if !t.take(end) {
			t.lab.fail(errors.New("what is awaited does not come, but: " + t.text()))
			break
		}
	}
	return t.last
}

// shows waits for a text.
func (t *terminal) shows(text string) time.Time {
	return t.until(func() bool { return strings.Contains(t.text(), text) })
}

// rest takes what comes until nothing has come for a time.
func (t *terminal) rest(quiet time.Duration) {
	for t.take(time.After(quiet)) {
	}
}

// pause takes what comes for some time.
func (t *terminal) pause(d time.Duration) {
	for end := time.After(d); t.take(end); {
	}
}

// sent is how many bytes each key makes the program send, until it rests.
func (t *terminal) sent(keys ...string) (all []float64) {
	for _, key := range keys {
		before := t.bytes
		t.press(key)
		t.rest(300 * time.Millisecond)
		all = append(all, t.bytes-before)
	}
	return all
}

// frame is how long a key takes to show a text, in milliseconds. It is pressed at any moment
// between two frames.
func (t *terminal) frame(key, text string) float64 {
	t.pause(oneFrame + rand.N(oneFrame))
	start := time.Now()
	t.press(key)
	return ms(t.shows(text).Sub(start))
}

// text is what stands on the screen.
func (t *terminal) text() string { return ansi.Strip(t.screen.Render()) }
