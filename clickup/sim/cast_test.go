package sim

import (
	"math"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// row is a row of the roster.
type row struct {
	t *testing.T
	m map[string]any
}

func (r row) get(path ...any) any { return calltest.At(r.t, r.m, path...) }

func (r row) has(key string) bool {
	_, ok := r.m["user"].(map[string]any)[key]
	return ok
}

// rosterOf returns the people of a workspace by address.
func rosterOf(t *testing.T, s *Server, ws string) map[string]row {
	t.Helper()
	out := map[string]row{}
	for _, m := range calltest.At(t, ask(t, s, "GET", calltest.Team(ws), "").Body, "team", "members").([]any) {
		r := row{t, m.(map[string]any)}
		out[r.get("user", "email").(string)] = r
	}
	return out
}

func (r row) days(t *testing.T, key string) int {
	t.Helper()
	ms, ok := r.get("user", key).(string)
	if !ok {
		return world.Never
	}
	d, err := time.ParseDuration(ms + "ms")
	if err != nil {
		t.Fatalf("%s is no date: %v", key, err)
	}
	return int(Epoch().Sub(time.Unix(0, 0).Add(d)).Hours() / 24)
}

func TestNorthwindHasEveryCase(t *testing.T) {
	t.Parallel()
	people := rosterOf(t, New(Options{}), world.Northwind)
	tests := map[string]struct {
		mail  string
		holds func(r row) bool
	}{
		"owner without inviter": {world.Olga, func(r row) bool { return r.m["invited_by"] == nil && r.get("user", "role_key") == "owner" }},
		"null inviter":          {"nils@northwind.example", func(r row) bool { v, ok := r.m["invited_by"]; return ok && v == nil }},
		"inviter gone":          {"ivo@northwind.example", func(r row) bool { return people[r.get("invited_by", "email").(string)].m == nil }},
		"inactive member":       {"ines@northwind.example", func(r row) bool { return r.days(t, "last_active") == 400 }},
		"inactive admin":        {"quentin@northwind.example", func(r row) bool { return r.days(t, "last_active") > 180 }},
		"seen yesterday":        {"greta@gmail.com", func(r row) bool { return r.days(t, "last_active") == 1 }},
		"pending":               {"pending.pat@northwind.example", func(r row) bool { return r.get("user", "username") == nil && r.days(t, "date_invited") == 45 }},
		"pending leaks status":  {"pending.pat@northwind.example", func(r row) bool { return r.get("invited_by", "status") == "invited" }},
		"never active": {"nora@northwind.example", func(r row) bool {
			return r.has("last_active") && r.get("user", "last_active") == nil && r.days(t, "date_joined") == 120
		}},
		"unknown activity": {"uma@northwind.example", func(r row) bool { return !r.has("last_active") }},
		"nameless, joined": {"nameless@northwind.example", func(r row) bool { return r.get("user", "username") == nil && r.get("user", "date_joined") != nil }},
		"agent":            {"planner.agent@northwind.example", func(r row) bool { return strings.HasPrefix(string(number64(r)), "-") }},
		"id beyond int32":  {"bettina@northwind.example", func(r row) bool { n, _ := number64(r).Int64(); return n > math.MaxInt32 }},
		"unknown role": {"rolf@northwind.example", func(r row) bool {
			return r.get("user", "role").(interface{ String() string }).String() == "7" && !r.has("role_key")
		}},
		"no role": {"nadia@northwind.example", func(r row) bool { return !r.has("role") && !r.has("role_subtype") }},
		"custom role": {world.Cora, func(r row) bool {
			return r.get("user", "custom_role", "name") == "Finance admin" && r.get("user", "role_key") == "admin"
		}},
		"guest with flags":    {"elena@harborline.example", func(r row) bool { return r.get("can_create_views") == true && r.get("user", "role_subtype") != nil }},
		"guest on own domain": {"inside@northwind.example", func(r row) bool { return r.get("user", "role_key") == "guest" }},
		"same name as member": {"dana.double@client.example", func(r row) bool {
			return r.get("user", "username") == people["dana@northwind.example"].get("user", "username")
		}},
	}
	for name, tt := range tests {
		if r, ok := people[tt.mail]; !ok || !tt.holds(r) {
			t.Errorf("%s: %s is not such a person: %v", name, tt.mail, r.m)
		}
	}
}

func TestNorthwindInNumbers(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	domains, names, pending, admins := map[string]bool{}, map[string]int{}, 0, 0
	for _, p := range s.world.Workspace(world.Northwind).People {
		_, domain, _ := strings.Cut(p.Mail, "@")
		domains[domain] = true
		names[p.Name]++
		if p.Joined == 0 {
			pending++
		}
		if p.Role == world.RoleOwner || p.Role == world.RoleAdmin {
			admins++
		}
		if p.Joined != 0 && (p.Invited > p.Joined || p.Active != 0 && p.Active < p.Joined || p.Active > world.Millis(Epoch())) {
			t.Errorf("%s was invited, joined and seen in the wrong order", p.Mail)
		}
	}
	if len(domains) != 23 || pending != 6 || admins != 5 {
		t.Errorf("%d domains, %d pending, %d admins; want 23, 6, 5", len(domains), pending, admins)
	}
	for name, n := range names {
		if n > 1 && name != "" && name != "Dana Double" {
			t.Errorf("%d people are called %s", n, name)
		}
	}
	if n := len(s.world.Tasks); n < 180 || n > 240 {
		t.Errorf("%d tasks, want about 200", n)
	}
}

func TestPeopleKeepTheirIDInEveryWorkspace(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	for _, mail := range []string{world.Olga, "cleo@client.example"} {
		if id(t, s, world.Northwind, mail) != id(t, s, world.Fieldworks, mail) {
			t.Errorf("%s has two ids", mail)
		}
	}
	seen := map[int64]string{}
	for _, ws := range s.world.Workspaces {
		for _, p := range ws.People {
			if other, ok := seen[p.ID]; ok && other != p.Mail {
				t.Errorf("%s and %s share an id", other, p.Mail)
			}
			seen[p.ID] = p.Mail
		}
	}
}

func TestSameOptionsSameWorld(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{{}, {People: 2000}, {Workspaces: 6}} {
		for _, path := range []string{"/v2/team", calltest.Team(world.Northwind, "task?include_closed=true"), "/v2/group?team_id=" + world.Northwind} {
			once, again := ask(t, New(o), "GET", path, ""), ask(t, New(o), "GET", path, "")
			if once.Raw != again.Raw {
				t.Errorf("%+v: %s differs from run to run", o, path)
			}
		}
	}
}

func TestDatesAreRelativeToNow(t *testing.T) {
	t.Parallel()
	later := Epoch().AddDate(1, 0, 0)
	a := New(Options{}).world.Workspace(world.Northwind).ByMail("ines@northwind.example")
	b := New(Options{Now: func() time.Time { return later }}).world.Workspace(world.Northwind).ByMail("ines@northwind.example")
	if d := time.Duration(b.Active-a.Active) * time.Millisecond; d != later.Sub(Epoch()) {
		t.Errorf("a year later the dates are %v later", d)
	}
}

func TestPeopleAndWorkspaces(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 10, 49, 200, 5000} {
		s := New(Options{People: n})
		ws := s.world.Workspace(world.Northwind)
		seats := s.Seats(world.Northwind)
		if len(ws.People) != n || len(ws.Mails) != n || len(ws.ByID) != n {
			t.Errorf("%d people wanted, got %d, %d addresses, %d ids", n, len(ws.People), len(ws.Mails), len(ws.ByID))
		}
		if seats.Members > seats.TotalMembers || seats.Guests > seats.TotalGuests {
			t.Errorf("%d people do not fit: %+v", n, seats)
		}
		for _, g := range ws.Groups {
			for _, m := range g.Members {
				if ws.ByID[m] == nil {
					t.Errorf("%d people: group %s has somebody who is not there", n, g.Name)
				}
			}
		}
	}
	for _, n := range []int{1, 2, 3, 20} {
		if got := len(calltest.At(t, ask(t, New(Options{Workspaces: n}), "GET", "/v2/team", "").Body, "teams").([]any)); got != n {
			t.Errorf("%d workspaces wanted, got %d", n, got)
		}
	}
}
