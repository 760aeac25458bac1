package effect

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/seats"
)

// TestTheBillIsNeverASurprise plans changes of every kind in random workspaces, whose seats somebody
// else may take meanwhile, and carries out those that are not refused, with a simulator that bills
// in both ways that ClickUp may. Nothing may be bought that the forecast excluded, and nothing may
// be refused that can't buy anything.
func TestTheBillIsNeverASurprise(t *testing.T) {
	t.Parallel()
	worlds := 1000
	if testing.Short() {
		worlds = 150
	}
	var sum bills
	var group sync.WaitGroup
	seeds := make(chan uint64)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			kept := store.New(t.TempDir(), "test")
			for seed := range seeds {
				tryBills(t, seed, kept, &sum)
			}
		})
	}
	for seed := range uint64(worlds) {
		seeds <- seed
	}
	close(seeds)
	group.Wait()
	t.Logf("%d workspaces, %d plans: %d sent unasked, %d of them bought a seat that the forecast excluded; %d asked first, %d of them could not buy; %d bought as forecast, %d rest on numbers that ClickUp did not say",
		worlds, sum.plans, sum.sent, sum.surprises, sum.asked, sum.needless, sum.bought, sum.unsaid)
	t.Logf("%d more were confirmed within the minute in which seats are fresh, after somebody else took some: %d of them bought more than the forecast allowed, and %d of these were not said afterwards",
		sum.raced, sum.racedBought, sum.silent)
	if sum.raced < worlds/20 || sum.racedBought == 0 {
		t.Errorf("too few races within the minute: %+v", &sum)
	}
	if sum.sent < sum.plans/10 || sum.asked < sum.plans/10 || sum.bought < sum.plans/20 {
		t.Errorf("the workspaces are too much alike: %+v", &sum)
	}
}

// bills counts the outcomes of all plans.
type bills struct {
	mu                                                      sync.Mutex
	plans, sent, surprises, asked, needless, bought, unsaid int
	// Seats that were read in the last minute are not read again, so a plan may buy more than
	// its forecast if somebody takes the last seat within that minute. These plans are counted
	// separately, and each purchase must be reported afterwards.
	raced, racedBought, silent int
}

func (b *bills) count(n *int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	*n++
}

// till is a simulated ClickUp and, after load, a program that uses it.
type till struct {
	t     *testing.T
	sim   *sim.Server
	state *model.State
	run   *Runner
	clock *clock
}

func openTill(t *testing.T, r sim.Roster, how sim.Billing) *till {
	t.Helper()
	return &till{t: t, clock: &clock{now: sim.Epoch()}, sim: sim.New(sim.Options{Roster: &r, Workspaces: 1, RateLimit: -1, Billing: how})}
}

