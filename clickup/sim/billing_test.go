package sim

import (
	"fmt"
	"testing"
)

// inviteGuests invites n guests who may do more than view and gives the last one's role.
func inviteGuests(t *testing.T, s *Server, ws string, n int) int {
	t.Helper()
	for i := range n {
		mail := fmt.Sprintf("more%d@tidewater.example", i)
		wantStatus(t, ask(t, s, "POST", team(ws, "guest"), `{"email":"`+mail+`","can_edit_tags":true}`), 200, "")
	}
	p, _ := s.Guest(ws, fmt.Sprintf("more%d@tidewater.example", n-1))
	return p.Role
}

func TestBillingReadings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		rule Billing
		role int
		want SeatCount
	}{
		"at once":          {BillAtOnce, roleGuest, SeatCount{Members: 46, TotalMembers: 46, Guests: 120, TotalGuests: 120, Bought: 1}},
		"converted":        {BillConverted, roleMember, SeatCount{Members: 46, TotalMembers: 46, Guests: 120, TotalGuests: 120, Bought: 1}},
		"more guest seats": {BillMoreGuestSeats, roleGuest, SeatCount{Members: 41, TotalMembers: 46, Guests: 125, TotalGuests: 130, Bought: 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{Billing: tt.rule})
			role := inviteGuests(t, s, Northwind, 7)
			if got := s.Seats(Northwind); got != tt.want || role != tt.role {
				t.Errorf("seats = %+v, role %d; want %+v, role %d", got, role, tt.want, tt.role)
			}
		})
	}
}

func TestBillingOfViewOnlyGuests(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: BillConverted})
	wantStatus(t, ask(t, s, "POST", team(Northwind, "guest"), `{"email":"eve@tidewater.example"}`), 200, "")
	eve := id(t, s, Northwind, "eve@tidewater.example")
	steps := []struct {
		name, method, path, body string
		guests                   int
	}{
		{"invited with nothing", "GET", team(Northwind, "seats"), "", 118},
		{"a task to view", "POST", "/v2/task/" + ZebraTask + "/guest/ID", `{"permission_level":"read"}`, 118},
		{"a task to comment on", "POST", "/v2/task/" + ZebraTask + "/guest/ID", `{"permission_level":"comment"}`, 119},
		{"the task taken away", "DELETE", "/v2/task/" + ZebraTask + "/guest/ID", "", 118},
		{"into a group", "PUT", "/v2/group/" + groupID(1), `{"members":{"add":[ID],"rem":[]}}`, 119},
		{"out of the group", "PUT", "/v2/group/" + groupID(1), `{"members":{"add":[],"rem":[ID]}}`, 118},
	}
	for _, step := range steps {
		wantStatus(t, ask(t, s, step.method, replaceID(step.path, eve), replaceID(step.body, eve)), 200, "")
		if got := s.Seats(Northwind).Guests; got != step.guests {
			t.Errorf("%s: %d guest seats, want %d", step.name, got, step.guests)
		}
	}
}

func TestBillingOfGuestsOnTheOwnDomain(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: BillConverted})
	for _, body := range []string{`{"email":"one@northwind.example"}`, `{"email":"two@northwind.example","can_edit_tags":true}`} {
		wantStatus(t, ask(t, s, "POST", team(Northwind, "guest"), body), 200, "")
	}
	if got := s.Seats(Northwind); got.Members != 42 || got.Guests != 118 {
		t.Errorf("view-only on the own domain is free, the other takes a member seat: %+v", got)
	}
}

func TestFreePlanBuysNothing(t *testing.T) {
	t.Parallel()
	s := New(Options{Billing: BillConverted, Enterprise: false})
	ws := s.world.workspace(Labs)
	for i := range 5 {
		ws.add(&person{id: int64(900 + i), mail: fmt.Sprintf("m%d@northwind.example", i), role: roleMember})
		ws.billChange(nil)
	}
	if got := s.Seats(Labs); got.Bought != 0 || got.Members != 8 {
		t.Errorf("seats = %+v", got)
	}
}

func TestPendingPeopleLeftOutOfFilledSeats(t *testing.T) {
	t.Parallel()
	s := New(Options{PendingUnfilled: true})
	r := ask(t, s, "GET", team(Fieldworks, "seats"), "")
	want := `{"members":{"filled_members_seats":8,"total_member_seats":9,"empty_member_seats":0},`
	if len(r.raw) < len(want) || r.raw[:len(want)] != want {
		t.Errorf("seats = %s", r.raw)
	}
}
