package change

import (
	"fmt"

	"cutui/clickup"
)

// paidWarnings adds to the warnings what steps that change guests who are there
// already may do to their seats: ClickUp lets guests who only view go free, but
// not those in a user group.
func (d Context) paidWarnings(warnings []string, steps []Step) []string {
	var grouped, viewers []*clickup.Person
	seen := map[clickup.UserID]bool{}
	for _, s := range steps {
		who, here := d.People.ByID(s.ID)
		if s.State != Planned || !here || !who.Guest() || seen[s.ID] {
			continue
		}
		switch {
		case len(d.Groups[s.ID]) > 0:
			grouped = append(grouped, who)
		case !d.Seats.Guests.Total.Unlimited && s.grants() && d.onlyViews(who):
			viewers = append(viewers, who)
		default:
			continue
		}
		seen[s.ID] = true
	}
	switch len(grouped) {
	case 0:
	case 1:
		warnings = append(warnings, fmt.Sprintf("%s is in the user group %s: a guest in a group is a paid guest, even one who only views",
			grouped[0].Display(), d.Groups[grouped[0].ID][0]))
	default:
		warnings = append(warnings, fmt.Sprintf("%s and %d more are in user groups: a guest in a group is a paid guest, even one who only views",
			grouped[0].Display(), len(grouped)-1))
	}
	switch len(viewers) {
	case 0:
		return warnings
	case 1:
		return append(warnings, viewers[0].Display()+" only views, as far as is known: a guest who may do more takes a seat")
	}
	return append(warnings, fmt.Sprintf("%s and %d more only view, as far as is known: guests who may do more take a seat each",
		viewers[0].Display(), len(viewers)-1))
}

// grants reports whether a step lets its guest do more than view.
func (s *Step) grants() bool {
	switch s.Op {
	case OpEditGuest:
		return s.Rights.Granted != 0
	case OpShare:
		return s.Permission != clickup.PermissionRead
	}
	return false
}

// onlyViews reports whether nothing is known that a guest may do but view.
func (d Context) onlyViews(who *clickup.Person) bool {
	if who.Rights.Granted != 0 {
		return false
	}
	for _, it := range d.Shares[who.ID] {
		if it.Permission != clickup.PermissionRead && it.Permission != "" {
			return false
		}
	}
	return true
}
