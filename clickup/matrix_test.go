package clickup

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup/sim/simtest/faultproxy"
)

// bomb is the decompressed size of a small body in bytes, more than the tests' clients accept.
const bomb = 1 << 18

// forever is the number of requests that meet a fault that never goes away.
const forever = 1 << 30

// faultClass is a class of faults with the same expected outcome.
type faultClass struct {
	name     string
	faults   []faultproxy.Fault
	kind     error // of a read that meets the fault every time
	heals    bool  // a read that meets the fault once succeeds
	again    bool  // changes may be retried too
	blind    bool  // the client can't tell whether a change took effect
	patience bool  // the client waits until its timeout
	forms    int   // how many consecutive faults are forms of the same fault
}

// crossings returns the operations to run with one of the faults. In the long test every
// operation meets the fault once and forever. Otherwise each operation gets one of the two and
// one form of the fault, and with the race detector only a quarter of the operations run.
func (l faultClass) crossings(fault int) []crossing {
	var all []crossing
	long := os.Getenv("CUTUI_LONG") != ""
	for i, op := range everyOperation() {
		if l.forms > 1 && (fault+i)%l.forms > 0 && !long || slow && (fault+i)%4 > 0 {
			continue
		}
		for turn, times := range []int{1, forever} {
			if long || (fault/max(1, l.forms)+i)%2 == turn {
				all = append(all, crossing{l, l.faults[fault], times, op})
			}
		}
	}
	return all
}

func faultClasses() []faultClass {
	var broken, slow []faultproxy.Fault
	for _, b := range faultproxy.BrokenConnections() {
		switch name, _, _ := strings.Cut(b.Name, ","); name {
		case faultproxy.Silence, faultproxy.SlowHeader, faultproxy.SlowBody, faultproxy.StalledBody:
			slow = append(slow, b)
		default:
			broken = append(broken, b)
		}
	}
	return []faultClass{
		{name: "broken", faults: broken, kind: ErrNetwork, heals: true, blind: true},
		{name: "slow", faults: slow, kind: ErrNetwork, blind: true, patience: true},
		{name: "odd", faults: append(faultproxy.OddAnswers(), faultproxy.Bomb(bomb)), kind: ErrBadResponse, blind: true},
		{name: "refused", faults: faultproxy.Refusals(), forms: faultproxy.Forms},
		{name: "failed", faults: faultproxy.Failures(), blind: true, forms: faultproxy.Forms},
		{name: "limited", faults: faultproxy.RateLimits(time.Now()), kind: ErrRateLimit, heals: true, again: true},
	}
}

// crossing is an operation whose requests meet a fault in a proxy.
type crossing struct {
	class faultClass
	fault faultproxy.Fault
	times int // how many requests meet the fault
	op    operation
}

// testClock records how long it was asked to sleep.
type testClock interface {
	Clock
	sleeps() []time.Duration
}

// crossingResult is what happened to a crossing.
type crossingResult struct {
	err      error
	took     time.Duration
	requests int
	effects  int
	slept    []time.Duration
}

// everyOperation returns all operations, including those that read rosters.
func everyOperation() []operation {
	const whole = `{"teams":[{"id":"9","members":[{"user":{"id":1}}]}],"team":{"id":"9","members":[{"user":{"id":1}}]}}`
	return append(append(reads(), changes()...), operation{
		name: "WholeWorkspace", request: "GET /v2/team/9", answer: whole,
		run: func(ctx context.Context, c *Client) error {
			_, err := c.WholeWorkspace(ctx, "9")
			return err
		},
	}, operation{
		name: "StreamWorkspaces", request: "GET /v2/team", answer: whole,
		run: func(ctx context.Context, c *Client) (failed error) {
			for _, err := range c.StreamWorkspaces(ctx) {
				failed = err
			}
			return failed
		},
	})
}

func (o operation) changes() bool { return !strings.HasPrefix(o.request, "GET ") }

