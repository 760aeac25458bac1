package clickup_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// simulate starts a simulator and returns a client of it.
func simulate(t *testing.T, opts sim.Options, more ...clickup.Option) (*clickup.Client, *sim.Server) {
	t.Helper()
	server := sim.New(opts)
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	c, err := clickup.New(sim.Token, append([]clickup.Option{clickup.WithBaseURL(base)}, more...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c, server
}

// leap is a clock whose Sleep advances the time at once.
type leap struct{ ahead atomic.Int64 }

func (l *leap) Now() time.Time { return time.Now().Add(time.Duration(l.ahead.Load())) }

func (l *leap) Sleep(ctx context.Context, d time.Duration) error {
	l.ahead.Add(int64(d))
	return ctx.Err()
}

// must returns a value and fails the test if there is an error.
func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// shape selects the form of the simulator's answers; nil is the form seen live.
type shape = func(op string, body any) any

// inBothShapes runs a test with answers in the form seen live and in that of the reference.
func inBothShapes(t *testing.T, test func(*testing.T, shape)) {
	t.Helper()
	for name, shape := range map[string]shape{"live": nil, "reference": simtest.ReferenceShape} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, shape)
		})
	}
}

func TestReadsOfASimulatedWorkspace(t *testing.T) {
	t.Parallel()
	inBothShapes(t, func(t *testing.T, shape shape) {
		t.Helper()
		c, _ := simulate(t, sim.Options{Reshape: shape})
		ctx := t.Context()
		user := must[clickup.User](t)(c.User(ctx))
		if user.Email != sim.Caller || user.Timezone == "" {
			t.Errorf("user %+v", user)
		}
		all := must[[]clickup.Workspace](t)(c.Workspaces(ctx))
		if len(all) != 3 || all[0].ID != sim.Northwind || len(all[0].People) < 100 || all[0].Name == "" {
			t.Fatalf("%d workspaces", len(all))
		}
		if !slices.ContainsFunc(all[0].People, func(p clickup.Person) bool { return p.ID == user.ID }) {
			t.Error("the caller is not in the roster")
		}
		if shape == nil && !slices.ContainsFunc(all[0].People, func(p clickup.Person) bool {
			return p.Guest() && p.Status() == clickup.StatusPending && p.InvitedBy != nil && p.Rights.Known != 0
		}) {
			t.Error("no pending guest with an inviter and rights")
		}
		if plan := must[clickup.Plan](t)(c.Plan(ctx, sim.Northwind)); plan.BelowEnterprise() {
			t.Errorf("plan %+v", plan)
		}
		seats := must[clickup.Seats](t)(c.Seats(ctx, sim.Northwind))
		if !seats.Members.Filled.Known || !seats.Members.Total.Known || !seats.Guests.Filled.Known {
			t.Errorf("seats %+v", seats)
		}
		roles := must[[]clickup.CustomRole](t)(c.CustomRoles(ctx, sim.Northwind, true))
		if len(roles) == 0 || roles[0].ID == 0 || roles[0].Inherits == clickup.RoleUnknown {
			t.Errorf("roles %+v", roles)
		}
		groups := must[[]clickup.UserGroup](t)(c.UserGroups(ctx, sim.Northwind))
		if len(groups) == 0 || len(groups[0].Members) == 0 {
			t.Errorf("groups %+v", groups)
		}
	})
}

func TestOneWorkspaceOfTheSimulator(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		opts  sim.Options
		calls int // for asking twice
	}{
		{sim.Options{}, 2},
		{sim.Options{Without: []string{"GetTeam"}}, 3},
	} {
		c, server := simulate(t, tt.opts)
		for range 2 {
			ws, err := c.WholeWorkspace(t.Context(), sim.Northwind)
			guests := slices.ContainsFunc(ws.People, func(p clickup.Person) bool { return p.Guest() })
			if err != nil || len(ws.People) < 20 || !guests {
				t.Errorf("%d people, guests %v, %v", len(ws.People), guests, err)
			}
		}
		if calls := server.Calls(); len(calls) != tt.calls {
			t.Errorf("%+v: %d calls", tt.opts, len(calls))
		}
	}
}

// firstLists returns some lists of the workspace, in folders and without.
func firstLists(t *testing.T, c *clickup.Client) (folders []clickup.Folder, lists []clickup.List) {
	t.Helper()
	ctx := t.Context()
	for _, space := range must[[]clickup.Space](t)(c.Spaces(ctx, sim.Northwind)) {
		folders = append(folders, must[[]clickup.Folder](t)(c.Folders(ctx, space.ID))...)
		lists = append(lists, must[[]clickup.List](t)(c.SpaceLists(ctx, space.ID))...)
	}
	for _, f := range folders {
		lists = append(lists, must[[]clickup.List](t)(c.FolderLists(ctx, f.ID))...)
	}
	if len(folders) == 0 || len(lists) < 3 {
		t.Fatalf("%d folders, %d lists", len(folders), len(lists))
	}
	return folders, lists
}

