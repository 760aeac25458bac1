//go:build linux

package binary

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/ui/uitest/pty"
)

// rawTerminal is the program in a bare pseudo terminal: input arrives byte by byte, and the
// output need not be read.
type rawTerminal struct {
	*pty.Terminal
	t *testing.T
}

// startRaw runs the program in a terminal of 80×24 cells whose output is read.
func startRaw(t *testing.T, env []string, args ...string) *rawTerminal {
	t.Helper()
	rt := startUnread(t, pty.Options{W: 80, H: 24}, env, args...)
	rt.Read()
	return rt
}

// startUnread runs the program in a terminal whose output is not read.
func startUnread(t *testing.T, o pty.Options, env []string, args ...string) *rawTerminal {
	t.Helper()
	cmd := exec.Command(program(), args...)
	cmd.Env = environment(t, append([]string{"TERM=xterm-256color"}, env...)...)
	o.Fail = func(err error) { t.Helper(); t.Fatal(err) }
	term, err := pty.Start(cmd, o)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		t.Skip("there are no pseudo terminals here:", err)
	}
	must(t, err)
	t.Cleanup(term.Close)
	return &rawTerminal{term, t}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (rt *rawTerminal) wait(texts ...string) {
	for _, text := range texts {
		rt.Shows(text)
	}
}

// endsWith waits for the end of the program, at most for limit, and checks its exit code.
func (rt *rawTerminal) endsWith(code int, limit time.Duration) {
	rt.t.Helper()
	select {
	case <-rt.Ended:
		if got := rt.Cmd.ProcessState.ExitCode(); got != code {
			rt.t.Errorf("exit code %d, want %d", got, code)
		}
	case <-time.After(limit):
		rt.t.Fatalf("it runs after %s", limit)
	}
}

// endsWithin is how long a program may take to end after a signal, whatever it waits for: the
// three seconds that it has for an orderly end, and as much again for a busy machine.
const endsWithin = 6 * time.Second

func TestATerminalThatDoesNotRead(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		signal syscall.Signal // 0: ctrl+c is pressed
		code   int
	}{"INT": {syscall.SIGINT, 130}, "TERM": {syscall.SIGTERM, 143}, "HUP": {syscall.SIGHUP, 129}, "QUIT": {syscall.SIGQUIT, 2}, "ctrl+c": {0, 130}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rt := startUnread(t, pty.Options{W: 80, H: 24, Control: true}, nil, "--demo")
			rt.fill()
			if tt.signal != 0 {
				must(t, rt.Cmd.Process.Signal(tt.signal))
			} else {
				rt.awaitSignals()
				rt.Press("\x03")
			}
			if tt.signal == syscall.SIGQUIT {
				rt.Read() // the dump needs the terminal
			}
			rt.endsWith(tt.code, endsWithin)
		})
	}
}

// fill makes the program draw, a frame for each key, until the terminal's buffer is full and the
// program blocks in a write.
func (rt *rawTerminal) fill() {
	rt.t.Helper()
	const sure = 10 // this many checks without output mean that the pipe is full
	for last, same, end := -1, 0, time.Now().Add(patience); same < sure; {
		_ = rt.Tty.SetWriteDeadline(time.Now().Add(50 * time.Millisecond))
		_, _ = rt.Tty.WriteString("\t")   // the focus goes to the next pane
		time.Sleep(50 * time.Millisecond) //nolint:forbidigo // a full terminal has no other sign than that it stays full
		waiting, err := unix.IoctlGetInt(rt.FD, unix.TIOCINQ)
		must(rt.t, err)
		if waiting == last {
			same++
		} else {
			last, same = waiting, 0
		}
		if time.Now().After(end) {
			rt.t.Fatal("the terminal takes everything")
		}
	}
}

// awaitSignals waits until the program has made ctrl+c a signal again.
func (rt *rawTerminal) awaitSignals() {
	rt.t.Helper()
	if !eventually(func() bool {
		state, err := unix.IoctlGetTermios(rt.FD, unix.TCGETS)
		must(rt.t, err)
		return state.Lflag&unix.ISIG != 0
	}) {
		rt.t.Fatal("ctrl+c is still a key, which nobody reads")
	}
}

// A process that does not lead its session gets no signal when its terminal goes away.
func TestATerminalGoneWithoutASignal(t *testing.T) {
	t.Parallel()
	rt := startRaw(t, nil, "--demo")
	rt.wait("1/164")
	must(t, rt.Tty.Close())
	rt.endsWith(129, endsWithin)
}

func TestInputOverABadRoad(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string]struct {
		send []string // with pauses of 1.5 s between them
		want []string
	}{
		"a paste without an end":       {[]string{"/", "\x1b[200~cleo"}, []string{"Cleo Client", "/ cleo"}},
		"a sequence that was cut":      {[]string{"/", "cleo\x1b[97;", "5ux"}, []string{"/ cleox"}},
		"an answer that was cut":       {[]string{"/", "cleo\x1b]11;rgb:1616/", "1616/1e1e\x07x"}, []string{"/ cleox"}},
		"half a character":             {[]string{"/", "cleo\xd1", "x"}, []string{"/ cleox"}},
		"600 KB, without marks":        {[]string{"/", strings.Repeat("cleo ", 120<<10), "\x15cleo"}, []string{"Cleo Client", "/ cleo"}},
		"600 KB, as a paste":           {[]string{"/", "\x1b[200~" + strings.Repeat("cleo ", 120<<10) + "\x1b[201~", "\x15cleo"}, []string{"Cleo Client", "/ cleo"}},
		"a paste that submits nothing": {[]string{":", strings.Repeat("quit\r", 500)}, []string{"Commands"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rt := startRaw(t, nil, "--demo")
			rt.wait("1/164")
			for _, text := range steps.send {
				rt.Press(text)
				time.Sleep(1500 * time.Millisecond) //nolint:forbidigo // the pause is what is tested
			}
			rt.wait(steps.want...)
		})
	}
}

