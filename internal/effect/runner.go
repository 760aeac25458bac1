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
	Browser   func(url string) error  // nil: there is none
	Clipboard func(text string) error // nil: there is none
	SaveDirs  []string                // where documents go: the first that can be written to
}

// Runner carries out effects, several at once. Make it with New.
type Runner struct {
	deps     Deps
	loads    latest
	gen      atomic.Uint64                               // of the newest ranking
	looked   atomic.Uint64                               // the newest search of all workspaces
	whole    atomic.Bool                                 // a whole roster was told, however old
	sizes    atomic.Pointer[map[clickup.WorkspaceID]int] // how many people were in it
	auditing auditing
	keeper   keeper
	deciding sync.Mutex
	journals journals
	rate     rate
}

// New is a Runner with nothing under way.
func New(d Deps) *Runner {
	return &Runner{
		deps:     d,
		loads:    latest{turns: map[string]turn{}},
		auditing: auditing{newest: map[clickup.WorkspaceID]uint64{}},
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

// Do carries out one effect and tells what came of it by emit, maybe several
// times; it returns when that is over. Answers that nobody waits for any more,
// because the same was asked for again, are not told. A panic becomes a
// model.Panicked.
func (r *Runner) Do(ctx context.Context, e model.Effect, emit func(model.Msg)) {
	leave := r.rate.listen(emit)
	defer leave()
	_ = safely(name(e), emit, func() error {
		r.do(ctx, e, emit)
		return nil
	})
}

func (r *Runner) do(ctx context.Context, e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.Rank:
		r.rank(ctx, e, emit)
	case model.SearchWorkspaces:
		r.scan(ctx, e, emit)
	case model.Merge:
		emit(e.Do())
	case model.Compare:
		emit(e.Do())
	case model.LoadPreview:
		emit(r.glimpse())
	case model.LoadSnapshot:
		emit(r.recall())
	case model.SaveSnapshot:
		r.keep(ctx, e, emit)
	case model.OpenRun:
		r.openRun(ctx, e, emit)
	case model.RejoinRun:
		r.rejoinRun(ctx, e, emit)
	case model.CloseRun:
		r.closeRun(e, emit)
	case model.ListRuns:
		r.listRuns(ctx, e.Newest, emit)
	case model.MarkDropped:
		emit(model.MarkedDropped{ID: e.ID, Err: r.markDropped(ctx, e)})
	case model.SendStep:
		r.send(ctx, e, emit)
	case model.Copy:
		emit(model.Copied{What: e.What, Err: r.copy(e.Text)})
	case model.OpenURL:
		emit(model.Opened{URL: e.URL, Err: r.open(e.URL)})
	case model.Save:
		path, err := save(r.deps.SaveDirs, e.Name, e.Text)
		emit(model.Saved{Path: path, Err: err})
	case model.Wait:
		r.wait(ctx, e, emit)
	default:
		if !r.audits(ctx, e, emit) {
			r.load(ctx, e, emit)
			r.tellRate(emit)
		}
	}
}

// rank gives up as soon as a newer ranking is asked for.
func (r *Runner) rank(ctx context.Context, e model.Rank, emit func(model.Msg)) {
	if !newest(&r.gen, e.Gen) {
		return
	}
	ranked, ok := e.Do(func() bool { return r.gen.Load() != e.Gen || ctx.Err() != nil })
	if ok {
		emit(ranked)
	}
}

// scan does so for searches of all workspaces.
func (r *Runner) scan(ctx context.Context, e model.SearchWorkspaces, emit func(model.Msg)) {
	if !newest(&r.looked, e.Gen) {
		return
	}
	found, ok := e.Do(func() bool { return r.looked.Load() != e.Gen || ctx.Err() != nil })
	if ok {
		emit(found)
	}
}

// newest notes gen unless a newer one was noted before.
func newest(at *atomic.Uint64, gen uint64) bool {
	for {
		before := at.Load()
		if gen < before {
			return false
		}
		if at.CompareAndSwap(before, gen) {
			return true
		}
	}
}

func (r *Runner) wait(ctx context.Context, e model.Wait, emit func(model.Msg)) {
	now := r.deps.Clock.Now()
	if e.Until.After(now) && r.deps.Clock.Sleep(ctx, e.Until.Sub(now)) != nil {
		return
	}
	emit(model.Ticked{Now: r.deps.Clock.Now()})
}

// latest lets only the newest load of the same thing go on.
type latest struct {
	mu    sync.Mutex
	turns map[string]turn
}

type turn struct {
	seq    uint64
	cancel context.CancelCauseFunc
}

// begin cancels an older load of key; where a newer one is under way already it
// says so. end must be called when the load is over.
func (l *latest) begin(parent context.Context, key string, seq uint64) (ctx context.Context, end func(), ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if old, busy := l.turns[key]; busy {
		if old.seq > seq {
			return nil, nil, false
		}
		old.cancel(errSuperseded)
	}
	ctx, cancel := context.WithCancelCause(parent)
	l.turns[key] = turn{seq, cancel}
	return ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.turns[key].seq == seq {
			delete(l.turns, key)
		}
		cancel(nil)
	}, true
}
