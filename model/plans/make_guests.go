package plans

import (
	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/change"
	"cutui/model/seats"
)

// MakeGuests plans to turn members into guests. It is left to a hand-off: ClickUp's API
// has no call for it, and people who are removed and invited again lose their private items.
func MakeGuests(d Context, ids []clickup.UserID) change.Plan {
	p := d.plan(makeGuestTitle(d, ids))
	for _, who := range d.those(ids) {
		s := person(change.OpMakeGuest, who)
		s.State, s.Message = change.Skipped, change.MakeGuestByHand
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
		return who.Display() + " is on your own domain: ClickUp makes them a limited member, who is free only while everything is view only"
	}
	return who.Display() + " may be on your own domain: ClickUp then makes them a limited member, who is free only while everything is view only"
}
