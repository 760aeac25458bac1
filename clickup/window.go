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
	blindWait    = 15 * time.Second // after a 429 that does not say how long to wait
	// resetSlack allows for the headers' times being in whole seconds.
	resetSlack = 500 * time.Millisecond
	// tolerableSkew is how much the server's clock may differ from ours before times are
	// computed with the server's clock.
	tolerableSkew = 2 * time.Second
)

// RateState is the state of the rate limit.
type RateState struct {
	Limit      int       // calls per window of a minute
	Remaining  int       // calls left in this window
	Known      bool      // Limit is ClickUp's number; before the first answer it is assumed
	Reset      time.Time // when the window ends; zero if none has begun
	Waiting    time.Time // until when calls wait; zero if none does
	WaitingFor Priority  // the most urgent priority of the calls that wait
	Order      uint64    // grows with every state: observers may get states out of order
}

// window keeps calls within ClickUp's rate limit, a number of calls in each fixed minute. It
// counts calls itself and corrects the count by the headers of every answer.
type window struct {
	clock   Clock
	observe func(RateState)

	mu      sync.Mutex
	limit   int
	left    int
	known   bool      // limit is ClickUp's
	reset   time.Time // when the window ends; zero before the first call
	guessed bool      // reset is only assumed: a minute after the first call
	sent    int       // calls without an answer so far
	waiters map[*waiter]bool
	until   time.Time // when the last of the waiters wakes
	states  uint64    // how many states were made
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

// takeCall waits until the context's priority allows a call, and counts it. The caller must
// call done after the call.
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

// tryTake counts a call and returns 0, or returns how long p has to wait for one.
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

// open begins a new window. Calls without an answer may count in it.
func (w *window) open(reset time.Time, guessed bool) {
	w.left, w.reset, w.guessed = max(0, w.limit-w.sent), reset, guessed
	w.wake()
}

// pause waits until calls may be free, and tells the observer so.
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

// wake lets all waiters try again.
func (w *window) wake() {
	for who := range w.waiters {
		who.wake()
	}
}

// mostUrgent returns the most urgent priority of the waiters, or Urgent if there are none.
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
	w.states++
	s := RateState{
		Limit: w.limit, Remaining: w.left, Known: w.known, Reset: w.reset,
		Waiting: w.until, WaitingFor: w.mostUrgent(), Order: w.states,
	}
	if !w.reset.IsZero() && !w.clock.Now().Before(w.reset) {
		s.Remaining, s.Reset = w.limit, time.Time{}
	}
	return s
}

// done counts a call as answered and corrects the window by the answer's headers, which are
// nil if there was no answer. ClickUp may not have counted the calls on their way yet, so
// done keeps the smaller number of remaining calls.
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
			return // the answer belongs to a window that has ended
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

// hold stops all calls for as long as a 429 asks for. If it doesn't say, it stops them until
// the window ends. It adds up to a second at random, so that clients don't retry at once.
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

// untilReset returns the time until the window ends. It uses the server's clock if ours
// differs from it.
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

// retryAfter returns how long an answer asks to wait, by its Retry-After or by the window's
// end: at least a second and at most longestWait. said is false if the answer does not say.
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

// headerInt parses a header with a number and truncates it to an integer.
func headerInt(h http.Header, key string) (int64, bool) {
	n, err := strconv.ParseFloat(h.Get(key), 64)
	if err != nil || n != n || n > 1e15 || n < -1e15 {
		return 0, false
	}
	return int64(n), true
}
