package ui

import (
	"sync"
	"sync/atomic"
	"time"
)

// work counts the effects that are being carried out.
type work struct {
	// due is the number of effects that have been asked for and are not finished. It
	// includes those that have not begun, so that Busy has no gap between a key and its
	// effect.
	due atomic.Int32

	mu      sync.Mutex
	running int
	over    bool // no effect may begin
}

// begin reports whether an effect may be carried out. If so, end must be called after it.
func (w *work) begin() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.over {
		w.running++
	}
	return !w.over
}

func (w *work) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running--
}

// close keeps further effects from beginning, and reports whether any are still running. It
// ignores effects that have not begun, since a program that ends never runs some of them.
func (w *work) close() (running bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	return w.running > 0
}

// Busy returns how many effects are under way or about to begin. Called from the program's
// loop, the state has the results of all finished effects.
func (m *Model) Busy() int { return int(m.work.due.Load()) }

// Drain keeps further effects from beginning, and waits until none is under way, at most for
// limit. After that what effects use can be closed. The program and its context must have
// ended.
func (m *Model) Drain(limit time.Duration) {
	const pause = time.Millisecond
	for end := time.Now().Add(limit); m.work.close() && time.Now().Before(end); {
		time.Sleep(pause) //nolint:forbidigo // polls, with a limit
	}
}
