package seats

import (
	"maps"
	"slices"
	"time"

	"cutui/clickup"
)

// Forecast is what a plan does to the member seats that are paid for: a range with
// a reason. It needs a confirmation of its own where it Asks.
type Forecast struct {
	Min   int  `json:"min"`   // member seats bought for sure
	Max   int  `json:"max"`   // at most; where it is not Known, what is possible as far as can be told
	Known bool `json:"known"` // Max holds
	// Open says that not even a possible number can be told.
	Open   bool          `json:"open,omitempty"`
	Reason string        `json:"reason"`
	AsOf   time.Time     `json:"seats_as_of,omitzero"` // when the seats were read
	Before clickup.Seats `json:"before"`
	Guests Range         `json:"guests"`  // the guest seats that are asked for, or given back below 0
	Member Range         `json:"members"` // likewise the member seats, without guests too many

	TooMany int    `json:"too_many,omitempty"` // guests beyond the guest seats, at most
	Change  Change `json:"change"`
	Free    bool   `json:"free_plan,omitempty"`
	Stale   string `json:"stale,omitempty"` // why the seats are not known
	Cost    *Cost  `json:"cost,omitempty"`  // nil where no price is configured
}

// Range is a number that is between two others.
type Range struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Asks reports whether the plan needs a confirmation that names the seats: some may
// be bought, or it is not known whether.
func (f *Forecast) Asks() bool { return f.Max > 0 || !f.Known }

// Forecast is what a change does to a workspace whose seats were read as they say.
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

// setRange fills in how many seats are bought between two ways to read the change.
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

// overfull reports whether seats are asked for of a kind of which more are filled
// than there are: by how many the total then grows is not known.
func (f *Forecast) overfull(most demand) bool {
	if Over(f.Before.Members) > 0 && (most.members > 0 || f.TooMany > 0) {
		return true
	}
	return Over(f.Before.Guests) > 0 && most.guests > 0
}

// rooms is the free seats of each kind.
type rooms struct {
	members, guests int
	known           bool // both numbers are ClickUp's, as far as the change needs them
}

// rooms are the most and the fewest free seats there may be. They differ where
// ClickUp did not say, or did so too long ago.
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

// demand is how many people take each kind of seat, in one way to read a change.
type demand struct{ members, guests int }

// buys is how many member seats a demand buys. Guests too many buy at most one seat
// each, where every one of them becomes a member. They buy at least one, where the
// seat that is added brings guest seats, and none where all who become members find
// a member seat that is free.
func (d demand) buys(free rooms) (least, most int) {
	members, over := max(0, d.members-free.members), max(0, d.guests-free.guests)
	if over == 0 {
		return members, members
	}
	return min(max(members, 1), max(0, d.members+over-free.members)), members + over
}

// assign reads the change in the way that buys the fewest seats, or the most.
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

// mayBeOwn are the domains of which one is the workspace's own; an empty one is another
// domain, or none.
func (c *Change) mayBeOwn() []string {
	out := slices.Sorted(maps.Keys(c.Contested))
	if len(out) < max(2, c.Rivals) {
		out = append(out, "")
	}
	return out
}

// add adds people by the seats they may take. Who takes either kind of seat takes the one
// that is given; without one they are counted.
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

// pick is the demand that buys the most seats so far, or the fewest.
type pick struct {
	demand
	bought int
	some   bool
}

func (p *pick) consider(d demand, free rooms, most bool) {
	_, n := d.buys(free)
	if !p.some || most && n > p.bought || !most && n < p.bought {
		*p = pick{d, n, true}
	}
}

// split gives either kind of seat to people, so that the fewest or the most are
// bought. Seats of which nothing is known are taken for full.
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

// freed is how many seats of a kind come back.
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

// freedGuests is how many guest seats come back. Where more seats are filled than
// guests stay, some of those who leave must have held one.
func (c *Change) freedGuests(now clickup.Seats) Range {
	r := c.freed(TakesGuestSeat)
	if filled := now.Guests.Filled; filled.Known && c.Holders > 0 {
		r.Max = min(r.Max, filled.N)
		r.Min = min(max(r.Min, filled.N-(c.Holders-r.Max)), r.Max)
	}
	return r
}

// freedMembers is how many member seats come back. Who gives back a guest seat gives back
// no member seat.
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

// less is what is left of a range when another one comes back.
func (r Range) less(back Range) Range { return Range{r.Min - back.Max, r.Max - back.Min} }
