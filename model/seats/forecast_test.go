package seats

import (
	"testing"
	"time"

	"cutui/clickup"
)

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(max(0, total-filled))}
}

func noLimit(filled int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.Unlimited(), Empty: clickup.Unlimited()}
}

// many is n people with one need.
func many(n int, need Need) []Need {
	out := make([]Need, n)
	for i := range out {
		out[i] = need
	}
	return out
}

func change(taken ...[]Need) Change {
	var c Change
	for _, all := range taken {
		for _, n := range all {
			c.Take(n)
		}
	}
	return c
}

func guests(n int) []Need  { return many(n, Need{Takes: TakesGuestSeat}) }
func members(n int) []Need { return many(n, Need{Takes: TakesMemberSeat}) }
func viewers(n int) []Need { return many(n, Need{Takes: TakesNothing}) }

// TestForecasts is what a plan buys, case by case.
func TestForecasts(t *testing.T) {
	t.Parallel()
	seats := func(m, g clickup.SeatPool) clickup.Seats { return clickup.Seats{Members: m, Guests: g} }
	quiet := Need{Takes: TakesNothing | TakesGuestSeat, Doubt: NothingShared}
	perhapsOwn := Need{Takes: TakesGuestSeat | TakesMemberSeat, Doubt: DomainNotKnown}
	contradicting := pool(10, 30)
	contradicting.Empty = clickup.CountOf(0)
	tests := []struct {
		name     string
		plan     string
		seats    clickup.Seats
		change   Change
		stale    string
		min, max int
		known    bool
		says     string
	}{
		{name: "guests that fit", seats: seats(pool(41, 45), pool(118, 120)), change: change(guests(2)), known: true, says: "nothing is bought"},
		{name: "one guest too many", seats: seats(pool(45, 45), pool(120, 120)), change: change(guests(1)), min: 1, max: 1, known: true, says: "buys 1 member seat"},
		{name: "eight guests too many", seats: seats(pool(3, 3), pool(5, 5)), change: change(guests(8)), min: 1, max: 8, known: true, says: "buys 1 to 8 member seats"},
		{name: "five guests, two fit, members free", seats: seats(pool(41, 45), pool(118, 120)), change: change(guests(5)), max: 3, known: true, says: "buys up to 3 member seats"},
		{name: "five guests, two fit", seats: seats(pool(44, 45), pool(118, 120)), change: change(guests(5)), min: 1, max: 3, known: true, says: "buys 1 to 3 member seats"},
		{name: "members that fit", seats: seats(pool(3, 5), pool(5, 5)), change: change(members(2)), known: true, says: "nothing is bought"},
		{name: "members too many", seats: seats(pool(4, 5), pool(5, 5)), change: change(members(3)), min: 2, max: 2, known: true, says: "buys 2 member seats"},
		{name: "members and guests too many", seats: seats(pool(5, 5), pool(5, 5)), change: change(members(1), guests(2)), min: 1, max: 3, known: true, says: "buys 1 to 3 member seats"},
		{name: "guests without limit", seats: seats(pool(5, 5), noLimit(9)), change: change(guests(50)), known: true, says: "nothing is bought"},
		{name: "members without limit", seats: seats(noLimit(5), pool(5, 5)), change: change(members(50)), known: true, says: "nothing is bought"},
		{name: "only views", seats: seats(pool(5, 5), pool(5, 5)), change: change(viewers(9)), known: true, says: "nothing is bought; no new seat is taken"},
		{name: "nothing shared, room left", seats: seats(pool(5, 5), pool(4, 5)), change: change(many(1, quiet)), known: true, says: "nothing is bought"},
		{
			name: "nothing shared, no room", seats: seats(pool(5, 5), pool(5, 5)), change: change(many(1, quiet)), max: 1,
			says: "may buy 1 member seat: not known whether a guest, with nothing shared, takes a seat",
		},
		{
			name: "nothing shared, room for some", seats: seats(pool(5, 5), pool(4, 5)), change: change(many(4, quiet)), max: 3,
			says: "may buy up to 3 member seats: not known whether 4 guests with nothing shared take seats",
		},
		{
			name: "some sure, some not", seats: seats(pool(5, 5), pool(5, 5)), change: change(guests(1), many(2, quiet)), min: 1, max: 3,
			says: "buys at least 1 member seat: not known whether 2 guests with nothing shared take seats",
		},
		{name: "perhaps own domain, room in both", seats: seats(pool(4, 5), pool(4, 5)), change: change(many(1, perhapsOwn)), known: true, says: "nothing is bought"},
		{
			name: "perhaps own domain, room for guests", seats: seats(pool(5, 5), pool(4, 5)), change: change(many(1, perhapsOwn)), max: 1,
			says: "may buy 1 member seat: not known whether ClickUp counts the domain of a guest as your own",
		},
		{name: "perhaps own domain, no room", seats: seats(pool(5, 5), pool(5, 5)), change: change(many(1, perhapsOwn)), min: 1, max: 1, known: true, says: "buys 1 member seat"},
		{name: "numbers that contradict", seats: seats(pool(3, 9), contradicting), change: change(guests(6)), max: 6, known: true, says: "buys up to 6 member seats"},
		{
			name: "more filled than there are", seats: seats(pool(12, 10), pool(3, 3)), change: change(members(1)), min: 1, max: 1,
			says: "buys at least 1 member seat: more seats are filled than there are, so by how many ClickUp raises them is not known",
		},
		{name: "nothing is known", change: change(guests(1)), max: 1, says: "may buy 1 member seat: ClickUp did not say how many seats there are"},
		{name: "members not known, not needed", seats: clickup.Seats{Guests: pool(1, 5)}, change: change(guests(1)), known: true, says: "nothing is bought"},
		{
			name: "members not known, needed", seats: clickup.Seats{Guests: pool(1, 5)}, change: change(members(1)), max: 1,
			says: "may buy 1 member seat: ClickUp did not say how many seats there are",
		},
		{
			name: "read too long ago", seats: seats(pool(1, 9), pool(1, 9)), change: change(guests(1)), stale: "the seats were last read 3 h ago", max: 1,
			says: "may buy 1 member seat: the seats were last read 3 h ago",
		},
		{name: "read too long ago, nothing asked", seats: seats(pool(1, 9), pool(1, 9)), change: change(viewers(1)), stale: "old", known: true, says: "nothing is bought; no new seat is taken"},
		{name: "the free plan", plan: "Free Forever", seats: seats(pool(5, 5), pool(5, 5)), change: change(guests(3), members(3)), known: true, says: "nothing is bought; nobody is billed on Free Forever"},
		{name: "nobody", seats: seats(pool(12, 10), pool(1, 1)), known: true, says: "no seat is taken"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := Rules{Plan: tt.plan}.Forecast(tt.change, Reading{Seats: tt.seats, Stale: tt.stale})
			if f.Min != tt.min || f.Max != tt.max || f.Known != tt.known || f.Sentence() != tt.says {
				t.Errorf("%d to %d, known %v: %q\nwant %d to %d, known %v: %q", f.Min, f.Max, f.Known, f.Sentence(), tt.min, tt.max, tt.known, tt.says)
			}
			if f.Asks() != (tt.max > 0 || !tt.known) {
				t.Errorf("asks: %v", f.Asks())
			}
		})
	}
}

