package effect

import (
	"context"
	"errors"
	"sync"

	"cutui/model"
)

// turns cancels an effect when a newer one with the same key begins.
type turns struct {
	mu     sync.Mutex
	newest map[string]started // by key
}

type started struct {
	gen    uint64
	cancel context.CancelCauseFunc
}

var errSuperseded = errors.New("asked for again meanwhile")

// superseded reports whether a newer effect has replaced the one with context ctx.
func superseded(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errSuperseded) }

// begin cancels an older effect with the same key. ok is false if a newer one has already begun.
// The caller must call end when the effect is done.
func (t *turns) begin(parent context.Context, turn model.Turn) (ctx context.Context, end func(), ok bool) {
	if turn.Key == "" {
		return parent, func() {}, true
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	old, ok := t.newest[turn.Key]
	switch {
	case ok && old.gen > turn.Gen:
		return nil, nil, false
	case ok:
		old.cancel(errSuperseded)
	}
	ctx, cancel := context.WithCancelCause(parent)
	t.newest[turn.Key] = started{turn.Gen, cancel}
	return ctx, func() { cancel(nil) }, true
}
