package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func TestSeatsAreExplained(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga"), member(2, "Mara"), guest(3, "Inside", at("northwind.example")),
		guest(4, "Cleo"), guest(5, "Vera"), member(-6, "Agent"),
	)
	for _, c := range []struct {
		name            string
		seats           clickup.Seats
		members, guests string
	}{
		{
			"as shown",
			clickup.Seats{Members: pool(3, 5), Guests: pool(2, 5)},
			"3 seats are filled, by 2 owners, admins and members and 1 guest on your own domain.",
			"2 seats are filled, by 2 guests outside your own domain.",
		},
		{
			"fewer filled",
			clickup.Seats{Members: pool(2, 5), Guests: pool(1, 5)},
			"2 seats are filled; the roster shows 2 owners, admins and members and 1 guest on your own domain, 1 more: members who may only view take none.",
			"1 seat is filled; the roster shows 2 guests outside your own domain, 1 more: guests who may only view take none, and those without a guest seat take a member's.",
		},
		{
			"more filled",
			clickup.Seats{Members: pool(5, 5), Guests: clickup.SeatPool{Filled: clickup.CountOf(3), Total: clickup.Unlimited()}},
			"5 seats are filled; the roster shows 2 owners, admins and members and 1 guest on your own domain, 2 fewer: guests for whom no guest seat was left take member seats too, and the token may not see everybody.",
			"3 seats are filled; the roster shows 2 guests outside your own domain, 1 fewer: the token may not see everybody.",
		},
		{
			"unknown",
			clickup.Seats{},
			"ClickUp did not say how many seats are filled; the roster shows 2 owners, admins and members and 1 guest on your own domain.",
			"ClickUp did not say how many seats are filled; the roster shows 2 guests outside your own domain.",
		},
	} {
		in.Seats = c.seats
		r := audit.Run(in)
		if got := r.ExplainMembers(); got != c.members {
			t.Errorf("%s: members\n%s\nwant\n%s", c.name, got, c.members)
		}
		if got := r.ExplainGuests(); got != c.guests {
			t.Errorf("%s: guests\n%s\nwant\n%s", c.name, got, c.guests)
		}
	}
}
