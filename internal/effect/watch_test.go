package effect

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/events"
)

// watching is a watch of a simulated ClickUp, and the events that it reported.
type watching struct {
	*world

	mu    sync.Mutex
	told  []events.Event
	notes []string
	stop  func(told int) bool // whether the program ends while it tells this event; nil: never
}

func firstWorkspace(all []*model.Roster) (*model.Roster, error) {
	if len(all) == 0 {
		return nil, errors.New("there is no workspace")
	}
	return all[0], nil
}

// run is one start of the program, which watches until ctx ends.
func (w *watching) run(ctx context.Context, every time.Duration, until ...events.Kind) (*events.Event, error) {
	p := w.start()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watch := Watch{
		Runner: p.runner, State: p.State, Every: every, Until: until, Find: firstWorkspace,
		Note: func(format string, args ...any) { w.notes = append(w.notes, fmt.Sprintf(format, args...)) },
		Tell: func(_ context.Context, e *events.Event) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.told = append(w.told, *e)
			if w.stop != nil && w.stop(len(w.told)) {
				cancel()
			}
			return nil
		},
	}
	e, err := watch.Run(ctx)
	p.quit()
	return e, err
}

// weather returns the faults of two weeks: ClickUp is unreachable for hours, answers with errors or
// 429s, breaks off, or sends empty answers.
type weather struct {
	dice  *rand.Rand
	until time.Time // of the weather that there is now
	kind  int
	seen  map[int]int
	on    bool
}

// actorName is the user agent of the actor, which distinguishes its calls from those of the watch.
const actorName = "actor"

func (x *weather) fault(op string, r *http.Request, _ int) *simtest.Fault {
	if !x.on || r.UserAgent() == actorName {
		return nil
	}
	if now := time.Now(); now.After(x.until) {
		x.kind = x.dice.IntN(12)
		x.until = now.Add(time.Duration(20+x.dice.IntN(100)) * time.Minute)
	}
	x.seen[x.kind]++
	switch {
	case x.kind == 0:
		return &simtest.Fault{Reset: true}
	case x.kind == 1:
		return &simtest.Fault{Status: http.StatusInternalServerError}
	case x.kind == 2:
		return &simtest.Fault{Status: http.StatusTooManyRequests}
	case x.kind == 3:
		return &simtest.Fault{Truncate: true}
	case x.kind == 4 && strings.Contains(op, "Teams"):
		return &simtest.Fault{Status: http.StatusOK, Body: `{"teams":[]}`, ContentType: "application/json"}
	case x.kind == 5 && op == "GetWorkspaceseats":
		return &simtest.Fault{Status: http.StatusBadGateway}
	}
	return nil
}

// actor changes the workspace now and then, and records what a watch must report.
type actor struct {
	t    *testing.T
	api  *clickup.Client
	ws   clickup.WorkspaceID
	here []clickup.UserID // members that it invited
	want []string         // kind and person
}

func (a *actor) act(i int) {
	a.t.Helper()
	ctx := a.t.Context()
	want := func(kind events.Kind, id clickup.UserID) { a.want = append(a.want, kind.String()+" "+id.String()) }
	switch n := len(a.here); {
	case i%5 == 3 && n > 0: // somebody leaves
		id := a.here[n-1]
		a.here = a.here[:n-1]
		a.check(a.api.RemoveMember(ctx, a.ws, id))
		want(events.Left, id)
	case i%5 == 4 && n > 0: // somebody is made an admin
		admin := true
		_, err := a.api.EditMember(ctx, a.ws, a.here[0], clickup.MemberEdit{Admin: &admin})
		a.check(err)
		want(events.RoleUp, a.here[0])
		a.here = a.here[1:]
	case i%5 == 2:
		p, err := a.api.InviteGuest(ctx, a.ws, clickup.GuestInvite{Email: fmt.Sprintf("guest%d@client.example", i)})
		a.check(err)
		want(events.GuestAdded, p.ID)
	default:
		p, err := a.api.InviteMember(ctx, a.ws, clickup.MemberInvite{Email: fmt.Sprintf("new%d@northwind.example", i)})
		a.check(err)
		a.here = append(a.here, p.ID)
		want(events.Joined, p.ID)
	}
}

