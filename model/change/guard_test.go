package change

import (
	"testing"

	"cutui/clickup"
)

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(max(0, total-filled))}
}

func TestGuard(t *testing.T) {
	t.Parallel()
	free := clickup.SeatPool{Filled: clickup.CountOf(9), Total: clickup.Unlimited(), Empty: clickup.Unlimited()}
	tests := []struct {
		name            string
		seats           clickup.Seats
		delta           SeatDelta
		members, guests clickup.Count // filled after
		overflow        int
		bought          int
		unknown         bool
		says            string
	}{
		{
			"a guest that fits",
			clickup.Seats{Members: pool(41, 45), Guests: pool(118, 120)},
			SeatDelta{Guests: 1},
			clickup.CountOf(41), clickup.CountOf(119), 0, 0, false, "nothing is bought",
		},
		{
			"own domain takes a member seat",
			clickup.Seats{Members: pool(41, 45), Guests: pool(118, 120)},
			SeatDelta{Guests: 2, OwnDomain: 1},
			clickup.CountOf(42), clickup.CountOf(120), 0, 0, false, "nothing is bought; 1 guest on an own domain counted as member",
		},
		{
			"overflow takes member seats",
			clickup.Seats{Members: pool(41, 45), Guests: pool(118, 120)},
			SeatDelta{Guests: 5},
			clickup.CountOf(44), clickup.CountOf(120), 3, 0, false, "nothing is bought; 3 guests beyond the guest seats counted as member",
		},
		{
			"overflow buys",
			clickup.Seats{Members: pool(44, 45), Guests: pool(120, 120)},
			SeatDelta{Guests: 3},
			clickup.CountOf(47), clickup.CountOf(120), 3, 2, false, "buys 2 member seats",
		},
		{
			"unlimited guests never buy",
			clickup.Seats{Members: pool(5, 5), Guests: free},
			SeatDelta{Guests: 50},
			clickup.CountOf(5), clickup.CountOf(59), 0, 0, false, "nothing is bought",
		},
		{
			"own domain buys beside unlimited guests",
			clickup.Seats{Members: pool(5, 5), Guests: free},
			SeatDelta{OwnDomain: 1},
			clickup.CountOf(6), clickup.CountOf(9), 0, 1, false, "buys 1 member seat",
		},
		{
			"already over buys only what is new",
			clickup.Seats{Members: pool(12, 10), Guests: pool(3, 3)},
			SeatDelta{Members: 1},
			clickup.CountOf(13), clickup.CountOf(3), 0, 1, false, "buys 1 member seat",
		},
		{
			"guest seats over the total",
			clickup.Seats{Members: pool(1, 9), Guests: pool(7, 5)},
			SeatDelta{Guests: 1},
			clickup.CountOf(2), clickup.CountOf(7), 1, 0, false, "nothing is bought; 1 guest beyond the guest seats counted as member",
		},
		{
			"nothing known",
			clickup.Seats{},
			SeatDelta{Guests: 1},
			clickup.Count{},
			clickup.Count{},
			0, 0, true, "ClickUp did not say how many seats there are: this may buy one",
		},
		{
			"members unknown but not needed",
			clickup.Seats{Guests: pool(1, 5)},
			SeatDelta{Guests: 1},
			clickup.Count{},
			clickup.CountOf(2), 0, 0, false, "nothing is bought",
		},
		{
			"members unknown and needed",
			clickup.Seats{Guests: pool(5, 5)},
			SeatDelta{Guests: 1},
			clickup.Count{},
			clickup.CountOf(5), 1, 0, true, "ClickUp did not say how many seats there are: this may buy one",
		},
		{
			"removal gives back",
			clickup.Seats{Members: pool(9, 9), Guests: pool(5, 5)},
			SeatDelta{Guests: -1, Members: -2},
			clickup.CountOf(7), clickup.CountOf(4), 0, 0, false, "seats are given back",
		},
		{
			"nobody",
			clickup.Seats{Members: pool(12, 10)},
			SeatDelta{},
			clickup.CountOf(12),
			clickup.Count{},
			0, 0, false, "no seat is taken",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			v := Guard(tt.seats, tt.delta)
			if v.After.Members.Filled != tt.members || v.After.Guests.Filled != tt.guests {
				t.Errorf("filled after: members %v guests %v, want %v and %v", v.After.Members.Filled, v.After.Guests.Filled, tt.members, tt.guests)
			}
			if v.Overflow != tt.overflow || v.Bought != tt.bought || v.Unknown != tt.unknown {
				t.Errorf("overflow %d bought %d unknown %v, want %d %d %v", v.Overflow, v.Bought, v.Unknown, tt.overflow, tt.bought, tt.unknown)
			}
			if got := v.Sentence(); got != tt.says {
				t.Errorf("says %q, want %q", got, tt.says)
			}
			if v.Buys() != (tt.bought > 0 || tt.unknown) {
				t.Error("Buys disagrees with what is bought")
			}
		})
	}
}

// FuzzGuard holds the rule against itself: seats bought never exceed people
// added, and adding people one by one buys as much as adding them at once.
func FuzzGuard(f *testing.F) {
	f.Add(41, 45, 118, 120, 3, 1, 1)
	f.Add(0, 0, 0, 0, 1, 0, 0)
	f.Fuzz(func(t *testing.T, mf, mt, gf, gt, guests, members, own int) {
		small := func(n int) int { return ((n % 50) + 50) % 50 }
		seats := clickup.Seats{Members: pool(small(mf), small(mt)), Guests: pool(small(gf), small(gt))}
		d := SeatDelta{Guests: small(guests), Members: small(members), OwnDomain: small(own)}
		all := Guard(seats, d)
		if all.Bought > d.Guests+d.Members+d.OwnDomain {
			t.Fatalf("%d people buy %d seats", d.Guests+d.Members+d.OwnDomain, all.Bought)
		}
		one, bought := seats, 0
		step := func(d SeatDelta, times int) {
			for range times {
				v := Guard(one, d)
				one, bought = v.After, bought+v.Bought
			}
		}
		step(SeatDelta{Guests: 1}, d.Guests)
		step(SeatDelta{Members: 1}, d.Members)
		step(SeatDelta{OwnDomain: 1}, d.OwnDomain)
		if bought != all.Bought || one != all.After {
			t.Fatalf("one by one: %d bought, %+v; at once: %d, %+v", bought, one, all.Bought, all.After)
		}
	})
}
