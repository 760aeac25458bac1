package sim

import (
	"strings"
	"time"
)

// ClickUp's base roles.
const (
	roleOwner  = 1
	roleAdmin  = 2
	roleMember = 3
	roleGuest  = 4
)

// plan is what a workspace pays for.
type plan struct {
	name       string
	id         int
	perMinute  int
	enterprise bool
}

var (
	enterprise = plan{name: "Enterprise", id: 4, perMinute: 10_000, enterprise: true}
	business   = plan{name: "Business", id: 3, perMinute: 100}
	free       = plan{name: "Free Forever", id: 13, perMinute: 100}
)

// world is everything the simulator knows.
type world struct {
	workspaces []*workspace // all that the token may see, and one that it may not
	spaces     map[string]*space
	folders    map[string]*folder
	lists      map[string]*list
	tasks      map[string]*task
	custom     map[string]*task // by customKey
	ids        map[string]int64 // of people, by address
	nextPerson int64
	nextGroup  int
	nextGoal   int
}

// customKey makes custom task ids, which are a workspace's own, unique.
func customKey(workspace, id string) string { return workspace + "/" + strings.ToUpper(id) }

func (w *world) workspace(id string) *workspace {
	for _, ws := range w.workspaces {
		if ws.id == id {
			return ws
		}
	}
	return nil
}

// visible are the workspaces the caller is in.
func (w *world) visible(caller string) []*workspace {
	var out []*workspace
	for _, ws := range w.workspaces {
		if ws.byMail(caller) != nil {
			out = append(out, ws)
		}
	}
	return out
}

// workspace is one workspace with its people in the order ClickUp lists them.
type workspace struct {
	id, name, color string
	plan            plan
	billing         Billing
	domains         []string // own domains: guests on them are billed as members
	people          []*person
	byID            map[int64]*person
	mails           map[string]*person // by lower-case address
	memberSeats     int
	guestSeats      int // below 0: unlimited
	bought          int
	roles           []customRole
	groups          []*group
	spaces          []*space
	goals           []*goal
	docs            []*doc
	entries         []*timeEntry
}

// person is one member or guest. Times are milliseconds since 1970, 0 for null.
type person struct {
	id       int64
	name     string // empty means null
	mail     string
	color    string
	picture  string
	initials string
	role     int // 0: the answer has no role at all
	custom   int64
	active   int64
	joined   int64
	invited  int64
	inviter  *inviter // nil: the answer has no inviter
	rights   rights
	shares   []Share

	activeAbsent bool // the answer has no last_active
	viewOnly     bool // a guest that takes no seat
	agent        bool // an AI agent, which takes no seat
}

// inviter is who invited a person, as it was then; null is sent for one
// without an id.
type inviter struct {
	id                          int64
	name, mail, color, initials string
	picture                     string
}

func (p *person) asInviter() *inviter {
	return &inviter{
		id: p.id, name: p.name, mail: p.mail, color: p.color, initials: p.initials, picture: p.picture,
	}
}

// customRole is a role of the workspace's own that inherits from a base role.
type customRole struct {
	id      int64
	name    string
	base    int
	created int64
}

// group is a user group; its members are people of the workspace.
type group struct {
	id, name, handle string
	owner            int64
	created          int64
	members          []int64
}

// rights are a guest's flags, a bit for each of rightNames.
type rights uint8

var rightNames = [...]string{
	"can_edit_tags", "can_see_time_spent", "can_see_time_estimated",
	"can_create_views", "can_see_points_estimated",
}

const (
	editTags rights = 1 << iota
	seeTimeSpent
	seeTimeEstimated
	createViews
	seePoints
	allRights = editTags | seeTimeSpent | seeTimeEstimated | createViews | seePoints
)

func (r rights) with(bit rights, on bool) rights {
	if on {
		return r | bit
	}
	return r &^ bit
}

func (ws *workspace) byMail(mail string) *person { return ws.mails[strings.ToLower(mail)] }

func (ws *workspace) add(p *person) {
	ws.people = append(ws.people, p)
	ws.byID[p.id] = p
	ws.mails[strings.ToLower(p.mail)] = p
}

// remove takes a person out of the roster, the groups and, with them, all
// shares; those they invited keep them as their inviter, and tasks and goals
// keep them as theirs.
func (ws *workspace) remove(p *person) {
	for i, q := range ws.people {
		if q == p {
			ws.people = append(ws.people[:i:i], ws.people[i+1:]...)
			break
		}
	}
	delete(ws.byID, p.id)
	delete(ws.mails, strings.ToLower(p.mail))
	for _, g := range ws.groups {
		g.drop(p.id)
	}
	ws.leave(p)
}

func (ws *workspace) role(id int64) *customRole {
	for i := range ws.roles {
		if ws.roles[i].id == id {
			return &ws.roles[i]
		}
	}
	return nil
}

func millis(t time.Time) int64 { return t.UnixMilli() }