// cross runs the operation. Every client has its own connections.
func (x crossing) cross(t *testing.T, clock testClock) crossingResult {
	t.Helper()
	var effects atomic.Int32
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			effects.Add(1)
		}
		_, _ = io.WriteString(w, x.op.answer)
	})
	var met atomic.Int32
	way, err := faultproxy.Open(handler, func(*http.Request, int) *faultproxy.Fault {
		if int(met.Add(1)) <= x.times {
			return &x.fault
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	defer way.Close()
	transport := newTransport()
	defer transport.CloseIdleConnections()
	c, err := New(testToken, WithBaseURL(way.URL()+"/api"), WithClock(clock), WithTransport(transport), WithTimeout(x.patience()))
	if err != nil {
		t.Fatal(err)
	}
	c.maxBytes.answer, c.maxBytes.roster = bomb-1, bomb-1
	ctx, cancel := context.WithTimeout(t.Context(), 4*x.patience())
	defer cancel()
	start := time.Now()
	err = x.op.run(ctx, c)
	return crossingResult{err: err, took: time.Since(start), requests: way.Requests(""), effects: int(effects.Load()), slept: clock.sleeps()}
}

// patience returns how long the client waits for each answer.
func (x crossing) patience() time.Duration {
	if x.class.patience {
		return 100 * time.Millisecond
	}
	return time.Minute
}

// judge fails the test if the outcome breaks a promise that every operation makes.
func (x crossing) judge(t *testing.T, e crossingResult) {
	t.Helper()
	report := func(what string) {
		t.Helper()
		t.Errorf("%s, %q %d times: %s: %v (%v) after %v, %d requests, %d effects", x.op.name, x.fault.Name, min(x.times, 99), what,
			e.err, kinds(e.err), e.took, e.requests, e.effects)
	}
	if e.took > x.patience()+20*time.Second {
		report("it hung")
	}
	for _, d := range e.slept {
		if d < 0 || d > longestWait+time.Second {
			report("it waited for " + d.String())
		}
	}
	if why := untold(e.err); why != "" {
		report(why)
	}
	if x.op.changes() {
		x.judgeChange(e, report)
		return
	}
	if x.times == forever && (e.err == nil || x.class.kind != nil && !errors.Is(e.err, x.class.kind) && !errors.Is(e.err, context.DeadlineExceeded)) {
		report("the fault is not reported")
	}
	if x.times == 1 && x.class.heals && e.err != nil && x.op.name != "StreamWorkspaces" { // whose receiver must ask again
		report("it gave up")
	}
}

func (x crossing) judgeChange(e crossingResult, report func(string)) {
	unknown := errors.Is(e.err, ErrOutcomeUnknown)
	switch {
	case e.effects > 1:
		report("done more than once")
	case e.requests > 1 && !x.class.again:
		report("sent again")
	case e.err == nil && e.effects == 0:
		report("reported done, and is not")
	case e.err != nil && e.effects > 0 && !unknown:
		report("reported failed, and is done")
	case unknown && !x.class.blind:
		report("a plain no is called unknown")
	}
}

// untold describes what is missing in an error, or is empty.
func untold(err error) string {
	e, typed := errors.AsType[*Error](err)
	switch {
	case err == nil || typed && errors.Is(err, context.DeadlineExceeded) && e.Op != "":
		return ""
	case !typed || e.Op == "" || e.Message == "":
		return "no error of an operation"
	case e.Hint == "":
		return "no hint"
	case len(kinds(err)) == 0:
		return "of no kind"
	case strings.ContainsAny(e.Error()+e.Hint, "\x00\x1b\r\n") || len(e.Message) > 310:
		return "words that nobody can print"
	case strings.Contains(e.Error()+e.Hint, testToken):
		return "the token"
	}
	return ""
}

// TestFaultMatrix runs every operation with every fault. Each must end in time, say what went
// wrong and what to do, change nothing twice, report the outcome correctly and leave nothing
// running. The test is not parallel to others because it counts goroutines.
func TestFaultMatrix(t *testing.T) { //nolint:paralleltest // see above
	before := runtime.NumGoroutine()
	var crossings, faults atomic.Int32
	t.Run("over", func(t *testing.T) {
		for _, l := range faultClasses() {
			for i, fault := range l.faults {
				faults.Add(1)
				t.Run(l.name+" "+fault.Name, func(t *testing.T) {
					t.Parallel()
					var all sync.WaitGroup
					for _, x := range l.crossings(i) {
						all.Go(func() { x.judge(t, x.cross(t, &skipClock{})) })
						crossings.Add(1)
					}
					all.Wait()
				})
			}
		}
	})
	nothingRuns(t, before)
	t.Logf("%d operations over %d faults: %d crossings", len(everyOperation()), faults.Load(), crossings.Load())
}

// nothingRuns fails the test if there are more goroutines than before.
func nothingRuns(t *testing.T, before int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, before there were %d:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

func TestOddAnswersThatAreRight(t *testing.T) {
	t.Parallel()
	for _, fault := range faultproxy.HarmlessAnswers() {
		for _, op := range everyOperation() {
			x := crossing{faultClass{}, fault, forever, op}
			if e := x.cross(t, &skipClock{}); e.err != nil {
				t.Errorf("%s, %s: %v", op.name, fault.Name, e.err)
			}
		}
	}
}
