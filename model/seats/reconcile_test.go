package seats

import (
	"testing"

	"cutui/clickup"
)

func TestMembersAreExplained(t *testing.T) {
	t.Parallel()
	team := Counts{ByClass: [classes]int{ClassOwner: 1, ClassAdmin: 2, ClassMember: 35}}
	with := func(change func(*Counts)) Counts {
		c := team
		change(&c)
		return c
	}
	for name, c := range map[string]struct {
		counts Counts
		rules  Rules
		now    clickup.Seats
		want   string
	}{
		"all there":  {team, Rules{}, clickup.Seats{Members: pool(38, 45)}, "38 = 38 members"},
		"own guests": {with(func(c *Counts) { c.OwnGuests, c.ByClass[ClassGuest] = 3, 9 }), Rules{}, clickup.Seats{Members: pool(41, 45)}, "41 = 38 members + 3 own-domain guests"},
		"limited":    {with(func(c *Counts) { c.Limited, c.ByClass[ClassLimited] = 1, 2 }), Rules{}, clickup.Seats{Members: pool(39, 45)}, "39 = 38 members + 1 limited member"},
		"free plan":  {team, Rules{Plan: "Free Forever"}, clickup.Seats{Members: pool(38, 45)}, "nobody is billed on Free Forever; the roster shows 38 members"},
		"not said":   {team, Rules{}, clickup.Seats{}, "ClickUp did not say how many member seats are taken; the roster shows 38 members"},
		"hidden":     {team, Rules{}, clickup.Seats{Members: pool(40, 45)}, "40 taken, 2 more than 38 members: your token may not see everybody"},
		"every doubt": {with(func(c *Counts) {
			c.ByClass[ClassGuest], c.MaybeOwn, c.ByClass[ClassUnknown], c.ByClass[ClassAgent] = 9, 2, 1, 3
		}), Rules{}, clickup.Seats{Members: pool(45, 45), Guests: pool(5, 5)}, "45 taken, 7 more than 38 members: guests without a guest seat take member seats, and 2 guests may be on your own domain, and 1 person whose role is new here may take one, and 3 agents may take one, or your token may not see everybody"},
		"one suffices": {with(func(c *Counts) { c.MaybeOwn, c.ByClass[ClassAgent] = 1, 3 }), Rules{}, clickup.Seats{Members: pool(40, 45)}, "40 taken, 2 more than 38 members: 3 agents may take one, or your token may not see everybody"},
		"not enough":   {with(func(c *Counts) { c.MaybeOwn = 1 }), Rules{}, clickup.Seats{Members: pool(41, 45)}, "41 taken, 3 more than 38 members: 1 guest may be on your own domain, and your token may not see everybody"},
		"fewer":        {with(func(c *Counts) { c.OwnGuests, c.ByClass[ClassGuest], c.Awaited = 2, 2, 1 }), Rules{}, clickup.Seats{Members: pool(37, 45)}, "37 taken, 3 fewer than 38 members + 2 own-domain guests: own-domain guests who only view are free, and ClickUp may not count all who are pending"},
		"either":       {with(func(c *Counts) { c.OwnGuests, c.ByClass[ClassGuest], c.Awaited = 2, 2, 1 }), Rules{}, clickup.Seats{Members: pool(39, 45)}, "39 taken, 1 fewer than 38 members + 2 own-domain guests: own-domain guests who only view are free, or ClickUp may not count all who are pending"},
		"far fewer":    {with(func(c *Counts) { c.OwnGuests, c.ByClass[ClassGuest] = 2, 2 }), Rules{}, clickup.Seats{Members: pool(30, 45)}, "30 taken, 10 fewer than 38 members + 2 own-domain guests: own-domain guests who only view are free, and why the rest is missing is not known"},
		"guests wait":  {with(func(c *Counts) { c.ByClass[ClassGuest], c.Pending = 9, 4 }), Rules{}, clickup.Seats{Members: pool(37, 45)}, "37 taken, 1 fewer than 38 members: why is not known"},
		"no reason":    {team, Rules{}, clickup.Seats{Members: pool(37, 45)}, "37 taken, 1 fewer than 38 members: why is not known"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.counts.ExplainMembers(c.rules, c.now); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestGuestsAreExplained(t *testing.T) {
	t.Parallel()
	guests := Counts{ByClass: [classes]int{ClassOwner: 1, ClassGuest: 12}}
	with := func(change func(*Counts)) Counts {
		c := guests
		change(&c)
		return c
	}
	for name, c := range map[string]struct {
		counts Counts
		rules  Rules
		pool   clickup.SeatPool
		want   string
	}{
		"all there":    {guests, Rules{}, pool(12, 20), "12 = 12 guests from outside your own domain"},
		"one views":    {with(func(c *Counts) { c.FreeGuests = 1 }), Rules{}, pool(10, 20), "10 of 11 guests take a guest seat; 1 more may be free (view only); 1 guest only views and is free"},
		"some view":    {with(func(c *Counts) { c.FreeGuests = 2 }), Rules{}, pool(10, 20), "10 = 10 guests from outside your own domain; 2 guests only view and are free"},
		"free plan":    {guests, Rules{Plan: "Free Forever"}, pool(12, 20), "nobody is billed on Free Forever; the roster shows 12 guests"},
		"not said":     {guests, Rules{}, clickup.SeatPool{}, "ClickUp did not say how many guest seats are taken; the roster shows 12 guests from outside your own domain"},
		"maybe own":    {with(func(c *Counts) { c.MaybeOwn = 1 }), Rules{}, pool(13, 20), "13 taken, 2 more than 11 guests from outside your own domain: 1 guest on a domain that may be your own may take one, and your token may not see everybody"},
		"fewer":        {guests, Rules{}, pool(11, 20), "11 of 12 guests take a guest seat; 1 more may be free (view only)"},
		"fewer, full":  {guests, Rules{}, pool(10, 10), "10 of 12 guests take a guest seat; 2 more may be free (view only), or take a member seat"},
		"without room": {guests, Rules{}, noLimit(12), "12 = 12 guests from outside your own domain"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.counts.ExplainGuests(c.rules, clickup.Seats{Guests: c.pool}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
