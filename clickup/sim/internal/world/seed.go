package world

import (
	"fmt"
	"time"
)

// A workspace that the token's user is not in, and a task of it.
const (
	Foreign     = "9013000999"
	ForeignTask = "86zz00001"
)

// Options describe the world. See sim.Options.
type Options struct {
	Now        time.Time
	Roster     *Roster // the first workspace; nil for Northwind Studio
	People     int     // of the first workspace; 0 for about 160
	Workspaces int
	Enterprise bool // every workspace is on the Enterprise plan
	Billing    Billing
	Lists      int            // added to the first workspace
	OpenTasks  map[string]int // added to people of the first workspace, by address
	DaysBack   int            // how long ago it is
}

// New builds the initial world. It is always the same for the same options.
func New(o Options) *World {
	w := &World{
		Spaces: map[string]*Space{}, Folders: map[string]*Folder{},
		Lists: map[string]*List{}, Tasks: map[string]*Task{}, Custom: map[string]*Task{},
		ids: map[string]int64{}, NextPerson: 99_000_041, NextGroup: 1,
	}
	now := o.Now
	for i := range o.Workspaces {
		ws := newWorkspace(w, i, now, o)
		if o.Enterprise {
			ws.Plan = enterprise
		}
		if o.Billing == BillAtOnce && ws.roster == nil {
			ws.letSeatHoldersComment()
		}
		ws.billBy(o.Billing)
		w.Workspaces = append(w.Workspaces, ws)
	}
	w.Workspaces = append(w.Workspaces, newForeign(w, now))
	if o.DaysBack > 0 {
		w.rewind(now, o.DaysBack)
	}
	return w
}

func newWorkspace(w *World, i int, now time.Time, o Options) *Workspace {
	switch {
	case i == 0 && o.Roster != nil:
		return castRoster(w, o.Roster, now)
	case i == 0:
		ws := blank(Northwind, "Northwind Studio", "#7b68ee", enterprise)
		castNorthwind(newPeopleBuilder(w, ws, now, 57_200_000), o.People)
		furnishNorthwind(w, ws, now)
		furnishMore(newFurnisher(w, ws, now), o)
		return ws
	case i == 1:
		ws := blank(Fieldworks, "Fieldworks", "#40bc86", business)
		castFieldworks(newPeopleBuilder(w, ws, now, 58_100_000))
		furnishFieldworks(w, ws, now)
		return ws
	case i == 2:
		ws := blank(Labs, "Labs", "#ff7800", Free)
		castLabs(newPeopleBuilder(w, ws, now, 59_300_000))
		furnishLabs(w, ws, now)
		return ws
	}
	ws := blank(fmt.Sprintf("9013%06d", 101*(i+1)), fmt.Sprintf("Branch %d", i+1), colors[i%len(colors)], business)
	castBranch(newPeopleBuilder(w, ws, now, 60_000_000+int64(i)*10_000), i+1)
	newFurnisher(w, ws, now).space("Projects", shelf{"Work", []string{"Inbox"}}, 6)
	return ws
}

func blank(id, name, color string, p Plan) *Workspace {
	return &Workspace{
		ID: id, Name: name, Color: color, Plan: p,
		ByID: map[int64]*Person{}, Mails: map[string]*Person{},
	}
}

// newForeign returns the workspace that the token's user is not in.
func newForeign(w *World, now time.Time) *Workspace {
	ws := blank(Foreign, "Elsewhere", "#595d66", enterprise)
	c := newPeopleBuilder(w, ws, now, 61_000_000)
	c.add(personSpec{name: "Sol Stranger", mail: "sol@elsewhere.example", role: RoleOwner, joined: 10, invited: 10})
	f := newFurnisher(w, ws, now)
	f.space("Private", shelf{"Work", []string{"Inbox"}}, 0)
	f.task(ws.Spaces[0].Folders[0].Lists[0], Task{ID: ForeignTask, Name: "Not yours"})
	return ws
}
