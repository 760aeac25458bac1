package sim

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// window is ClickUp's rate limit: a number of calls in each fixed minute. A minute begins with the
// first call after the last one has ended.
type window struct {
	max     int
	headers bool
	clock   func() time.Time

	mu   sync.Mutex
	ends time.Time
	used int
}

func newWindow(o Options, byPlan int) *window {
	limit := o.RateLimit
	if limit == 0 {
		limit = byPlan
	}
	return &window{max: limit, headers: !o.NoRateHeaders, clock: o.Clock}
}

// spendCall counts a call and sets the headers of the rate limit.
func (l *window) spendCall(h http.Header) *failed {
	if l.max < 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock()
	if !now.Before(l.ends) {
		l.ends, l.used = now.Add(time.Minute), 0
	}
	refused := l.used >= l.max
	if !refused {
		l.used++
	}
	if l.headers {
		h.Set("X-RateLimit-Limit", strconv.Itoa(l.max))
		h.Set("X-RateLimit-Remaining", strconv.Itoa(l.max-l.used))
		h.Set("X-RateLimit-Reset", strconv.FormatInt(ceilSeconds(l.ends), 10))
	}
	if refused {
		return &failed{status: http.StatusTooManyRequests, message: "Rate limit reached", code: "APP_002"}
	}
	return nil
}

// ceilSeconds rounds t up to a whole second.
func ceilSeconds(t time.Time) int64 { return t.Add(time.Second - time.Nanosecond).Unix() }
