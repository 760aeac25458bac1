package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest/pty"
)

// lab is what experiments share.
type lab struct {
	ctx    context.Context //nolint:containedctx // of the whole run
	ends   []func()        // of what an experiment has started
	people int             // where there are many
	short  bool

	dir          string // for files; removed at the end
	cutui, plain string // programs
}

// check ends the experiment where something fails.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

// try does something up to its end or to what fails, and ends what it has started.
func (l *lab) try(do func()) (err error) {
	defer func() {
		err, _ = recover().(error)
		for _, end := range l.ends {
			end()
		}
		l.ends = nil
	}()
	do()
	return nil
}

// open builds the programs as they are released.
func (l *lab) open() {
	l.cutui, l.plain = filepath.Join(l.dir, "cutui"), filepath.Join(l.dir, "plain")
	for path, pkg := range map[string]string{l.cutui: ".", l.plain: "./internal/bench/plain"} {
		l.output("env", "CGO_ENABLED=0", "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, pkg)
	}
}

func (l *lab) output(name string, args ...string) string {
	out, _ := l.measured(os.Environ(), name, args...)
	return strings.TrimSpace(out)
}

// rounds is how often something is repeated, or how large it is.
func (l *lab) rounds(full, short int) int {
	if l.short {
		return short
	}
	return full
}

// usage is what a program took: milliseconds, those of processors, and its peak of memory in bytes.
type usage struct{ took, cpu, peak float64 }

// measured runs a program and returns what it wrote and took.
func (l *lab) measured(env []string, program string, args ...string) (string, usage) {
	cmd := exec.CommandContext(l.ctx, program, args...)
	var out, errs bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &errs
	start := time.Now()
	check(cmd.Start())
	peak := make(chan float64, 1)
	go func() { peak <- peakMemory(cmd.Process.Pid) }()
	if err := cmd.Wait(); err != nil {
		check(fmt.Errorf("%s %s: %w: %s", filepath.Base(program), strings.Join(args, " "), err, errs.String()))
	}
	return out.String(), usage{ms(time.Since(start)), ms(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()), <-peak}
}

// clickUp is a ClickUp that counts its calls, and somebody's home folder.
type clickUp struct {
	*sim.Server
	lab        *lab
	base, home string
}

// clickUp starts one; it has no limit unless the options name it.
func (l *lab) clickUp(o sim.Options) *clickUp {
	o.Now = time.Now
	if o.RateLimit == 0 {
		o.RateLimit = -1
	}
	server := sim.New(o)
	base, err := server.Start()
	check(err)
	l.ends = append(l.ends, func() { _ = server.Close() })
	home, err := os.MkdirTemp(l.dir, "home-")
	check(err)
	return &clickUp{server, l, base, home}
}

// env are the variables of a program that asks it.
func (c *clickUp) env() []string {
	return []string{"CLICKUP_API_TOKEN=" + sim.Token, "CUTUI_API_URL=" + c.base, "HOME=" + c.home}
}

// run runs a command of cutui and says what it wrote and took.
func (c *clickUp) run(args ...string) (string, usage) {
	return c.lab.measured(c.env(), c.lab.cutui, args...)
}

// screen is cutui in a terminal, once it shows a text and rests.
func (c *clickUp) screen(text string, args ...string) terminal {
	t := c.lab.terminal(c.env(), c.lab.cutui, args...)
	t.Shows(text)
	t.rest(time.Second)
	return t
}

// calls is how many calls of an operation there were; of all for an empty one.
func (c *clickUp) calls(op string) float64 {
	return c.count(func(call sim.Call) bool { return op == "" || call.Op == op })
}

// count is how many calls there were of a kind.
func (c *clickUp) count(ofKind func(sim.Call) bool) float64 {
	others := func(call sim.Call) bool { return !ofKind(call) }
	return float64(len(slices.DeleteFunc(c.Calls(), others)))
}

// memoryOf is a line of Linux's account of a program's memory, in bytes.
func memoryOf(pid int, name string) float64 {
	return 1 << 10 * numberOf(fmt.Sprintf("/proc/%d/status", pid), name)
}

// peakMemory looks at a program's memory every millisecond until it has ended, and returns
// the most that it had, in bytes. What the system tells afterwards would not do: it counts
// the moment before the program began, in which the process was a copy of the bench.
func peakMemory(pid int) (peak float64) {
	look := time.Tick(time.Millisecond)
	for now := memoryOf(pid, "VmHWM:"); now > 0; now = memoryOf(pid, "VmHWM:") {
		peak = max(peak, now)
		<-look
	}
	return peak
}

// account is how often a program was switched, and for how many milliseconds it had a
// processor.
type account struct{ switches, cpu float64 }

func (a account) since(b account) account { return account{a.switches - b.switches, a.cpu - b.cpu} }

// spent is what a program had so far.
func spent(pid int) (a account) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	for _, t := range threads {
		a.switches += numberOf(t+"/status", "voluntary_ctxt_switches:") + numberOf(t+"/status", "nonvoluntary_ctxt_switches:")
		a.cpu += numberOf(t+"/schedstat", "") / 1e6 // from nanoseconds
	}
	return a
}

// numberOf is the number after a name in an account; the first of all for no name.
func numberOf(file, name string) (n float64) {
	text, _ := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			_, _ = fmt.Sscan(rest, &n)
			break
		}
	}
	return n
}

// The terminal of all experiments, and a frame.
const (
	width, height = 120, 36
	oneFrame      = time.Second / 60
)

// terminal is a program in a terminal, which answers at once what the program asks it.
type terminal struct{ *pty.Terminal }

// terminal starts a program in a terminal.
func (l *lab) terminal(env []string, program string, args ...string) terminal {
	cmd := exec.CommandContext(l.ctx, program, args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH")}, env...)
	t, err := pty.Start(cmd, pty.Options{W: width, H: height, Control: true, Fail: check})
	check(err)
	t.Read()
	l.ends = append(l.ends, t.Close)
	return terminal{t}
}

// rest waits until nothing has come for a time.
func (t terminal) rest(quiet time.Duration) {
	for more := true; more; {
		before := t.bytes()
		more = t.Within(quiet, func() bool { return t.bytes() > before })
	}
}

// pause lets some time pass, as people do between keys.
func (t terminal) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-t.Ended:
	}
}

// bytes is how many the program has sent.
func (t terminal) bytes() float64 { return float64(len(t.Written())) }

// sent is how many bytes each key makes the program send, until it rests.
func (t terminal) sent(keys ...string) (all []float64) {
	for _, key := range keys {
		before := t.bytes()
		t.Press(key)
		t.rest(300 * time.Millisecond)
		all = append(all, t.bytes()-before)
	}
	return all
}

// start is how long the program takes to show a text, in milliseconds.
func (t terminal) start(text string) float64 { return ms(t.Shows(text).Sub(t.Started)) }

// frame is how long a key takes to show a text, in milliseconds. It is pressed at any moment
// between two frames.
func (t terminal) frame(key, text string) float64 {
	t.pause(oneFrame + rand.N(oneFrame))
	start := time.Now()
	t.Press(key)
	return ms(t.Shows(text).Sub(start))
}
