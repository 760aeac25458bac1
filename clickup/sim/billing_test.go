package sim

import (
	"fmt"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// inviteGuests invites n guests who may do more than view, and returns the role of the last one.
func inviteGuests(t *testing.T, s *Server, ws string, n int) int {
	t.Helper()
	for i := range n {
		mail := fmt.Sprintf("more%d@tidewater.example", i)
		calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(ws, "guest"), `{"email":"`+mail+`","can_edit_tags":true}`), 200, "")
	}
	p, _ := s.Guest(ws, fmt.Sprintf("more%d@tidewater.example", n-1))
	return p.Role
}

func TestBillingReadings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		rule world.Billing
		role int
		want world.SeatCount
	}{
		"at once":          {world.BillAtOnce, world.RoleGuest, world.SeatCount{Members: 46, TotalMembers: 46, Guests: 120, TotalGuests: 120, Bought: 1}},
		"converted":        {world.BillConverted, world.RoleMember, world.SeatCount{Members: 46, TotalMembers: 46, Guests: 120, TotalGuests: 120, Bought: 1}},
		"more guest seats": {world.BillMoreGuestSeats, world.RoleGuest, world.SeatCount{Members: 41, TotalMembers: 46, Guests: 125, TotalGuests: 130, Bought: 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{Billing: tt.rule})
			role := inviteGuests(t, s, world.Northwind, 7)
			if got := s.Seats(world.Northwind); got != tt.want || role != tt.role {
				t.Errorf("seats = %+v, role %d; want %+v, role %d", got, role, tt.want, tt.role)
			}
		})
	}
}

func TestBillingOfViewOnlyGuests(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: world.BillConverted})
	calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"eve@tidewater.example"}`), 200, "")
	eve := id(t, s, world.Northwind, "eve@tidewater.example")
	steps := []struct {
		name, method, path, body string
		guests                   int
	}{
		{"invited with nothing", "GET", calltest.Team(world.Northwind, "seats"), "", 118},
		{"a task to view", "POST", "/v2/task/" + world.ZebraTask + "/guest/ID", `{"permission_level":"read"}`, 118},
		{"a task to comment on", "POST", "/v2/task/" + world.ZebraTask + "/guest/ID", `{"permission_level":"comment"}`, 119},
		{"the task taken away", "DELETE", "/v2/task/" + world.ZebraTask + "/guest/ID", "", 118},
		{"into a group", "PUT", "/v2/group/" + world.GroupID(1), `{"members":{"add":[ID],"rem":[]}}`, 119},
		{"out of the group", "PUT", "/v2/group/" + world.GroupID(1), `{"members":{"add":[],"rem":[ID]}}`, 118},
	}
	for _, step := range steps {
		calltest.WantStatus(t, ask(t, s, step.method, replaceID(step.path, eve), replaceID(step.body, eve)), 200, "")
		if got := s.Seats(world.Northwind).Guests; got != step.guests {
			t.Errorf("%s: %d guest seats, want %d", step.name, got, step.guests)
		}
	}
}

func TestBillingOfGuestsOnTheOwnDomain(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: world.BillConverted})
	for _, body := range []string{`{"email":"one@northwind.example"}`, `{"email":"two@northwind.example","can_edit_tags":true}`} {
		calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), body), 200, "")
	}
	if got := s.Seats(world.Northwind); got.Members != 42 || got.Guests != 118 {
		t.Errorf("view-only on the own domain is free, the other takes a member seat: %+v", got)
	}
}

func TestFreePlanBuysNothing(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: world.BillConverted, Enterprise: false})
	ws := s.world.Workspace(world.Labs)
	for i := range 5 {
		ws.Add(&world.Person{ID: int64(900 + i), Mail: fmt.Sprintf("m%d@northwind.example", i), Role: world.RoleMember})
		ws.BillChange(nil)
	}
	if got := s.Seats(world.Labs); got.Bought != 0 || got.Members != 8 {
		t.Errorf("seats = %+v", got)
	}
}

func TestPendingPeopleLeftOutOfFilledSeats(t *testing.T) {
	t.Parallel()
	s := New(Options{PendingUnfilled: true})
	r := ask(t, s, "GET", calltest.Team(world.Fieldworks, "seats"), "")
	want := `{"members":{"filled_members_seats":8,"total_member_seats":9,"empty_member_seats":0},`
	if len(r.Raw) < len(want) || r.Raw[:len(want)] != want {
		t.Errorf("seats = %s", r.Raw)
	}
}
