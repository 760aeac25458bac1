package world

import (
	"slices"
	"time"
)

// before is how a person was in the past, beyond what dates tell.
type before struct {
	mail string
	role int // without a custom role; 0 for the same as now
	idle int // days since their last activity at that time; 0 for no change
}

// northwindBefore are people of the agency who have changed since then.
var northwindBefore = []before{
	{mail: Cora, role: RoleMember},
	{mail: "milan@northwind.example", role: RoleGuest},
	{mail: "marcus@client.example", idle: 75},
	{mail: "lucia.eriksen@northwind.example", role: RoleGuest},
}

// northwindLeft are people who have left the agency since then.
var northwindLeft = []personSpec{
	{name: "Leo Leaver", mail: "leo@northwind.example", role: RoleMember, seen: 33, joined: 900, by: Olga},
	{name: "Mina Moved", mail: "mina@client.example", role: RoleGuest, seen: 60, joined: 500, by: Abel},
	{mail: "otto.outgone@brightwater.example", role: RoleGuest, seen: Never, joined: Never, invited: 90, by: Abel},
}

// rewind makes the workspaces' people as they were a number of days ago: people who came since are
// missing or still pending, people who left are there, and nobody was active later. Everything else
// stays as it is.
func (w *World) rewind(now time.Time, days int) {
	then := now.AddDate(0, 0, -days)
	for _, ws := range w.Workspaces {
		if ws.ID == Northwind {
			newPeopleBuilder(w, ws, now, 57_900_000).add(northwindLeft...)
		}
		for _, p := range slices.Clone(ws.People) {
			ws.rewind(p, Millis(then))
		}
		if ws.ID == Northwind {
			for _, b := range northwindBefore {
				ws.change(b, then)
			}
		}
	}
}

// rewind makes a person as they were at a time.
func (ws *Workspace) rewind(p *Person, then int64) {
	const day = 86_400_000
	switch {
	case p.Invited > then, p.Invited == 0 && p.Joined > then:
		ws.Remove(p)
		return
	case p.Joined > then:
		p.Joined, p.Active, p.Name, p.Color, p.Picture = 0, 0, "", "", ""
		p.Initials = InitialsOf(p.Mail)
	}
	if p.Active > then {
		p.Active = then - p.ID&3*day - day/4
	}
	if p.Active > 0 && p.Active < p.Joined {
		p.Active = p.Joined
	}
}

func (ws *Workspace) change(b before, then time.Time) {
	p := ws.ByMail(b.mail)
	if p == nil {
		return
	}
	if b.role != 0 {
		p.Role, p.Custom = b.role, 0
	}
	if b.idle > 0 {
		p.Active = Millis(then.AddDate(0, 0, -b.idle))
	}
}