// TestNeeds is which seat an invitation or a lift takes.
func TestNeeds(t *testing.T) {
	t.Parallel()
	const n, g, m = TakesNothing, TakesGuestSeat, TakesMemberSeat
	r := Rules{Plan: "Enterprise"}
	invite := map[string]struct {
		p    Invitee
		want Need
	}{
		"a member":                   {Invitee{Member: true, Place: Outside}, Need{Takes: m}},
		"a guest who edits":          {Invitee{Place: Outside, Shares: 1, Edits: Yes}, Need{Takes: g}},
		"a guest with a flag":        {Invitee{Place: Outside, Rights: true}, Need{Takes: g}},
		"a guest who views":          {Invitee{Place: Outside, Shares: 2, Edits: No}, Need{Takes: n}},
		"a guest with nothing":       {Invitee{Place: Outside}, Need{Takes: n | g, Doubt: NothingShared}},
		"a guest with a role":        {Invitee{Place: Outside, Shares: 1, Edits: No, Role: true}, Need{Takes: n | g, Doubt: RoleNotKnown}},
		"own domain, edits":          {Invitee{Place: Own, Shares: 1, Edits: Yes}, Need{Takes: m}},
		"own domain, views":          {Invitee{Place: Own, Shares: 1, Edits: No}, Need{Takes: n}},
		"own domain, nothing":        {Invitee{Place: Own}, Need{Takes: n | m, Doubt: NothingShared}},
		"perhaps own, edits":         {Invitee{Place: MaybeOwn, Edits: Yes, Shares: 1}, Need{Takes: g | m, Doubt: DomainNotKnown}},
		"perhaps own, views":         {Invitee{Place: MaybeOwn, Edits: No, Shares: 1}, Need{Takes: n}},
		"perhaps own, nothing":       {Invitee{Place: MaybeOwn}, Need{Takes: n | g | m, Doubt: DomainNotKnown}},
		"no address, more than view": {Invitee{Place: NoAddress, Rights: true}, Need{Takes: g | m, Doubt: DomainNotKnown}},
	}
	for name, tt := range invite {
		if got := r.Invite(tt.p); got != tt.want {
			t.Errorf("invite %s: %+v, want %+v", name, got, tt.want)
		}
	}
	lift := map[string]struct {
		p    Subject
		want Need
	}{
		"a member":                    {Subject{Role: member}, Need{Takes: n}},
		"a guest who views":           {viewing(Subject{Place: Outside}), Need{Takes: g}},
		"a guest who edits":           {Subject{Role: guest, Place: Outside, Edits: Yes}, Need{Takes: n}},
		"a guest in a group":          {Subject{Role: guest, Place: Outside, InGroup: Yes}, Need{Takes: n}},
		"a guest of unknown access":   {Subject{Role: guest, Place: Outside}, Need{Takes: n | g, Doubt: AccessNotKnown}},
		"own domain, views":           {viewing(Subject{Place: Own}), Need{Takes: m}},
		"own domain, unknown":         {Subject{Role: guest, Place: Own}, Need{Takes: n | m, Doubt: AccessNotKnown}},
		"perhaps own, views":          {viewing(Subject{Place: MaybeOwn}), Need{Takes: g | m, Doubt: DomainNotKnown}},
		"a limited member":            {Subject{Key: "limited_member"}, Need{Takes: n}},
		"a limited member, view only": {Subject{Role: guest, Key: "limited_member_view_only"}, Need{Takes: m}},
		"a role that is new":          {Subject{Code: 7}, Need{Takes: n | g | m, Doubt: SeatNotKnown}},
	}
	for name, tt := range lift {
		if got := r.Lift(tt.p); got != tt.want {
			t.Errorf("lift %s: %+v, want %+v", name, got, tt.want)
		}
		if got := (Rules{Plan: "Free Forever"}).Lift(tt.p); got.Takes != n {
			t.Errorf("lift %s on the free plan: %+v", name, got)
		}
	}
	if got := r.LiftByRole(viewing(Subject{Place: Outside})); got != (Need{Takes: n | g, Doubt: RoleNotKnown}) {
		t.Errorf("another custom role: %+v", got)
	}
}

