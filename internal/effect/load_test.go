package effect

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/people"
)

func TestLoadsAnswer(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	if m := the[model.MeLoaded](t, g.do(model.FetchMe{Seq: 3})); m.Err != nil || m.Seq != 3 || m.User.Email != sim.Caller || m.At.IsZero() {
		t.Errorf("me: %+v", m)
	}
	if m := the[model.SeatsLoaded](t, g.do(model.FetchSeats{Seq: 4, ID: sim.Northwind})); m.Err != nil || !m.Seats.Members.Filled.Known || m.ID != sim.Northwind {
		t.Errorf("seats: %+v", m)
	}
	if m := the[model.PlanLoaded](t, g.do(model.FetchPlan{Seq: 5, ID: sim.Northwind})); m.Err != nil || m.Plan.Name != "Enterprise" {
		t.Errorf("plan: %+v", m)
	}
	if m := the[model.RolesLoaded](t, g.do(model.FetchRoles{Seq: 6, ID: sim.Northwind})); m.Err != nil || len(m.Roles) == 0 {
		t.Errorf("roles: %+v", m)
	}
	if m := the[model.GroupsLoaded](t, g.do(model.FetchGroups{Seq: 7, ID: sim.Northwind})); m.Err != nil || len(m.Groups) != 5 {
		t.Errorf("groups: %+v", m)
	}
	cleo := g.person("cleo@client.example")
	if m := the[model.SharesLoaded](t, g.do(model.FetchShares{Seq: 8, ID: sim.Northwind, Guest: cleo.ID})); m.Err != nil || len(m.Items) != 2 || m.Guest != cleo.ID {
		t.Errorf("shares: %+v", m)
	}
	m := the[model.SharesLoaded](t, g.do(model.FetchShares{Seq: 9, ID: sim.Northwind, Guest: 1}))
	if !errors.Is(m.Err, clickup.ErrNotFound) {
		t.Errorf("shares of nobody: %+v", m)
	}
}

func TestFailureIsAnAnswer(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault {
		return &simtest.Fault{Status: 403, Message: "no", Code: "ACCESS_016"}
	})})
	for _, e := range []model.Effect{
		model.FetchMe{},
		model.FetchRosters{},
		model.FetchSeats{ID: "1"},
		model.FetchPlan{ID: "1"},
		model.FetchRoles{ID: "1"},
		model.FetchGroups{ID: "1"},
		model.FetchShares{ID: "1", Guest: 2},
		model.FetchItems{ID: "1"},
		model.FetchRoster{Old: &model.Roster{ID: "1", People: people.New(nil)}},
		model.FetchItem{ID: "1", Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "a"}},
	} {
		msgs := g.do(e)
		if len(msgs) != 1 || !errors.Is(problem(t, msgs[0]), clickup.ErrForbidden) {
			t.Errorf("%T: %+v", e, msgs)
		}
	}
}

// problem returns the error of an answer.
func problem(t *testing.T, m model.Msg) error {
	t.Helper()
	switch m := m.(type) {
	case model.MeLoaded:
		return m.Err
	case model.RostersLoaded:
		return m.Err
	case model.RosterLoaded:
		return m.Err
	case model.SeatsLoaded:
		return m.Err
	case model.PlanLoaded:
		return m.Err
	case model.RolesLoaded:
		return m.Err
	case model.GroupsLoaded:
		return m.Err
	case model.SharesLoaded:
		return m.Err
	case model.ItemsArrived:
		return m.Err
	case model.ItemLookedUp:
		return m.Err
	}
	t.Fatalf("no answer: %+v", m)
	return nil
}

func TestNewerLoadCancelsTheOlder(t *testing.T) {
	t.Parallel()
	reached := make(chan struct{}, 1)
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		if op == "GetWorkspaceseats" && n == 1 {
			reached <- struct{}{}
			return &simtest.Fault{Hang: true}
		}
		return nil
	})})
	older := make(chan []model.Msg)
	go func() {
		var told []model.Msg
		g.runner.Do(context.Background(), model.FetchSeats{Seq: 1, ID: sim.Northwind}, func(m model.Msg) { told = append(told, m) })
		older <- told
	}()
	<-reached
	newer := the[model.SeatsLoaded](t, g.do(model.FetchSeats{Seq: 2, ID: sim.Northwind}))
	if newer.Err != nil || newer.Seq != 2 {
		t.Errorf("newer: %+v", newer)
	}
	for _, m := range <-older {
		if _, ok := m.(model.RateChanged); !ok {
			t.Errorf("the older load was told: %+v", m)
		}
	}
}

func TestOlderEffectThatStartsLateIsDropped(t *testing.T) {
	t.Parallel()
	l := turns{newest: map[string]started{}}
	begin := func(key string, gen uint64) (context.Context, func(), bool) {
		return l.begin(t.Context(), model.Turn{Key: key, Gen: gen})
	}
	ctx, end, ok := begin("a", 7)
	if !ok {
		t.Fatal("the first is refused")
	}
	if _, _, ok := begin("a", 6); ok || ctx.Err() != nil {
		t.Error("an older load goes before a newer one")
	}
	other, endOther, ok := begin("b", 1)
	if !ok || ctx.Err() != nil {
		t.Error("loads of different things disturb each other")
	}
	newer, endNewer, ok := begin("a", 8)
	if !ok || !superseded(ctx) || superseded(newer) {
		t.Errorf("the older goes on: %v", ctx.Err())
	}
	end()
	if newer.Err() != nil {
		t.Error("the end of the older ends the newer")
	}
	endNewer()
	endOther()
	if superseded(other) {
		t.Error("the other is replaced")
	}
	if _, _, ok := begin("a", 7); ok {
		t.Error("an older effect goes after a newer one")
	}
}

