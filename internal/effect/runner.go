// Package effect carries out what the model asks for: calls to ClickUp, files,
// the clipboard, the browser and work off the key path. It is the only package
// that does so while the program runs; both shells share it.
package effect

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"cutui/clickup"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
)

// Deps are what a Runner works with. API, Store and Clock are needed.
type Deps struct {
	API       *clickup.Client
	Store     *store.Store // of journals and rosters
	Snapshots bool         // whether rosters are kept
	Clock     clickup.Clock
	Browser   func(url string) error // nil: there is none
	// NativeClipboard copies by a program that says whether it worked; nil: there is none.
	NativeClipboard func(text string) error
	Clipboard       func(text string) error // nil: there is none
	SaveDirs        []string                // where documents go: the first that can be written to
}

// Runner carries out effects, several at once. Make it with New.
type Runner struct {
	deps     Deps
	turns    turns
	whole    atomic.Bool                                 // a whole roster was told, however old
	sizes    atomic.Pointer[map[clickup.WorkspaceID]int] // how many people were in it
	auditing sync.Mutex                                  // one audit at a time
	saver    snapshotSaver
	deciding sync.Mutex
	journals journals
	rate     rate
	surveys  surveys
}

// New is a Runner with nothing under way.
func New(d Deps) *Runner {
	return &Runner{
		deps:     d,
		turns:    turns{newest: map[string]started{}},
		journals: journals{open: map[change.RunID]*store.Journal{}},
		rate:     rate{listeners: map[*listener]bool{}},
	}
}

// Close writes the roster that still waits to be written, waits for decisions
// and lets go of the journals; nothing else may be under way any more.
func (r *Runner) Close(ctx context.Context) error {
	r.deciding.Lock()
	defer r.deciding.Unlock()
	return errors.Join(r.flush(ctx), r.journals.closeAll())
}

// Do carries out one effect and hands its answers to emit, maybe several; it returns
// when that is over. Once a newer effect with the same key has begun, the answers of
// this one are dropped. A panic becomes a model.Panicked.
func (r *Runner) Do(ctx context.Context, e model.Effect, emit func(model.Msg)) {
	r.do(clickup.WithPriority(ctx, model.PriorityOf(e)), e, emit)
}

func (r *Runner) do(ctx context.Context, e model.Effect, emit func(model.Msg)) {
	leave := r.rate.listen(emit)
	defer leave()
	turn := model.TurnOf(e)
	ctx, end, ok := r.turns.begin(ctx, turn)
	if !ok {
		return
	}
	defer end()
	if turn.Delay > 0 && r.deps.Clock.Sleep(ctx, turn.Delay) != nil {
		return
	}
	_ = safely(name(e), emit, func() error {
		model.Perform(ctx, e, performer{r}, func(m model.Msg) {
			if !superseded(ctx) {
				emit(m)
			}
		})
		r.tellRate(emit)
		return nil
	})
}

// performer has a method for each effect that needs IO.
type performer struct{ *Runner }

var _ model.Performer = performer{}

// Wait ends at a moment, and tells the time.
func (r performer) Wait(ctx context.Context, e model.Wait, emit model.Emit) {
	now := r.deps.Clock.Now()
	if e.Until.After(now) && r.deps.Clock.Sleep(ctx, e.Until.Sub(now)) != nil {
		return
	}
	emit(model.Ticked{Now: r.deps.Clock.Now()})
}
