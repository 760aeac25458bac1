package sim

import (
	"slices"
	"time"
)

// before is how somebody was some time ago, where dates alone don't tell.
type before struct {
	mail string
	role int // without a custom role; 0: the same as now
	idle int // days they had been away by then; 0: hardly
}

// northwindBefore are those of the agency who have changed since.
var northwindBefore = []before{
	{mail: cora, role: roleMember},
	{mail: "milan@northwind.example", role: roleGuest},
	{mail: "marcus@client.example", idle: 75},
	{mail: "lucia.eriksen@northwind.example", role: roleGuest},
}

// northwindLeft are those who have left the agency since.
var northwindLeft = []personSpec{
	{name: "Leo Leaver", mail: "leo@northwind.example", role: roleMember, seen: 33, joined: 900, by: olga},
	{name: "Mina Moved", mail: "mina@client.example", role: roleGuest, seen: 60, joined: 500, by: abel},
	{mail: "otto.outgone@brightwater.example", role: roleGuest, seen: never, joined: never, invited: 90, by: abel},
}

// rewind sets the workspaces' people back by a number of days: who came
// since is not there or has not accepted yet, who left is, and nobody has been
// seen later than that. All else stays as it is.
func (w *world) rewind(now time.Time, days int) {
	then := now.AddDate(0, 0, -days)
	for _, ws := range w.workspaces {
		if ws.id == Northwind {
			newPeopleBuilder(w, ws, now, 57_900_000).add(northwindLeft...)
		}
		for _, p := range slices.Clone(ws.people) {
			ws.rewind(p, millis(then))
		}
		if ws.id == Northwind {
			for _, b := range northwindBefore {
				ws.change(b, then)
			}
		}
	}
}

// rewind takes one person back to a moment.
func (ws *workspace) rewind(p *person, then int64) {
	const day = 86_400_000
	switch {
	case p.invited > then, p.invited == 0 && p.joined > then:
		ws.remove(p)
		return
	case p.joined > then:
		p.joined, p.active, p.name, p.color, p.picture = 0, 0, "", "", ""
		p.initials = initialsOf(p.mail)
	}
	if p.active > then {
		p.active = then - p.id&3*day - day/4
	}
	if p.active > 0 && p.active < p.joined {
		p.active = p.joined
	}
}

func (ws *workspace) change(b before, then time.Time) {
	p := ws.byMail(b.mail)
	if p == nil {
		return
	}
	if b.role != 0 {
		p.role, p.custom = b.role, 0
	}
	if b.idle > 0 {
		p.active = millis(then.AddDate(0, 0, -b.idle))
	}
}
