package clickup

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// trouble is a handler that fails a request in some way.
type trouble func(w http.ResponseWriter, r *http.Request)

func status(code int) trouble {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, `{"err":"trouble"}`)
	}
}

// hangUp closes or resets the connection without an answer.
func hangUp(reset bool) trouble {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		if tcp, ok := conn.(*net.TCPConn); ok && reset {
			_ = tcp.SetLinger(0)
		}
		_ = conn.Close()
	}
}

// cut sends only a part of the answer.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"plan_name":"`)
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

const goodForAll = `{"plan_name":"Free","guest":{"user":{"id":184}},"team":{"members":[{"user":{"id":184,"email":"guest@example.com"}}]}}`

// troubled starts a server whose first requests meet trouble.
func troubled(t *testing.T, times int, what trouble) *answers {
	t.Helper()
	var n atomic.Int32
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Idempotency-Key") != "" || r.Header.Get("X-Idempotency-Key") != "" {
			t.Error("an idempotency key makes net/http send changes again")
		}
		if int(n.Add(1)) <= times {
			what(w, r)
			return
		}
		_, _ = io.WriteString(w, goodForAll)
	})
}

func TestOnlySafeRequestsAreRetried(t *testing.T) {
	t.Parallel()
	const always = 1000
	type want struct {
		sent  int
		kinds []error
	}
	fine := func(sent int) want { return want{sent: sent} }
	lost := want{1, []error{ErrNetwork, ErrOutcomeUnknown}}
	unread := want{1, []error{ErrNetwork, ErrBadResponse, ErrOutcomeUnknown}}
	failed := want{1, []error{ErrServer, ErrOutcomeUnknown}}
	tests := []struct {
		name         string
		times        int
		what         trouble
		read, change want
	}{
		{"500 once", 1, status(500), fine(2), failed},
		{"503 twice", 2, status(503), fine(3), failed},
		{"502 for ever", always, status(502), want{4, []error{ErrServer}}, failed},
		{"429 once", 1, status(429), fine(2), fine(2)},
		{"429 five times", 5, status(429), fine(6), fine(6)},
		{"429 for ever", always, status(429), want{6, []error{ErrRateLimit}}, want{6, []error{ErrRateLimit}}},
		{"400", 1, status(400), want{1, []error{ErrInvalid}}, want{1, []error{ErrInvalid}}},
		{"404", 1, status(404), want{1, []error{ErrNotFound}}, want{1, []error{ErrNotFound}}},
		{"reset once", 1, hangUp(true), fine(2), lost},
		{"reset for ever", always, hangUp(true), want{4, []error{ErrNetwork}}, lost},
		{"closed once", 1, hangUp(false), fine(2), lost},
		{"cut once", 1, cut, fine(2), unread},
		{"cut for ever", always, cut, want{2, []error{ErrNetwork, ErrBadResponse}}, unread},
		{"hanging", always, hang, want{1, []error{ErrNetwork}}, lost},
	}
	for _, tt := range tests {
		for name, run := range map[string]func(context.Context, *Client) error{
			"GET": readPlan, "POST": inviteSomebody, "PUT": editSomebody, "DELETE": removeSomebody,
		} {
			t.Run(name+" "+tt.name, func(t *testing.T) {
				t.Parallel()
				expected := tt.change
				if name == "GET" {
					expected = tt.read
				}
				server := troubled(t, tt.times, tt.what)
				err := run(t.Context(), connect(t, server, WithTimeout(2*time.Second), shortHang(tt.name)))
				if n := len(server.log()); n != expected.sent || !sameKinds(kinds(err), expected.kinds) || (err == nil) != (expected.kinds == nil) {
					t.Errorf("sent %d times, want %d; error %v of kinds %v", n, expected.sent, err, kinds(err))
				}
			})
		}
	}
}

// shortHang shortens the timeout of the case that hangs.
func shortHang(name string) Option {
	if name == "hanging" {
		return WithTimeout(100 * time.Millisecond)
	}
	return func(*settings) {}
}

// When a reused connection dies during a request, net/http itself would retry the request.
func TestChangesOnDyingConnectionsAreSentOnce(t *testing.T) {
	t.Parallel()
	for _, reset := range []bool{false, true} {
		for _, run := range []func(context.Context, *Client) error{inviteSomebody, editSomebody, removeSomebody} {
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodGet {
					_, _ = io.WriteString(w, goodForAll)
					return
				}
				hangUp(reset)(w, r)
			})
			c := connect(t, server)
			if err := readPlan(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			err := run(t.Context(), c)
			if n := len(server.log()); n != 2 || !sameKinds(kinds(err), []error{ErrNetwork, ErrOutcomeUnknown}) {
				t.Errorf("%d requests, %v", n, err)
			}
		}
	}
}

