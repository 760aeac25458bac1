package seats

import "cutui/clickup"

// Takes is the set of seats that somebody may take because of a change. If it has more
// than one, it is not known which.
type Takes uint8

// The seats. TakesNothing includes keeping the seat that one has.
const (
	TakesNothing Takes = 1 << iota
	TakesGuestSeat
	TakesMemberSeat
	takesSets = 1 << iota

	either = TakesGuestSeat | TakesMemberSeat
)

// Doubt says why it is not known which seat somebody takes.
type Doubt uint8

// The doubts. Certain is none.
const (
	Certain        Doubt = iota
	NothingShared        // invited without shares, flags and groups: probably view only
	RoleNotKnown         // does the custom role let them do more than view?
	AccessNotKnown       // do they only view so far?
	DomainNotKnown       // does ClickUp count their domain as the workspace's own?
	SeatNotKnown         // cutui does not know their role, or they are an agent
	AccessAsGuest        // will they only view once they are a guest?
	doubts         = iota
)

// Need is the seat that one person may take or free.
type Need struct {
	Takes Takes
	Doubt Doubt // why Takes has more than one seat
	Who   string
	// Domain is the person's domain if it may be the workspace's own. Only one domain is,
	// so people on different ones don't all take the same kind of seat.
	Domain string
	// Rivals is how many domains may be the workspace's own, if Domain is one of them.
	Rivals int
}

// Change counts the seats that people take and free by a plan.
type Change struct {
	Taken [takesSets]int   // number of people by Takes
	Freed [takesSets]int   // number of people by Takes
	Doubt [doubts]int      // number of people in Taken by doubt
	Who   [doubts]string   // one of these people for each doubt
	By    map[string]Takes `json:",omitempty"` // by Need.Who
	// Holders is how many of the workspace's guests may take a guest seat before the
	// plan. It bounds how few seats come back when some of them leave.
	Holders int
	// Contested are the people in Taken whose domain may be an own one, by Need.Domain.
	Contested map[string][takesSets]int `json:",omitempty"`
	// Rivals is how many domains may be the workspace's own, including those of nobody in Taken.
	Rivals int `json:",omitempty"`
}

// Take adds somebody who takes a seat.
func (c *Change) Take(n Need) {
	c.Taken[n.Takes]++
	if c.By == nil {
		c.By = map[string]Takes{}
	}
	c.By[n.Who] = n.Takes
	if n.Domain != "" && n.Takes&either == either {
		if c.Contested == nil {
			c.Contested = map[string][takesSets]int{}
		}
		on := c.Contested[n.Domain]
		on[n.Takes]++
		c.Contested[n.Domain] = on
		c.Rivals = max(c.Rivals, n.Rivals)
	}
	if n.Takes.uncertain() {
		c.Doubt[n.Doubt]++
		c.Who[n.Doubt] = n.Who
	}
}

// Free adds somebody who frees their seat.
func (c *Change) Free(n Need) { c.Freed[n.Takes]++ }

// Empty reports whether nobody takes or frees a seat.
func (c *Change) Empty() bool { return c.Taken == [takesSets]int{} && c.Freed == [takesSets]int{} }

func (t Takes) uncertain() bool { return t&(t-1) != 0 }

// takers returns how many people may take a seat.
func (c *Change) takers() int {
	n := 0
	for set, people := range c.Taken {
		if Takes(set) != TakesNothing {
			n += people
		}
	}
	return n
}

// Invitee is somebody who is to be invited.
type Invitee struct {
	Member bool // as a member or admin, not as a guest
	Place  Place
	Rights bool   // a flag is given
	Role   bool   // a custom role is given
	Shares int    // how many items are shared with them
	Edits  Answer // whether one of the items is shared at comment or more
}

// Invite returns the seat that an invitation takes.
func (r Rules) Invite(p Invitee) Need {
	switch {
	case r.Free():
		return Need{Takes: TakesNothing}
	case p.Member:
		return Need{Takes: TakesMemberSeat}
	case p.Rights || p.Edits == Yes:
		return lifted(p.Place)
	case p.Role:
		return perhaps(p.Place, RoleNotKnown)
	case p.Shares == 0:
		return perhaps(p.Place, NothingShared)
	}
	return Need{Takes: TakesNothing}
}

// lifted returns the seat of a guest who may do more than view.
func lifted(place Place) Need {
	switch place {
	case Outside:
		return Need{Takes: TakesGuestSeat}
	case Own:
		return Need{Takes: TakesMemberSeat}
	case NoAddress, MaybeOwn:
	}
	return Need{Takes: TakesGuestSeat | TakesMemberSeat, Doubt: DomainNotKnown}
}

// perhaps is lifted for a guest who may also take no seat, because of a doubt.
func perhaps(place Place, why Doubt) Need {
	n := lifted(place)
	n.Takes |= TakesNothing
	if n.Doubt == Certain {
		n.Doubt = why
	}
	return n
}

// Lift returns the seat that somebody in the workspace takes once they may do more than
// view: by a share at comment or more, a flag, or a user group.
func (r Rules) Lift(p Subject) Need {
	limited, viewOnly := p.Limited()
	switch {
	case r.Free(), limited && !viewOnly, p.Role.Paid() && !limited:
		return Need{Takes: TakesNothing}
	case limited:
		return Need{Takes: TakesMemberSeat}
	}
	if kind, _ := paidPlanSeat(p); kind == Agent || kind == KindUnknown {
		return Need{Takes: TakesNothing | TakesGuestSeat | TakesMemberSeat, Doubt: SeatNotKnown}
	}
	switch p.MayMore() {
	case Yes:
		return Need{Takes: TakesNothing}
	case No:
		return lifted(p.Place)
	case Unknown:
	}
	return perhaps(p.Place, AccessNotKnown)
}

// Demote returns the guest seat that a member takes by becoming a guest. What they may do
// then is not known. On the own domain they take none: they become a limited member.
func (r Rules) Demote(p Subject) Need {
	if r.Free() || p.Place == Own {
		return Need{Takes: TakesNothing}
	}
	return Need{Takes: TakesNothing | TakesGuestSeat, Doubt: AccessAsGuest}
}

// LiftByRole is Lift for a custom role, which may or may not let a guest do more than view.
func (r Rules) LiftByRole(p Subject) Need {
	n := r.Lift(p)
	if n.Takes != TakesNothing {
		n.Takes |= TakesNothing
		n.Doubt = max(n.Doubt, RoleNotKnown)
	}
	return n
}

// Leave returns the seat that somebody frees by being removed.
func (r Rules) Leave(p Subject) Need {
	switch s := r.Seat(p); {
	case s.Kind == FreePlan || s.Kind == ViewOnly:
		return Need{Takes: TakesNothing}
	case s.Kind == Guest && s.Paid == Unknown:
		return Need{Takes: TakesNothing | TakesGuestSeat | TakesMemberSeat, Doubt: DomainNotKnown}
	case s.Kind == Guest && p.MayMore() == Yes:
		return Need{Takes: TakesGuestSeat}
	case s.Kind == Guest:
		return Need{Takes: TakesNothing | TakesGuestSeat, Doubt: AccessNotKnown}
	case s.Paid == Yes && p.Role == clickup.RoleGuest && p.MayMore() != Yes:
		return Need{Takes: TakesNothing | TakesMemberSeat, Doubt: AccessNotKnown}
	case s.Paid == Yes:
		return Need{Takes: TakesMemberSeat}
	}
	return Need{Takes: TakesNothing | TakesGuestSeat | TakesMemberSeat, Doubt: SeatNotKnown}
}
