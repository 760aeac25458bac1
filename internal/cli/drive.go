package cli

import (
	"context"
	"time"

	"cutui/internal/effect"
	"cutui/model"
)

// sayEvery is how often a long run says how far it is.
const sayEvery = 10 * time.Second

// drive hands the core an intent and waits until it is carried out. Meanwhile it
// says when ClickUp's rate limit makes it wait, and how far a long run is.
func (sh *shell) drive(ctx context.Context, s *Session, m model.Msg, until func(*model.State) bool) error {
	w := watcher{talk: sh.talk, said: s.State.Now}
	return effect.Drive(ctx, s.Runner, s.State, m, func(st *model.State) bool {
		w.look(st)
		return until(st)
	})
}

// watcher remembers what it has said.
type watcher struct {
	talk    func(format string, args ...any)
	waiting time.Time // for the rate limit, until then
	said    time.Time
}

func (w *watcher) look(s *model.State) {
	until := s.Rate.WaitingUntil
	if wait := until.Sub(s.Now).Round(time.Second); wait > time.Second && until.After(w.waiting) {
		w.waiting = until
		w.talk("waiting %s for ClickUp's rate limit", wait)
	}
	if s.Run == nil || !s.Run.Live() || s.Now.Sub(w.said) < sayEvery {
		return
	}
	w.said = s.Now
	t := s.Run.Tally()
	w.talk("%d of %s sent", t.Total()-t.Planned-t.Running, count(t.Total(), "step"))
}
