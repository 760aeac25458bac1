package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"cutui/internal/app"
	"cutui/ui/uitest"
	"cutui/ui/uitest/demo"
	"cutui/ui/uitest/picture"
)

// scene is a picture: what is done in the terminal, and how that looks.
type scene struct {
	name string
	// shows is what the keys go to at the end, as [demo.Program.Part] names it; not said:
	// the people.
	shows string
	steps []step
	w, h  int // of the terminal, in cells; not said: 120 and 36
	light bool
	looks app.Looks
	// colours are those that the terminal has; not said: all.
	colours colorprofile.Profile
	welcome bool // there is no token
	png     bool // the README shows it, where not every reader of it draws SVGs
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

// settle waits until nothing is under way and the last frame is on the screen.
func settle(p *demo.Program) error { return p.Settle() }

// press presses keys, with blanks between their names, and lets each have its effect.
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

// then is a scene's steps with more after them.
func then(steps []step, more ...step) []step { return slices.Concat(steps, more) }

// draw plays a scene and takes the picture of its last screen.
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

// open starts the program, and waits until all of the demo has loaded.
func (s *scene) open(ctx context.Context) (*demo.Program, error) {
	o := demo.Options{W: cmp.Or(s.w, 120), H: cmp.Or(s.h, 36), Light: s.light, Looks: s.looks, App: app.Options{SaveDir: "."}}
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