func TestHierarchyOfTheSimulator(t *testing.T) {
	t.Parallel()
	inBothShapes(t, func(t *testing.T, shape shape) {
		t.Helper()
		c, _ := simulate(t, sim.Options{Reshape: shape})
		ctx := t.Context()
		folders, lists := firstLists(t, c)
		if f := must[clickup.Folder](t)(c.Folder(ctx, folders[0].ID)); f.Name != folders[0].Name || len(f.Lists) == 0 {
			t.Errorf("folder %+v", f)
		}
		if l := must[clickup.List](t)(c.List(ctx, lists[0].ID)); l.Name != lists[0].Name {
			t.Errorf("list %+v", l)
		}
		task := must[clickup.Task](t)(c.Task(ctx, sim.Northwind, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}))
		held := must[clickup.Task](t)(c.Task(ctx, sim.Northwind, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}))
		if task.ID != sim.ZebraTask || task.List == "" || held.CustomID != sim.HeldTask || held.Name == "" {
			t.Errorf("tasks %+v, %+v", task, held)
		}
		seen := map[clickup.TaskID]bool{}
		for page, err := range c.WorkspaceTasks(ctx, sim.Northwind, clickup.TaskQuery{Subtasks: true, Closed: true, OrderBy: "updated"}) {
			if err != nil {
				t.Fatal(err)
			}
			for _, task := range page.Tasks {
				seen[task.ID] = true
			}
		}
		if !seen[task.ID] || !seen[held.ID] {
			t.Errorf("%d tasks, without the known ones", len(seen))
		}
		for page, err := range c.ListTasks(ctx, task.List, clickup.TaskQuery{Closed: true}) {
			if err != nil || !slices.ContainsFunc(page.Tasks, func(x clickup.Task) bool { return x.ID == task.ID }) {
				t.Errorf("the task's list: %+v, %v", page, err)
			}
		}
		if people, err := c.TaskMembers(ctx, sim.Northwind, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}); err != nil || people == nil {
			t.Errorf("people of the task: %v, %v", people, err)
		}
		if people, err := c.ListMembers(ctx, lists[0].ID); err != nil || people == nil {
			t.Errorf("people of the list: %v, %v", people, err)
		}
	})
}

func TestGuestsOfTheSimulator(t *testing.T) {
	t.Parallel()
	inBothShapes(t, func(t *testing.T, shape shape) {
		t.Helper()
		c, server := simulate(t, sim.Options{Reshape: shape})
		ctx := t.Context()
		folders, lists := firstLists(t, c)
		invited := must[clickup.Person](t)(c.InviteGuest(ctx, sim.Northwind, clickup.GuestInvite{
			Email: "New.Guest@client.example", Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.CreateViews, false),
		}))
		if invited.ID == 0 || !invited.Rights.Has(clickup.EditTags) {
			t.Errorf("invited %+v", invited)
		}
		items := []clickup.ItemRef{
			{Kind: clickup.TaskItem, ID: sim.ZebraTask},
			{Kind: clickup.ListItem, ID: string(lists[0].ID)},
			{Kind: clickup.FolderItem, ID: string(folders[0].ID)},
		}
		for i, item := range items {
			g := must[clickup.Guest](t)(c.Share(ctx, sim.Northwind, invited.ID, item, clickup.Permissions[i]))
			if !slices.ContainsFunc(g.Shared, func(s clickup.SharedItem) bool { return s.Ref == item }) {
				t.Errorf("%v is not among %+v", item, g.Shared)
			}
		}
		must[clickup.Guest](t)(c.Share(ctx, sim.Northwind, invited.ID, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}, clickup.PermissionRead))
		g := must[clickup.Guest](t)(c.EditGuest(ctx, sim.Northwind, invited.ID, clickup.GuestEdit{Rights: clickup.Rights{}.With(clickup.EditTags, false)}))
		if g.Person.ID != invited.ID || g.Person.Rights.Has(clickup.EditTags) {
			t.Errorf("edited %+v", g.Person)
		}
		if g = must[clickup.Guest](t)(c.Guest(ctx, sim.Northwind, invited.ID)); len(g.Shared) != 4 {
			t.Errorf("shared %+v", g.Shared)
		}
		for _, item := range items {
			if err := c.Unshare(ctx, sim.Northwind, invited.ID, item); err != nil {
				t.Error(err)
			}
		}
		if p, ok := server.Guest(sim.Northwind, "new.guest@client.example"); !ok || len(p.Shares) != 1 {
			t.Errorf("the simulator knows %+v", p)
		}
		if err := c.RemoveGuest(ctx, sim.Northwind, invited.ID); err != nil {
			t.Error(err)
		}
		if _, err := c.Guest(ctx, sim.Northwind, invited.ID); err == nil {
			t.Error("the guest is still there")
		}
	})
}

