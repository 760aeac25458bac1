package world

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Roster describes the first workspace of a test, instead of the demo's. The API can change it on every
// plan.
type Roster struct {
	Plan                    string // the plan's name
	MemberSeats, GuestSeats int    // GuestSeats below 0 means no limit
	People                  []RosterPerson
	GuestRoles              []int64  // ids of custom roles that inherit from guest
	Group                   []string // addresses of the people in a user group

	// Facts that ClickUp does not document.
	OwnDomain         string // empty for the most common one
	UnsharedTakesSeat bool   // a guest takes a seat before anything is shared with them
	RolesLift         bool   // a custom role lets a guest do more than view
	FilledTooFew      int    // filled seats that GetWorkspaceseats leaves out
	EmptyTooMany      int    // empty seats that GetWorkspaceseats adds
	SeatsUnknown      bool   // GetWorkspaceseats has no numbers
	OverIsBilled      bool   // a change also buys seats for those that were missing before
}

// RosterPerson is a person of a Roster. Roles are those of Person; Key is ClickUp's name of the role if
// it is a different one.
type RosterPerson struct {
	Email          string
	Role           int
	Key            string
	Pending, Agent bool
	Rights         bool // all guest rights
	Custom         int64
	Shares         []Share
}

// RosterTasks returns the ids of the tasks in a workspace that was made from a Roster.
func RosterTasks() []string { return []string{"86r000001", "86r000002", "86r000003"} }

// castRoster builds the workspace of a Roster.
func castRoster(w *World, r *Roster, now time.Time) *Workspace {
	ws := blank(Northwind, "Northwind Studio", "#7b68ee", Plan{Name: r.Plan, ID: 4, PerMinute: 10_000, Enterprise: true})
	ws.roster, ws.memberSeats, ws.guestSeats = r, r.MemberSeats, r.GuestSeats
	for _, id := range r.GuestRoles {
		ws.Roles = append(ws.Roles, customRole{ID: id, Name: fmt.Sprintf("Role %d", id), Base: RoleGuest, Created: Millis(now)})
	}
	c := newPeopleBuilder(w, ws, now, 70_000_000)
	for i, p := range r.People {
		joined := 40
		if p.Pending {
			joined = Never
		}
		made := c.person(personSpec{name: fmt.Sprintf("Person %d", i), mail: p.Email, role: p.Role, seen: joined, joined: joined, invited: 50, custom: p.Custom, agent: p.Agent})
		made.Key, made.Shares = p.Key, slices.Clone(p.Shares)
		if p.Rights {
			made.Rights = allRights
		}
		if p.Agent {
			made.ID = -made.ID
		}
		ws.Add(made)
	}
	f := newFurnisher(w, ws, now)
	list := f.space("Work", shelf{"Folder", []string{"List"}}, 0).Folders[0].Lists[0]
	for _, id := range RosterTasks() {
		f.task(list, Task{ID: id, Name: "Task " + id})
	}
	f.group("Clients", r.Group...)
	return ws
}

// BillBy changes how guests are billed from now on.
func (w *World) BillBy(how Billing) {
	for _, ws := range w.Workspaces {
		ws.billing = how
	}
}

// mayDoMore reports whether a guest of a Roster may do more than view for a reason that ClickUp does not
// show.
func (r *Roster) mayDoMore(p *Person) bool {
	return r != nil && (r.RolesLift && p.Custom != 0 || r.UnsharedTakesSeat && len(p.Shares) == 0)
}

// limited reports whether ClickUp calls the person a limited member, and whether they may only view.
func (p *Person) limited() (limited, viewOnly bool) {
	return strings.HasPrefix(p.Key, "limited_member"), strings.Contains(p.Key, "view_only")
}

// Roster returns the Roster that the workspace was made from, or nil.
func (ws *Workspace) Roster() *Roster { return ws.roster }
