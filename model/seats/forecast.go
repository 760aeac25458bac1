package seats

import (
	"maps"
	"slices"
	"time"

	"cutui/clickup"
)

// Forecast is how many member seats a plan buys: a range with a reason. If it Asks, the
// plan needs a confirmation of its own.
type Forecast struct {
	Min   int  `json:"min"`   // member seats certainly bought
	Max   int  `json:"max"`   // member seats bought at most; only an estimate unless Known
	Known bool `json:"known"` // Max is certain
	// Open says that not even an estimate is possible.
	Open   bool          `json:"open,omitempty"`
	Reason string        `json:"reason"`
	AsOf   time.Time     `json:"seats_as_of,omitzero"` // when the seats were read
	Before clickup.Seats `json:"before"`
	Guests Range         `json:"guests"`  // guest seats taken; freed if below 0
	Member Range         `json:"members"` // member seats taken, without those for TooMany; freed if below 0

	TooMany int    `json:"too_many,omitempty"` // how many guests there may be beyond the guest seats
	Change  Change `json:"change"`
	Free    bool   `json:"free_plan,omitempty"`
	Stale   string `json:"stale,omitempty"` // why the seats are not known
	Cost    *Cost  `json:"cost,omitempty"`  // nil if no price is configured
}

// Range is a number known to be between two others.
type Range struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Asks reports whether the plan needs a confirmation that names the seats, because some
// may be bought or it is not known whether.
func (f *Forecast) Asks() bool { return f.Max > 0 || !f.Known }

// Forecast returns what a change does to a workspace with these seats.
func (r Rules) Forecast(c Change, read Reading) Forecast {
	f := Forecast{Known: true, AsOf: read.At, Before: read.Seats, Change: c, Free: r.Free(), Stale: read.Stale}
	if f.Free {
		f.Reason = f.reason()
		return f
	}
	least, most := c.assign(read.Seats, false), c.assign(read.Seats, true)
	guests := c.freedGuests(read.Seats)
	f.Guests = Range{least.guests, most.guests}.less(guests)
	f.Member = Range{least.members, most.members}.less(c.freedMembers(guests))
	f.setRange(least, most)
	f.Reason = f.reason()
	return f
}

// setRange fills in how many seats are bought by the least and the most demanding reading
// of the change.
func (f *Forecast) setRange(least, most demand) {
	low, high := f.rooms()
	f.Min, _ = least.buys(low)
	_, f.Max = most.buys(high)
	f.TooMany = max(0, most.guests-high.guests)
	if f.Max == 0 {
		return
	}
	leastMin, leastMax := least.buys(high)
	mostMin, mostMax := most.buys(high)
	f.Known = f.Stale == "" && low.known && leastMin == mostMin && leastMax == mostMax
	if f.overfull(most) {
		f.Known, f.Open = false, true
	}
}

// overfull reports whether the change takes seats of a kind of which more are filled than
// there are. It is not known by how many the total then grows.
func (f *Forecast) overfull(most demand) bool {
	if Over(f.Before.Members) > 0 && (most.members > 0 || f.TooMany > 0) {
		return true
	}
	return Over(f.Before.Guests) > 0 && most.guests > 0
}

// rooms is the number of free seats of each kind.
type rooms struct {
	members, guests int
	known           bool // ClickUp gave the numbers that the change needs
}

// rooms returns the free seats that make the plan buy the fewest and the most seats. They
// differ if seats come back, or if ClickUp's numbers are missing or too old.
func (f *Forecast) rooms() (low, high rooms) {
	members, membersKnown := Room(f.Before.Members)
	guests, guestsKnown := Room(f.Before.Guests)
	if f.Stale != "" {
		membersKnown, guestsKnown = false, false
	}
	low = rooms{members: NoLimit, guests: NoLimit, known: true}
	high = rooms{}
	asksMembers, asksGuests := f.Change.mayTake(TakesMemberSeat), f.Change.mayTake(TakesGuestSeat)
	if membersKnown {
		low.members, high.members = members+f.Change.freed(TakesMemberSeat).Max, members
	} else if asksMembers {
		low.known = false
	}
	if guestsKnown {
		low.guests, high.guests = guests+f.Change.freed(TakesGuestSeat).Max, guests
	} else if asksGuests {
		low.known = false
	}
	high.known = low.known
	return low, high
}

// demand is how many people take each kind of seat, by one reading of a change.
type demand struct{ members, guests int }

