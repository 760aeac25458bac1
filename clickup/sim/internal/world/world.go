package world

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// ClickUp's base roles.
const (
	RoleOwner  = 1
	RoleAdmin  = 2
	RoleMember = 3
	RoleGuest  = 4
)

// Plan is what a workspace pays for.
type Plan struct {
	Name       string
	ID         int
	PerMinute  int
	Enterprise bool
}

// The plans of the demo's workspaces.
var (
	enterprise = Plan{Name: "Enterprise", ID: 4, PerMinute: 10_000, Enterprise: true}
	business   = Plan{Name: "Business", ID: 3, PerMinute: 100}
	Free       = Plan{Name: "Free Forever", ID: 13, PerMinute: 100}
)

// World is everything the simulator knows.
type World struct {
	Workspaces []*Workspace // all that the token may see, and one that it may not
	Spaces     map[string]*Space
	Folders    map[string]*Folder
	Lists      map[string]*List
	Tasks      map[string]*Task
	Custom     map[string]*Task // by customKey
	ids        map[string]int64 // of people, by address
	NextPerson int64
	NextGroup  int
	nextGoal   int
}

// CustomKey makes custom task ids, which are a workspace's own, unique.
func CustomKey(workspace, id string) string { return workspace + "/" + strings.ToUpper(id) }

// Workspace is the one with an id, or nil.
func (w *World) Workspace(id string) *Workspace {
	for _, ws := range w.Workspaces {
		if ws.ID == id {
			return ws
		}
	}
	return nil
}

// Visible are the workspaces the caller is in.
func (w *World) Visible(caller string) []*Workspace {
	var out []*Workspace
	for _, ws := range w.Workspaces {
		if ws.ByMail(caller) != nil {
			out = append(out, ws)
		}
	}
	return out
}

// Workspace is one workspace with its people in the order ClickUp lists them.
type Workspace struct {
	ID, Name, Color string
	Plan            Plan
	billing         Billing
	roster          *Roster   // that it was made of; nil: none
	over            SeatCount // how many more were filled than there were at the start
	domains         []string  // own domains: guests on them are billed as members
	People          []*Person
	ByID            map[int64]*Person
	Mails           map[string]*Person // by lower-case address
	memberSeats     int
	guestSeats      int // below 0: unlimited
	bought          int
	Roles           []customRole
	Groups          []*Group
	Spaces          []*Space
	Goals           []*Goal
	Docs            []*doc
	Entries         []*TimeEntry
}

// Person is one member or guest. Times are milliseconds since 1970, 0 for null.
type Person struct {
	ID       int64
	Name     string // empty means null
	Mail     string
	Color    string
	Picture  string
	Initials string
	Role     int    // 0: the answer has no role at all
	Key      string // ClickUp's word for the role, where it is none of the base roles'
	Custom   int64
	Active   int64
	Joined   int64
	Invited  int64
	Inviter  *inviter // nil: the answer has no inviter
	Rights   Rights
	Shares   []Share

	ActiveAbsent bool // the answer has no last_active
	ViewOnly     bool // a guest that takes no seat
	agent        bool // an AI agent, which takes no seat
}

// inviter is who invited a person, as it was then; null is sent for one
// without an id.
type inviter struct {
	ID                          int64
	Name, Mail, Color, Initials string
	Picture                     string
}

// AsInviter is the person as somebody they invite shows them.
func (p *Person) AsInviter() *inviter {
	return &inviter{
		ID: p.ID, Name: p.Name, Mail: p.Mail, Color: p.Color, Initials: p.Initials, Picture: p.Picture,
	}
}

// customRole is a role of the workspace's own that inherits from a base role.
type customRole struct {
	ID      int64
	Name    string
	Base    int
	Created int64
}

// Group is a user group; its members are people of the workspace.
type Group struct {
	ID, Name, Handle string
	Owner            int64
	Created          int64
	Members          []int64
}

// Rights are a guest's flags, a bit for each of rightNames.
type Rights uint8

// RightNames are the rights as the API calls them.
var RightNames = [...]string{
	"can_edit_tags", "can_see_time_spent", "can_see_time_estimated",
	"can_create_views", "can_see_points_estimated",
}

// The rights, in the order of rightNames.
const (
	EditTags Rights = 1 << iota
	SeeTimeSpent
	SeeTimeEstimated
	CreateViews
	SeePoints
	allRights = EditTags | SeeTimeSpent | SeeTimeEstimated | CreateViews | SeePoints
)

// With sets or clears a right.
func (r Rights) With(bit Rights, on bool) Rights {
	if on {
		return r | bit
	}
	return r &^ bit
}

// ByMail is the person with an address, in any case, or nil.
func (ws *Workspace) ByMail(mail string) *Person { return ws.Mails[strings.ToLower(mail)] }

// Add puts a person at the end of the roster.
func (ws *Workspace) Add(p *Person) {
	ws.People = append(ws.People, p)
	ws.ByID[p.ID] = p
	ws.Mails[strings.ToLower(p.Mail)] = p
}

// Remove takes a person out of the roster, the groups and, with them, all
// shares; those they invited keep them as their inviter, and tasks and goals
// keep them as theirs.
func (ws *Workspace) Remove(p *Person) {
	for i, q := range ws.People {
		if q == p {
			ws.People = append(ws.People[:i:i], ws.People[i+1:]...)
			break
		}
	}
	delete(ws.ByID, p.ID)
	delete(ws.Mails, strings.ToLower(p.Mail))
	for _, g := range ws.Groups {
		g.Drop(p.ID)
	}
	ws.leave(p)
}

// Role is a custom role of the workspace, or nil.
func (ws *Workspace) Role(id int64) *customRole {
	for i := range ws.Roles {
		if ws.Roles[i].ID == id {
			return &ws.Roles[i]
		}
	}
	return nil
}

// Millis is a moment as ClickUp writes it.
func Millis(t time.Time) int64 { return t.UnixMilli() }

// Drop takes a person out of the group.
func (g *Group) Drop(id int64) {
	g.Members = slices.DeleteFunc(slices.Clone(g.Members), func(m int64) bool { return m == id })
}

// GroupID is a UUID made of a number, so that runs repeat themselves.
func GroupID(n int) string { return fmt.Sprintf("4bfdfcec-6f4f-40a7-b0d6-%012d", n) }

// Caller is the address of the person who owns the default token.
const Caller = "olga@northwind.example"

// Ids of the three workspaces that are always there.
const (
	Northwind  = "9013000101" // Enterprise, an agency with many guests
	Fieldworks = "9013000202" // Business, every member seat taken
	Labs       = "9013000303" // Free Forever
)
