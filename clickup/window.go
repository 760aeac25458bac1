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
// answer. Waiting is until when calls wait, the zero time where none does, and WaitingFor
// the most urgent of them. Of two states the one with the smaller Order is older,
// whichever was told first.
type RateState struct {
	Limit      int
	Remaining  int
	Known      bool
	Reset      time.Time
	Waiting    time.Time
	WaitingFor Priority
	Order      uint64
}

// window keeps calls under ClickUp's limit, a number of them in each fixed minute. It counts
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
	waiters map[*waiter]bool
	until   time.Time // when the last of them goes on
	told    uint64    // states so far
}

// waiter is a call that waits for the next window.
type waiter struct {
	priority Priority
	wake     func()
}

func newWindow(clock Clock, observe func(RateState)) *window {
	if observe == nil {
		observe = func(RateState) {}
	}
	return &window{clock: clock, observe: observe, limit: defaultLimit, left: defaultLimit, waiters: map[*waiter]bool{}}
}

// takeCall waits for a call in the window that the context's priority may have, and uses it
// up. Every take is followed by one done.
func (w *window) takeCall(ctx context.Context) error {
	p := PriorityOf(ctx)
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		wait := w.tryTake(p)
		if wait <= 0 {
			return nil
		}
		if err := w.pause(ctx, p, wait); err != nil {
			return err
		}
	}
}

// tryTake uses up a call, or says how long there is none for p.
func (w *window) tryTake(p Priority) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.clock.Now()
	switch left := w.reset.Sub(now); {
	case left <= 0:
		w.open(now.Add(windowLength), true)
	case left > longestWait+time.Second: // the clock was set back
		w.reset, w.guessed = now.Add(windowLength), true
	}
	if w.left > p.Reserve(w.limit) {
		w.left--
		w.sent++
		return 0
	}
	return w.reset.Sub(now)
}

// open begins a new window. Calls still on their way may count in it.
func (w *window) open(reset time.Time, guessed bool) {
	w.left, w.reset, w.guessed = max(0, w.limit-w.sent), reset, guessed
	w.wake()
}

// pause waits where observers see it, until calls become free.
func (w *window) pause(ctx context.Context, p Priority, wait time.Duration) error {
	asleep, wake := context.WithCancel(ctx)
	defer wake()
	me := &waiter{p, wake}
	w.wait(me, w.clock.Now().Add(wait))
	defer w.goOn(me)
	if err := w.clock.Sleep(asleep, wait); err != nil && ctx.Err() != nil {
		return err
	}
	return nil
}

func (w *window) wait(who *waiter, until time.Time) {
	w.mu.Lock()
	w.waiters[who] = true
	if until.After(w.until) {
		w.until = until
	}
	w.mu.Unlock()
	w.observe(w.state())
}

func (w *window) goOn(who *waiter) {
	w.mu.Lock()
	delete(w.waiters, who)
	if len(w.waiters) == 0 {
		w.until = time.Time{}
	}
	w.mu.Unlock()
	w.observe(w.state())
}

// wake lets all that wait look again.
func (w *window) wake() {
	for who := range w.waiters {
		who.wake()
	}
}

// mostUrgent is the priority of the most urgent call that waits; Urgent where none does.
func (w *window) mostUrgent() Priority {
	if len(w.waiters) == 0 {
		return Urgent
	}
	p := Background
	for who := range w.waiters {
		p = min(p, who.priority)
	}
	return p
}

func (w *window) state() RateState {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.told++
	s := RateState{
		Limit: w.limit, Remaining: w.left, Known: w.known, Reset: w.reset,
		Waiting: w.until, WaitingFor: w.mostUrgent(), Order: w.told,
	}
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
		more := int(limit) > w.limit
		w.left = max(0, w.left+int(limit)-w.limit)
		w.limit, w.known = int(limit), true
		if more {
			w.wake()
		}
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
