package plans

import (
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/people"
	"cutui/model/seats"
)

// Context is what a plan is made from: the workspace as it is known.
type Context struct {
	Workspace clickup.WorkspaceID
	Name      string
	People    *people.People
	Seats     seats.Reading
	Plan      string // the plan's name; empty where it was not read
	Own       seats.Domains
	Roles     []clickup.CustomRole
	Groups    map[clickup.UserID][]string // nil: not known
	// UserGroups are the groups that Groups is made from; nil: not known.
	UserGroups []clickup.UserGroup
	// Access is who has explicit access to the tasks and lists that were asked about.
	Access map[clickup.ItemRef][]clickup.UserID
	// Comeback is the level at which undo gives back what was shared at a level that is
	// not known; empty: nobody has said.
	Comeback  clickup.Permission
	Shares    map[clickup.UserID][]clickup.SharedItem // of guests that were asked about
	Caller    clickup.UserID
	Protected []string // addresses or ids of people who are left alone
	Prices    seats.Prices
	Holdings  map[clickup.UserID]impact.Holdings // of people that were asked about
	Until     *people.UntilDays
	Now       time.Time
	Gate      string // why ClickUp's API can't change people there; empty: it can
}

// roleWarning adds to the warnings that the caller is a member, where a plan has calls:
// whether ClickUp's API lets members do them is not known.
func (d Context) roleWarning(warnings []string, steps []change.Step) []string {
	if d.People == nil || !slices.ContainsFunc(steps, func(s change.Step) bool { return s.State == change.Planned }) {
		return warnings
	}
	if me, ok := d.People.ByID(d.Caller); ok && me.Role == clickup.RoleMember {
		warnings = append(warnings, "you are a member here: ClickUp may refuse this")
	}
	return warnings
}

// those are the people of some ids who are in the workspace.
func (d Context) those(ids []clickup.UserID) []*clickup.Person {
	var out []*clickup.Person
	for _, id := range ids {
		if who, here := d.People.ByID(id); here {
			out = append(out, who)
		}
	}
	return out
}

// personOf is the person of a step: whoever has the id, or else the address.
func (d Context) personOf(s *change.Step) (who *clickup.Person, here bool) {
	if who, here = d.People.ByID(s.ID); here {
		return who, true
	}
	return d.People.ByEmail(s.Email)
}

func (d Context) plan(title string) change.Plan {
	return change.Plan{Title: title, Workspace: d.Workspace, Name: d.Name}
}
