package seats

import (
	"testing"

	"cutui/clickup"
)

func TestForecastInWords(t *testing.T) {
	t.Parallel()
	full := Reading{Seats: clickup.Seats{Members: pool(45, 45), Guests: pool(118, 120)}}
	for name, c := range map[string]struct {
		change Change
		read   Reading
		want   string
	}{
		"guests":       {change(guests(2)), full, "Guest seats 118 of 120 taken: 2 more – nothing is bought"},
		"too many":     {change(guests(5)), full, "Guest seats 118 of 120 taken: 5 more – member seats 45 of 45 taken – buys 1 to 3 member seats"},
		"member":       {change(members(1)), full, "Member seats 45 of 45 taken: 1 more – buys 1 member seat"},
		"nothing":      {change(), full, "No seat is taken"},
		"without room": {change(guests(1)), Reading{Seats: clickup.Seats{Members: pool(1, 5), Guests: noLimit(7)}}, "Guest seats without limit, 7 taken: 1 more – nothing is bought"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Rules{Plan: "Business"}.Forecast(c.change, c.read)
			if got := f.Words(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestHowFullSeatsAre(t *testing.T) {
	t.Parallel()
	contradicting := pool(5, 9)
	contradicting.Empty = clickup.CountOf(0)
	for name, c := range map[string]struct {
		pool clickup.SeatPool
		want string
	}{
		"some free":          {pool(5, 9), "5 of 9 taken"},
		"empty says less":    {contradicting, "5 of 9 taken, 0 free as ClickUp says"},
		"no limit":           {noLimit(7), "without limit, 7 taken"},
		"no limit, not said": {clickup.SeatPool{Total: clickup.Unlimited(), Empty: clickup.Unlimited()}, "without limit"},
		"not said":           {clickup.SeatPool{}, "not known"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Taken(c.pool); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestRoomInWords(t *testing.T) {
	t.Parallel()
	read := Reading{Seats: clickup.Seats{Members: pool(4, 5), Guests: pool(2, 3)}}
	old := read
	old.Stale = "read 3 hours ago"
	for _, c := range []struct {
		rules   Rules
		read    Reading
		members bool
		want    string
	}{
		{Rules{}, read, true, "Member seats 4 of 5 taken"},
		{Rules{}, read, false, "Guest seats 2 of 3 taken"},
		{Rules{}, old, false, "Guest seats 2 of 3 taken: read 3 hours ago"},
		{Rules{Plan: "Free Forever"}, read, true, "Nobody is billed on Free Forever"},
	} {
		if got := c.rules.RoomWords(c.read, c.members); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestSeatsAfterAPlan(t *testing.T) {
	t.Parallel()
	read := Reading{Seats: clickup.Seats{Members: pool(44, 45), Guests: pool(118, 120)}}
	for name, c := range map[string]struct {
		change          Change
		members, guests clickup.SeatPool
	}{
		"nothing":      {change(), pool(44, 45), pool(118, 120)},
		"a guest":      {change(guests(1)), pool(44, 45), pool(119, 120)},
		"a member":     {change(members(1)), pool(45, 45), pool(118, 120)},
		"more members": {change(members(3)), clickup.SeatPool{}, pool(118, 120)},
		"more guests":  {change(guests(4)), clickup.SeatPool{}, clickup.SeatPool{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Rules{Plan: "Business"}.Forecast(c.change, read)
			if got := f.After(); got.Members != c.members || got.Guests != c.guests {
				t.Errorf("got %+v, want %+v and %+v", got, c.members, c.guests)
			}
		})
	}
}

func TestCostsOfTwoWorkspaces(t *testing.T) {
	t.Parallel()
	prices := Prices{Member: 19, Currency: "$"}
	cost := func(n int) *Cost {
		read := Reading{Seats: clickup.Seats{Members: pool(5, 5), Guests: pool(0, 9)}}
		return Rules{Plan: "Business"}.Forecast(change(members(n)), read).Priced(prices).Cost
	}
	for name, c := range map[string]struct {
		a, b *Cost
		want string
	}{
		"both":   {cost(2), cost(3), " (2 × $19 = $38 and 3 × $19 = $57 a month more)"},
		"first":  {cost(2), nil, " (2 × $19 = $38 a month more)"},
		"second": {nil, cost(1), " ($19 a month more)"},
		"none":   {nil, nil, ""},
		"free":   {cost(2), cost(0), " (2 × $19 = $38 a month more)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.a.Add(c.b).Words(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