// send makes a call without the client and returns its status.
func (tl *till) send(c clickup.Call) int {
	body, err := json.Marshal(c.Body)
	if err != nil {
		tl.t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(context.Background(), c.Method, c.Path, bytes.NewReader(body))
	r.Header.Set("Authorization", sim.Token)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	tl.sim.ServeHTTP(w, r)
	return w.Code
}

// load reads what a command reads, and what is shared with some of the guests.
func (tl *till) load(shares []string, kept *store.Store) {
	tl.t.Helper()
	api, err := clickup.New(sim.Token, clickup.WithBaseURL("http://127.0.0.1/api"), clickup.WithClock(tl.clock), clickup.WithTransport(tl.sim.Transport()))
	if err != nil {
		tl.t.Fatal(err)
	}
	tl.run = New(Deps{API: api, Store: kept, Clock: tl.clock})
	tl.state = model.New(model.Options{}, tl.clock.Now())
	tl.drive(model.LoadNeeded{Need: model.Need{Me: true, Seats: true, Plans: true, Groups: true, Roles: true}})
	if tl.state.Roster() == nil {
		tl.t.Fatal(tl.state.Rosters.Err)
	}
	for _, mail := range shares {
		if p, ok := tl.state.Roster().People.ByEmail(mail); ok {
			tl.drive(model.LoadShares{Guest: p.ID})
		}
	}
}

func (tl *till) drive(m model.Msg) {
	tl.t.Helper()
	if err := Drive(context.Background(), tl.run, tl.state, m, never); err != nil {
		tl.t.Fatal(err)
	}
}

// confirm asks the model to carry out a plan without buying anything. sent reports whether the model
// agrees. The plan then has the forecast for that.
func (tl *till) confirm(p change.Plan) (fresh change.Plan, sent bool) {
	tl.t.Helper()
	s := tl.state
	s.Run = nil // the last plan is forgotten
	queue := s.Update(model.Ticked{Now: tl.clock.Now()})
	queue = append(queue, s.Update(model.Confirm{Plan: p, Then: model.StartRun{Plan: p}})...)
	for len(queue) > 0 {
		e := queue[0]
		queue = queue[1:]
		if open, ok := e.(model.OpenRun); ok {
			return open.Run.Plan, true
		}
		tl.run.Do(context.Background(), e, func(m model.Msg) { queue = append(queue, s.Update(m)...) })
	}
	if s.Unconfirmed == nil {
		tl.t.Fatalf("%s: neither sent nor refused: %v", p.Title, s.Notices)
	}
	return *s.Unconfirmed, false
}

// carryOut sends the steps of a plan and returns how many member seats that bought.
func (tl *till) carryOut(p change.Plan) int {
	tl.t.Helper()
	before := tl.sim.Seats(sim.Northwind).Bought
	for _, s := range p.Steps {
		if s.State != change.Planned {
			continue
		}
		if who, here := tl.sim.Guest(sim.Northwind, s.Email); here && s.ID == 0 {
			s.ID = clickup.UserID(who.ID)
		}
		switch status := tl.send(s.Call(sim.Northwind)); status {
		case 200, 400, 404: // somebody has become a member, or is here, meanwhile
		default:
			tl.t.Errorf("%s: %s of %s: status %d", p.Title, s.Op, s.Email, status)
		}
	}
	return tl.sim.Seats(sim.Northwind).Bought - before
}

// billKinds is how many kinds of plans are tried in each workspace.
const billKinds = 2

// tryBills tries some kinds of plans in the workspace of a seed.
func tryBills(t *testing.T, seed uint64, kept *store.Store, sum *bills) {
	t.Helper()
	w := drawWorld(rand.New(rand.NewPCG(seed, 14)))
	calm := openTill(t, w.roster, sim.BillConverted)
	calm.load(w.read, kept)
	plans := billPlans()
	for i := range uint64(billKinds) {
		kind := (seed + i*uint64(len(plans)/billKinds)) % uint64(len(plans))
		x := billTrial{billWorld: w, dice: seed<<8 + kind, sum: sum, kept: kept}
		x.race = w.races && i%2 == 0
		x.soon = x.race && seed%2 == 0
		for _, how := range []sim.Billing{sim.BillConverted, sim.BillMoreGuestSeats} {
			x.how = how
			x.name = fmt.Sprintf("seed %d, kind %d, reading %d, race %v", seed, kind, how, x.race)
			x.try(t, calm, openTill(t, w.roster, how), plans[kind])
		}
	}
}

// billTrial is a plan of one kind in one workspace.
type billTrial struct {
	billWorld
	name string
	dice uint64
	race bool
	soon bool // of a race: the plan is confirmed within the minute
	how  sim.Billing
	sum  *bills
	kept *store.Store
}

// try makes a plan and carries it out. With a race, somebody else takes seats in between.
func (x *billTrial) try(t *testing.T, calm, tl *till, plan billPlan) {
	t.Helper()
	before := calm
	if x.race {
		tl.load(x.read, x.kept)
		before = tl
	}
	desk, _ := before.state.ChangeContext()
	p := plan(desk, rand.New(rand.NewPCG(x.dice, 1)))
	if p.Calls() == 0 {
		return
	}
	if x.race {
		tl.somebodyElse(rand.New(rand.NewPCG(x.dice, 2)))
		if wait := 2 * time.Minute; !x.soon {
			tl.clock.now = tl.clock.now.Add(wait)
		} else {
			tl.clock.now = tl.clock.now.Add(wait / 4)
		}
	}
	fresh, sent := before.confirm(p)
	n := tl.carryOut(fresh)
	if x.soon && !x.roster.SeatsUnknown {
		x.judgeRace(t, tl, fresh, n)
		return
	}
	x.sum.judge(t, x.name, fresh, sent, n, x.roster.SeatsUnknown)
	if !sent && n == 0 && !x.roster.SeatsUnknown && !x.couldBuy(t, fresh) {
		x.sum.count(&x.sum.needless)
		t.Errorf("%s: %s is refused, and nothing could be bought: %s", x.name, p.Title, fresh.BillWords())
	}
}

// judgeRace counts a plan that was confirmed within the minute, and checks that what it bought is
// reported.
func (x *billTrial) judgeRace(t *testing.T, tl *till, p change.Plan, n int) {
	t.Helper()
	x.sum.count(&x.sum.raced)
	if f := p.Seats; n <= f.Max || !f.Known {
		return
	}
	x.sum.count(&x.sum.racedBought)
	tl.clock.now = tl.clock.now.Add(2 * time.Minute)
	tl.drive(model.Ticked{Now: tl.clock.Now()})
	tl.drive(model.ReadSeats{IDs: []clickup.WorkspaceID{sim.Northwind}})
	if o := p.Seats.Compare(seats.Reading{Seats: tl.state.Data().Seats.Value}, nil); o.AsForeseen != seats.No {
		x.sum.count(&x.sum.silent)
		t.Errorf("%s: %d were bought, and %q is said", x.name, n, o.Reason)
	}
}

func (b *bills) judge(t *testing.T, what string, p change.Plan, sent bool, n int, unsaid bool) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	f := p.Seats
	b.plans++
	switch {
	case unsaid:
		b.unsaid++
	case sent:
		b.sent++
	default:
		b.asked++
	}
	if n > 0 {
		b.bought++
	}
	if sent && n > 0 || f.Known && n > f.Max {
		b.surprises++
		t.Errorf("%s: %s, and %d were bought", what, f.Sentence(), n)
	}
}

// couldBuy tries a plan in other workspaces that look the same, with the same number of free seats
// but other people in the seats.
func (x *billTrial) couldBuy(t *testing.T, p change.Plan) bool {
	t.Helper()
	rng := rand.New(rand.NewPCG(x.dice, 3))
	for way := range 200 {
		tl := openTill(t, x.seemingly(rng, way), x.how)
		if x.race {
			tl.somebodyElse(rand.New(rand.NewPCG(x.dice, 2)))
		}
		tl.sim.BillBy([]sim.Billing{sim.BillConverted, sim.BillMoreGuestSeats}[way&1])
		try := p
		if way&2 != 0 { // steps are sent at the same time: their order is not sure
			try.Steps = slices.Clone(p.Steps)
			slices.SortStableFunc(try.Steps, func(a, b change.Step) int { return cmp.Compare(removes(a), removes(b)) })
		}
		if tl.carryOut(try) > 0 {
			return true
		}
	}
	return false
}

func removes(s change.Step) int {
	if s.Op == change.OpRemoveGuest || s.Op == change.OpRemoveMember {
		return 1
	}
	return 0
}
