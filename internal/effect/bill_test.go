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
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
)

// TestTheBillIsNeverASurprise plans changes of every kind in random workspaces, whose
// seats somebody else may take meanwhile, and carries out what is not refused against a
// simulator that bills in both ways that ClickUp may. Nothing may be bought that the
// forecast excluded, and nothing may be refused that could not buy.
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
	if sum.sent < sum.plans/10 || sum.asked < sum.plans/10 || sum.bought < sum.plans/20 {
		t.Errorf("the workspaces are too much alike: %+v", &sum)
	}
}

// bills is what became of all plans.
type bills struct {
	mu                                                      sync.Mutex
	plans, sent, surprises, asked, needless, bought, unsaid int
}

func (b *bills) count(n *int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	*n++
}

// till is a ClickUp and, once it is loaded, a program before it.
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

// send makes a call in the place of the client, and gives its status.
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

// confirm asks for a plan to be carried out without buying anything; sent is whether the
// model lets it. The plan has the forecast that this rests on.
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

// carryOut sends the steps of a plan and gives the member seats that this bought.
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

// billKinds is how many of the kinds of plans each workspace gets.
const billKinds = 2

// tryBills tries some kinds of plans in the workspace of a seed.
func tryBills(t *testing.T, seed uint64, kept *store.Store, sum *bills) {
	w := drawWorld(rand.New(rand.NewPCG(seed, 14)))
	calm := openTill(t, w.roster, sim.BillConverted)
	calm.load(w.read, kept)
	plans := billPlans()
	for i := range uint64(billKinds) {
		kind := (seed + i*uint64(len(plans)/billKinds)) % uint64(len(plans))
		x := billTrial{billWorld: w, dice: seed<<8 + kind, sum: sum, kept: kept}
		x.race = w.races && i%2 == 0
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
	how  sim.Billing
	sum  *bills
	kept *store.Store
}

// try plans before the calm till, or where there is a race before the till, and carries
// the plan out there.
func (x *billTrial) try(t *testing.T, calm, tl *till, plan billPlan) {
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
		tl.clock.now = tl.clock.now.Add(2 * time.Minute)
	}
	fresh, sent := before.confirm(p)
	n := tl.carryOut(fresh)
	x.sum.judge(t, x.name, fresh, sent, n, x.roster.SeatsNotSaid)
	if !sent && n == 0 && !x.roster.SeatsNotSaid && !x.couldBuy(t, fresh) {
		x.sum.count(&x.sum.needless)
		t.Errorf("%s: %s is refused, and nothing could be bought: %s", x.name, p.Title, fresh.BillWords())
	}
}

