package seats

import (
	"testing"

	"cutui/clickup"
)

// TestOutcomes is what a run did, against what was foreseen.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	room := clickup.Seats{Members: pool(1, 3), Guests: pool(1, 5)}
	full := clickup.Seats{Members: pool(3, 3), Guests: pool(5, 5)}
	at := func(memberTotal, guestsFilled int, of clickup.Seats) Reading {
		of.Members.Total, of.Guests.Filled = clickup.CountOf(memberTotal), clickup.CountOf(guestsFilled)
		return Reading{Seats: of}
	}
	asGuest := Received{Who: "new@client.example", Takes: TakesGuestSeat, Role: guest, Key: "guest"}
	asMember := Received{Who: "new@client.example", Takes: TakesGuestSeat, Role: member, Key: "member"}
	asLimited := Received{Who: "new@client.example", Takes: TakesGuestSeat, Key: "limited_member"}
	tests := []struct {
		name     string
		before   clickup.Seats
		change   Change
		stale    string
		after    Reading
		got      []Received
		bought   int // -1: not known
		foreseen Answer
		says     string
	}{
		{"as foreseen, nothing", room, change(guests(1)), "", at(3, 2, room), []Received{asGuest}, 0, Yes, "no member seat was bought"},
		{"a guest became a member", room, change(guests(1)), "", at(4, 1, room), []Received{asMember}, 1, No, "ClickUp made new@client.example a member: 1 member seat was bought, not foreseen"},
		{"a member without a seat bought", room, change(guests(1)), "", at(3, 1, room), []Received{asMember}, 0, No, "ClickUp made new@client.example a member: no member seat was bought"},
		{"a limited member", room, change(guests(1)), "", at(4, 1, room), []Received{asLimited}, 1, No, "ClickUp made new@client.example a limited member: 1 member seat was bought, not foreseen"},
		{"more bought, no role says so", room, change(guests(1)), "", at(5, 2, room), []Received{asGuest}, 2, No, "2 member seats were bought, none was foreseen; somebody else may have changed seats meanwhile"},
		{"too many, became members", full, change(guests(2)), "", at(5, 5, full), []Received{asMember}, 2, Yes, "2 member seats were bought, as foreseen"},
		{"too many, one seat bought", full, change(guests(2)), "", at(4, 7, full), []Received{asGuest}, 1, Yes, "1 member seat was bought, as foreseen"},
		{"fewer bought", full, change(members(2)), "", at(4, 5, full), nil, 1, Yes, "1 member seat was bought, fewer than the 2 seats foreseen"},
		{"none bought", full, change(members(2)), "", at(3, 5, full), nil, 0, Yes, "no member seat was bought, though 2 were foreseen"},
		{"not readable afterwards", room, change(guests(1)), "", Reading{Stale: "the seats could not be read"}, []Received{asGuest}, -1, Unknown, "how many seats were bought is not known: the seats could not be read"},
		{"not readable, the role proves it", room, change(guests(1)), "", Reading{Stale: "the seats could not be read"}, []Received{asMember}, -1, No, "ClickUp made new@client.example a member: how many seats were bought is not known: the seats could not be read"},
		{"no upper end, growth", full, change(many(1, Need{Takes: TakesNothing | TakesGuestSeat, Doubt: NothingShared})), "", at(4, 5, full), []Received{asGuest}, 1, Yes, "1 member seat was bought; beforehand it was not known how many"},
		{"guest seats otherwise", room, change(guests(1)), "", at(3, 4, room), []Received{asGuest}, 0, Yes, "no member seat was bought; guest seats went from 1 to 4, otherwise than foreseen"},
		{"the answer says no role", room, change(guests(1)), "", at(3, 2, room), []Received{{Who: "x@y.example", Takes: TakesGuestSeat}}, 0, Yes, "no member seat was bought"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := Rules{}.Forecast(tt.change, Reading{Seats: tt.before, Stale: tt.stale})
			o := f.Compare(tt.after, tt.got)
			bought := -1
			if o.Bought != nil {
				bought = *o.Bought
			}
			if bought != tt.bought || o.AsForeseen != tt.foreseen || o.Reason != tt.says {
				t.Errorf("bought %d, as foreseen %v: %q\nwant %d, %v: %q", bought, o.AsForeseen, o.Reason, tt.bought, tt.foreseen, tt.says)
			}
		})
	}
}
