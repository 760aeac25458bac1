package effect

import (
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup/sim"
	"cutui/model"
	"cutui/model/change"
)

// screen is a program whose screen shows a person's details.
type screen struct {
	*program
	events chan model.Msg
}

func (s *screen) update(m model.Msg) {
	for _, e := range append(s.Update(model.Ticked{Now: time.Now()}), s.Update(m)...) {
		go s.runner.Do(s.world.t.Context(), e, func(m model.Msg) { s.events <- m })
	}
}

// walk moves the cursor over n guests and stays on each for d.
func (s *screen) walk(guests, by int, stays time.Duration) {
	for range guests {
		for s.update(model.MoveCursor{By: by}); !s.Person().Guest(); {
			s.update(model.MoveCursor{By: by})
		}
		s.update(model.LookAt{})
		s.stay(stays)
	}
}

// stay advances the time.
func (s *screen) stay(d time.Duration) {
	for over := time.After(d); ; {
		select {
		case m := <-s.events:
			s.update(m)
		case <-over:
			return
		}
	}
}

// look starts a program with a ClickUp that answers after a second.
func look(t *testing.T) *screen {
	t.Helper()
	w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Clock: time.Now, Latency: func(string) time.Duration { return time.Second }})
	p := w.start()
	p.Options.LoadAtRest = true
	p.drive(model.Boot{})
	return &screen{program: p, events: make(chan model.Msg)}
}

// The details of a guest are loaded when the cursor rests on them, not when it passes.
func TestGuestsAreReadWhereTheCursorRests(t *testing.T) {
	t.Parallel()
	const few = 300 * time.Millisecond
	for name, c := range map[string]struct {
		before func(*screen)
		stays  time.Duration
		calls  int // answered, for three guests and a long rest on a fourth
		known  int
	}{
		"a held key":        {stays: 30 * time.Millisecond, calls: 1, known: 1},
		"single keys":       {stays: few, calls: 1, known: 1},
		"reading each":      {stays: 2 * time.Second, calls: 4, known: 4},
		"gone meanwhile":    {stays: time.Second / 2, calls: 1, known: 1},
		"few calls left":    {stays: 2 * time.Second, before: func(p *screen) { p.Rate = change.Rate{Limit: 100, Remaining: 30, Resets: time.Now().Add(time.Hour)} }},
		"calls come back":   {stays: 2 * time.Second, before: func(p *screen) { p.Rate = change.Rate{Limit: 100, Resets: time.Now()} }, calls: 4, known: 4},
		"turned off":        {stays: 2 * time.Second, before: func(p *screen) { p.Options.LoadAtRest = false }},
		"without a network": {stays: 2 * time.Second, before: func(p *screen) { p.Options.Offline = true }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				p := look(t)
				if c.before != nil {
					c.before(p)
				}
				p.walk(3, 1, c.stays)
				p.walk(1, 1, 5*time.Second)
				if n := p.world.asked("GetGuest"); n != c.calls {
					t.Errorf("%d calls, want %d", n, c.calls)
				}
				known := 0
				for _, sh := range p.Data().Shares {
					if !sh.Has() || sh.Phase != model.Loaded {
						t.Errorf("left as %+v", sh)
					}
					known++
				}
				if known != c.known {
					t.Errorf("%d guests are known, want %d", known, c.known)
				}
				p.walk(1, -1, 5*time.Second)
				p.walk(1, 1, 5*time.Second)
				if again := p.world.asked("GetGuest") - c.calls; c.calls > 0 && again > 1 {
					t.Errorf("who is known is asked for again: %d calls", again)
				}
				p.quit()
			})
		})
	}
}

// A load that the user asks for while it already runs in the background is not cancelled.
func TestGuestAskedForIsNotGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := look(t)
		p.walk(1, 1, time.Second)
		guest := p.Person().ID
		if sh := p.Data().SharesOf(guest); sh == nil || sh.Phase != model.Loading {
			t.Fatalf("at rest: %+v", sh)
		}
		p.update(model.LoadShares{Guest: guest})
		p.walk(1, 1, 5*time.Second)
		if sh := p.Data().SharesOf(guest); sh == nil || sh.Phase != model.Loaded {
			t.Errorf("asked for: %+v", sh)
		}
		p.quit()
	})
}
