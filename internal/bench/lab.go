package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"cutui/clickup/sim"
)

// lab is what experiments share. After a failure its methods do nothing until the next
// experiment begins.
type lab struct {
	ctx    context.Context //nolint:containedctx // of the whole run
	err    error           // the first of an experiment
	ends   []func()        // of what an experiment has started
	people int             // where there are many
	short  bool

	dir          string // for files; removed at the end
	cutui, plain string // programs
}

func (l *lab) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// open builds the programs as they are released.
func (l *lab) open() {
	l.dir, l.err = os.MkdirTemp("", "cutui-bench-")
	l.cutui, l.plain = filepath.Join(l.dir, "cutui"), filepath.Join(l.dir, "plain")
	for path, pkg := range map[string]string{l.cutui: ".", l.plain: "./internal/bench/plain"} {
		l.output("env", "CGO_ENABLED=0", "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, pkg)
	}
}

// end ends what an experiment has started.
func (l *lab) end() {
	for _, end := range l.ends {
		end()
	}
	l.ends = nil
}

func (l *lab) output(name string, args ...string) string {
	out, _ := l.measured(os.Environ(), name, args...)
	return strings.TrimSpace(out)
}

// rounds is how often something is repeated.
func (l *lab) rounds(full, short int) int {
	if l.short {
		return short
	}
	return full
}

// usage is what a program took: milliseconds, and at most so many bytes of memory.
type usage struct{ took, cpu, peak float64 }

// measured runs a program and returns what it wrote and took.
func (l *lab) measured(env []string, program string, args ...string) (string, usage) {
	if l.err != nil {
		return "", usage{}
	}
	cmd := exec.CommandContext(l.ctx, program, args...)
	var out, errs bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &errs
	start, peak := time.Now(), make(chan float64, 1)
	err := cmd.Start()
	if err == nil {
		go func() { peak <- peakMemory(cmd.Process.Pid) }()
		err = cmd.Wait()
	}
	if err != nil {
		l.fail(fmt.Errorf("%s %s: %w: %s", filepath.Base(program), strings.Join(args, " "), err, errs.String()))
		return "", usage{}
	}
	took := ms(time.Since(start))
	return out.String(), usage{took, ms(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()), <-peak}
}

// clickUp is a ClickUp that counts its calls, and somebody's home folder.
type clickUp struct {
	*sim.Server
	lab        *lab
	base, home string
}

// clickUp starts one; it has no limit unless the options name it.
func (l *lab) clickUp(o sim.Options) *clickUp {
	if o.Now = time.Now; o.RateLimit == 0 {
		o.RateLimit = -1
	}
	c := &clickUp{Server: sim.New(o), lab: l}
	var err error
	if c.base, err = c.Start(); err == nil {
		c.home, err = os.MkdirTemp(l.dir, "home-")
	}
	if err != nil {
		l.fail(err)
	}
	l.ends = append(l.ends, func() { _ = c.Close() })
	return c
}

// crowd is the ClickUp of the large workspace.
func (l *lab) crowd() *clickUp { return l.clickUp(sim.Options{People: l.people, Workspaces: 1}) }

// env are the variables of a program that asks it.
func (c *clickUp) env() []string {
	return []string{"CLICKUP_API_TOKEN=" + sim.Token, "CUTUI_API_URL=" + c.base, "HOME=" + c.home}
}

// run runs a command of cutui and says what it wrote and took.
func (c *clickUp) run(args ...string) (string, usage) {
	return c.lab.measured(c.env(), c.lab.cutui, args...)
}

// screen is cutui in a terminal, once it shows a text and rests.
func (c *clickUp) screen(text string, args ...string) *terminal {
	t := c.lab.terminal(c.env(), c.lab.cutui, args...)
	t.shows(text)
	t.rest(time.Second)
	return t
}

// calls is how many calls of an operation there were; of all for an empty one.
func (c *clickUp) calls(op string) float64 {
	n := 0.0
	for _, call := range c.Calls() {
		if op == "" || call.Op == op {
			n++
		}
	}
	return n
}

// memoryOf is a line of Linux's account of a program's memory, in bytes.
func memoryOf(pid int, name string) float64 {
	return 1 << 10 * numberOf(fmt.Sprintf("/proc/%d/status", pid), name)
}

// peakMemory looks at a program's memory every millisecond until it has ended, and returns
// the most that it had, in bytes. What the system tells afterwards would not do: it counts
// the moment before the program began, in which the process was a copy of the bench.
func peakMemory(pid int) (peak float64) {
	for range time.Tick(time.Millisecond) {
		now := memoryOf(pid, "VmHWM:")
		if now == 0 {
			break
		}
		peak = max(peak, now)
	}
	return peak
}

// account is how often a program was switched, and for how long it had a processor, in
// milliseconds.
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
func numberOf(file, name string) float64 {
	text, _ := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			if fields := strings.Fields(rest); len(fields) > 0 {
				n, _ := strconv.ParseFloat(fields[0], 64)
				return n
			}
		}
	}
	return 0
}
