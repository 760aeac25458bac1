package cli

import (
	"context"
	"fmt"
	"time"

	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/internal/text"
	"cutui/model"
)

// sayEvery is how often a long run reports its progress.
const sayEvery = 10 * time.Second

// drive sends the core a message and waits until it is carried out. Meanwhile it notes
// waits for ClickUp's rate limit, and the progress of a long run.
func (sh *shell) drive(ctx context.Context, s *app.App, m model.Msg, until func(*model.State) bool) error {
	w := watcher{note: sh.note, progress: sh.Prompt, said: s.State.Now}
	return effect.Drive(ctx, s.Runner, s.State, m, func(st *model.State) bool {
		w.report(st)
		return until(st)
	})
}

// readEveryGuest reads what every guest of the chosen workspace sees. If ctx ends
// meanwhile that is no error: what was read so far is shown.
func (sh *shell) readEveryGuest(ctx context.Context, s *app.App, o auditOptions) error {
	if !o.shares || s.State.Offline() {
		return sh.drive(ctx, s, model.ShowKept{}, func(st *model.State) bool { return st.KeptShown() })
	}
	byGuest := s.State.TellsShares()
	err := error(nil)
	if byGuest {
		err = sh.longRead(ctx, s, model.ReadShares{Within: o.within})
	}
	if err == nil {
		err = sh.longRead(ctx, s, model.ReadLists{Within: o.within, TasksOnly: byGuest})
	}
	if note, known := s.State.MatrixNote(); known && !byGuest {
		sh.note("%s: %s", s.State.Roster().Name, note)
	}
	if interrupted(ctx) {
		return nil
	}
	return err
}

// watcher reports waits and progress, and remembers what it has reported.
type watcher struct {
	note     func(format string, args ...any)
	progress bool // report progress too, which a log does not need
	waits    rateWaits
	said     time.Time
}

func (w *watcher) report(s *model.State) {
	if words, begins := w.waits.look(s); begins {
		w.note("%s", words)
	}
	if !w.progress || s.Run == nil || !s.Run.Live() || s.Now.Sub(w.said) < sayEvery {
		return
	}
	w.said = s.Now
	t := s.Run.Tally()
	w.note("%s of %s sent", text.Number(t.Total()-t.Planned-t.Running), text.Plural(t.Total(), "step"))
}

// rateWaits tells one wait for the rate limit from the next.
type rateWaits struct{ last time.Time } // the end of the last one

// sameWait is how far apart the ends of waits in one rate-limit window may be.
const sameWait = 5 * time.Second

// look returns how long ClickUp's rate limit makes calls wait, empty if that is short, and
// whether this is another wait than at the last look.
func (w *rateWaits) look(s *model.State) (words string, begins bool) {
	until := s.Rate.WaitingUntil
	wait := until.Sub(s.Now).Round(time.Second)
	if wait <= time.Second {
		return "", false
	}
	if begins = until.After(w.last.Add(sameWait)); begins {
		w.last = until
	}
	return fmt.Sprintf("waiting %s for ClickUp's rate limit", wait), begins
}