// The window title and mode 2027 are restored at the end, while the program is stopped, and
// before Go dumps on SIGQUIT.
func TestTitleAndModeAreGivenBack(t *testing.T) {
	t.Parallel()
	type step struct {
		send   string
		signal syscall.Signal
	}
	quit := step{send: "\x1b[21~"} // F10
	for name, tt := range map[string]struct {
		args  []string
		shows string
		found string // the initial state of mode 2027; "" if the terminal doesn't report it
		steps []step
		code  int
		times int // how often the terminal is restored
	}{
		"mode 2027 was set":      {[]string{"--demo"}, "1/164", "1", []step{quit}, 0, 1},
		"mode 2027 was not set":  {[]string{"--demo"}, "1/164", "2", []step{quit}, 0, 1},
		"stopped":                {[]string{"--demo"}, "1/164", "1", []step{{send: "\x1a"}, {signal: syscall.SIGCONT}, quit}, 0, 2},
		"QUIT":                   {[]string{"--demo"}, "1/164", "1", []step{{signal: syscall.SIGQUIT}}, 2, 1},
		"the welcome":            {nil, "ctrl+d", "2", []step{quit}, 0, 1},
		"the welcome, stopped":   {nil, "ctrl+d", "1", []step{{send: "\x1a"}, {signal: syscall.SIGCONT}, quit}, 0, 2},
		"the welcome, QUIT":      {nil, "ctrl+d", "1", []step{{signal: syscall.SIGQUIT}}, 2, 1},
		"the welcome, then demo": {nil, "ctrl+d", "1", []step{{send: "\x04"}, quit}, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rt := startRaw(t, nil, tt.args...)
			rt.wait(tt.shows)
			rt.Press("\x1b[?2027;" + tt.found + "$yj") // a key: the mode comes with the next frame
			// Once the program sets the mode by itself, and once the answer has come.
			rt.written("mode 2027 is set", func(raw string) bool { return strings.Count(raw, ansi.SetModeUnicodeCore) > 1 })
			given := 0
			for _, s := range tt.steps {
				if s.signal != syscall.SIGCONT {
					given++
				}
				if s.send != "" {
					rt.Press(s.send)
				} else {
					if s.signal == syscall.SIGCONT {
						rt.stopped()
					}
					must(t, rt.Cmd.Process.Signal(s.signal))
				}
				rt.written("the title is given back", func(raw string) bool { return strings.Count(raw, "\x1b[23;2t") == given })
				if s.signal == syscall.SIGCONT {
					rt.written("the title is kept again", func(raw string) bool { return strings.Count(raw, "\x1b[22;2t") == given+1 })
				}
				if s.send == "\x04" {
					rt.wait("1/164")
				}
			}
			rt.endsWith(tt.code, patience)
			raw := rt.until("\x1b[23;2t")
			if strings.Count(raw, "\x1b[22;2t") != tt.times || strings.Count(raw, "\x1b[23;2t") != tt.times {
				t.Errorf("the title is not kept and given back %d times: %q", tt.times, raw)
			}
			want := map[string]string{"1": ansi.SetModeUnicodeCore, "2": ansi.ResetModeUnicodeCore}[tt.found]
			if last := raw[strings.LastIndex(raw, "\x1b[?2027"):]; !strings.HasPrefix(last, want) {
				t.Errorf("mode 2027 ends as %.8q, not %.8q", last, want)
			}
		})
	}
}

// stopped waits until the program is stopped, before which it restores the terminal.
func (rt *rawTerminal) stopped() {
	rt.t.Helper()
	var state []byte
	if !eventually(func() (stopped bool) {
		var err error
		state, err = os.ReadFile("/proc/" + strconv.Itoa(rt.Cmd.Process.Pid) + "/stat")
		must(rt.t, err)
		return strings.Contains(string(state), ") T ")
	}) {
		rt.t.Fatalf("it is not stopped: %s", state)
	}
}

// until waits until the program has written a text, and returns all its output.
func (rt *rawTerminal) until(text string) string {
	rt.t.Helper()
	return rt.written(strconv.Quote(text), func(raw string) bool { return strings.Contains(raw, text) })
}

// written waits until ok accepts all output of the program, and returns it.
func (rt *rawTerminal) written(what string, ok func(raw string) bool) string {
	rt.Await(what, func() bool { return ok(rt.Written()) })
	return rt.Written()
}

// However long ClickUp's texts are, a frame is drawn soon, and ctrl+c works after it.
func TestCtrlCBetweenFramesOfLongTexts(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{People: 49, Reshape: simtest.Hostile(strings.Repeat("W", 30<<10), strings.Repeat("漢\u0301 ", 6<<10))})
	rt := startRaw(t, env)
	rt.wait("WWWW")
	rt.Press(strings.Repeat("j", 50) + "a" + strings.Repeat("\x1b[B", 50) + "?WWW")
	rt.Press("\x03")
	rt.endsWith(0, 5*endsWithin) // a hundred keys come before it
}