func TestMembersOfTheSimulator(t *testing.T) {
	t.Parallel()
	inBothShapes(t, func(t *testing.T, shape shape) {
		t.Helper()
		c, _ := simulate(t, sim.Options{Reshape: shape})
		ctx := t.Context()
		invited := must[clickup.Person](t)(c.InviteMember(ctx, sim.Northwind, clickup.MemberInvite{Email: "mia@northwind.example", Admin: true}))
		if invited.Role != clickup.RoleAdmin {
			t.Errorf("invited %+v", invited)
		}
		name, admin := "Mia", false
		m := must[clickup.Member](t)(c.EditMember(ctx, sim.Northwind, invited.ID, clickup.MemberEdit{Name: &name, Admin: &admin}))
		if m.Person.Name != name || m.Person.Role != clickup.RoleMember {
			t.Errorf("edited %+v", m.Person)
		}
		if m = must[clickup.Member](t)(c.Member(ctx, sim.Northwind, invited.ID)); m.Person.ID != invited.ID {
			t.Errorf("read %+v", m.Person)
		}
		if err := c.RemoveMember(ctx, sim.Northwind, invited.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestRefusalsOfTheSimulator(t *testing.T) {
	t.Parallel()
	c, _ := simulate(t, sim.Options{})
	ctx := t.Context()
	_, plan := c.InviteGuest(ctx, sim.Labs, clickup.GuestInvite{Email: "a@client.example"})
	_, foreign := c.Plan(ctx, sim.Foreign)
	_, task := c.Task(ctx, sim.Foreign, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ForeignTask})
	_, odd := c.Plan(ctx, "ws-123")
	stranger, err := clickup.New("pk_1_NOBODY", clickup.WithBaseURL(baseOf(t)))
	if err != nil {
		t.Fatal(err)
	}
	_, token := stranger.User(ctx)
	for err, kind := range map[error]error{
		plan: clickup.ErrPlanRequired, foreign: clickup.ErrNotFound, task: clickup.ErrNotFound, odd: clickup.ErrInvalid, token: clickup.ErrUnauthorized,
	} {
		if !errors.Is(err, kind) {
			t.Errorf("%v is not: %v", err, kind)
		}
	}
}

// baseOf starts another simulator and returns its address.
func baseOf(t *testing.T) string {
	t.Helper()
	server := sim.New(sim.Options{})
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return base
}

func TestHostileNamesAreClean(t *testing.T) {
	t.Parallel()
	c, _ := simulate(t, sim.Options{Reshape: simtest.Hostile("\x1b]0;owned\x07", "\u202eevil", "a\nb\x00")})
	for _, ws := range must[[]clickup.Workspace](t)(c.Workspaces(t.Context())) {
		for _, p := range ws.People {
			shown := fmt.Sprint(ws.Name, p.Name, p.Email, p.Initials, p.RoleKey, p.Color)
			if p.InvitedBy != nil {
				shown += p.InvitedBy.Name + p.InvitedBy.Email
			}
			if strings.ContainsAny(shown, "\x1b\x07\x00\n\u202e") {
				t.Fatalf("%q", shown)
			}
		}
	}
}

// Whatever goes wrong, an invitation takes effect at most once. No error means that it did, and
// an error other than ErrOutcomeUnknown means that it did not.
func TestInvitationsUnderFaults(t *testing.T) {
	t.Parallel()
	const calls = 400
	random := rand.New(rand.NewPCG(1, 2))
	fates := make([]*simtest.Fault, 3*calls)
	for i := range fates {
		fates[i] = someFault(random)
	}
	c, server := simulate(t, sim.Options{RateLimit: -1, Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault { return fates[n-1] })},
		clickup.WithClock(&leap{}))
	outcomes := map[string]int{}
	for i := range calls {
		email := "guest" + strconv.Itoa(i) + "@client.example"
		before := server.CountEffects("InviteGuestToWorkspace")
		_, err := c.InviteGuest(context.Background(), sim.Northwind, clickup.GuestInvite{Email: email})
		made := server.CountEffects("InviteGuestToWorkspace") - before
		unknown := errors.Is(err, clickup.ErrOutcomeUnknown)
		outcomes[fmt.Sprintf("made %d, failed %v, unknown %v", made, err != nil, unknown)]++
		if made > 1 || err == nil && made != 1 || err != nil && !unknown && made != 0 {
			t.Errorf("%s: took effect %d times: %v", email, made, err)
		}
	}
	if len(outcomes) != 4 {
		t.Errorf("outcomes: %v", slices.Sorted(maps.Keys(outcomes)))
	}
}

func someFault(random *rand.Rand) *simtest.Fault {
	after := random.IntN(2) == 0
	switch random.IntN(10) {
	case 0:
		return &simtest.Fault{Reset: true, AfterEffect: after}
	case 1:
		return &simtest.Fault{Truncate: true}
	case 2:
		return &simtest.Fault{Status: http.StatusBadGateway, Body: "<html>", AfterEffect: after}
	case 3:
		return &simtest.Fault{Status: http.StatusTooManyRequests, Code: "APP_002"}
	case 4:
		return &simtest.Fault{Status: http.StatusBadRequest, Code: "INPUT_005"}
	case 5:
		return &simtest.Fault{Status: http.StatusOK, Body: "<html>log in", AfterEffect: after}
	}
	return nil
}
