package audit

import (
	"fmt"

	"cutui/clickup"
	"cutui/model/seats"
)

// seatFacts returns the part of the input that decides who takes which seat.
func (in Input) seatFacts() seats.Facts {
	f := seats.Facts{Rules: seats.Rules{Plan: in.Plan.Name, Own: in.Own}, Roles: in.Roles, Groups: seats.Memberships(in.Groups)}
	for i := range in.Guests {
		if g := &in.Guests[i]; g.Shared != nil {
			setIn(&f.Shares, g.Person.ID, g.Shared)
		}
	}
	return f
}

func guestInGroup(f *facts, s *subject) bool { return len(f.seats.Groups[s.ID]) > 0 }

func guestInGroupReason(f *facts, p *clickup.Person) string {
	groups := f.seats.Groups[p.ID]
	if more := len(groups) - 1; more > 0 {
		return fmt.Sprintf("guest in the user group %s and %d more: becomes a paid guest", groups[0], more)
	}
	return fmt.Sprintf("guest in the user group %s: becomes a paid guest", groups[0])
}
