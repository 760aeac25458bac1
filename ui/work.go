package ui

import (
	"sync/atomic"
	"time"
)

// work counts the effects that are being carried out. It is counted up on the
// program's own goroutine, before the effect begins.
type work struct{ n atomic.Int32 }

// Busy reports whether an effect is under way or about to begin. What came of
// the others is in the state by then, if it is asked from the program's loop.
func (m *Model) Busy() bool { return m.work.n.Load() > 0 }

// Drain waits, at most for limit, until no effect is under way any more: what
// they hold can be closed then. The program must have ended, and the context it
// was made with, so that nothing new begins.
func (m *Model) Drain(limit time.Duration) {
	const pause = time.Millisecond
	for end := time.Now().Add(limit); m.Busy() && time.Now().Before(end); {
		time.Sleep(pause) //nolint:forbidigo // looks for a state until an end
	}
}
