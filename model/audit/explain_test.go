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
			"3 = 2 members + 1 own-domain guest",
			"2 = 2 guests from outside your own domain",
		},
		{
			"fewer filled",
			clickup.Seats{Members: pool(2, 5), Guests: pool(1, 5)},
			"2 taken, 1 fewer than 2 members + 1 own-domain guest: own-domain guests who only view are free",
			"1 of 2 guests take a guest seat; 1 more may be free (view only)",
		},
		{
			"more filled",
			clickup.Seats{Members: pool(5, 5), Guests: clickup.SeatPool{Filled: clickup.CountOf(3), Total: clickup.Unlimited()}},
			"5 taken, 2 more than 2 members + 1 own-domain guest: 1 agent may take one, and your token may not see everybody",
			"3 taken, 1 more than 2 guests from outside your own domain: your token may not see everybody",
		},
		{
			"unknown",
			clickup.Seats{},
			"ClickUp did not say how many member seats are taken; the roster shows 2 members + 1 own-domain guest",
			"ClickUp did not say how many guest seats are taken; the roster shows 2 guests from outside your own domain",
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
