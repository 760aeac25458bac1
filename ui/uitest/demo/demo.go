// Package demo opens the whole program on the embedded ClickUp in a terminal
// inside the process, at a fixed moment, so that what it shows is always the same.
package demo

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/ui"
	"cutui/ui/uitest"
)

// Options say how the program is opened; W and H are cells.
type Options struct {
	W, H     int
	Light    bool
	App      app.Options // what else it is started with; Demo is set, Clock and Env unless given
	Looks    app.Looks
	Terminal []uitest.Option
}

// Program is the running program with what it works on.
type Program struct {
	*uitest.Session
	App *app.App

	root   *observed
	cancel context.CancelFunc
}

// Open starts the program; it ends with Close.
func Open(ctx context.Context, o Options) (*Program, error) {
	o.App.Demo = true
	if o.App.Clock == nil {
		o.App.Clock = stopped{}
	}
	if o.App.Env == nil {
		o.App.Env = func(string) string { return "" }
	}
	a, err := app.Open(ctx, o.App)
	if err != nil {
		return nil, err
	}
	o.Looks.ReducedMotion = true
	ctx, cancel := context.WithCancel(ctx)
	screen, err := a.Screen(ctx, o.Looks)
	if err != nil {
		cancel()
		return nil, errors.Join(err, a.Close())
	}
	root := &observed{Model: screen}
	opts := append([]uitest.Option{uitest.WithProgram(func(p *tea.Program) { screen.Bind(p.Send) })}, o.Terminal...)
	if o.Light {
		opts = append(opts, uitest.WithLight())
	}
	return &Program{Session: uitest.Open(ctx, root, o.W, o.H, opts...), App: a, root: root, cancel: cancel}, nil
}

// Settle waits until nothing is under way and the screen shows the last frame.
func (p *Program) Settle() error {
	quiet := make(chan bool)
	for {
		p.Send(asked(quiet))
		select {
		case <-p.Done():
			return p.Err()
		case is := <-quiet:
			if is {
				return p.WaitFor("the last frame", func(screen string) bool { return screen == p.root.drawn() })
			}
		}
	}
}

// Close ends the program and its ClickUp.
func (p *Program) Close() error {
	p.cancel()
	p.Session.Close()
	p.root.Drain(time.Second)
	return p.App.Close()
}

// observed is the program's root, which can be asked whether it is at rest and
// what it drew last.
type observed struct {
	*ui.Model
	last atomic.Pointer[string]
}

type asked chan bool

// Update answers whether the program is at rest, and passes on all else.
func (o *observed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if quiet, ok := msg.(asked); ok {
		is := !o.Busy()
		return o, func() tea.Msg {
			quiet <- is
			return nil
		}
	}
	_, cmd := o.Model.Update(msg)
	return o, cmd
}

// View keeps the frame that was drawn last.
func (o *observed) View() tea.View {
	v := o.Model.View()
	o.last.Store(&v.Content)
	return v
}

// drawn is the text of the last frame as a screen shows it.
func (o *observed) drawn() string {
	content := o.last.Load()
	if content == nil {
		return ""
	}
	lines := strings.Split(ansi.Strip(*content), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// stopped is a clock at the simulator's moment that never waits.
type stopped struct{}

func (stopped) Now() time.Time { return sim.Epoch() }

func (stopped) Sleep(ctx context.Context, _ time.Duration) error { return context.Cause(ctx) }
