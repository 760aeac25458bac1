package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
)

// terminal is a program in a terminal, as somebody sees it who sits there.
type terminal struct {
	cmd    *exec.Cmd
	tty    *os.File
	start  time.Time
	output chan output
	screen *vt.Emulator
	bytes  int // of output so far
	reads  int
}

// output is what came at a moment.
type output struct {
	at   time.Time
	data []byte
}

// patience is how long anything may take.
const patience = 30 * time.Second

// open starts a program. Its terminal answers at once what it is asked.
func open(ctx context.Context, env []string, program string, args ...string) (*terminal, error) {
	t := &terminal{
		cmd: exec.CommandContext(ctx, program, args...), output: make(chan output, 1<<10), screen: vt.NewEmulator(width, height),
	}
	t.cmd.Env = slices.Concat(env, []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")})
	t.start = time.Now()
	tty, err := startOnTerminal(t.cmd)
	if err != nil {
		return nil, err
	}
	t.tty = tty
	go t.read()
	go func() { _, _ = io.Copy(tty, t.screen) }() // what the terminal itself says
	return t, nil
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
	if pipe, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
}

func (t *terminal) press(keys string) error {
	_, err := t.tty.WriteString(keys)
	return err
}

func (t *terminal) takeOutput(o output) {
	t.bytes += len(o.data)
	t.reads++
	_, _ = t.screen.Write(o.data)
}

// until waits for a screen and is when the output came that completed it.
func (t *terminal) until(ok func(screen string) bool) (time.Time, error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	for {
		select {
		case o, open := <-t.output:
			if !open {
				return time.Time{}, errors.New("the program ended")
			}
			t.takeOutput(o)
			if ok(t.text()) {
				return o.at, nil
			}
		case <-late.C:
			return time.Time{}, fmt.Errorf("the screen awaited does not come, but:\n%s", t.text())
		}
	}
}

// shows waits for a text.
func (t *terminal) shows(text string) (time.Time, error) {
	return t.until(func(screen string) bool { return strings.Contains(screen, text) })
}

// rest takes what comes until nothing did for so long, and is when the last of it came.
func (t *terminal) rest(quiet time.Duration) (last time.Time) {
	for {
		select {
		case o, open := <-t.output:
			if !open {
				return last
			}
			t.takeOutput(o)
			last = o.at
		case <-time.After(quiet):
			return last
		}
	}
}

// text is what stands on the screen.
func (t *terminal) text() string {
	var b strings.Builder
	for y := range t.screen.Height() {
		for x := 0; x < t.screen.Width(); {
			c := t.screen.CellAt(x, y)
			if c == nil || c.Width < 1 {
				x++
				continue
			}
			b.WriteString(c.Content)
			x += c.Width
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// memory is the program's, in bytes.
func (t *terminal) memory() float64 {
	return float64(memoryOf(strconv.Itoa(t.cmd.Process.Pid), "VmRSS"))
}
