package clickup

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// fixedWindow is a server's side of the rate limit, as a transport.
type fixedWindow struct {
	limit   int
	length  time.Duration
	latency time.Duration
	skew    time.Duration // how far the server's clock is ahead
	headers bool

	mu      sync.Mutex
	ends    time.Time
	used    int
	served  int
	refused int
}

// count returns how many calls were served.
func (f *fixedWindow) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.served
}

func (f *fixedWindow) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(f.latency / 2)
	h, code, body := f.answer()
	time.Sleep(f.latency / 2)
	return &http.Response{StatusCode: code, Header: h, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

func (f *fixedWindow) answer() (http.Header, int, string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := time.Now()
	if !now.Before(f.ends) {
		f.ends, f.used = now.Add(f.length), 0
	}
	code, body := http.StatusOK, goodForAll
	if f.used++; f.used > f.limit {
		f.refused++
		code, body = http.StatusTooManyRequests, `{"err":"Rate limit reached","ECODE":"APP_002"}`
	} else {
		f.served++
	}
	h := http.Header{}
	h.Set("Date", now.Add(f.skew).UTC().Format(http.TimeFormat))
	if f.headers {
		h.Set("X-RateLimit-Limit", strconv.Itoa(f.limit))
		h.Set("X-RateLimit-Remaining", strconv.Itoa(max(0, f.limit-f.used)))
		h.Set("X-RateLimit-Reset", strconv.FormatInt(f.ends.Add(f.skew).Unix(), 10))
	}
	return h, code, body
}

// limited returns a client with a transport.
func limited(t *testing.T, rt http.RoundTripper, opts ...Option) *Client {
	t.Helper()
	c, err := New(testToken, append([]Option{WithTransport(rt)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// run makes calls from several workers at once and returns how long all of them took.
func runAll(t *testing.T, c *Client, calls, workers int) time.Duration {
	t.Helper()
	start := time.Now()
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < calls; i += workers {
				if err := inviteSomebody(t.Context(), c); err != nil {
					t.Errorf("call %d: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	return time.Since(start)
}

func TestLimitIsUsedAndNotExceeded(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		server  *fixedWindow
		calls   int
		workers int
		atMost  time.Duration
	}{
		{"one worker", &fixedWindow{limit: 100, latency: 200 * time.Millisecond}, 300, 1, 142 * time.Second},
		{"eight workers", &fixedWindow{limit: 100, latency: 200 * time.Millisecond}, 300, 8, 126 * time.Second},
		{"more than assumed", &fixedWindow{limit: 1000, latency: 50 * time.Millisecond}, 2500, 8, 126 * time.Second},
		{"less than assumed", &fixedWindow{limit: 20, latency: 50 * time.Millisecond}, 100, 4, 4*62*time.Second + time.Second},
		{"a server ahead", &fixedWindow{limit: 100, skew: 30 * time.Minute}, 300, 8, 126 * time.Second},
		{"a server behind", &fixedWindow{limit: 100, skew: -30 * time.Second}, 300, 8, 126 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := tt.server
				server.headers, server.length = true, time.Minute
				took := runAll(t, limited(t, server), tt.calls, tt.workers)
				if server.served != tt.calls || server.refused > 0 || took > tt.atMost {
					t.Errorf("%d served, %d refused, in %v", server.served, server.refused, took)
				}
			})
		})
	}
}

// Without headers the client learns the limit from refusals only, and still all calls succeed.
func TestLimitWithoutHeaders(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &fixedWindow{limit: 50, length: time.Minute, latency: 20 * time.Millisecond}
		took := runAll(t, limited(t, server), 200, 4)
		if server.served != 200 || took > 6*time.Minute {
			t.Errorf("%d served, %d refused, in %v", server.served, server.refused, took)
		}
	})
}

// Another program with the same token uses up calls too.
func TestLimitIsShared(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &fixedWindow{limit: 100, length: time.Minute, headers: true}
		mine, theirs := limited(t, server), limited(t, server)
		var wg sync.WaitGroup
		wg.Go(func() { runAll(t, theirs, 150, 2) })
		took := runAll(t, mine, 150, 2)
		wg.Wait()
		if server.served != 300 || server.refused > 20 || took > 4*time.Minute {
			t.Errorf("%d served, %d refused, in %v", server.served, server.refused, took)
		}
	})
}

func TestWaitingIsObservedAndCanBeCancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &fixedWindow{limit: 3, length: time.Minute, headers: true}
		var mu sync.Mutex
		var seen []RateState
		c := limited(t, server, WithRateObserver(func(s RateState) {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, s)
		}))
		if s := c.Limit(); s.Known || s.Limit != defaultLimit || !s.Reset.IsZero() {
			t.Errorf("before the first call: %+v", s)
		}
		runAll(t, c, 3, 1)
		if s := c.Limit(); !s.Known || s.Limit != 3 || s.Remaining != 0 || time.Until(s.Reset) > 61*time.Second || !s.Waiting.IsZero() {
			t.Errorf("after the third call: %+v", s)
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- inviteSomebody(ctx, c) }()
		synctest.Wait()
		if s := c.Limit(); time.Until(s.Waiting) < 58*time.Second || time.Until(s.Waiting) > 61*time.Second {
			t.Errorf("while it waits: %+v", s)
		}
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) || errors.Is(err, ErrOutcomeUnknown) {
			t.Errorf("cancelled: %v", err)
		}
		if s := c.Limit(); !s.Waiting.IsZero() || server.served != 3 {
			t.Errorf("afterwards: %+v, %d served", s, server.served)
		}
		if len(seen) != 2 || seen[0].Waiting.IsZero() || !seen[1].Waiting.IsZero() {
			t.Errorf("observed %+v", seen)
		}
		time.Sleep(2 * time.Minute)
		if s := c.Limit(); s.Remaining != 3 || !s.Reset.IsZero() {
			t.Errorf("in the next window: %+v", s)
		}
	})
}

func TestRetryAfterOfRefusals(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_800_000_000, 0)
	at := func(d time.Duration) string { return strconv.FormatInt(now.Add(d).Unix(), 10) }
	date := func(d time.Duration) string { return now.Add(d).UTC().Format(http.TimeFormat) }
	tests := []struct {
		name   string
		header map[string]string
		want   time.Duration
	}{
		{"silent", nil, 0},
		{"odd", map[string]string{"Retry-After": "soon", "X-RateLimit-Reset": "NaN"}, 0},
		{"seconds", map[string]string{"Retry-After": "7", "X-RateLimit-Reset": at(30 * time.Second)}, 7 * time.Second},
		{"fraction", map[string]string{"Retry-After": "7.9"}, 7 * time.Second},
		{"nothing", map[string]string{"Retry-After": "0"}, time.Second},
		{"negative", map[string]string{"Retry-After": "-5"}, time.Second},
		{"an hour", map[string]string{"Retry-After": "3600"}, longestWait},
		{"for ever", map[string]string{"Retry-After": "1e14"}, longestWait},
		{"date", map[string]string{"Retry-After": date(20 * time.Second)}, 20 * time.Second},
		{"past date", map[string]string{"Retry-After": date(-time.Hour)}, time.Second},
		{"window", map[string]string{"X-RateLimit-Reset": at(30 * time.Second)}, 30*time.Second + resetSlack},
		{"window in milliseconds", map[string]string{"X-RateLimit-Reset": at(30*time.Second) + "000"}, 30*time.Second + resetSlack},
		{"window by their clock", map[string]string{"X-RateLimit-Reset": at(time.Hour + 30*time.Second), "Date": date(time.Hour)}, 30*time.Second + resetSlack},
		{"window in a wrong year", map[string]string{"X-RateLimit-Reset": at(9999 * time.Hour)}, longestWait},
		{"window that is over", map[string]string{"X-RateLimit-Reset": at(-time.Hour)}, 0},
	}
	for _, tt := range tests {
		h := http.Header{}
		for k, v := range tt.header {
			h.Set(k, v)
		}
		if got, said := retryAfter(h, now); got != tt.want || said != (tt.want > 0) {
			t.Errorf("%s: %v, %v, want %v", tt.name, got, said, tt.want)
		}
	}
}

func TestLateAnswersDoNotSpoilTheNextWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(SystemClock{}, nil)
		take := func() {
			if err := w.takeCall(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		old := http.Header{}
		old.Set("X-RateLimit-Limit", "100")
		old.Set("X-RateLimit-Remaining", "1")
		old.Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(10*time.Second).Unix(), 10))
		take()
		take()
		w.done(old)
		if s := w.state(); s.Remaining != 1 {
			t.Errorf("after an answer: %+v", s)
		}
		time.Sleep(15 * time.Second)
		take()
		w.done(old)
		if s := w.state(); s.Remaining != 98 { // one is on its way and may count in this window
			t.Errorf("after a late answer: %+v", s)
		}
	})
}