func (a *actor) check(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// In two weeks of polls with faults and restarts, some of them while an event is reported, everything
// that happens is reported exactly once.
func TestTwoWeeksOfWatching(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dice := rand.New(rand.NewPCG(19, 7))
		x := &weather{dice: dice, seen: map[int]int{}}
		w := &watching{world: newWorld(t, sim.Options{People: 30, Clock: time.Now, RateLimit: 100, Intercept: simtest.Faults(x.fault)})}
		api, err := clickup.New(sim.Token, clickup.WithBaseURL("http://127.0.0.1/api"), clickup.WithTransport(w.sim.Transport()), clickup.WithClock(w.clock), clickup.WithUserAgent(actorName))
		if err != nil {
			t.Fatal(err)
		}
		before := seatsBought(t, api)
		if _, err := w.run(t.Context(), 0); err != nil { // it begins in good weather
			t.Fatal(err)
		}
		x.on = true
		a := &actor{t: t, api: api, ws: sim.Northwind}
		w.stop = func(n int) bool { return n%7 == 0 }
		end := time.Now().Add(14 * 24 * time.Hour)
		ctx, cancel := context.WithDeadline(t.Context(), end)
		defer cancel()
		over := make(chan struct{})
		go func() {
			defer close(over)
			for ctx.Err() == nil { // as a service that is started again, and now and then stopped
				life, done := context.WithTimeout(ctx, time.Duration(10+dice.IntN(60))*time.Hour)
				_, _ = w.run(life, 30*time.Minute)
				done()
			}
		}()
		for i := 0; time.Until(end) > 24*time.Hour; i++ {
			_ = w.clock.Sleep(ctx, 5*time.Hour+time.Duration(i*13)*time.Minute%(3*time.Hour))
			a.act(i)
		}
		<-over
		w.believe(t, a, seatsBought(t, api)-before)
		for kind := range 6 {
			if x.seen[kind] == 0 {
				t.Errorf("there was no weather %d", kind)
			}
		}
		t.Logf("%d starts, %d events, %v", w.starts, len(w.told), x.seen)
	})
}

func seatsBought(t *testing.T, api *clickup.Client) int {
	t.Helper()
	s, err := api.Seats(t.Context(), sim.Northwind)
	if err != nil {
		t.Fatal(err)
	}
	return s.Members.Total.N
}

// believe checks the reported events against what happened.
func (w *watching) believe(t *testing.T, a *actor, bought int) {
	t.Helper()
	var got []string
	ids := map[string]bool{}
	for _, e := range w.told {
		if ids[e.ID] {
			t.Errorf("told twice: %s", e.Words())
		}
		ids[e.ID] = true
		switch {
		case e.Person != nil:
			got = append(got, e.Kind.String()+" "+e.Person.ID.String())
		case e.Kind == events.SeatBought:
			bought -= e.Seats
		}
	}
	if bought != 0 {
		t.Errorf("%d seats more were bought than told", bought)
	}
	slices.Sort(got)
	slices.Sort(a.want)
	if !slices.Equal(got, a.want) {
		t.Errorf("told %q\nwant %q", got, a.want)
	}
}

func TestAWatchCostsTwoCallsAPoll(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := &watching{world: newWorld(t, sim.Options{People: 10, Clock: time.Now, RateLimit: -1})}
		for i, want := range []int{3, 2, 2} { // the first one reads the plan
			before := len(w.sim.Calls())
			if _, err := w.run(t.Context(), 0); err != nil {
				t.Fatal(err)
			}
			if got := len(w.sim.Calls()) - before; got != want {
				t.Errorf("poll %d: %d calls, want %d", i, got, want)
			}
		}
		if len(w.notes) != 1 || !strings.HasPrefix(w.notes[0], "watching Northwind Studio: ") {
			t.Errorf("said %q", w.notes)
		}
	})
}

// tampered is a clock that jumps.
type tampered struct {
	now   time.Time
	jumps []time.Duration
	slept int
}

func (c *tampered) Now() time.Time { return c.now }

func (c *tampered) Sleep(_ context.Context, d time.Duration) error {
	c.now = c.now.Add(d)
	if c.slept < len(c.jumps) {
		c.now = c.now.Add(c.jumps[c.slept])
	}
	c.slept++
	return nil
}

func TestAWatchFollowsTheClock(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		jumps []time.Duration
		most  int
	}{
		"an hour as it is":     {nil, 60},
		"slept overnight":      {[]time.Duration{8 * time.Hour}, 1},
		"set back by a day":    {[]time.Duration{-24 * time.Hour}, 1},
		"set forward a little": {[]time.Duration{30 * time.Minute}, 30},
	} {
		c := &tampered{now: time.Date(2026, 11, 16, 14, 0, 0, 0, time.UTC), jumps: tt.jumps}
		w := Watch{Runner: New(Deps{Clock: c})}
		if err := w.wait(t.Context(), c.now.Add(time.Hour)); err != nil || c.slept != tt.most {
			t.Errorf("%s: %v after %d looks at the clock, want %d", name, err, c.slept, tt.most)
		}
	}
}
