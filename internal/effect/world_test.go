package effect

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
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

// wall is a clock with the virtual time of the test's bubble.
type wall struct{}

func (wall) Now() time.Time { return time.Now() }

func (wall) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// world is a simulated ClickUp and a disk, which outlive the programs that use them. It is used in a
// bubble of virtual time.
type world struct {
	t      *testing.T
	sim    *sim.Server
	folder string
	road   http.RoundTripper // to the simulator; tests put trouble in its way
	clock  clickup.Clock
	starts int
}

func newWorld(t *testing.T, o sim.Options) *world {
	t.Helper()
	o.Workspaces = 1
	w := &world{t: t, sim: sim.New(o), folder: t.TempDir(), clock: wall{}}
	w.road = w.sim.Transport()
	t.Cleanup(func() { _ = w.sim.Close() })
	return w
}

// program is one start of the program.
type program struct {
	*model.State
	runner *Runner
	world  *world
	rates  []change.Rate // that the user was shown
}

func (w *world) start() *program {
	w.t.Helper()
	var runner *Runner
	api, err := clickup.New(sim.Token, clickup.WithBaseURL("http://127.0.0.1/api"), clickup.WithTransport(w.road), clickup.WithClock(w.clock),
		clickup.WithRateObserver(func(s clickup.RateState) { runner.Observe(s) }))
	if err != nil {
		w.t.Fatal(err)
	}
	runner = New(Deps{API: api, Store: store.New(w.folder, "test"), Clock: w.clock})
	w.starts++
	s := model.New(model.Options{RunIDSuffix: fmt.Sprintf("p%d-", w.starts)}, w.clock.Now())
	return &program{State: s, runner: runner, world: w}
}

// drive sends a message to the state and carries out effects until none are left.
func (p *program) drive(m model.Msg) {
	p.world.t.Helper()
	if err := Drive(p.world.t.Context(), p.runner, p.State, m, p.watch); err != nil {
		p.world.t.Fatal(err)
	}
}

// watch records what the user sees of the rate limit.
func (p *program) watch(s *model.State) bool {
	if n := len(p.rates); n == 0 || p.rates[n-1] != s.Rate {
		p.rates = append(p.rates, s.Rate)
	}
	return false
}

// quit ends the program normally.
func (p *program) quit() {
	p.world.t.Helper()
	if err := p.runner.Close(context.WithoutCancel(p.world.t.Context())); err != nil {
		p.world.t.Fatal(err)
	}
}

// last returns the newest run.
func (p *program) last() model.RunRecord {
	p.world.t.Helper()
	p.drive(model.FindRuns{})
	if len(p.History) == 0 {
		p.world.t.Fatal("there is no journal")
	}
	return p.History[0]
}

// pairs counts the effects of calls by operation, person and item.
func (w *world) pairs() map[string]int {
	counts := map[string]int{}
	for _, e := range w.sim.Effects() {
		counts[strings.TrimSpace(e.Op+" "+e.Email+" "+e.Item)]++
	}
	return counts
}

// stands reports whether a step took effect.
func (w *world) stands(s change.Step) bool {
	p, there := w.sim.Guest(sim.Northwind, s.Email)
	if s.Op != change.OpShare {
		return there
	}
	for _, share := range p.Shares {
		if share.Kind == s.Item.Kind.String() && share.ID == s.Item.ID && share.Level == string(s.Permission) {
			return true
		}
	}
	return false
}

// believable checks the states of a run's steps: those that are done took effect, and those that
// failed, are planned or were not sent did not.
func (w *world) believable(r change.Run, when string) {
	w.t.Helper()
	for i, s := range r.Plan.Steps {
		stands := w.stands(s)
		switch s.State {
		case change.Done:
			if !stands {
				w.t.Errorf("%s: step %d, %s %s, is reported done and is not there", when, i, s.Op, s.Who())
			}
		case change.Failed, change.Planned:
			if stands {
				w.t.Errorf("%s: step %d, %s %s, is reported %s and is there: %s", when, i, s.Op, s.Who(), s.State, s.Message)
			}
		case change.Skipped:
			if s.Withheld() == stands {
				w.t.Errorf("%s: step %d, %s %s, is reported skipped (%s), there: %v", when, i, s.Op, s.Who(), s.Message, stands)
			}
		case change.Running, change.Unknown:
		}
	}
}

// trouble decides by a seed which calls fail, and how.
type trouble struct {
	mu    sync.Mutex
	rng   *rand.Rand
	on    bool
	kinds map[string]int
}

// ways are the ways in which a call can fail. From those after the effect the answer does not show
// whether the call took effect.
var ways = []struct {
	name  string
	fault simtest.Fault
}{
	{"answer dropped", simtest.Fault{Reset: true, AfterEffect: true}},
	{"reset before", simtest.Fault{Reset: true}},
	{"truncated", simtest.Fault{Truncate: true}},
	{"5xx before", simtest.Fault{Status: 502, Body: "<html>bad gateway"}},
	{"5xx after", simtest.Fault{Status: 504, AfterEffect: true}},
	{"no answer after", simtest.Fault{Hang: true, AfterEffect: true}},
	{"no answer", simtest.Fault{Hang: true}},
	{"429", simtest.Fault{Status: 429, Code: "APP_002", Header: http.Header{"Retry-After": {"7"}}}},
	{"408 after", simtest.Fault{Status: 408, AfterEffect: true}},
	{"refused", simtest.Fault{Status: 400, Code: "SIM_NO", Message: "not today"}},
	{"half a page", simtest.Fault{Status: 200, Body: "<html>", AfterEffect: true}},
	{"hidden error", simtest.Fault{Status: 200, Body: `{"err":"no","ECODE":"ACCESS_016"}`, ContentType: "application/json"}},
}

func newTrouble(seed uint64) *trouble {
	return &trouble{rng: rand.New(rand.NewPCG(seed, 77)), kinds: map[string]int{}}
}

func (x *trouble) fault(_ string, r *http.Request, _ int) *simtest.Fault {
	x.mu.Lock()
	defer x.mu.Unlock()
	one := 3 // one call in three goes wrong, one read in six
	if r.Method == http.MethodGet {
		one = 6
	}
	if !x.on || x.rng.IntN(one) > 0 {
		return nil
	}
	w := ways[x.rng.IntN(len(ways))]
	x.kinds[w.name]++
	return &w.fault
}
