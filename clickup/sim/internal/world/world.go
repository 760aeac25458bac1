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

// Plan is the plan of a workspace.
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

// World is all data of the simulator.
type World struct {
	Workspaces []*Workspace // all that the token sees, and one that it does not
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

// CustomKey returns a key for a custom task id, which is unique only in its workspace.
func CustomKey(workspace, id string) string { return workspace + "/" + strings.ToUpper(id) }

// Workspace returns the workspace with an id, or nil.
func (w *World) Workspace(id string) *Workspace {
	for _, ws := range w.Workspaces {
		if ws.ID == id {
			return ws
		}
	}
	return nil
}

// Visible returns the workspaces that the caller is in.
func (w *World) Visible(caller string) []*Workspace {
	var out []*Workspace
	for _, ws := range w.Workspaces {
		if ws.ByMail(caller) != nil {
			out = append(out, ws)
		}
	}
	return out
}

// Workspace is a workspace with its people, in the order in which ClickUp lists them.
type Workspace struct {
	ID, Name, Color string
	Plan            Plan
	billing         Billing
	roster          *Roster   // that it was made from, or nil
	over            SeatCount // filled seats beyond those that the workspace had at the start
	domains         []string  // own domains, whose guests are billed as members
	People          []*Person
	ByID            map[int64]*Person
	Mails           map[string]*Person // by lower-case address
	memberSeats     int
	guestSeats      int // below 0 for unlimited
	bought          int
	Roles           []customRole
	Groups          []*Group
	Spaces          []*Space
	Goals           []*Goal
	Docs            []*doc
	Entries         []*TimeEntry
}

// Person is a member or guest. Times are in milliseconds since 1970, or 0 for null.
type Person struct {
	ID       int64
	Name     string // empty means null
	Mail     string
	Color    string
	Picture  string
	Initials string
	Role     int    // 0 if the answer has no role
	Key      string // ClickUp's name of the role, if it is not that of a base role
	Custom   int64
	Active   int64
	Joined   int64
	Invited  int64
	Inviter  *inviter // nil if the answer has no inviter
	Rights   Rights
	Shares   []Share

	ActiveAbsent bool // the answer has no last_active
	ViewOnly     bool // a guest who takes no seat
	agent        bool // an AI agent, which takes no seat
}

// inviter is the person who invited another, as they were then. Without an id it is sent as null.
type inviter struct {
	ID                          int64
	Name, Mail, Color, Initials string
	Picture                     string
}

// AsInviter returns the person as an inviter.
func (p *Person) AsInviter() *inviter {
	return &inviter{
		ID: p.ID, Name: p.Name, Mail: p.Mail, Color: p.Color, Initials: p.Initials, Picture: p.Picture,
	}
}

// customRole is a role that the workspace defined. It inherits from a base role.
type customRole struct {
	ID      int64
	Name    string
	Base    int
	Created int64
}

// Group is a user group of people of the workspace.
type Group struct {
	ID, Name, Handle string
	Owner            int64
	Created          int64
	Members          []int64
}

// Rights is a set of guest rights, with a bit for each of RightNames.
type Rights uint8

// RightNames are the names of the rights in the API.
var RightNames = [...]string{
	"can_edit_tags", "can_see_time_spent", "can_see_time_estimated",
	"can_create_views", "can_see_points_estimated",
}

// The rights, in the order of RightNames.
const (
	EditTags Rights = 1 << iota
	SeeTimeSpent
	SeeTimeEstimated
	CreateViews
	SeePoints
	allRights = EditTags | SeeTimeSpent | SeeTimeEstimated | CreateViews | SeePoints
)

// With returns r with a right set or cleared.
func (r Rights) With(bit Rights, on bool) Rights {
	if on {
		return r | bit
	}
	return r &^ bit
}

// ByMail returns the person with an address, ignoring case, or nil.
func (ws *Workspace) ByMail(mail string) *Person { return ws.Mails[strings.ToLower(mail)] }

// Add adds a person at the end of the roster.
func (ws *Workspace) Add(p *Person) {
	ws.People = append(ws.People, p)
	ws.ByID[p.ID] = p
	ws.Mails[strings.ToLower(p.Mail)] = p
}

// Remove removes a person with their shares from the roster and the groups. They stay the inviter of the
// people they invited, and stay assigned to their tasks and goals.
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

// Role returns a custom role of the workspace, or nil.
func (ws *Workspace) Role(id int64) *customRole {
	for i := range ws.Roles {
		if ws.Roles[i].ID == id {
			return &ws.Roles[i]
		}
	}
	return nil
}

// Millis returns t in milliseconds since 1970, as ClickUp sends times.
func Millis(t time.Time) int64 { return t.UnixMilli() }

// Drop removes a person from the group.
func (g *Group) Drop(id int64) {
	g.Members = slices.DeleteFunc(slices.Clone(g.Members), func(m int64) bool { return m == id })
}

// GroupID returns a UUID made from a number, so that it is always the same.
func GroupID(n int) string { return fmt.Sprintf("4bfdfcec-6f4f-40a7-b0d6-%012d", n) }

// Caller is the address of the default token's user.
const Caller = "olga@northwind.example"

// Ids of the three workspaces that always exist.
const (
	Northwind  = "9013000101" // Enterprise, an agency with many guests
	Fieldworks = "9013000202" // Business, every member seat taken
	Labs       = "9013000303" // Free Forever
)
