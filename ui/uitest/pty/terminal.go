// Package pty runs programs in pseudo terminals: keys arrive byte by byte, and the screen is
// the one that a person would see. It needs Linux.
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

// Patience is how long a program may take to do what is awaited.
const Patience = time.Minute

// Options say how a program is started.
type Options struct {
	W, H    int         // cells
	Control bool        // the terminal makes signals of keys, and of its own end
	Fail    func(error) // hears of what fails later, and does not return
}

// Terminal is a program in a pseudo terminal.
type Terminal struct {
	Cmd     *exec.Cmd
	Tty     *os.File  // what is written to it are keys; writes can have a deadline
	FD      int       // of Tty
	Started time.Time // when the program was started
	Ended   chan struct{}

	fail    func(error)
	mu      sync.Mutex
	screen  *vt.Emulator
	written strings.Builder
	last    time.Time     // when output came last
	news    chan struct{} // has one when output has come, and is closed at its end
}

// Start starts a program, which leads a session of its own, in a terminal that is not read
// before Read. Ended is closed when the program has ended; then Cmd.ProcessState says how.
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

// Read begins to read what the program writes, and to answer what it asks the terminal.
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

// Close ends the program and the terminal, once or more often.
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

// Text is what stands on the screen.
func (t *Terminal) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return ansi.Strip(t.screen.Render())
}

// Written is all that the program has written.
func (t *Terminal) Written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.written.String()
}

// Shows waits for a text on the screen, and says when it came.
func (t *Terminal) Shows(text string) time.Time {
	return t.Await(text, func() bool { return strings.Contains(t.Text(), text) })
}

// Await waits until ok holds, and says when the last output before that came; what says what
// is awaited.
func (t *Terminal) Await(what string, ok func() bool) time.Time {
	if !t.Within(Patience, ok) {
		t.fail(fmt.Errorf("%s does not come, after %.2000q, but:\n%s", what, t.Written(), t.Text()))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last
}

// Within waits until ok holds, which it asks after each output, and returns whether it does.
// It gives up after some time, and when output ends. One goroutine waits at a time.
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
