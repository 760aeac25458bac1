package effect

import (
	"sync"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
)

// rate is the last known rate limit and its listeners: the effects that are running.
type rate struct {
	mu        sync.Mutex
	listeners map[*listener]bool
	last      change.Rate
	order     uint64 // of last
}

type listener struct{ emit func(model.Msg) }

func (r *rate) listen(emit func(model.Msg)) (leave func()) {
	l := &listener{emit}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listeners[l] = true
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.listeners, l)
	}
}

// Observe emits a changed state of the rate limit. It is for clickup.WithRateObserver and may be
// called from any goroutine.
func (r *Runner) Observe(s clickup.RateState) {
	now, news := r.rate.changed(s)
	if !news {
		return
	}
	if emit := r.rate.anyone(); emit != nil {
		emit(model.RateChanged{Order: s.Order, Rate: now})
	}
}

// tellRate emits the state of the rate limit if it has changed.
func (r *Runner) tellRate(emit func(model.Msg)) {
	s := r.deps.API.Limit()
	if now, news := r.rate.changed(s); news {
		emit(model.RateChanged{Order: s.Order, Rate: now})
	}
}

// changed reports whether s differs from the last state, and makes it the last one. It ignores
// states older than the last, and numbers that the client only assumes.
func (r *rate) changed(s clickup.RateState) (change.Rate, bool) {
	now := change.Rate{WaitingUntil: s.Waiting, Background: s.WaitingFor == clickup.Background}
	if s.Known {
		now.Limit, now.Remaining, now.Resets = s.Limit, s.Remaining, s.Reset
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.Order < r.order {
		return now, false
	}
	news := now != r.last
	r.last, r.order = now, s.Order
	return now, news
}

// anyone returns the emit function of any listener; all of them reach the same shell.
func (r *rate) anyone() func(model.Msg) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for l := range r.listeners {
		return l.emit
	}
	return nil
}