func TestSeatsGivenBack(t *testing.T) {
	t.Parallel()
	r := Rules{Plan: "Business"}
	var c Change
	for range 32 {
		c.Free(r.Leave(Subject{Role: guest, Place: Outside}))
	}
	c.Free(r.Leave(Subject{Role: member}))
	c.Free(r.Leave(viewing(Subject{Place: Outside})))
	c.Holders = 120
	f := r.Forecast(c, Reading{Seats: clickup.Seats{Members: pool(41, 45), Guests: pool(118, 120)}})
	f = f.Priced(Prices{Member: 19, Currency: "$", Renewal: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)})
	if got := f.Sentence(); got != "seats are given back ($19 a month less from the renewal on 1 Mar 2027)" || f.Asks() {
		t.Errorf("%q, asks %v", got, f.Asks())
	}
	var words []string
	for _, c := range f.Changes() {
		words = append(words, c.Name+" "+c.Words("->"))
	}
	if len(words) != 2 || words[0] != "guest seats 118 of 120 now, 86 to 88 afterwards" || words[1] != "member seats 41 -> 40 of 45" {
		t.Errorf("%q", words)
	}
}

func TestRoomIsTheSmallerNumber(t *testing.T) {
	t.Parallel()
	count := clickup.CountOf
	for _, tt := range []struct {
		name  string
		pool  clickup.SeatPool
		room  int
		known bool
	}{
		{"they agree", pool(3, 5), 2, true},
		{"empty is smaller", clickup.SeatPool{Filled: count(3), Total: count(9), Empty: count(1)}, 1, true},
		{"the difference is smaller", clickup.SeatPool{Filled: count(8), Total: count(9), Empty: count(4)}, 1, true},
		{"over", pool(12, 10), 0, true},
		{"only empty", clickup.SeatPool{Empty: count(4)}, 4, true},
		{"no limit", noLimit(3), NoLimit, true},
		{"no limit, but none empty", clickup.SeatPool{Filled: count(3), Total: clickup.Unlimited(), Empty: count(0)}, 0, true},
		{"nothing", clickup.SeatPool{}, NoLimit, false},
		{"only filled", clickup.SeatPool{Filled: count(3)}, NoLimit, false},
	} {
		if n, known := Room(tt.pool); n != tt.room || known != tt.known {
			t.Errorf("%s: %d %v, want %d %v", tt.name, n, known, tt.room, tt.known)
		}
	}
}

