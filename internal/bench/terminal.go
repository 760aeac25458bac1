package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// The terminal of all experiments, and how long anything may take in it.
const (
	width, height = 120, 36
	patience      = time.Minute
)

// terminal is a program in a terminal, with the screen that a person would see.
type terminal struct {
	lab    *lab
	cmd    *exec.Cmd
	tty    *os.File
	start  time.Time
	output chan output
	screen *vt.Emulator
	bytes  int  // of output so far
	takes  bool // the program has asked for pastes: its loop has the terminal
}

// output is what came at a moment.
type output struct {
	at   time.Time
	data []byte
}

// terminal starts a program in a terminal, which answers at once what the program asks it.
func (l *lab) terminal(env []string, program string, args ...string) *terminal {
	t := &terminal{lab: l, cmd: l.command(program, args...), output: make(chan output, 1<<10), screen: vt.NewEmulator(width, height)}
	t.cmd.Env = slices.Concat(env, []string{"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")})
	t.start = time.Now()
	tty, err := startOnTerminal(t.cmd)
	if err != nil {
		l.fail(err)
		close(t.output)
		return t
	}
	t.tty = tty
	l.terminals = append(l.terminals, t)
	go t.read()
	go func() { _, _ = io.Copy(tty, t.screen) }() // what the terminal itself says
	return t
}

func (t *terminal) read() {
	defer close(t.output)
	for {
		buf := make([]byte, 1<<16)
		n, err := t.tty.Read(buf)
		if n > 0 {
			t.output <- output{time.Now(), buf[:n]}
		}
		if err != nil {
			return
		}
	}
}

// close ends the program.
func (t *terminal) close() {
	_ = t.cmd.Process.Kill()
	_ = t.tty.Close()
	for range t.output {
	}
	_ = t.cmd.Wait()
}

func (t *terminal) press(keys string) {
	if t.lab.err == nil {
		if _, err := t.tty.WriteString(keys); err != nil {
			t.lab.fail(err)
		}
	}
}

// until takes what comes until the screen is as wanted, and returns when that was.
func (t *terminal) until(wanted func(screen string) bool) (at time.Time) {
	late := time.After(patience)
	for t.lab.err == nil {
		select {
		case o, open := <-t.output:
			if !open {
				t.lab.fail(errors.New("the program ended:\n" + t.text()))
			} else if t.take(o); wanted(t.text()) {
				return o.at
			}
		case <-late:
			t.lab.fail(fmt.Errorf("the screen awaited does not come, but:\n%s", t.text()))
		}
	}
	return time.Now()
}

func (t *terminal) take(o output) {
	t.bytes += len(o.data)
	t.takes = t.takes || bytes.Contains(o.data, []byte(ansi.SetModeBracketedPaste))
	_, _ = t.screen.Write(o.data)
}

// shows waits for a text.
func (t *terminal) shows(text string) time.Time {
	if strings.Contains(t.text(), text) {
		return time.Now()
	}
	return t.until(func(screen string) bool { return strings.Contains(screen, text) })
}

// rest takes what comes until nothing has come for a time.
func (t *terminal) rest(quiet time.Duration) {
	for t.lab.err == nil {
		select {
		case o, open := <-t.output:
			if !open {
				return
			}
			t.take(o)
		case <-time.After(quiet):
			return
		}
	}
}

// pause takes what comes for some time.
func (t *terminal) pause(d time.Duration) {
	for end := time.Now().Add(d); t.lab.err == nil && time.Now().Before(end); {
		select {
		case o, open := <-t.output:
			if !open {
				return
			}
			t.take(o)
		case <-time.After(time.Until(end)):
		}
	}
}

// sent is how many bytes each key makes the program send, until it rests.
func (t *terminal) sent(keys ...string) (all []int) {
	for _, key := range keys {
		before := t.bytes
		t.press(key)
		t.rest(300 * time.Millisecond)
		all = append(all, t.bytes-before)
	}
	return all
}

// frame is how long a key takes to show a text.
func (t *terminal) frame(key, text string) time.Duration {
	t.pause(10*time.Millisecond + rand.N(20*time.Millisecond))
	start := time.Now()
	t.press(key)
	return t.shows(text).Sub(start)
}

// text is what stands on the screen.
func (t *terminal) text() string { return ansi.Strip(t.screen.Render()) }

// repeat is a key, n times.
func repeat(key string, n int) []string { return slices.Repeat([]string{key}, n) }
