package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/ui/uitest"
	"cutui/ui/uitest/demo"
	"cutui/ui/uitest/picture"
)

// scene is a picture: the steps that lead to it, and its look.
type scene struct {
	name string
	// shows is what the keys go to at the end, as [demo.Program.Part] names it. Empty means
	// the people.
	shows string
	steps []step
	w, h  int // the terminal's size in cells, by default 120×36
	light bool
	looks app.Looks
	// colours is what the terminal can show. Zero means all colours.
	colours colorprofile.Profile
	welcome bool // show the welcome screen
	png     bool // also write a PNG, for readers of the README that don't draw SVGs
	// hold is what ClickUp doesn't answer until [letGo]; nil: it answers everything.
	hold *simtest.Hold
}

type step func(*demo.Program) error

func wait(text string) step {
	return func(p *demo.Program) error { return p.Wait(text) }
}

func keys(names ...string) step {
	return func(p *demo.Program) error { return p.Keys(names...) }
}

func typed(text string) step {
	return func(p *demo.Program) error {
		p.Type(text)
		return nil
	}
}

// settle waits until the program is at rest and the last frame is on the screen.
func settle(p *demo.Program) error { return p.Settle() }

// press presses keys, named with blanks between them, and waits for the effect of each.
func press(names string) step {
	return func(p *demo.Program) error {
		for name := range strings.FieldsSeq(names) {
			if err := errors.Join(p.Keys(name), p.Settle()); err != nil {
				return err
			}
		}
		return nil
	}
}

// letGo makes ClickUp answer what was held.
func letGo(h *simtest.Hold) step {
	return func(*demo.Program) error {
		h.LetGo()
		return nil
	}
}

// then returns steps followed by more.
func then(steps []step, more ...step) []step { return slices.Concat(steps, more) }

// draw plays the scene and draws its last screen.
func (s *scene) draw(ctx context.Context) (svg string, err error) {
	p, err := s.open(ctx)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	for _, do := range then(s.steps, settle) {
		if err := do(p); err != nil {
			return "", err
		}
	}
	if got, want := p.Part(), cmp.Or(s.shows, "people"); got != want {
		return "", fmt.Errorf("shows %s, not %s:\n%s", got, want, p.Screen())
	}
	window := picture.Dark("cutui")
	if s.light {
		window = picture.Light("cutui")
	}
	return picture.SVG(p.Cells(), window), nil
}

// open starts the program and waits until the demo has loaded.
func (s *scene) open(ctx context.Context) (*demo.Program, error) {
	o := demo.Options{W: cmp.Or(s.w, 120), H: cmp.Or(s.h, 36), Light: s.light, Looks: s.looks, Hold: s.hold, App: app.Options{SaveDir: "."}}
	if s.colours != 0 {
		o.Terminal = append(o.Terminal, uitest.WithColors(s.colours))
	}
	if s.welcome {
		return demo.Welcome(ctx, o), nil
	}
	p, err := demo.Open(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(p.Wait("41/45"), p.Settle()); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}
