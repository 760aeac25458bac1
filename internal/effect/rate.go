package effect

import (
	"sync"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
)

// rate knows who is told about the rate limit: everybody with an effect under way.
type rate struct {
	mu        sync.Mutex
	listeners map[*listener]bool
	last      change.Rate
	order     uint64 // of the newest state
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

// Observe is told by the client when calls begin and stop to wait for the rate
// limit; see clickup.WithRateObserver. It may be called from any goroutine.
func (r *Runner) Observe(s clickup.RateState) {
	now, news := r.rate.changed(s)
	if !news {
		return
	}
	if emit := r.rate.anyone(); emit != nil {
		emit(model.RateChanged{Order: s.Order, Rate: now})
	}
}

// tellRate tells the budget after a call, where it has changed.
func (r *Runner) tellRate(emit func(model.Msg)) {
	s := r.deps.API.Limit()
	if now, news := r.rate.changed(s); news {
		emit(model.RateChanged{Order: s.Order, Rate: now})
	}
}

// changed reports whether s says anything new. What the client only assumes,
// before ClickUp's first answer, does not, nor does what was so before the last state.
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

// anyone is one of those who listen; all of them speak to the same shell.
func (r *rate) anyone() func(model.Msg) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for l := range r.listeners {
		return l.emit
	}
	return nil
}