// buys returns how many member seats a demand buys. Guests for whom there is no guest seat
// buy at most one seat each, if every one of them becomes a member. They buy at least one,
// because an added seat may bring guest seats, and none if there are enough free member
// seats for all of them.
func (d demand) buys(free rooms) (least, most int) {
	members, over := max(0, d.members-free.members), max(0, d.guests-free.guests)
	if over == 0 {
		return members, members
	}
	return min(max(members, 1), max(0, d.members+over-free.members)), members + over
}

// assign returns the reading of the change that buys the fewest seats, or the most.
func (c *Change) assign(now clickup.Seats, most bool) demand {
	free, unsure := rooms{}, c.Taken
	if n, known := Room(now.Members); known {
		free.members = n
	}
	if n, known := Room(now.Guests); known {
		free.guests = n
	}
	for _, on := range c.Contested {
		for set, n := range on {
			unsure[set] -= n
		}
	}
	d := demand{}
	eithers := d.add(unsure, 0, most)
	var best pick
	for _, own := range c.mayBeOwn() {
		try := d
		for domain, on := range c.Contested {
			kind := TakesGuestSeat
			if domain == own {
				kind = TakesMemberSeat
			}
			try.add(on, kind, most)
		}
		best.consider(try.split(eithers, free, most), free, most)
	}
	return best.demand
}

// mayBeOwn returns the domains of which one is the workspace's own; "" stands for any
// other domain, or none.
func (c *Change) mayBeOwn() []string {
	out := slices.Sorted(maps.Keys(c.Contested))
	if len(out) < max(2, c.Rivals) {
		out = append(out, "")
	}
	return out
}

// add adds people by the seats they may take. People who take either kind of seat take the
// given kind, or are returned as eithers if it is 0.
func (d *demand) add(people [takesSets]int, kind Takes, most bool) (eithers int) {
	for set, n := range people {
		t := Takes(set)
		if t&either == either && kind != 0 {
			t = t&TakesNothing | kind
		}
		switch {
		case t&TakesNothing != 0 && !most, t == TakesNothing:
		case t&either == either:
			eithers += n
		case t&TakesMemberSeat != 0:
			d.members += n
		case t&TakesGuestSeat != 0:
			d.guests += n
		}
	}
	return eithers
}

// pick is the best demand so far: the one that buys the most seats, or the fewest.
type pick struct {
	demand
	bought int
	some   bool // a demand was considered
}

func (p *pick) consider(d demand, free rooms, most bool) {
	_, n := d.buys(free)
	if !p.some || most && n > p.bought || !most && n < p.bought {
		*p = pick{d, n, true}
	}
}

// split gives people who take either kind of seat the kinds that buy the fewest or the
// most. Seats about which nothing is known count as full.
func (d demand) split(eithers int, free rooms, most bool) demand {
	var best pick
	for asMembers := range eithers + 1 {
		best.consider(demand{d.members + asMembers, d.guests + eithers - asMembers}, free, most)
	}
	return best.demand
}

// mayTake reports whether somebody may take a seat of a kind.
func (c *Change) mayTake(kind Takes) bool {
	for set, n := range c.Taken {
		if n > 0 && Takes(set)&kind != 0 {
			return true
		}
	}
	return false
}

// freed returns how many seats of a kind come back.
func (c *Change) freed(kind Takes) Range {
	var r Range
	for set, n := range c.Freed {
		switch t := Takes(set); {
		case t == kind:
			r.Min += n
			r.Max += n
		case t&kind != 0:
			r.Max += n
		}
	}
	return r
}

// freedGuests returns how many guest seats come back. If more seats are filled than guests
// stay, some of those who leave must have held one.
func (c *Change) freedGuests(now clickup.Seats) Range {
	r := c.freed(TakesGuestSeat)
	if filled := now.Guests.Filled; filled.Known && c.Holders > 0 {
		r.Max = min(r.Max, filled.N)
		r.Min = min(max(r.Min, filled.N-(c.Holders-r.Max)), r.Max)
	}
	return r
}

// freedMembers returns how many member seats come back. Nobody frees a guest seat and a
// member seat.
func (c *Change) freedMembers(guests Range) Range {
	r, leaving := c.freed(TakesMemberSeat), 0
	for set, n := range c.Freed {
		if Takes(set)&either != 0 {
			leaving += n
		}
	}
	r.Max = min(r.Max, leaving-guests.Min)
	return r
}

// less subtracts another range.
func (r Range) less(back Range) Range { return Range{r.Min - back.Max, r.Max - back.Min} }
