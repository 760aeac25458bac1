package effect

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

// While one program carries out a plan, another one sees that and does not resume the run.
func TestTwoProgramsAtOnce(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	plan := plans.Invite(desk, plans.InviteRequest{
		Emails: []string{"a@else.example", "b@else.example"}, Items: items, Permission: clickup.PermissionRead,
	})
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Latency: func(string) time.Duration { return 10 * time.Second }})
		one, other := w.start(), w.start()
		over := make(chan struct{})
		go func() {
			defer close(over)
			one.drive(model.StartRun{Plan: plan})
		}()
		time.Sleep(25 * time.Second)
		other.drive(model.FindRuns{})
		past := other.History
		if len(past) != 1 || past[0].Status() != model.StatusElsewhere || len(other.Resumable()) != 0 || past[0].Run.Tally().Done != 6 {
			t.Errorf("the other program sees %+v", past)
		}
		if _, err := other.Undoable(); err == nil {
			t.Error("a run under way can be undone")
		}
		before := len(w.sim.Calls())
		other.drive(model.ResumeRun{ID: past[0].Run.ID})
		if n := other.Notices[len(other.Notices)-1]; other.Run != nil || !strings.Contains(n.Err.Error(), "in use by another running cutui") {
			t.Errorf("%+v", n)
		}
		other.drive(model.DropRun{ID: past[0].Run.ID})
		if len(w.sim.Calls()) != before {
			t.Error("the other program sent something")
		}
		<-over
		other.drive(model.FindRuns{})
		if other.History[0].Status() != model.StatusDone || one.Run.Tally().Done != plan.Calls() {
			t.Errorf("%+v, %+v", other.History, one.Run.Tally())
		}
		one.quit()
		other.quit()
	})
}

// A retry does not repeat what another program has done about the run meanwhile.
func TestRetryKnowsWhatAnotherProgramDid(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example"}, Items: items, Permission: clickup.PermissionRead})
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Intercept: simtest.Faults(faultOnce("InviteGuestToWorkspace", simtest.Fault{Status: 403, Code: "TEAM_110"}))})
		one, other := w.start(), w.start()
		one.drive(model.StartRun{Plan: plan})
		if got := one.Run.Tally(); got.Failed != 1 || got.Skipped != len(items) {
			t.Fatalf("%+v", got)
		}
		other.drive(model.ResumeRun{ID: one.Run.ID})
		if got := other.Run.Tally(); got.Done != 0 {
			t.Errorf("what was refused is sent again without being asked for: %+v", got)
		}
		other.drive(model.RetryRun{})
		one.drive(model.RetryRun{})
		for _, p := range []*program{one, other} {
			if got := p.Run.Tally(); got.Done != plan.Calls() {
				t.Errorf("%+v", got)
			}
			p.quit()
		}
		w.fulfilled(plan)
	})
}

// A run uses the whole rate limit, however slow the answers are, but never exceeds it. The user sees
// how long it waits.
func TestARunUsesTheWholeRateLimit(t *testing.T) {
	t.Parallel()
	const limit, calls = 100, 300
	desk, items := known(t)
	for _, latency := range []time.Duration{50 * time.Millisecond, 600 * time.Millisecond, 2 * time.Second, 4 * time.Second} {
		t.Run(latency.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				arrived := &arrivals{}
				w := newWorld(t, sim.Options{
					People: 50, RateLimit: limit, Clock: time.Now, Intercept: simtest.Faults(arrived.note),
					Latency: func(string) time.Duration { return latency },
				})
				p := w.start()
				begin := time.Now()
				p.drive(model.StartRun{Plan: manyInvites(desk, items, calls)})
				took := p.Run.Ended.Sub(begin)
				p.quit()
				windows := arrived.windows()
				used := float64(windows[0]+windows[1]) / (2 * limit)
				t.Logf("%d calls under %d a minute took %v, in windows of %v: %.1f %% of those that had to be waited for", calls, limit, took, windows, 100*used)
				if got := p.Run.Tally(); got.Done != calls || len(windows) != 3 || used < 0.95 {
					t.Errorf("%+v", got)
				}
				if n := w.refusedForRate(); n != 0 {
					t.Errorf("%d calls were refused with 429", n)
				}
				p.countedDown(3) // the last one before the seats are read again
			})
		})
	}
}

// arrivals records when changes reached ClickUp.
type arrivals struct {
	mu sync.Mutex
	at []time.Time
}

func (a *arrivals) note(_ string, r *http.Request, _ int) *simtest.Fault {
	if r.Method == http.MethodPost {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.at = append(a.at, time.Now())
	}
	return nil
}

// windows returns the number of changes in each of ClickUp's fixed minutes.
func (a *arrivals) windows() []int {
	a.mu.Lock()
	defer a.mu.Unlock()
	var counts []int
	var ends time.Time
	for _, at := range a.at {
		if !at.Before(ends) {
			ends, counts = at.Add(time.Minute), append(counts, 0)
		}
		counts[len(counts)-1]++
	}
	return counts
}

// A 429 caused by another program with the same token only delays a run.
func TestAnotherProgramUsesUpTheRateLimit(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, sim.Options{People: 50, RateLimit: 60, NoRateHeaders: true, Clock: time.Now, Latency: func(string) time.Duration { return 100 * time.Millisecond }})
		ctx, cancel := context.WithCancel(t.Context())
		hungry := make(chan struct{})
		go func() {
			defer close(hungry)
			w.eat(ctx)
		}()
		p := w.start()
		p.drive(model.StartRun{Plan: manyInvites(desk, items, 150)})
		cancel()
		<-hungry
		p.quit()
		if got := p.Run.Tally(); got.Done != 150 {
			t.Errorf("%+v", got)
		}
		if w.refusedForRate() == 0 {
			t.Error("the other program did no harm: this tests nothing")
		}
		w.fulfilled(p.Run.Plan)
	})
}

// eat makes calls that the program does not know about.
func (w *world) eat(ctx context.Context) {
	for ctx.Err() == nil {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1/api/v2/user", http.NoBody)
		if err != nil {
			w.t.Error(err)
			return
		}
		r.Header.Set("Authorization", sim.Token)
		if resp, err := w.road.RoundTrip(r); err == nil {
			_ = resp.Body.Close()
		}
		_ = wall{}.Sleep(ctx, 400*time.Millisecond)
	}
}

// manyInvites returns a plan of n calls, five for each person.
func manyInvites(d plans.Context, items []items.Item, calls int) change.Plan {
	var mails []string
	for i := range calls / (1 + len(items)) {
		mails = append(mails, "guest"+clickup.UserID(i).String()+"@else.example")
	}
	return plans.Invite(d, plans.InviteRequest{Emails: mails, Items: items, Permission: clickup.PermissionEdit})
}

// refusedForRate counts the 429s of changes.
func (w *world) refusedForRate() int {
	n := 0
	for _, c := range w.sim.Calls() {
		if c.Status == http.StatusTooManyRequests && c.Method == http.MethodPost {
			n++
		}
	}
	return n
}

// countedDown checks that n waits were shown, each with its end, and that none is shown any more.
func (p *program) countedDown(times int) {
	p.world.t.Helper()
	n := 0
	for i, r := range p.rates {
		if !r.WaitingUntil.IsZero() && (i == 0 || p.rates[i-1].WaitingUntil.IsZero()) {
			n++
		}
	}
	if last := p.rates[len(p.rates)-1]; n != times || !last.WaitingUntil.IsZero() || last.Limit == 0 {
		p.world.t.Errorf("%d waits were shown, want %d; at the end %+v", n, times, last)
	}
}
