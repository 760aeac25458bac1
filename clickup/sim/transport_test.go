package sim

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// dial returns a function that calls the server without a socket.
func dial(s *Server) func(ctx context.Context, method, path, body string) (int, string, error) {
	client := http.Client{Transport: s.Transport()}
	return func(ctx context.Context, method, path, body string) (int, string, error) {
		r, err := http.NewRequestWithContext(ctx, method, "http://127.0.0.1/api"+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		r.Header.Set("Authorization", Token)
		resp, err := client.Do(r)
		if err != nil {
			return 0, "", err
		}
		defer resp.Body.Close()
		data, err := io.ReadAll(resp.Body)
		return resp.StatusCode, string(data), err
	}
}

func TestTransportGivesTheSameAnswers(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	call := dial(s)
	for _, path := range []string{"/v2/team", "/v2/nothing", calltest.Team(world.Northwind, "plan")} {
		status, body, err := call(t.Context(), "GET", path, "")
		want := ask(t, s, "GET", path, "")
		if err != nil || status != want.Status || body != want.Raw {
			t.Errorf("%s: %d, %v", path, status, err)
		}
	}
	status, _, err := call(t.Context(), "POST", calltest.Team(world.Northwind, "guest"), `{"email":"a@b.example"}`)
	if _, ok := s.Guest(world.Northwind, "a@b.example"); err != nil || status != 200 || !ok {
		t.Errorf("inviting: %d, %v", status, err)
	}
}

func TestLatencyAndWindowOnVirtualTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		call := dial(New(Options{RateLimit: 3, Latency: func(string) time.Duration { return 10 * time.Second }}))
		start := time.Now()
		var statuses []int
		for range 9 {
			status, _, err := call(t.Context(), "GET", "/v2/user", "")
			if err != nil {
				t.Fatal(err)
			}
			statuses = append(statuses, status)
		}
		if took := time.Since(start); took != 90*time.Second {
			t.Errorf("nine calls of ten seconds took %v", took)
		}
		for i, status := range statuses {
			if want := map[bool]int{true: 200, false: 429}[i < 3 || i >= 6]; status != want {
				t.Errorf("call %d: %d, want %d", i, status, want)
			}
		}
	})
}

func TestThrottleOnVirtualTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, body, err := dial(New(Options{BytesPerSecond: 1000}))(t.Context(), "GET", "/v2/team", "")
		if err != nil {
			t.Fatal(err)
		}
		if got := time.Since(start); got.Truncate(time.Second) != time.Duration(len(body)/1000)*time.Second {
			t.Errorf("%d bytes took %v", len(body), got)
		}
	})
}
