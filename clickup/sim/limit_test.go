package sim

import (
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestRateLimitIsAFixedWindow(t *testing.T) {
	t.Parallel()
	var now atomic.Int64
	start := time.Unix(1_800_000_000, 5)
	now.Store(start.UnixNano())
	s := New(Options{RateLimit: 2, Clock: func() time.Time { return time.Unix(0, now.Load()) }})
	want := func(status int, remaining string) {
		t.Helper()
		r := ask(t, s, "GET", "/v2/user", "")
		if r.Status != status || r.Header.Get("X-RateLimit-Remaining") != remaining || r.Header.Get("X-RateLimit-Limit") != "2" {
			t.Fatalf("%d %v", r.Status, r.Header)
		}
		reset, err := strconv.ParseInt(r.Header.Get("X-RateLimit-Reset"), 10, 64)
		if err != nil || time.Unix(reset, 0).Before(time.Unix(0, now.Load())) {
			t.Fatalf("X-RateLimit-Reset = %v", r.Header)
		}
	}
	want(200, "1")
	now.Add(int64(30 * time.Second))
	want(200, "0")
	want(429, "0")
	now.Add(int64(30*time.Second) - 1)
	want(429, "0")
	now.Add(1)
	want(200, "1")
	if n := s.Calls(); n[2].Status != 429 || n[2].Op != "GetAuthorizedUser" {
		t.Errorf("the log has %+v", n[2])
	}
}

func TestRefusedCallsHaveNoEffect(t *testing.T) {
	t.Parallel()
	s := New(Options{RateLimit: 1})
	ask(t, s, "GET", "/v2/user", "")
	r := ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"a@b.example"}`)
	calltest.WantStatus(t, r, 429, "APP_002")
	if _, ok := s.Guest(world.Northwind, "a@b.example"); ok || s.CountEffects("InviteGuestToWorkspace") != 0 {
		t.Error("a call beyond the limit took effect")
	}
}

func TestRateLimitOptions(t *testing.T) {
	t.Parallel()
	if got := ask(t, New(Options{}), "GET", "/v2/user", "").Header.Get("X-RateLimit-Limit"); got != "10000" {
		t.Errorf("an Enterprise token may make %s calls", got)
	}
	s := New(Options{RateLimit: 1, NoRateHeaders: true})
	ask(t, s, "GET", "/v2/user", "")
	r := ask(t, s, "GET", "/v2/user", "")
	calltest.WantStatus(t, r, 429, "APP_002")
	if r.Header.Get("X-RateLimit-Reset") != "" {
		t.Error("headers that were not wanted")
	}
	s = New(Options{RateLimit: -1})
	if r := ask(t, s, "GET", "/v2/user", ""); r.Status != 200 || r.Header.Get("X-RateLimit-Limit") != "" {
		t.Errorf("no limit: %d %v", r.Status, r.Header)
	}
}
