// Package demo opens the whole program on the embedded ClickUp in a terminal
// inside the process, at a fixed moment, so that what it shows is always the same.
package demo

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/ui/uitest"
)

// Options say how the program is opened; W and H are cells.
type Options struct {
	W, H     int
	Light    bool
	ReadOnly bool
	App      app.Options // what else it is started with; Demo and Clock are set
	Looks    app.Looks
	Terminal []uitest.Option
}

// Program is the running program with what it works on.
type Program struct {
	*uitest.Session
	App *app.App
}

// Open starts the program; it ends with Close.
func Open(ctx context.Context, o Options) (*Program, error) {
	o.App.Demo, o.App.ReadOnly = true, o.App.ReadOnly || o.ReadOnly
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
	screen, err := a.Screen(ctx, o.Looks)
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	opts := append([]uitest.Option{uitest.WithProgram(func(p *tea.Program) { screen.Bind(p.Send) })}, o.Terminal...)
	if o.Light {
		opts = append(opts, uitest.WithLight())
	}
	return &Program{Session: uitest.Open(ctx, screen, o.W, o.H, opts...), App: a}, nil
}

// Close ends the program and its ClickUp.
func (p *Program) Close() error {
	p.Session.Close()
	return p.App.Close()
}

// stopped is a clock at the simulator's moment that never waits.
type stopped struct{}

func (stopped) Now() time.Time { return sim.Epoch() }

func (stopped) Sleep(ctx context.Context, _ time.Duration) error { return context.Cause(ctx) }
