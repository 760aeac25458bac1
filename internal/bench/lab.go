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

// lab is what the experiments share.
type lab struct {
	ctx    context.Context //nolint:containedctx // of the whole run
	ends   []func()        // end what the current experiment has started
	people int             // in experiments with many people
	short  bool

	dir          string // a temporary folder
	cutui, plain string // paths of programs
}

// check ends the current experiment if err is not nil.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

// try runs an experiment until it ends or fails, and ends what it has started.
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

// rounds returns full, or short with the flag -short.
func (l *lab) rounds(full, short int) int {
	if l.short {
		return short
	}
	return full
}

// usage is a program's milliseconds, those of processors, and its peak memory in bytes.
type usage struct{ took, cpu, peak float64 }

// measured runs a program and returns its output and usage.
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

// clickUp is a simulated ClickUp, and a home folder for the programs that use it.
type clickUp struct {
	*sim.Server
	lab        *lab
	base, home string
}

// clickUp starts a simulated ClickUp. It has no rate limit unless the options set one.
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

// env returns the environment of a program that uses it.
func (c *clickUp) env() []string {
	return []string{"CLICKUP_API_TOKEN=" + sim.Token, "CUTUI_API_URL=" + c.base, "HOME=" + c.home}
}

// run runs a command of cutui and returns its output and usage.
func (c *clickUp) run(args ...string) (string, usage) {
	return c.lab.measured(c.env(), c.lab.cutui, args...)
}

// screen starts cutui in a terminal, and waits until it shows a text and rests.
func (c *clickUp) screen(text string, args ...string) terminal {
	t := c.lab.terminal(c.env(), c.lab.cutui, args...)
	t.Shows(text)
	t.rest(time.Second)
	return t
}

// calls returns how many calls of an operation there were, or of all operations if op is "".
func (c *clickUp) calls(op string) float64 {
	return c.count(func(call sim.Call) bool { return op == "" || call.Op == op })
}

// count returns how many calls there were that match.
func (c *clickUp) count(match func(sim.Call) bool) float64 {
	others := func(call sim.Call) bool { return !match(call) }
	return float64(len(slices.DeleteFunc(c.Calls(), others)))
}

// memoryOf returns a value of /proc/PID/status, in bytes.
func memoryOf(pid int, name string) float64 {
	return 1 << 10 * numberOf(fmt.Sprintf("/proc/%d/status", pid), name)
}

// peakMemory samples a program's memory every millisecond until it ends, and returns the
// peak in bytes. The peak that the system reports afterwards is of no use: it includes the
// moment before the program began, in which the process was a copy of the bench.
func peakMemory(pid int) (peak float64) {
	look := time.Tick(time.Millisecond)
	for now := memoryOf(pid, "VmHWM:"); now > 0; now = memoryOf(pid, "VmHWM:") {
		peak = max(peak, now)
		<-look
	}
	return peak
}

// account is a program's context switches and milliseconds of processor time.
type account struct{ switches, cpu float64 }

func (a account) since(b account) account { return account{a.switches - b.switches, a.cpu - b.cpu} }

// spent returns a program's account so far.
func spent(pid int) (a account) {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	for _, t := range threads {
		a.switches += numberOf(t+"/status", "voluntary_ctxt_switches:") + numberOf(t+"/status", "nonvoluntary_ctxt_switches:")
		a.cpu += numberOf(t+"/schedstat", "") / 1e6 // from nanoseconds
	}
	return a
}

// numberOf returns the number after a name in a file, or the first number for "".
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

// The size of the terminals, and the time of a frame.
const (
	width, height = 120, 36
	oneFrame      = time.Second / 60
)

// terminal is a program in a terminal.
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

// rest waits until there has been no output for a time.
func (t terminal) rest(quiet time.Duration) {
	for more := true; more; {
		before := t.bytes()
		more = t.Within(quiet, func() bool { return t.bytes() > before })
	}
}

// pause waits for a time, or until the program ends.
func (t terminal) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-t.Ended:
	}
}

// bytes returns how many bytes the program has written.
func (t terminal) bytes() float64 { return float64(len(t.Written())) }

// sent presses keys one by one, and returns how many bytes the program writes for each.
func (t terminal) sent(keys ...string) (all []float64) {
	for _, key := range keys {
		before := t.bytes()
		t.Press(key)
		t.rest(300 * time.Millisecond)
		all = append(all, t.bytes()-before)
	}
	return all
}

// start returns how long the program takes to show a text, in milliseconds from its start.
func (t terminal) start(text string) float64 { return ms(t.Shows(text).Sub(t.Started)) }

// frame returns how long the program takes to show a text after a key, in milliseconds. The
// key is pressed at a random moment between two frames.
func (t terminal) frame(key, text string) float64 {
	t.pause(oneFrame + rand.N(oneFrame))
	start := time.Now()
	t.Press(key)
	return ms(t.Shows(text).Sub(start))
}
