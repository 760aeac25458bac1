package simtest

import (
	"net/http"
	"sync"
	"sync/atomic"

	"cutui/clickup/sim"
)

// Hold keeps the answers to an operation back until it is let go, so that a run stands still while it
// is under way.
type Hold struct {
	Op   string // of which calls are held
	From int    // the first of them that is, from 1

	once    sync.Once
	free    chan struct{}
	waiting atomic.Int32
}

func (h *Hold) init() { h.once.Do(func() { h.free = make(chan struct{}) }) }

// LetGo lets ClickUp answer. It can be called once.
func (h *Hold) LetGo() {
	h.init()
	close(h.free)
}

// Held is how many calls wait now; of nil it is none.
func (h *Hold) Held() int {
	if h == nil {
		return 0
	}
	return int(h.waiting.Load())
}

// Intercept stands between a call and its effect: see [sim.Interceptor].
func (h *Hold) Intercept(op string, r *http.Request, n int, perform func() sim.Answer) sim.Answer {
	h.init()
	if op == h.Op && n >= h.From {
		h.waiting.Add(1)
		select {
		case <-h.free:
		case <-r.Context().Done():
		}
		h.waiting.Add(-1)
	}
	return perform()
}
