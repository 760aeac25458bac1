// Package pty runs programs in pseudo terminals. It needs Linux.
package pty

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Patience is how long the waits wait for a program.
const Patience = time.Minute

// Options sets how a program is started.
type Options struct {
	W, H    int         // the size in cells
	Control bool        // the terminal sends signals for keys such as ctrl+c, and for its end
	Fail    func(error) // called when something fails after the start; must not return
}

// Terminal is a program in a pseudo terminal.
type Terminal struct {
	Cmd     *exec.Cmd
	Tty     *os.File  // the user's side: keys are written to it, with a deadline if need be
	FD      int       // the file descriptor of Tty
	Started time.Time // when the program was started
	Ended   chan struct{}

	fail    func(error)
	mu      sync.Mutex
	screen  *vt.Emulator
	written strings.Builder
	last    time.Time     // when the last output came
	news    chan struct{} // receives after output, and is closed at its end
}

// Start starts a program in a terminal and a session of its own. Its output is not read
// before Read. Ended is closed when the program has ended; Cmd.ProcessState then has its
// status.
func Start(cmd *exec.Cmd, o Options) (*Terminal, error) {
	t := &Terminal{
		Cmd: cmd, Started: time.Now(), Ended: make(chan struct{}),
		fail: o.Fail, screen: vt.NewEmulator(o.W, o.H), news: make(chan struct{}, 1),
	}
	if err := t.open(o); err != nil {
		return nil, err
	}
	go func() { _ = cmd.Wait(); close(t.Ended) }()
	return t, nil
}

// Read begins to read the program's output, and to answer what it asks the terminal.
func (t *Terminal) Read() {
	_ = t.Tty.SetWriteDeadline(time.Time{})
	go t.read()
	go func() { _, _ = io.Copy(t.Tty, t.screen) }()
}

func (t *Terminal) read() {
	defer close(t.news)
	buf := make([]byte, 1<<16)
	for {
		n, err := t.Tty.Read(buf)
		if err != nil {
			return
		}
		t.show(time.Now(), buf[:n])
		select {
		case t.news <- struct{}{}:
		default:
		}
	}
}

func (t *Terminal) show(at time.Time, output []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, _ = t.screen.Write(output)
	t.written.Write(output)
	t.last = at
}

// Close kills the program and closes the terminal. It may be called more than once.
func (t *Terminal) Close() {
	_ = t.Cmd.Process.Kill()
	<-t.Ended
	_ = t.Tty.Close()
	if answers, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// Press sends keys.
func (t *Terminal) Press(keys string) {
	_ = t.Tty.SetWriteDeadline(time.Now().Add(Patience))
	if _, err := t.Tty.WriteString(keys); err != nil {
		t.fail(err)
	}
}

// Text returns the text on the screen.
func (t *Terminal) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return ansi.Strip(t.screen.Render())
}

// Written returns all output of the program.
func (t *Terminal) Written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.written.String()
}

// Shows waits until a text is on the screen, and returns when it came.
func (t *Terminal) Shows(text string) time.Time {
	return t.Await(text, func() bool { return strings.Contains(t.Text(), text) })
}

// Await waits until ok returns true, and returns when the last output before that came. The
// message of a failure begins with what.
func (t *Terminal) Await(what string, ok func() bool) time.Time {
	if !t.Within(Patience, ok) {
		t.fail(fmt.Errorf("%s did not come; the output is %.2000q and the screen\n%s", what, t.Written(), t.Text()))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last
}

// Within waits until ok returns true, calling it after each output, and reports whether it
// did. It gives up after d, or when output ends. Only one goroutine may wait at a time.
func (t *Terminal) Within(d time.Duration, ok func() bool) bool {
	for end := time.After(d); !ok(); {
		select {
		case _, open := <-t.news:
			if !open {
				return ok()
			}
		case <-end:
			return ok()
		}
	}
	return true
}
