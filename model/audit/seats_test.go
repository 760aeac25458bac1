package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(total - filled)}
}

func TestSeats(t *testing.T) {
	t.Parallel()
	unlimited := clickup.SeatPool{Filled: clickup.CountOf(118), Total: clickup.Unlimited(), Empty: clickup.Unlimited()}
	tests := map[string]struct {
		members, guests clickup.SeatPool
		want            []string
	}{
		"nothing known": {},
		"comfortable":   {members: pool(8, 10), guests: pool(50, 100)},
		"over": {members: pool(47, 45), want: []string{
			"review high seats-over workspace: 47 member seats are filled, 45 were bought: 2 over",
		}},
		"full": {members: pool(9, 9), want: []string{
			"review medium seats-near workspace: 9 of 9 member seats are filled (100 %): 0 left",
		}},
		"nearly full": {members: pool(90, 100), want: []string{
			"review medium seats-near workspace: 90 of 100 member seats are filled (90 %): 10 left",
			"review medium seats-unused workspace: 10 member seats are paid for and free, 8 more than the 2 kept spare",
		}},
		"just not near": {members: pool(17, 19)},
		"unused": {members: pool(41, 50), want: []string{
			"review medium seats-unused workspace: 9 member seats are paid for and free, 7 more than the 2 kept spare",
		}},
		"ClickUp's own number of free seats": {
			members: clickup.SeatPool{Empty: clickup.CountOf(3)},
			want: []string{
				"review medium seats-unused workspace: 3 member seats are paid for and free, 1 more than the 2 kept spare",
			},
		},
		"no number of free seats": {
			members: clickup.SeatPool{Filled: clickup.CountOf(1), Total: clickup.CountOf(4)},
			want: []string{
				"review medium seats-unused workspace: 3 member seats are paid for and free, 1 more than the 2 kept spare",
			},
		},
		"guest seats near": {guests: pool(118, 120), want: []string{
			"review medium seats-near workspace: 118 of 120 guest seats are filled (98 %): 2 left",
		}},
		"guest seats gone": {guests: pool(120, 120), want: []string{
			"review high guest-seats-exhausted workspace: all 120 guest seats are taken: the next guest who may do more than view buys a member seat",
		}},
		"guest seats overflowing": {guests: pool(131, 120), want: []string{
			"review high guest-seats-exhausted workspace: 131 guest seats are filled, but there are only 120: the next guest who may do more than view buys a member seat",
		}},
		"no guest seats at all": {guests: pool(0, 0), want: []string{
			"review high guest-seats-exhausted workspace: there are no guest seats: the next guest who may do more than view buys a member seat",
		}},
		"none empty, as ClickUp says": {
			members: clickup.SeatPool{Filled: clickup.CountOf(41), Total: clickup.CountOf(45), Empty: clickup.CountOf(0)},
			guests:  clickup.SeatPool{Filled: clickup.CountOf(1), Total: clickup.CountOf(9), Empty: clickup.CountOf(0)},
			want: []string{
				"review high guest-seats-exhausted workspace: 1 of 9 guest seats are filled, but ClickUp says that none is empty: the next guest who may do more than view buys a member seat",
				"review medium seats-near workspace: 41 of 45 member seats are filled, but ClickUp says that only 0 are empty",
			},
		},
		"unlimited": {members: unlimited, guests: unlimited},
		"half known": {
			members: clickup.SeatPool{Total: clickup.CountOf(45)},
			guests:  clickup.SeatPool{Filled: clickup.CountOf(45)},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := input()
			in.Seats = clickup.Seats{Members: tt.members, Guests: tt.guests}
			wantFindings(t, in, tt.want...)
		})
	}
}

func TestTooManyAdmins(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{owner(1, "Olga Owner"), member(2, "Abel Admin", role(clickup.RoleAdmin))}
	wantFindings(t, input(people...))

	people = append(people, member(3, "Bea Admin", role(clickup.RoleAdmin)))
	wantFindings(t, input(people...),
		"review high too-many-admins workspace: 3 of 3 members are owners or admins (100 %), more than 20 %")

	for id := clickup.UserID(4); id <= 15; id++ {
		people = append(people, member(id, "Member "+id.String()))
	}
	wantFindings(t, input(people...)) // 3 of 15 are 20 %, not more
}

func TestCost(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner"),
		member(2, "Ines Idle", idle(90)),
		guest(3, "Inside Idle", at("northwind.example"), idle(90)),
		guest(4, "Cleo Client", idle(90)),
		guest(5, "Pat Pending", pending(40)),
	)
	in.Seats = clickup.Seats{Members: pool(3, 10), Guests: pool(2, 10)}
	if c := audit.Run(in).Summary.Cost; c != nil {
		t.Errorf("a cost without prices: %+v", *c)
	}
	in.Prices = seats.Prices{Member: 12.5, Currency: "$", Renewal: testNow.AddDate(0, 1, 0)}
	summary := audit.Run(in).Summary
	if want := (audit.SeatCount{Members: 2, Guests: 2}); summary.Reclaim != want {
		t.Errorf("reclaim %+v, want %+v", summary.Reclaim, want)
	}
	few := in
	few.Seats = clickup.Seats{Members: pool(1, 10), Guests: pool(0, 10)}
	if got := audit.Run(few).Summary.Reclaim; got != (audit.SeatCount{Members: 1}) {
		t.Errorf("more come back than are filled: %+v", got)
	}
	c := summary.Cost
	if c.Now != 125 || !c.NowKnown || c.Avoidable != (2+5)*12.5 || c.Currency != "$" || c.Renewal != in.Prices.Renewal {
		t.Errorf("cost %+v", *c)
	}
	if got := c.NowWords(); got != "10 × $12.50 = $125" {
		t.Errorf("now %q", got)
	}
	if got := c.AvoidableWords(); got != "2 member seats + 5 of 7 free ones (2 kept spare) = 7 × $12.50 = $87.50 a month from 20 Dec 2026; 2 guest seats cost nothing" {
		t.Errorf("avoidable %q", got)
	}
	in.Prices.Guest = 2
	if c := audit.Run(in).Summary.Cost; c.Now != 145 || c.Avoidable != 91.5 {
		t.Errorf("with a price for guests: %+v", *c)
	}
	in.Seats = clickup.Seats{}
	if c := audit.Run(in).Summary.Cost; c.NowKnown || c.Now != 0 || c.Avoidable != 29 {
		t.Errorf("without seats: %+v", *c)
	}
}
