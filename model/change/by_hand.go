package change

import (
	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/seats"
)

// PlanMakeGuests makes guests of members. ClickUp's API has no call for it, and who is
// removed and invited again loses what is private to them: it is left to a hand-off.
func PlanMakeGuests(d Context, ids []clickup.UserID) Plan {
	p := d.plan(makeGuestTitle(d, ids))
	for _, id := range ids {
		who, ok := d.People.ByID(id)
		if !ok {
			continue
		}
		s := person(OpMakeGuest, who)
		s.State, s.Message = Skipped, byHandOnly
		switch {
		case who.Guest():
			s.Message = "is a guest already"
		case who.ID < 0:
			s.Message = "is an agent"
		case who.Role == clickup.RoleOwner:
			s.Message = "owns the workspace"
		case who.ID == d.Caller:
			s.Message = "you can't do this to yourself"
		case d.protects(who):
			s.Message = ProtectedHere
		}
		if place := d.Own.Place(who.Domain()); s.ChangesSeatByHand() && (place == seats.Own || place == seats.MaybeOwn) {
			p.Warnings = append(p.Warnings, ownDomainWarning(who, place))
		}
		p.Steps = append(p.Steps, s)
	}
	p.Seats = d.forecast(p.Steps)
	return p
}

func makeGuestTitle(d Context, ids []clickup.UserID) string {
	if len(ids) == 1 {
		if who, here := d.People.ByID(ids[0]); here {
			return "Make a guest of " + who.Display()
		}
	}
	return "Make guests of " + text.PeopleOf(len(ids))
}

func ownDomainWarning(who *clickup.Person, place seats.Place) string {
	if place == seats.Own {
		return who.Display() + " is on your own domain: ClickUp makes them a limited member, who is free only while everything is at view only"
	}
	return who.Display() + " may be on your own domain: ClickUp then makes them a limited member, who is free only while everything is at view only"
}

// byHandSeats counts the seats of a step that is done by hand.
func (d Context) byHandSeats(facts *seats.Facts, c *seats.Change, s *Step) {
	who, here := d.People.ByID(s.ID)
	if !here {
		return
	}
	subject := facts.Subject(who)
	back := facts.Leave(subject)
	if s.Op == OpMakeGuest {
		if subject.Place != seats.Outside { // they may keep the seat, as a limited member
			back.Takes |= seats.TakesNothing
		}
		take := facts.Demote(subject)
		take.Who = s.Who()
		c.Take(take)
	}
	c.Free(back)
}

// contested is a need of somebody whose domain may be the workspace's own.
func (d Context) contested(facts *seats.Facts, s *Step, need seats.Need) seats.Need {
	if domain := clickup.DomainOf(s.Email); facts.Own.Place(domain) == seats.MaybeOwn {
		need.Domain, need.Rivals = domain, len(facts.Own.Contested)
	}
	return need
}

// lowered is the seat that a guest gives back who only views after the planned steps;
// counts is false where they give none back, or nobody can say.
func (d Context) lowered(facts *seats.Facts, steps []Step, s *Step) (need seats.Need, counts bool) {
	who, here := d.People.ByID(s.ID)
	if !here || !who.Guest() || facts.Free() {
		return need, false
	}
	shared, read := d.Shares[who.ID]
	if !read {
		return need, false
	}
	before := facts.Subject(who)
	after, lowered := before, false
	levels := map[clickup.ItemRef]clickup.Permission{}
	for _, it := range shared {
		levels[it.Ref] = it.Permission
	}
	for i := range steps {
		by := &steps[i]
		if by.State != Planned || by.ID != s.ID {
			continue
		}
		switch by.Op {
		case OpShare:
			levels[by.Item], lowered = by.Permission, true
		case OpUnshare:
			delete(levels, by.Item)
			lowered = true
		case OpEditGuest:
			after.Flags.Granted = after.Flags.Granted&^by.Rights.Known | by.Rights.Granted&by.Rights.Known
			after.Flags.Known |= by.Rights.Known
			lowered = true
		}
	}
	after.Edits = seats.EditsAny(itemsAt(levels))
	if !lowered || before.MayMore() != seats.Yes || after.MayMore() != seats.No {
		return need, false
	}
	need = facts.Leave(before)
	if roleOf(who) != 0 && need.Takes != seats.TakesNothing { // what a custom role lets them do is not known
		need.Takes |= seats.TakesNothing
	}
	return need, true
}

func itemsAt(levels map[clickup.ItemRef]clickup.Permission) []clickup.SharedItem {
	out := make([]clickup.SharedItem, 0, len(levels))
	for ref, level := range levels {
		out = append(out, clickup.SharedItem{Ref: ref, Permission: level})
	}
	return out
}
