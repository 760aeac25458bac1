package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// lab is what experiments share. After a failure its methods do nothing until the next
// experiment begins.
type lab struct {
	ctx    context.Context //nolint:containedctx // of the whole run
	err    error           // the first of an experiment
	people int
	short  bool

	dir          string // for files; removed at the end
	root, commit string // of cutui's module
	cutui, hello string // programs
	servers      []*clickUp
	terminals    []*terminal
	large        *clickUp
}

func (l *lab) fail(err error) { l.err = errors.Join(l.err, err) }

// open builds the programs as they are released.
func (l *lab) open() {
	if l.dir, l.err = os.MkdirTemp("", "cutui-bench-"); l.err != nil {
		return
	}
	l.root = l.output("go", "list", "-m", "-f", "{{.Dir}}")
	l.cutui, l.hello = filepath.Join(l.dir, "cutui"), filepath.Join(l.dir, "hello")
	for path, pkg := range map[string]string{l.cutui: ".", l.hello: "./internal/bench/hello"} {
		l.output("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, pkg)
	}
	if commit, err := l.command("git", "rev-parse", "--short", "HEAD").Output(); err == nil {
		l.commit = strings.TrimSpace(string(commit))
	}
}

func (l *lab) close() {
	l.closeTerminals()
	for _, s := range l.servers {
		_ = s.Close()
	}
	_ = os.RemoveAll(l.dir)
}

// closeTerminals ends the programs in them.
func (l *lab) closeTerminals() {
	for _, t := range l.terminals {
		t.close()
	}
	l.terminals = nil
}

func (l *lab) command(name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(l.ctx, name, args...)
	cmd.Dir = l.root
	return cmd
}

func (l *lab) output(name string, args ...string) string {
	out, err := l.command(name, args...).CombinedOutput()
	if err != nil {
		l.fail(fmt.Errorf("%s %s: %w: %s", name, args[0], err, out))
	}
	return strings.TrimSpace(string(out))
}

// rounds is how often something is repeated.
func (l *lab) rounds(full, short int) int {
	if l.short {
		return short
	}
	return full
}

// clickUp is a ClickUp that counts its calls, and somebody's home folder.
type clickUp struct {
	*sim.Server
	lab        *lab
	base, home string
	hang       atomic.Bool // nothing is answered any more
}

// clickUp starts one; it has no limit unless the options name it.
func (l *lab) clickUp(o sim.Options) *clickUp {
	c := &clickUp{lab: l}
	if o.Now = time.Now; o.RateLimit == 0 {
		o.RateLimit = -1
	}
	o.Intercept = simtest.Faults(func(string, *http.Request, int) *simtest.Fault {
		if c.hang.Load() {
			return &simtest.Fault{Hang: true}
		}
		return nil
	})
	c.Server = sim.New(o)
	var err error
	if c.base, err = c.Start(); err == nil {
		c.home, err = os.MkdirTemp(l.dir, "home-")
	}
	if err != nil {
		l.fail(err)
	}
	l.servers = append(l.servers, c)
	return c
}

// crowd is the ClickUp of the large workspace.
func (l *lab) crowd() *clickUp {
	if l.large == nil {
		l.large = l.clickUp(sim.Options{People: l.people, Workspaces: 1})
	}
	return l.large
}

// env are the variables of a program that asks it.
func (c *clickUp) env() []string {
	env := []string{"CLICKUP_API_TOKEN=" + sim.Token, "CUTUI_API_URL=" + c.base, "PATH=" + os.Getenv("PATH"), "HOME=" + c.home}
	for _, kind := range []string{"CONFIG", "STATE", "DATA", "CACHE"} {
		env = append(env, "XDG_"+kind+"_HOME="+c.home)
	}
	return env
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
func (c *clickUp) calls(op string) (n int) {
	for _, call := range c.Calls() {
		if op == "" || call.Op == op {
			n++
		}
	}
	return n
}
