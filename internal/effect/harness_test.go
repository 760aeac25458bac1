package effect

import (
	"context"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
)

// clock is a clock whose Sleep advances the time at once.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return nil
}

// rig is a runner with a simulated ClickUp.
type rig struct {
	t      *testing.T
	sim    *sim.Server
	runner *Runner
	store  *store.Store
	folder string
	clock  *clock

	mu   sync.Mutex
	msgs []model.Msg
}

func newRig(t *testing.T, o sim.Options) *rig {
	t.Helper()
	if o.RateLimit == 0 {
		o.RateLimit = -1
	}
	g := &rig{t: t, sim: sim.New(o), clock: &clock{now: sim.Epoch()}, folder: t.TempDir()}
	base, err := g.sim.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.sim.Close() })
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	var observe func(clickup.RateState)
	api, err := clickup.New(sim.Token, clickup.WithBaseURL(base), clickup.WithClock(&clock{now: g.clock.now}),
		clickup.WithTransport(transport), clickup.WithRateObserver(func(s clickup.RateState) { observe(s) }))
	if err != nil {
		t.Fatal(err)
	}
	g.store = store.New(g.folder, "test")
	g.runner = New(Deps{API: api, Store: g.store, Snapshots: true, Clock: g.clock})
	observe = g.runner.Observe
	t.Cleanup(func() { _ = g.runner.Close(context.Background()) })
	return g
}

func (g *rig) emit(m model.Msg) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.msgs = append(g.msgs, m)
}

// do carries out an effect and returns its events, except those about the rate limit.
func (g *rig) do(e model.Effect) []model.Msg {
	g.t.Helper()
	return g.doIn(g.t.Context(), e)
}

func (g *rig) doIn(ctx context.Context, e model.Effect) []model.Msg {
	g.t.Helper()
	g.mu.Lock()
	g.msgs = nil
	g.mu.Unlock()
	g.runner.Do(ctx, e, g.emit)
	g.mu.Lock()
	defer g.mu.Unlock()
	var out []model.Msg
	for _, m := range g.msgs {
		if _, ok := m.(model.RateChanged); !ok {
			out = append(out, m)
		}
	}
	return out
}

// the returns the only event of a type.
func the[M model.Msg](t *testing.T, msgs []model.Msg) M {
	t.Helper()
	var found []M
	for _, m := range msgs {
		if x, ok := m.(M); ok {
			found = append(found, x)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d of %T, want one, among %d messages: %+v", len(found), *new(M), len(msgs), msgs)
	}
	return found[0]
}

// journaled returns the contents of the run's journal file.
func (g *rig) journaled(id change.RunID) string {
	g.t.Helper()
	found, err := filepath.Glob(filepath.Join(g.folder, "*", "*", string(id)+".jsonl"))
	if err != nil || len(found) != 1 {
		g.t.Fatalf("journal of %s: %v %v", id, found, err)
	}
	return found[0]
}

// roster returns Northwind's roster.
func (g *rig) roster() *model.Roster {
	g.t.Helper()
	loaded := the[model.RostersLoaded](g.t, g.do(model.FetchRosters{Seq: 1}))
	if loaded.Err != nil {
		g.t.Fatal(loaded.Err)
	}
	return loaded.Rosters[0]
}

// person returns a person of Northwind.
func (g *rig) person(email string) *clickup.Person {
	g.t.Helper()
	p, ok := g.roster().People.ByEmail(email)
	if !ok {
		g.t.Fatalf("no %s", email)
	}
	return p
}

// faultOnce fails the first call of an operation.
func faultOnce(op string, f simtest.Fault) func(string, *http.Request, int) *simtest.Fault {
	return func(called string, _ *http.Request, n int) *simtest.Fault {
		if called == op && n == 1 {
			return &f
		}
		return nil
	}
}
