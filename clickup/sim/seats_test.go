package sim

import (
	"fmt"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestSeatsOfTheThreeWorkspaces(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	tests := map[string]struct {
		ws   string
		want world.SeatCount
	}{
		"Northwind":  {world.Northwind, world.SeatCount{Members: 41, TotalMembers: 45, Guests: 118, TotalGuests: 120}},
		"Fieldworks": {world.Fieldworks, world.SeatCount{Members: 9, TotalMembers: 9, Guests: 2, TotalGuests: 45}},
		"Labs":       {world.Labs, world.SeatCount{Members: 3, TotalMembers: 5, Guests: 2, TotalGuests: -1}},
		"unknown":    {"1", world.SeatCount{}},
	}
	for name, tt := range tests {
		if got := s.Seats(tt.ws); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	r := ask(t, s, "GET", calltest.Team(world.Labs, "seats"), "")
	if calltest.At(t, r.Body, "guests", "total_guest_seats") != "Infinity" || calltest.At(t, r.Body, "guests", "empty_guest_seats") != "Infinity" {
		t.Errorf("unlimited guests are not Infinity: %s", r.Raw)
	}
	r = ask(t, s, "GET", calltest.Team(world.Northwind, "seats"), "")
	want := `{"members":{"filled_members_seats":41,"total_member_seats":45,"empty_member_seats":4},` +
		`"guests":{"filled_guest_seats":118,"total_guest_seats":120,"empty_guest_seats":2}}`
	if r.Raw != want {
		t.Errorf("seats = %s", r.Raw)
	}
}

func TestSeatsFollowChanges(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	guests := func(n int, domain string) {
		for i := range n {
			mail := fmt.Sprintf("new%d-%d@%s", i, len(s.Calls()), domain)
			calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"`+mail+`","can_edit_tags":true}`), 200, "")
		}
	}
	want := func(step string, members, total, guests, bought int) {
		t.Helper()
		got := s.Seats(world.Northwind)
		if got.Members != members || got.TotalMembers != total || got.Guests != guests || got.Bought != bought {
			t.Fatalf("%s: %+v", step, got)
		}
	}
	guests(2, "client.example")
	want("two guests fit", 41, 45, 120, 0)
	guests(1, "northwind.example")
	want("an own domain counts as a member", 42, 45, 120, 0)
	guests(3, "client.example")
	want("guests overflow into member seats", 45, 45, 120, 0)
	guests(1, "client.example")
	want("the next one buys a seat", 46, 46, 120, 1)
	calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "user"), `{"email":"m@x.example","admin":false}`), 200, "")
	want("and so does a member", 47, 47, 120, 2)
	calltest.WantStatus(t, ask(t, s, "DELETE", calltest.Team(world.Northwind, "user", id(t, s, world.Northwind, "m@x.example")), ""), 200, "")
	want("seats stay bought", 46, 47, 120, 2)
}

func TestViewOnlyGuestsTakeASeatOnceTheyMayDoMore(t *testing.T) {
	t.Parallel()
	vera := "vera@client.example"
	tests := map[string]struct {
		method, path, body string
		want               int
	}{
		"reading":   {"POST", "/v2/task/" + world.ZebraTask + "/guest/ID", `{"permission_level":"read"}`, 118},
		"editing":   {"POST", "/v2/task/" + world.ZebraTask + "/guest/ID", `{"permission_level":"edit"}`, 119},
		"a right":   {"PUT", calltest.Team(world.Northwind, "guest", "ID"), `{"can_create_views":true}`, 119},
		"no right":  {"PUT", calltest.Team(world.Northwind, "guest", "ID"), `{"can_create_views":false}`, 118},
		"a group":   {"PUT", "/v2/group/" + world.GroupID(1), `{"members":{"add":[ID],"rem":[]}}`, 119},
		"new group": {"POST", calltest.Team(world.Northwind, "group"), `{"name":"Watchers","members":[ID]}`, 119},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			who := id(t, s, world.Northwind, vera)
			calltest.WantStatus(t, ask(t, s, tt.method, replaceID(tt.path, who), replaceID(tt.body, who)), 200, "")
			if got := s.Seats(world.Northwind).Guests; got != tt.want {
				t.Errorf("guests = %d, want %d", got, tt.want)
			}
		})
	}
}
