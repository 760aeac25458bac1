package clickup

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	defaultLimit = 100 // calls a minute, the least any plan has
	windowLength = time.Minute
	longestWait  = 65 * time.Second
	blindWait    = 15 * time.Second // after a 429 that does not say how long
	// resetSlack makes up for times that the headers give in whole seconds.
	resetSlack = 500 * time.Millisecond
	// tolerableSkew is how far the server's clock may be from ours before its own counts.
	tolerableSkew = 2 * time.Second
)

// RateState is the rate limit as it stands: Limit calls a window, Remaining of them
// left until Reset. Known is false while the numbers are assumed, before the first
// answer. Waiting is until when calls wait, the zero time where none does. Of two states
// the one with the smaller Order is older, whichever was told first.
type RateState struct {
	Limit     int
	Remaining int
	Known     bool
	Reset     time.Time
	Waiting   time.Time
	Order     uint64
}

// window keeps calls under ClickUp's limit, so many in a fixed minute. It counts
// for itself, and every answer's headers correct it.
type window struct {
	clock   Clock
	observe func(RateState)

	mu      sync.Mutex
	limit   int
	left    int
	known   bool      // limit is ClickUp's
	reset   time.Time // when it ends; before the first call the zero time
	guessed bool      // reset is a minute after the first call of the window
	sent    int       // calls that wait for their answer
	waiters int
	until   time.Time
	told    uint64 // states so far
}

func newWindow(clock Clock, observe func(RateState)) *window {
	if observe == nil {
		observe = func(RateState) {}
	}
	return &window{clock: clock, observe: observe, limit: defaultLimit, left: defaultLimit}
}

// take waits for a free call in the window and uses it up. Every take is followed
// by one done.
func (w *window) take(ctx context.Context) error {
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		wait := w.tryTake()
		if wait <= 0 {
			return nil
		}
		if err := w.pause(ctx, wait); err != nil {
			return err
		}
	}
}

// tryTake uses up a call, or says how long there is none.
func (w *window) tryTake() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.clock.Now()
	switch left := w.reset.Sub(now); {
	case left <= 0:
		w.open(now.Add(windowLength), true)
	case left > longestWait+time.Second: // the clock was set back
		w.reset, w.guessed = now.Add(windowLength), true
	}
	if w.left > 0 {
		w.left--
		w.sent++
		return 0
	}
	return w.reset.Sub(now)
}

// open begins a new window. Calls still on their way may count in it.
func (w *window) open(reset time.Time, guessed bool) {
	w.left, w.reset, w.guessed = max(0, w.limit-w.sent), reset, guessed
}

// pause waits where observers see it.
func (w *window) pause(ctx context.Context, wait time.Duration) error {
	w.wait(+1, w.clock.Now().Add(wait))
	defer w.wait(-1, time.Time{})
	return w.clock.Sleep(ctx, wait)
}

func (w *window) wait(change int, until time.Time) {
	w.mu.Lock()
	w.waiters += change
	if until.After(w.until) {
		w.until = until
	}
	if w.waiters == 0 {
		w.until = time.Time{}
	}
	w.mu.Unlock()
	w.observe(w.state())
}

func (w *window) state() RateState {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.told++
	s := RateState{Limit: w.limit, Remaining: w.left, Known: w.known, Reset: w.reset, Waiting: w.until, Order: w.told}
	if !w.reset.IsZero() && !w.clock.Now().Before(w.reset) {
		s.Remaining, s.Reset = w.limit, time.Time{}
	}
	return s
}

// done counts a call as answered and corrects the window by the answer's headers,
// nil where there was no answer. Calls on their way are counted here but maybe not
// there yet, so the smaller number of free calls is believed.
func (w *window) done(h http.Header) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent--
	if limit, ok := headerInt(h, "X-RateLimit-Limit"); ok && limit > 0 && limit < 1e6 {
		w.left = max(0, w.left+int(limit)-w.limit)
		w.limit, w.known = int(limit), true
	}
	now := w.clock.Now()
	if until, ok := untilReset(h, now); ok {
		reset := now.Add(until + resetSlack)
		switch {
		case until <= 0:
			return // the answer is of a window that is over
		case !w.guessed && reset.After(w.reset.Add(tolerableSkew)):
			w.open(reset, false) // ClickUp's window began before ours ended
		case w.guessed || reset.After(w.reset):
			w.reset, w.guessed = reset, false
		}
	}
	if remaining, ok := headerInt(h, "X-RateLimit-Remaining"); ok {
		w.left = min(w.left, max(0, int(remaining)))
	}
}

// hold stops all calls for as long as a 429 asks for, and a little more or less
// than others would wait. Where it doesn't say, the window's end as known counts.
func (w *window) hold(h http.Header) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.clock.Now()
	wait, said := retryAfter(h, now)
	switch {
	case said:
	case !w.guessed && w.reset.After(now):
		wait = w.reset.Sub(now)
	default:
		wait = blindWait
	}
	w.left, w.guessed = 0, false
	w.reset = now.Add(wait + rand.N(time.Second))
}

// untilReset is the time to the window's end, by the server's clock where ours is off.
func untilReset(h http.Header, now time.Time) (time.Duration, bool) {
	reset, ok := headerInt(h, "X-RateLimit-Reset")
	if !ok || reset <= 0 {
		return 0, false
	}
	if reset > 1e11 { // milliseconds
		reset /= 1000
	}
	end := time.Unix(reset, 0)
	date, err := http.ParseTime(h.Get("Date"))
	if off := now.Sub(date).Abs() > tolerableSkew; err == nil && off && plausible(end.Sub(date)) {
		return end.Sub(date), true
	}
	return min(end.Sub(now), longestWait), true
}

func plausible(d time.Duration) bool { return d > -windowLength && d <= longestWait }

// retryAfter is how long a refused call is asked to wait, by Retry-After or by the
// window's end: at least a second and at most a little more than a window.
func retryAfter(h http.Header, now time.Time) (wait time.Duration, said bool) {
	if seconds, ok := headerInt(h, "Retry-After"); ok {
		wait = time.Duration(min(seconds, 3600)) * time.Second
	} else if at, err := http.ParseTime(h.Get("Retry-After")); err == nil {
		wait = at.Sub(now)
	} else if until, ok := untilReset(h, now); ok && until > 0 {
		wait = until + resetSlack
	} else {
		return 0, false
	}
	return min(max(wait, time.Second), longestWait), true
}

// headerInt reads a whole number, of which a fraction is cut off.
func headerInt(h http.Header, key string) (int64, bool) {
	n, err := strconv.ParseFloat(h.Get(key), 64)
	if err != nil || n != n || n > 1e15 || n < -1e15 {
		return 0, false
	}
	return int64(n), true
}
