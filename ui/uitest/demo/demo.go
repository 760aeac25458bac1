// Package demo runs the whole program with the embedded ClickUp in a terminal inside the
// process. The time is fixed, so that the screens are always the same.
package demo

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/keymap"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest"
)

// Options sets how the program is started.
type Options struct {
	W, H     int // the terminal's size in cells
	Light    bool
	App      app.Options // Demo is always set, and Clock and Env have defaults
	Looks    app.Looks
	Terminal []uitest.Option
	Hold     *simtest.Hold // what ClickUp does not answer yet; nil: it answers all
}

// Program is the running program.
type Program struct {
	*uitest.Session
	App *app.App

	root   *observed
	model  *ui.Model // nil for the welcome screen
	cancel context.CancelFunc
}

// Open starts the program. Close ends it.
func Open(ctx context.Context, o Options) (*Program, error) {
	o.App.Demo = true
	if o.App.Clock == nil {
		o.App.Clock = stopped{}
	}
	if o.App.Env == nil {
		o.App.Env = func(string) string { return "" }
	}
	if o.Hold != nil {
		o.App.Sim.Intercept = o.Hold.Intercept
	}
	a, err := app.Open(ctx, o.App)
	if err != nil {
		return nil, err
	}
	a.State.Options.Sequential = true // so that invited people get their ids in order
	o.Looks.ReducedMotion = true
	ctx, cancel := context.WithCancel(ctx)
	m, err := screen.New(ctx, a, o.Looks)
	if err != nil {
		cancel()
		return nil, errors.Join(err, a.Close())
	}
	root := &observed{Model: m, busy: func() bool { return m.Busy() > o.Hold.Held() }, quiet: make(chan bool, 1)}
	bound := uitest.WithProgram(func(p *tea.Program) { m.Bind(p.Send) })
	return &Program{Session: open(ctx, root, o, bound), App: a, root: root, model: m, cancel: cancel}, nil
}

// Welcome starts the screen that asks for a token. Its App is nil.
func Welcome(ctx context.Context, o Options) *Program {
	ctx, cancel := context.WithCancel(ctx)
	root := &observed{Model: ui.NewWelcome(ctx, ui.WelcomeDeps{
		Styles: theme.New(theme.Auto, !o.Light), Keys: keymap.New(false), Theme: theme.Auto, File: "~/.config/cutui/credentials",
	}), busy: func() bool { return false }, quiet: make(chan bool, 1)}
	return &Program{Session: open(ctx, root, o), root: root, cancel: cancel}
}

func open(ctx context.Context, root *observed, o Options, opts ...uitest.Option) *uitest.Session {
	if o.Light {
		opts = append(opts, uitest.WithLight())
	}
	return uitest.Open(ctx, root, o.W, o.H, append(opts, o.Terminal...)...)
}

// Part names what the keys go to, as [ui.Model.Part] does.
func (p *Program) Part() string {
	if p.model == nil {
		return "welcome"
	}
	return p.model.Part()
}

// Settle waits until the keys so far have taken effect, no effect is under way
// except those that are held, and the screen shows the last frame. It checks once per frame, because a frame that equals the one
// before is not written, and wants two such checks in a row, because the terminal's answers
// may come a frame late.
func (p *Program) Settle() error {
	const frame, enough = time.Second / 120, 2
	calm := 0
	for end := time.Now().Add(patience); ; time.Sleep(frame) {
		p.Type(focus)
		select {
		case <-p.Done():
			return p.Err()
		case quiet := <-p.root.quiet:
			if !quiet || bare(p.Screen()) != bare(p.root.drawn()) {
				calm = 0
			} else if calm++; calm == enough {
				return nil
			}
		}
		if time.Now().After(end) {
			return fmt.Errorf("not at rest within %s:\n%s", patience, p.Screen())
		}
	}
}

// focus is what a terminal sends when it gets the focus. The program ignores it, so it can
// mark a place in the input.
const focus = "\x1b[I"

// patience is how long Settle waits.
const patience = time.Minute

// Close ends the program and its ClickUp.
func (p *Program) Close() error {
	p.cancel()
	p.Session.Close()
	if p.model == nil {
		return nil
	}
	p.model.Drain(time.Second)
	return p.App.Close()
}

// observed wraps the program's model. It reports at each mark in the input whether the
// program is at rest, and keeps what was last drawn.
type observed struct {
	tea.Model
	busy  func() bool
	quiet chan bool
	last  atomic.Pointer[string]
}

// Update answers a mark in the input, and passes on everything else.
func (o *observed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, mark := msg.(tea.FocusMsg); mark {
		quiet := !o.busy()
		return o, func() tea.Msg {
			o.quiet <- quiet
			return nil
		}
	}
	_, cmd := o.Model.Update(msg)
	return o, cmd
}

// View draws a frame and keeps it.
func (o *observed) View() tea.View {
	v := o.Model.View()
	o.last.Store(&v.Content)
	return v
}

// drawn returns the text of the last frame as the screen shows it.
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

// bare removes combining marks, since the terminal keeps only some of them.
func bare(screen string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, screen)
}

// stopped is a clock that stands still at the simulator's time and never waits.
type stopped struct{}

func (stopped) Now() time.Time { return sim.Epoch() }

func (stopped) Sleep(ctx context.Context, _ time.Duration) error { return context.Cause(ctx) }
