package cli_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// Every number of people has one definition: tabs, the seats pane, the sheets of the
// audit, reports, commands and off-boarding say the same.
func TestNumbersAreTheSameEverywhere(t *testing.T) {
	t.Parallel()
	worlds := map[string]sim.Options{"demo": {}, "large demo": {People: 900}}
	for seed := range uint64(6) {
		r := randomRoster(rand.New(rand.NewPCG(seed, 1)))
		worlds[fmt.Sprint("random ", seed)] = sim.Options{Roster: &r, Workspaces: 1, Billing: sim.BillConverted}
	}
	for name, o := range worlds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o.RateLimit = 100_000
			n := openNumbers(t, o)
			n.tabs()
			n.ledger()
			n.sheets()
			n.documents(o)
			n.papers(o)
			n.offBoarding()
		})
	}
}

// numbers is a program that has loaded and audited a workspace.
type numbers struct {
	t      *testing.T
	app    *app.App
	state  *model.State
	counts seats.Counts
}

func openNumbers(t *testing.T, o sim.Options) *numbers {
	t.Helper()
	a, err := app.Open(t.Context(), app.Options{Demo: true, Sim: o, Env: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	n := &numbers{t: t, app: a, state: a.State}
	n.drive(model.Boot{})
	n.drive(model.OpenAudit{})
	if !n.state.Data().Report.Has() {
		t.Fatal("there is no audit")
	}
	n.counts = n.state.Data().Report.Value.Summary.Counts
	return n
}

func (n *numbers) drive(m model.Msg) {
	n.t.Helper()
	if err := effect.Drive(context.Background(), n.app.Runner, n.state, m, func(*model.State) bool { return false }); err != nil {
		n.t.Fatal(err)
	}
}

func (n *numbers) same(what string, got, want int) {
	n.t.Helper()
	if got != want {
		n.t.Errorf("%s: %d, elsewhere %d", what, got, want)
	}
}

// shown is how many people a view and a filter show.
func (n *numbers) shown(v people.View, filter string) int {
	n.t.Helper()
	n.drive(model.ShowView{View: v, Filter: filter})
	b := n.state.Browse()
	if b.Problem != nil {
		n.t.Errorf("%q: %v", filter, b.Problem)
	}
	return len(b.Rows)
}

func (n *numbers) tabs() {
	n.t.Helper()
	tabs, c := n.state.Roster().People.Counts(), n.counts
	n.same("all", tabs.All, c.People())
	n.same("members", tabs.Members, c.Members())
	n.same("guests", tabs.Guests, c.Guests())
	n.same("pending", tabs.Pending, c.Pending)
	n.same("admins", tabs.Admins, c.Admins())
	for _, v := range []people.View{people.ViewAll, people.ViewMembers, people.ViewGuests, people.ViewPending, people.ViewAdmins} {
		n.same(v.String()+" shown", n.shown(v, ""), tabs.Of(v))
	}
	rest := c.Of(seats.ClassLimited) + c.Of(seats.ClassAgent) + c.Of(seats.ClassUnknown)
	n.same("the rows together", c.Members()+c.Guests()+rest, tabs.All)
	classes := map[string]seats.Class{
		"owner": seats.ClassOwner, "admin": seats.ClassAdmin, "member": seats.ClassMember, "limited": seats.ClassLimited,
		"guest": seats.ClassGuest, "agent": seats.ClassAgent, "unknown": seats.ClassUnknown,
	}
	for word, class := range classes {
		n.same("role:"+word, n.shown(people.ViewAll, "role:"+word), c.Of(class))
	}
}

// free reports whether nobody is billed there.
func (n *numbers) free() bool { return (seats.Rules{Plan: n.state.Data().Plan.Value.Name}).Free() }

// ledger holds the lines of the seats pane against the people they show.
func (n *numbers) ledger() {
	n.t.Helper()
	for _, l := range n.state.Ledger() {
		switch {
		case l.Nobody != "" || n.free():
		case l.Label == "member seats":
			n.same("who takes a member seat", n.shown(l.View, l.Filter), n.counts.MemberSeats())
		case l.Label == "guest seats":
			n.same("who takes a guest seat", n.shown(l.View, l.Filter), n.counts.GuestSeats())
		case l.Known:
			n.same(l.Label, n.shown(l.View, l.Filter), l.Count)
		}
	}
	if n.free() {
		return
	}
	members, _ := n.state.ExplainSeats()
	filled := n.state.Data().MemberSeats().Filled
	if want := fmt.Sprintf("%d = %d member", filled, n.counts.Members()); filled == n.counts.MemberSeats() && !strings.HasPrefix(members, want) {
		n.t.Errorf("%q does not begin with %q", members, want)
	}
	if !strings.HasPrefix(members, fmt.Sprint(filled)) {
		n.t.Errorf("%d member seats are filled: %q", filled, members)
	}
}

// sheets holds the roll-ups of the audit against the people that they show, and against
// the sums of all.
func (n *numbers) sheets() {
	n.t.Helper()
	tabs := n.state.Roster().People.Counts()
	for by := model.TallyDomains; by <= model.TallyRoles; by++ {
		var sum model.TallyRow
		for i := range n.state.TallyCount(by) {
			row := n.state.Tally(by, i)
			sum.People += row.People
			sum.Members += row.Members
			sum.Guests += row.Guests
			sum.Pending += row.Pending
			if row.Filter != "" && n.state.TallyCount(by) < 40 {
				n.same(by.String()+" "+row.Filter, n.shown(people.ViewAll, row.Filter), row.People)
				n.same(by.String()+" guests "+row.Filter, n.shown(people.ViewGuests, row.Filter), row.Guests)
			}
		}
		n.same(by.String()+": people", sum.People, tabs.All)
		n.same(by.String()+": members", sum.Members, tabs.Members)
		n.same(by.String()+": guests", sum.Guests, tabs.Guests)
		n.same(by.String()+": pending", sum.Pending, tabs.Pending)
	}
	for _, row := range n.state.Roster().People.DomainRows() {
		n.same("domain view "+row.Domain, row.People, n.tallyOf(row.Domain).People)
		n.same("domain view, guests of "+row.Domain, row.Guests, n.tallyOf(row.Domain).Guests)
	}
}

func (n *numbers) tallyOf(domain string) model.TallyRow {
	for i := range n.state.TallyCount(model.TallyDomains) {
		if row := n.state.Tally(model.TallyDomains, i); row.Name == domain || domain == "" && row.Filter == "" {
			return row
		}
	}
	return model.TallyRow{}
}

// documents holds what commands print against what the screen shows.
func (n *numbers) documents(o sim.Options) {
	n.t.Helper()
	run := func(args ...string) map[string]any {
		n.t.Helper()
		return n.decode(n.print(o, append(args, "--format", "json")...))
	}
	tabs := n.state.Roster().People.Counts()
	listed := run("people")["people"].([]any)
	n.same("cutui people", len(listed), tabs.All)
	counted := map[any]int{}
	for _, p := range listed {
		counted[p.(map[string]any)["counted_as"]]++
	}
	for _, class := range seats.Classes() {
		n.same("cutui people, counted as "+class.String(), counted[people.RoleTerm(class)], n.counts.Of(class))
	}
	if !n.free() {
		n.same("cutui people, billed", len(run("people", "--filter", "billable:yes")["people"].([]any)), n.counts.MemberSeats())
	}
	space := run("workspaces")["workspaces"].([]any)[0].(map[string]any)
	n.same("cutui workspaces", int(space["people"].(float64)), tabs.All)
	sum := run("audit")["summary"].(map[string]any)
	for name, want := range map[string]int{
		"people": tabs.All, "members": tabs.Members, "guests": tabs.Guests, "pending": tabs.Pending, "admins": tabs.Admins,
		"agents": n.counts.Of(seats.ClassAgent), "limited_members": n.counts.Of(seats.ClassLimited), "unknown_roles": n.counts.Of(seats.ClassUnknown),
	} {
		got, _ := sum[name].(float64)
		n.same("cutui audit, "+name, int(got), want)
	}
}

// offBoarding removes the guests of the commonest client, and holds what was forecast
// against what ClickUp then has.
func (n *numbers) offBoarding() {
	n.t.Helper()
	row, ok := n.client()
	if !ok {
		return
	}
	planContext, _ := n.state.ChangeContext()
	guests := planContext.People.GuestsOn(row.Domain)
	n.same("guests to off-board", len(guests), row.Guests)
	p := plans.Offboard(planContext, row.Domain, guests)
	before := n.app.Sim.Seats(sim.Northwind)
	n.drive(model.StartRun{Plan: p})
	left := n.app.Sim.Seats(sim.Northwind).Guests - before.Guests
	if f := p.Seats; !f.Free && (left < f.Guests.Min || left > f.Guests.Max) {
		n.t.Errorf("off-boarding %s: guest seats %+v were foreseen, and they changed by %d", row.Domain, f.Guests, left)
	}
}

// client is the commonest domain of guests that is not the workspace's own.
func (n *numbers) client() (people.DomainRow, bool) {
	for _, row := range n.state.Roster().People.DomainRows() {
		if row.Domain != "" && row.Guests > 0 && !n.state.Data().Own.Has(row.Domain) {
			return row, true
		}
	}
	return people.DomainRow{}, false
}

// randomRoster is a workspace with people of all kinds.
func randomRoster(rng *rand.Rand) sim.Roster {
	r := sim.Roster{Plan: []string{"Enterprise", "Free Forever"}[rng.IntN(8)/7], GuestRoles: []int64{4180001}}
	domains := []string{"acme.example", "client.example", "other.example", "gmail.com"}
	r.People = []sim.RosterPerson{{Email: sim.Caller, Role: 1}}
	for i := range 10 + rng.IntN(30) {
		p := sim.RosterPerson{Email: fmt.Sprintf("p%d@%s", i, domains[rng.IntN(len(domains))]), Role: []int{2, 3, 3, 4, 4, 4, 5}[rng.IntN(7)], Pending: rng.IntN(5) == 0}
		switch {
		case p.Role == 4 && rng.IntN(4) == 0:
			p.Key = []string{"limited_member", "limited_member_view_only"}[rng.IntN(2)]
		case p.Role == 4 && rng.IntN(4) < 1:
			p.Custom = r.GuestRoles[0]
		case p.Role == 4:
			p.Rights = rng.IntN(2) == 0
		case p.Role == 3 && rng.IntN(6) == 0:
			p.Agent = true
		}
		r.People = append(r.People, p)
	}
	r.MemberSeats, r.GuestSeats = 60, 60
	return r
}
