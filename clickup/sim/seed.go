package sim

import (
	"fmt"
	"time"
)

// The workspace that the token is not in, and a task of it, for calls that
// reach out for what is somebody else's.
const (
	Foreign     = "9013000999"
	ForeignTask = "86zz00001"
)

// newWorld builds the first state: the same one for the same options.
func newWorld(o Options) *world {
	w := &world{
		spaces: map[string]*space{}, folders: map[string]*folder{},
		lists: map[string]*list{}, tasks: map[string]*task{}, custom: map[string]*task{},
		ids: map[string]int64{}, nextPerson: 99_000_041, nextGroup: 1,
	}
	now := o.Now()
	for i := range o.Workspaces {
		ws := newWorkspace(w, i, now, o)
		if o.Enterprise {
			ws.plan = enterprise
		}
		ws.billBy(o.Billing)
		w.workspaces = append(w.workspaces, ws)
	}
	w.workspaces = append(w.workspaces, newForeign(w, now))
	if o.DaysBack > 0 {
		w.rewind(now, o.DaysBack)
	}
	return w
}

func newWorkspace(w *world, i int, now time.Time, o Options) *workspace {
	switch i {
	case 0:
		ws := blank(Northwind, "Northwind Studio", "#7b68ee", enterprise)
		castNorthwind(newPeopleBuilder(w, ws, now, 57_200_000), o.People)
		furnishNorthwind(w, ws, now)
		furnishMore(newFurnisher(w, ws, now), o)
		return ws
	case 1:
		ws := blank(Fieldworks, "Fieldworks", "#40bc86", business)
		castFieldworks(newPeopleBuilder(w, ws, now, 58_100_000))
		furnishFieldworks(w, ws, now)
		return ws
	case 2:
		ws := blank(Labs, "Labs", "#ff7800", free)
		castLabs(newPeopleBuilder(w, ws, now, 59_300_000))
		furnishLabs(w, ws, now)
		return ws
	}
	ws := blank(fmt.Sprintf("9013%06d", 101*(i+1)), fmt.Sprintf("Branch %d", i+1), colors[i%len(colors)], business)
	castBranch(newPeopleBuilder(w, ws, now, 60_000_000+int64(i)*10_000), i+1)
	newFurnisher(w, ws, now).space("Projects", shelf{"Work", []string{"Inbox"}}, 6)
	return ws
}

func blank(id, name, color string, p plan) *workspace {
	return &workspace{
		id: id, name: name, color: color, plan: p,
		byID: map[int64]*person{}, mails: map[string]*person{},
	}
}

// newForeign is the workspace of strangers.
func newForeign(w *world, now time.Time) *workspace {
	ws := blank(Foreign, "Elsewhere", "#595d66", enterprise)
	c := newPeopleBuilder(w, ws, now, 61_000_000)
	c.add(personSpec{name: "Sol Stranger", mail: "sol@elsewhere.example", role: roleOwner, joined: 10, invited: 10})
	f := newFurnisher(w, ws, now)
	f.space("Private", shelf{"Work", []string{"Inbox"}}, 0)
	f.task(ws.spaces[0].folders[0].lists[0], task{id: ForeignTask, name: "Not yours"})
	return ws
}