func TestQuittingEndsLoadsWithAnError(t *testing.T) {
	t.Parallel()
	reached := make(chan struct{}, 8)
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault {
		reached <- struct{}{}
		return &simtest.Fault{Hang: true}
	})})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-reached; cancel() }()
	start := time.Now()
	m := the[model.MeLoaded](t, g.doIn(ctx, model.FetchMe{Seq: 1}))
	if !errors.Is(m.Err, context.Canceled) {
		t.Errorf("%v", m.Err)
	}
	if time.Since(start) > 5*time.Second {
		t.Error("quitting waits for the server")
	}
}

func TestPanicIsReportedAndAnswered(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	g.runner.deps.API = nil
	var told []model.Msg
	g.runner.Do(t.Context(), model.FetchSeats{Seq: 9, ID: "1"}, func(m model.Msg) { told = append(told, m) })
	answer := the[model.SeatsLoaded](t, told)
	p, ok := errors.AsType[*Panic](answer.Err)
	if !ok || p.Value == "" || p.Stack == "" || answer.Seq != 9 {
		t.Errorf("%+v", answer)
	}
	if _, ok := told[0].(model.Panicked); !ok {
		t.Errorf("not told as a bug: %+v", told)
	}
}

func TestRateIsReported(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{RateLimit: 50})
	g.do(model.FetchMe{Seq: 1})
	rate := the[model.RateChanged](t, g.msgs).Rate
	if rate.Limit != 50 || rate.Remaining != 49 || !rate.WaitingUntil.IsZero() {
		t.Errorf("%+v", rate)
	}
}

func TestWaitingForTheLimitIsReported(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	until := sim.Epoch().Add(time.Minute)
	g.runner.Observe(clickup.RateState{Waiting: until})
	leave := g.runner.rate.listen(g.emit)
	g.runner.Observe(clickup.RateState{Limit: 100, Known: true, Waiting: until})
	g.runner.Observe(clickup.RateState{Limit: 100, Known: true, Waiting: until})
	if got := the[model.RateChanged](t, g.msgs); !got.Rate.WaitingUntil.Equal(until) || got.Rate.Limit != 100 {
		t.Errorf("%+v", got)
	}
	leave()
	g.runner.Observe(clickup.RateState{Limit: 100, Known: true})
	if len(g.msgs) != 1 {
		t.Error("told although nothing is under way")
	}
}

func TestOlderGenerationsAreDropped(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	crew := g.roster().People
	newer := model.Rank{Gen: 5, Job: people.Job{People: crew}}
	if got := the[model.PeopleRanked](t, g.do(newer)); got.Gen != 5 || len(got.Result.Rows) != crew.Len() {
		t.Errorf("%+v", got)
	}
	if msgs := g.do(model.Rank{Gen: 4, Job: people.Job{People: crew}}); len(msgs) != 0 {
		t.Errorf("an older ranking was told: %v", msgs)
	}
}

func TestSlowWorkIsAnEffect(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	old := g.roster().People
	merged := the[model.PeopleMerged](t, g.do(model.Merge{
		ID: sim.Northwind, Seq: 2, People: old, Changes: []model.PersonChange{{Person: *old.At(0), Gone: true}},
	}))
	if merged.People.Len() != old.Len()-1 {
		t.Errorf("%d people", merged.People.Len())
	}
	s := model.New(model.Options{}, g.clock.Now())
	s.Update(model.Boot{})
	s.Rosters.Seq = 1
	for _, e := range s.Update(model.RostersLoaded{Answer: model.Answer{Seq: 1, At: g.clock.Now()}, Rosters: []*model.Roster{g.roster()}}) {
		if a, ok := e.(model.Audit); ok {
			if got := the[model.Audited](t, g.do(a)); len(got.Report.Findings) == 0 || got.Seq != a.Seq {
				t.Errorf("%d findings", len(got.Report.Findings))
			}
		}
	}
}

func TestWaitTicks(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	until := sim.Epoch().Add(9 * time.Second)
	if got := the[model.Ticked](t, g.do(model.Wait{Until: until})); !got.Now.Equal(until) {
		t.Errorf("%v", got.Now)
	}
	if got := the[model.Ticked](t, g.do(model.Wait{Until: until.Add(-time.Hour)})); !got.Now.Equal(until) {
		t.Errorf("a moment that is over: %v", got.Now)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if msgs := g.doIn(ctx, model.Wait{Until: until.Add(time.Hour)}); len(msgs) != 0 {
		t.Errorf("after quitting: %v", msgs)
	}
}

// Calls end at the same time: a state from before another call began to wait must not end the
// countdown.
func TestAnOlderRateIsIgnored(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	leave := g.runner.rate.listen(g.emit)
	defer leave()
	until := sim.Epoch().Add(time.Minute)
	g.runner.Observe(clickup.RateState{Limit: 100, Known: true, Waiting: until, Order: 5})
	g.runner.Observe(clickup.RateState{Limit: 100, Known: true, Remaining: 1, Order: 4})
	if got := the[model.RateChanged](t, g.msgs); !got.Rate.WaitingUntil.Equal(until) || got.Order != 5 {
		t.Errorf("%+v", got)
	}
}