func (b *bills) judge(t *testing.T, what string, p change.Plan, sent bool, n int, unsaid bool) {
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

// couldBuy tries a plan in the ways in which the workspace may be what it seems to be: with
// the same room, other people may hold the seats.
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

// seemingly is the roster in another way that looks the same.
func (w *billWorld) seemingly(rng *rand.Rand, way int) sim.Roster {
	r := w.roster
	roomM, roomG := r.MemberSeats-w.filled.Members, r.GuestSeats-w.filled.Guests
	r.NothingIsSeat, r.RolesLift, r.OverIsBilled = way&4 == 0, way&8 == 0, way&16 != 0
	contested := w.contested()
	r.OwnDomain = contested[rng.IntN(len(contested))]
	r.People = slices.Clone(r.People)
	most := rng.IntN(3) // nobody who is hidden may edit, everybody, or some
	for i := range r.People {
		p := &r.People[i]
		if p.Role != 4 || p.Key != "" || slices.Contains(w.read, p.Email) {
			continue
		}
		p.Shares = nil
		if most == 1 || most == 2 && rng.IntN(2) == 0 {
			p.Shares = []sim.Share{{Kind: "task", ID: sim.RosterTasks()[2], Level: "edit"}}
		}
	}
	n := filledSeats(r)
	r.MemberSeats = n.Members + roomM
	if r.GuestSeats >= 0 {
		r.GuestSeats = n.Guests + roomG
	}
	return r
}

// filledSeats are the seats that the people of a roster take, if there are enough.
func filledSeats(r sim.Roster) sim.SeatCount {
	r.MemberSeats, r.GuestSeats = 1000, 1000
	return sim.New(sim.Options{Roster: &r, Workspaces: 1, Billing: sim.BillConverted}).Seats(sim.Northwind)
}

// somebodyElse invites people at the same time: the last seats may be gone.
func (tl *till) somebodyElse(rng *rand.Rand) {
	for i := range 1 + rng.IntN(3) {
		mail := fmt.Sprintf("else%d@else.example", i)
		call := clickup.InviteMemberCall(sim.Northwind, clickup.MemberInvite{Email: mail})
		if rng.IntN(2) == 0 {
			call = clickup.InviteGuestCall(sim.Northwind, clickup.GuestInvite{Email: mail, Rights: clickup.Rights{}.With(clickup.EditTags, true)})
		}
		if status := tl.send(call); status != 200 {
			tl.t.Errorf("%s: status %d", mail, status)
		}
	}
}

// billWorld is a workspace, and what of it is read before a plan is made.
type billWorld struct {
	roster sim.Roster
	filled sim.SeatCount
	read   []string // the guests whose shares are read
	races  bool
}

// domains of the people: the own one, those of clients, and free mail.
func billDomains() []string {
	return []string{"acme.example", "client.example", "other.example", "gmail.com"}
}

func drawWorld(rng *rand.Rand) billWorld {
	w := billWorld{races: rng.IntN(3) == 0}
	r := &w.roster
	r.Plan = []string{"Enterprise", "Enterprise", "Enterprise Trial", "enterprise", "Free Forever"}[rng.IntN(5)]
	r.GuestRoles = []int64{9000000001}
	domains, tasks := billDomains(), sim.RosterTasks()
	r.People = []sim.RosterPerson{{Email: sim.Caller, Role: 1}}
	for i := range 3 + rng.IntN(4) {
		r.People = append(r.People, sim.RosterPerson{Email: fmt.Sprintf("m%d@%s", i, domains[rng.IntN(1+rng.IntN(4))]), Role: 2 + rng.IntN(2), Pending: rng.IntN(4) == 0})
	}
	for i := range 2 + rng.IntN(8) {
		p := sim.RosterPerson{Email: fmt.Sprintf("g%d@%s", i, domains[rng.IntN(3)]), Role: 4, Pending: rng.IntN(4) == 0, Rights: rng.IntN(5) == 0}
		if rng.IntN(6) == 0 {
			p.Custom = r.GuestRoles[0]
		}
		for range rng.IntN(3) {
			p.Shares = append(p.Shares, sim.Share{Kind: "task", ID: tasks[len(p.Shares)], Level: []string{"read", "read", "comment", "edit"}[rng.IntN(4)]})
		}
		if rng.IntN(8) == 0 {
			p.Key = []string{"limited_member", "limited_member_view_only"}[rng.IntN(2)]
			p.Rights, p.Custom, p.Shares = p.Key == "limited_member" && p.Rights, 0, nil
		} else if rng.IntN(6) == 0 {
			r.Group = append(r.Group, p.Email)
		}
		if rng.IntN(2) == 0 {
			w.read = append(w.read, p.Email)
		}
		r.People = append(r.People, p)
	}
	if rng.IntN(6) == 0 {
		r.People = append(r.People, sim.RosterPerson{Email: "bot@agents.example", Role: 3, Agent: true})
	}
	w.drawSeats(rng)
	return w
}

// drawSeats bills the people as they are, and leaves a few seats free, none, or too few.
func (w *billWorld) drawSeats(rng *rand.Rand) {
	r := &w.roster
	now := filledSeats(*r)
	w.filled = now
	r.MemberSeats, r.GuestSeats = now.Members+rng.IntN(4), now.Guests+rng.IntN(4)
	switch rng.IntN(12) {
	case 0:
		r.GuestSeats = -1
	case 1:
		r.MemberSeats = max(1, now.Members-1)
	case 2:
		r.FilledTooFew = 1
	case 3:
		r.EmptyTooMany = 2
	case 4:
		r.SeatsNotSaid = true
	}
	if r.Plan == "Free Forever" {
		r.GuestSeats = -1
	}
}

// contested are the domains that may be the workspace's own: the commonest of all people
// and of the members, several where they are as common.
func (w *billWorld) contested() []string {
	var out []string
	for _, membersOnly := range []bool{false, true} {
		counts, most := map[string]int{}, 0
		for _, p := range w.roster.People {
			domain := p.Email[strings.IndexByte(p.Email, '@')+1:]
			if p.Agent || domain == "gmail.com" || membersOnly && p.Role == 4 {
				continue
			}
			counts[domain]++
			most = max(most, counts[domain])
		}
		for domain, n := range counts {
			if n == most {
				out = append(out, domain)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

type billPlan func(d change.Context, rng *rand.Rand) change.Plan

// billPlans are plans of every kind.
func billPlans() []billPlan {
	task := func(n int) []items.Item {
		var out []items.Item
		for _, id := range sim.RosterTasks()[:n] {
			out = append(out, items.Item{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: id}, Name: "Task " + id})
		}
		return out
	}
	invite := func(change_ func(*change.InviteRequest, *rand.Rand)) billPlan {
		return func(d change.Context, rng *rand.Rand) change.Plan {
			r := change.InviteRequest{Permission: clickup.PermissionRead}
			for i := range 1 + rng.IntN(4) {
				r.Emails = append(r.Emails, fmt.Sprintf("new%d@%s", i, billDomains()[rng.IntN(4)]))
			}
			change_(&r, rng)
			return change.PlanInvite(d, r)
		}
	}
	all := clickup.Rights{}.With(clickup.EditTags, true)
	role := clickup.RoleID(9000000001)
	return []billPlan{
		invite(func(*change.InviteRequest, *rand.Rand) {}),
		invite(func(r *change.InviteRequest, _ *rand.Rand) { r.Items = task(1) }),
		invite(func(r *change.InviteRequest, _ *rand.Rand) {
			r.Items, r.Permission = task(2), clickup.PermissionComment
		}),
		invite(func(r *change.InviteRequest, _ *rand.Rand) { r.Rights = all }),
		invite(func(r *change.InviteRequest, rng *rand.Rand) { r.Role, r.Items = role, task(rng.IntN(2)) }),
		func(d change.Context, rng *rand.Rand) change.Plan {
			r := change.InviteMemberRequest{Admin: rng.IntN(2) == 0}
			for i := range 1 + rng.IntN(3) {
				r.Emails = append(r.Emails, fmt.Sprintf("member%d@acme.example", i))
			}
			return change.PlanInviteMembers(d, r)
		},
		func(d change.Context, rng *rand.Rand) change.Plan {
			return change.PlanShare(d, change.ShareRequest{Guests: someGuests(d, rng), Items: task(1), Permission: clickup.PermissionRead})
		},
		func(d change.Context, rng *rand.Rand) change.Plan {
			return change.PlanShare(d, change.ShareRequest{Guests: someGuests(d, rng), Items: task(2), Permission: clickup.PermissionEdit})
		},
		func(d change.Context, rng *rand.Rand) change.Plan {
			return change.PlanEditGuests(d, change.EditGuestRequest{Guests: someGuests(d, rng), Rights: all})
		},
		func(d change.Context, rng *rand.Rand) change.Plan {
			return change.PlanEditGuests(d, change.EditGuestRequest{Guests: someGuests(d, rng), Role: &role})
		},
		func(d change.Context, rng *rand.Rand) change.Plan { return change.PlanRemove(d, someGuests(d, rng)) },
		func(d change.Context, rng *rand.Rand) change.Plan { // one leaves, others come
			gone := change.PlanRemove(d, someGuests(d, rng))
			come := change.PlanInvite(d, change.InviteRequest{Emails: []string{"new0@client.example", "new1@other.example"}, Rights: all})
			p := gone
			p.Steps = append(p.Steps, come.Steps...)
			p.Seats = d.Forecast(&p)
			return p
		},
	}
}

func someGuests(d change.Context, rng *rand.Rand) []clickup.UserID {
	var out []clickup.UserID
	for _, p := range d.People.Rows() {
		if p.Role == clickup.RoleGuest && p.ID > 0 && rng.IntN(2) == 0 {
			out = append(out, p.ID)
		}
	}
	return out
}
