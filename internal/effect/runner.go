// Package effect carries out the effects of the model: calls to ClickUp, files, the clipboard,
// the browser and slow computations. All shells share it, and no other package does this work
// while the program runs.
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

// Deps are what a Runner depends on. API, Store and Clock are required.
type Deps struct {
	API       *clickup.Client
	Store     *store.Store // of journals and rosters
	Snapshots bool         // whether loaded data is kept on disk
	Clock     clickup.Clock
	Browser   func(url string) error // opens a page; nil if there is no browser
	// NativeClipboard copies with a program that reports whether it worked; nil if there is none.
	NativeClipboard func(text string) error
	Clipboard       func(text string) error // copies through the terminal; nil if that is impossible
	SaveDirs        []string                // folders for documents; the first writable one is used
}

// Runner carries out effects, several at once. Make it with New.
type Runner struct {
	deps     Deps
	turns    turns
	whole    atomic.Bool                                 // whole rosters were emitted, however old
	sizes    atomic.Pointer[map[clickup.WorkspaceID]int] // how many people were in them
	auditing sync.Mutex                                  // held by an audit
	saver    snapshotSaver
	deciding sync.Mutex // held by keepDecision
	journals journals
	rate     rate
	surveys  surveys
}

// New returns a Runner.
func New(d Deps) *Runner {
	return &Runner{
		deps:     d,
		turns:    turns{newest: map[string]started{}},
		journals: journals{open: map[change.RunID]*store.Journal{}},
		rate:     rate{listeners: map[*listener]bool{}},
	}
}

// Close writes the roster that still waits to be written, waits for decisions to be written and
// closes the journals. No effect may be running.
func (r *Runner) Close(ctx context.Context) error {
	r.deciding.Lock()
	defer r.deciding.Unlock()
	return errors.Join(r.Flush(ctx), r.journals.closeAll())
}

// Do carries out an effect, calls emit with its events and returns when it is done. Once a newer
// effect with the same key has begun, the events of this one are dropped. A panic is emitted as
// model.Panicked.
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

// performer implements model.Performer: a method for each effect that needs IO.
type performer struct{ *Runner }

var _ model.Performer = performer{}

// Wait waits until e.Until and then emits the time.
func (r performer) Wait(ctx context.Context, e model.Wait, emit model.Emit) {
	now := r.deps.Clock.Now()
	if e.Until.After(now) && r.deps.Clock.Sleep(ctx, e.Until.Sub(now)) != nil {
		return
	}
	emit(model.Ticked{Now: r.deps.Clock.Now()})
}
