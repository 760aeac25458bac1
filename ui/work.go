package ui

import (
	"sync"
	"sync/atomic"
	"time"
)

// work counts the effects that are being carried out.
type work struct {
	// due counts from when the program is handed an effect, so that nothing is between
	// the key and its effect for those who ask whether the program is busy.
	due atomic.Int32

	mu      sync.Mutex
	running int
	over    bool // nothing may begin any more
}

// begin reports whether an effect may be carried out.
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

// close lets nothing begin any more and reports whether something still runs. A program
// that ends never calls some of the commands that it was handed: nobody waits for those.
func (w *work) close() (running bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	return w.running > 0
}

// Busy reports whether an effect is under way or about to begin. What came of
// the others is in the state by then, if it is asked from the program's loop.
func (m *Model) Busy() bool { return m.work.due.Load() > 0 }

// Drain waits, at most for limit, until no effect is under way any more, and lets none
// begin: what they hold can be closed then. The program must have ended, and the context
// it was made with.
func (m *Model) Drain(limit time.Duration) {
	const pause = time.Millisecond
	for end := time.Now().Add(limit); m.work.close() && time.Now().Before(end); {
		time.Sleep(pause) //nolint:forbidigo // looks for a state until an end
	}
}
