package sim

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim/internal/calltest"
)

// live starts a server and returns a function that calls it over a real connection.
func live(t *testing.T, o Options) (*Server, func(ctx context.Context, method, path, body string) (*http.Response, error)) {
	t.Helper()
	s := New(o)
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(func() {
		client.CloseIdleConnections()
		s.Close()
	})
	return s, func(ctx context.Context, method, path, body string) (*http.Response, error) {
		r, err := http.NewRequestWithContext(ctx, method, base+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", Token)
		return client.Do(r)
	}
}

func TestLatencyEndsWhenTheClientLeaves(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 1)
	s, call := live(t, Options{Latency: func(op string) time.Duration {
		asked <- op
		return time.Hour
	}})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	resp, err := call(ctx, "GET", "/v2/user", "")
	if err == nil {
		resp.Body.Close()
	}
	if !errors.Is(err, context.Canceled) || len(s.Calls()) != 0 {
		t.Errorf("%v, %d calls", err, len(s.Calls()))
	}
}

func TestThrottledBodyArrivesWhole(t *testing.T) {
	t.Parallel()
	want := ask(t, New(Options{}), "GET", "/v2/team", "").Raw
	_, call := live(t, Options{BytesPerSecond: 4 << 20})
	resp, err := call(t.Context(), "GET", "/v2/team", "")
	if err != nil {
		t.Fatal(err)
	}
	got := calltest.ReplyOf(t, resp)
	if got.Raw != want {
		t.Errorf("%d bytes, want %d", len(got.Raw), len(want))
	}
}