func TestForecastInMoney(t *testing.T) {
	t.Parallel()
	full := clickup.Seats{Members: pool(5, 5), Guests: pool(5, 5)}
	prices := Prices{Member: 19, Guest: 2.5, Currency: "$"}
	for name, tt := range map[string]struct {
		change Change
		want   string
	}{
		"two members":  {change(members(2)), "buys 2 member seats (2 × $19 = $38 a month more)"},
		"three guests": {change(guests(3)), "buys 1 to 3 member seats (1 to 3 × $19 = $19 to $57 a month more)"},
		"not known":    {change(many(1, Need{Takes: TakesNothing | TakesMemberSeat, Doubt: AccessNotKnown})), "may buy 1 member seat: not known whether a guest only views so far and takes a seat now ($19 a month each)"},
	} {
		f := Rules{}.Forecast(tt.change, Reading{Seats: full}).Priced(prices)
		if f.Sentence() != tt.want {
			t.Errorf("%s: %q, want %q", name, f.Sentence(), tt.want)
		}
	}
	if got := Money(12.5, "EUR"); got != "EUR 12.50" {
		t.Error(got)
	}
}

// More seats may be filled than the roster has people for: nobody gives back more than
// their own.
func TestNobodyGivesBackTwoSeats(t *testing.T) {
	t.Parallel()
	c := Change{Holders: 3}
	c.Freed[TakesGuestSeat] = 1
	filled := func(n int) clickup.Seats {
		return clickup.Seats{Guests: clickup.SeatPool{Filled: clickup.CountOf(n), Total: clickup.CountOf(120)}}
	}
	for n, want := range map[int]Range{118: {1, 1}, 3: {1, 1}, 0: {0, 0}} {
		if got := c.freedGuests(filled(n)); got != want {
			t.Errorf("of %d filled: %+v, want %+v", n, got, want)
		}
	}
	c = Change{Holders: 23}
	c.Freed[either] = 12 // on a domain that may be the own one
	f := Rules{}.Forecast(c, Reading{Seats: clickup.Seats{Members: pool(11, 12), Guests: noLimit(22)}})
	if f.Guests != (Range{-12, -11}) || f.Member != (Range{-1, 0}) {
		t.Errorf("of 22 filled, 11 of 23 stay: guest seats %+v, member seats %+v", f.Guests, f.Member)
	}
}