func TestChangesOverHTTP2AreSentOnce(t *testing.T) {
	t.Parallel()
	var sent atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Errorf("spoke %s", r.Proto)
		}
		if r.Method == http.MethodGet {
			_, _ = io.WriteString(w, goodForAll)
			return
		}
		sent.Add(1)
		panic(http.ErrAbortHandler)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	c, err := New(testToken, WithBaseURL(server.URL), WithTransport(server.Client().Transport), WithClock(&skipClock{}))
	if err != nil {
		t.Fatal(err)
	}
	if err := readPlan(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	for i, run := range []func(context.Context, *Client) error{inviteSomebody, editSomebody, removeSomebody} {
		if err := run(t.Context(), c); !errors.Is(err, ErrOutcomeUnknown) || int(sent.Load()) != i+1 {
			t.Errorf("sent %d times, %v", sent.Load(), err)
		}
	}
}

func TestUnwrittenRequestsAreRetried(t *testing.T) {
	t.Parallel()
	for _, run := range []func(context.Context, *Client) error{readPlan, inviteSomebody, editSomebody, removeSomebody} {
		server := troubled(t, 0, nil)
		var dials atomic.Int32
		transport := &http.Transport{DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if dials.Add(1) <= 2 {
				return nil, &net.OpError{Op: "dial", Net: network, Err: syscall.ECONNREFUSED}
			}
			return new(net.Dialer).DialContext(ctx, network, addr)
		}}
		clock := &skipClock{}
		err := run(t.Context(), connect(t, server, WithTransport(transport), WithClock(clock)))
		if n := len(server.log()); err != nil || n != 1 || dials.Load() != 3 {
			t.Errorf("%d dials, sent %d times, %v", dials.Load(), n, err)
		}
		if slept := clock.sleeps(); len(slept) != 2 || slept[0] >= slept[1]*2 || slept[1] > 2*time.Second {
			t.Errorf("slept %v", slept)
		}
	}
}

func TestUnsentChangesAreCertain(t *testing.T) {
	t.Parallel()
	server := troubled(t, 0, nil)
	c := connect(t, server)
	server.Close()
	for _, run := range []func(context.Context, *Client) error{inviteSomebody, editSomebody, removeSomebody} {
		if err := run(t.Context(), c); !sameKinds(kinds(err), []error{ErrNetwork}) {
			t.Errorf("got %v of %v", err, kinds(err))
		}
	}
}

// A custom transport calls no trace hooks, so nothing proves that a change was not made.
func TestLostAnswersOfUnknownTransportsAreUncertain(t *testing.T) {
	t.Parallel()
	sent := 0
	c, err := New(testToken, WithClock(&skipClock{}), WithTransport(roundTripper(func(*http.Request) (*http.Response, error) {
		sent++
		return nil, errors.New("lost")
	})))
	if err != nil {
		t.Fatal(err)
	}
	if err := inviteSomebody(t.Context(), c); !errors.Is(err, ErrOutcomeUnknown) || sent != 1 {
		t.Errorf("sent %d times, %v", sent, err)
	}
	if err := readPlan(t.Context(), c); errors.Is(err, ErrOutcomeUnknown) || sent != 1+1+maxBroken {
		t.Errorf("sent %d times, %v", sent, err)
	}
}

func TestRetryAfterOfAFailedRead(t *testing.T) {
	t.Parallel()
	busy := func(after string) *answers {
		return troubled(t, 1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", after)
			w.WriteHeader(http.StatusServiceUnavailable)
		})
	}
	clock := &skipClock{}
	if err := readPlan(t.Context(), connect(t, busy("9"), WithClock(clock))); err != nil {
		t.Fatal(err)
	}
	if slept := clock.sleeps(); len(slept) != 1 || slept[0] != 9*time.Second {
		t.Errorf("slept %v", slept)
	}
	// Longer waits are returned to the caller.
	e, ok := errors.AsType[*Error](readPlan(t.Context(), connect(t, busy("30"), WithClock(clock))))
	if !ok || e.Retry != 30*time.Second || len(clock.sleeps()) != 1 {
		t.Errorf("got %+v, slept %v", e, clock.sleeps())
	}
}
