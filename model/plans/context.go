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

// Context is what a plan is made from: what is known about the workspace.
type Context struct {
	Workspace clickup.WorkspaceID
	Name      string
	People    *people.People
	Seats     seats.Reading
	Plan      string // the plan's name; empty if it was not read
	Own       seats.Domains
	Roles     []clickup.CustomRole
	Groups    map[clickup.UserID][]string // nil: not known
	// UserGroups are the groups that Groups is made from; nil: not known.
	UserGroups []clickup.UserGroup
	// Access is who has explicit access to tasks and lists; only those that were read.
	Access map[clickup.ItemRef][]clickup.UserID
	// Comeback is the level at which undo shares again what was shared at a level that is
	// not known; empty: the user has not chosen one.
	Comeback  clickup.Permission
	Shares    map[clickup.UserID][]clickup.SharedItem // only the guests who were read
	Caller    clickup.UserID
	Protected []string // addresses or ids of people who are never changed
	Prices    seats.Prices
	Holdings  map[clickup.UserID]impact.Holdings // only the people who were read
	Until     *people.UntilDays
	Now       time.Time
	Gate      string // why ClickUp's API can't change people there; empty: it can
}

// roleWarning adds a warning if the caller is a member and there is anything to send: it
// is not known what ClickUp's API lets members do.
func (d Context) roleWarning(warnings []string, steps []change.Step) []string {
	if d.People == nil || !slices.ContainsFunc(steps, func(s change.Step) bool { return s.State == change.Planned }) {
		return warnings
	}
	if me, ok := d.People.ByID(d.Caller); ok && me.Role == clickup.RoleMember {
		warnings = append(warnings, "you are a member here: ClickUp may refuse this")
	}
	return warnings
}

// those returns the people with these ids who are in the workspace.
func (d Context) those(ids []clickup.UserID) []*clickup.Person {
	var out []*clickup.Person
	for _, id := range ids {
		if who, here := d.People.ByID(id); here {
			out = append(out, who)
		}
	}
	return out
}

// personOf returns the person of a step, found by id or else by address.
func (d Context) personOf(s *change.Step) (who *clickup.Person, here bool) {
	if who, here = d.People.ByID(s.ID); here {
		return who, true
	}
	return d.People.ByEmail(s.Email)
}

func (d Context) plan(title string) change.Plan {
	return change.Plan{Title: title, Workspace: d.Workspace, Name: d.Name}
}
