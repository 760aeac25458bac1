package effect

import (
	"errors"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest/faultproxy"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
)

// detour is a transport that sends requests to a different address.
type detour struct {
	to   *url.URL
	next *http.Transport
}

// RoundTrip sends the request to the other address.
func (d detour) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Host = d.to.Host
	return d.next.RoundTrip(r)
}

// roughRoad is a fault that a journey meets, at the first request of an operation or at all of them.
type roughRoad struct {
	fault  faultproxy.Fault
	at     string // of the path's end; "" for every path
	always bool
}

// stations are the operations of a journey from the first frame to a shared task.
func stations() []string {
	return []string{"", "/user", "/team", "/seats", "/plan", "/customroles", "/group", "/guest", "/guest/"}
}

// roughRoads returns all kinds of faults, each at some of the stations in turn, and in the long test
// at all of them.
func roughRoads() []roughRoad {
	var some []faultproxy.Fault
	for _, t := range faultproxy.BrokenConnections() {
		name, _, _ := strings.Cut(t.Name, ",")
		if !slices.Contains([]string{faultproxy.Silence, faultproxy.SlowHeader, faultproxy.SlowBody, faultproxy.StalledBody}, name) {
			some = append(some, t)
		}
	}
	some = append(append(some, faultproxy.OddAnswers()...), faultproxy.RateLimits(sim.Epoch())...)
	for _, t := range append(faultproxy.Refusals(), faultproxy.Failures()...) {
		if slices.Contains([]string{"400 in words", "401 in words", "403 in words", "404", "409 in words", "500 in words", "502 as a page", "504", "307"}, t.Name) {
			some = append(some, t)
		}
	}
	var all []roughRoad
	for i, t := range some {
		for j, at := range stations() {
			if (i+j)%5 == 0 || os.Getenv("CUTUI_LONG") != "" {
				all = append(all, roughRoad{t, at, (i+j)%2 == 0})
			}
		}
	}
	return all
}

// meets reports whether a request meets the fault.
func (x roughRoad) meets(r *http.Request, n int) bool {
	path := strings.TrimPrefix(r.URL.Path, "/api/v2")
	there := x.at == "" || strings.HasSuffix(path, x.at) || x.at == "/guest/" && strings.Contains(path, x.at)
	return there && (n == 1 || x.always)
}

// journeyed counts the outcomes of the journeys.
type journeyed struct{ journeys, met, done, refused, unknown atomic.Int32 }

// A journey loads and audits the roster, invites people and shares items, with a faulty network. Each
// must end, say what failed and what to do, and report correctly what was done. Once the network
// works again, it must reach its goal, with everything done exactly once.
func TestJourneysOverRoughRoads(t *testing.T) { //nolint:paralleltest // it counts goroutines
	desk, items := known(t)
	plan := plans.Invite(desk, plans.InviteRequest{
		Emails: []string{"a@else.example", "b@else.example"}, Items: items[:2], Permission: clickup.PermissionComment,
	})
	before := runtime.NumGoroutine()
	var sum journeyed
	t.Run("all", func(t *testing.T) {
		for _, x := range roughRoads() {
			t.Run(x.fault.Name+" at "+x.at, func(t *testing.T) {
				t.Parallel()
				x.journey(t, plan, &sum)
			})
		}
	})
	for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, before there were %d:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
	t.Logf("%d journeys met %d faults; steps as first reported: %d done, %d refused, %d unknown",
		sum.journeys.Load(), sum.met.Load(), sum.done.Load(), sum.refused.Load(), sum.unknown.Load())
	if sum.done.Load() == 0 || sum.refused.Load() == 0 || sum.unknown.Load() == 0 {
		t.Error("something never happened")
	}
}

func (x roughRoad) journey(t *testing.T, plan change.Plan, sum *journeyed) {
	t.Helper()
	w := newWorld(t, sim.Options{People: 50, RateLimit: -1})
	w.clock = &clock{now: sim.Epoch()}
	var good atomic.Bool
	way, err := faultproxy.Open(w.sim, func(r *http.Request, n int) *faultproxy.Fault {
		if good.Load() || !x.meets(r, n) {
			return nil
		}
		sum.met.Add(1)
		return &x.fault
	})
	if err != nil {
		t.Fatal(err)
	}
	to, err := url.Parse(way.URL())
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	w.road = detour{to, transport}
	var once sync.Once
	leave := func() { once.Do(func() { transport.CloseIdleConnections(); _ = way.Close() }) }
	defer leave()
	start := time.Now()
	p := w.start()
	p.drive(model.Boot{})
	p.drive(model.StartRun{Plan: plan})
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	w.believable(*p.Run, "at the end of the run")
	x.told(t, p)
	tally := p.Run.Tally()
	sum.journeys.Add(1)
	sum.done.Add(int32(tally.Done))
	sum.refused.Add(int32(tally.Failed))
	sum.unknown.Add(int32(tally.Unknown))
	good.Store(true)
	p.drive(model.Reload{All: true})
	if p.Rosters.Phase != model.Loaded || p.Roster() == nil {
		t.Errorf("the roster is not there on a good road: %v", p.Rosters.Err)
	}
	for round := 0; p.Run.Retryable() && round < 5; round++ {
		p.drive(model.RetryRun{})
		w.believable(*p.Run, "after going on")
	}
	p.quit()
	w.fulfilled(plan)
}

// told checks every failure that the user can see.
func (x roughRoad) told(t *testing.T, p *program) {
	t.Helper()
	failures := []error{p.Rosters.Err}
	for _, n := range p.Notices {
		failures = append(failures, n.Err)
	}
	for _, err := range failures {
		if e, ok := errors.AsType[*clickup.Error](err); err != nil && (!ok || e.Op == "" || e.Message == "" || e.Hint == "") {
			t.Errorf("%v is no error of an operation with a hint", err)
		}
	}
	for _, s := range p.Run.Plan.Steps {
		if failed := s.State == change.Failed || s.State == change.Unknown; failed && s.Message == "" {
			t.Errorf("%s %s is %s without a reason", s.Op, s.Who(), s.State)
		}
	}
}
