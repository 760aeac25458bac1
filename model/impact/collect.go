package impact

import (
	"fmt"
	"time"

	"cutui/clickup"
)

// Sources is what was read from a workspace to find out what people hold. Parts in Unread
// were not read.
type Sources struct {
	At      time.Time
	Tasks   []clickup.Task // the people's open tasks, in any order, possibly repeated
	Goals   []clickup.Goal
	Lists   []clickup.List
	Spaces  []clickup.Space
	Groups  []clickup.UserGroup
	Entries []clickup.TimeEntry
	Docs    map[clickup.UserID]int
	Unread  map[Part]string // why a part was not read
}

// Part is a kind of thing that people hold.
type Part string

// The parts, as NotVisible names them.
const (
	Tasks  Part = "open tasks"
	Goals  Part = "goals"
	Lists  Part = "lists they own"
	Spaces Part = "private spaces"
	Groups Part = "user groups"
	Time   Part = "tracked time"
	Docs   Part = "docs"
)

// Parts returns all parts.
func Parts() []Part { return []Part{Tasks, Goals, Lists, Spaces, Groups, Time, Docs} }

// TrackedDays is for how many days tracked time counts.
const TrackedDays = 30

// Of returns what these people hold, in their order.
func (in *Sources) Of(people []clickup.UserID) []Holdings {
	out := make([]Holdings, len(people))
	at := make(map[clickup.UserID]*Holdings, len(people))
	var unread []string
	for _, part := range Parts() {
		if why, missing := in.Unread[part]; missing {
			unread = append(unread, fmt.Sprintf("%s: %s", part, why))
		}
	}
	for i, id := range people {
		out[i] = in.empty(id)
		out[i].Unread = unread
		at[id] = &out[i]
	}
	in.addTasks(at)
	in.addGoals(at)
	in.addLists(at)
	in.addPlaces(at)
	in.addTime(at)
	return out
}

// empty returns the holdings of somebody who holds nothing.
func (in *Sources) empty(id clickup.UserID) Holdings {
	h := Holdings{
		Person: id, At: in.At, Tasks: none[Task](in.read(Tasks)), Goals: none[Goal](in.read(Goals)), Lists: none[List](in.read(Lists)),
		Spaces: none[string](in.read(Spaces)), Groups: none[string](in.read(Groups)),
	}
	if in.read(Time) {
		h.Tracked = new(time.Duration)
	}
	if n, asked := in.Docs[id]; in.read(Docs) && asked {
		h.Docs = &n
	}
	return h
}

// none returns an empty list if it was read, and nil if not.
func none[T any](read bool) []T {
	if read {
		return []T{}
	}
	return nil
}

func (in *Sources) read(p Part) bool {
	_, missing := in.Unread[p]
	return !missing
}

func (in *Sources) addTasks(at map[clickup.UserID]*Holdings) {
	if !in.read(Tasks) {
		return
	}
	seen := map[clickup.TaskID]bool{}
	for i := range in.Tasks {
		t := &in.Tasks[i]
		if seen[t.ID] || t.Closed {
			continue
		}
		seen[t.ID] = true
		for _, id := range t.Assignees {
			if h := at[id]; h != nil {
				h.Tasks = append(h.Tasks, Task{
					ID: t.ID, Name: t.Name, List: t.List, ListName: t.ListName, Due: t.Due,
					Assignees: t.Assignees, Groups: len(t.GroupAssignees),
				})
			}
		}
	}
}

func (in *Sources) addGoals(at map[clickup.UserID]*Holdings) {
	if !in.read(Goals) {
		return
	}
	for i := range in.Goals {
		g := &in.Goals[i]
		for _, id := range g.Owners {
			if h := at[id]; h != nil && !g.Archived {
				h.Goals = append(h.Goals, Goal{ID: g.ID, Name: g.Name, Dated: g.Due.Known(), Owners: g.Owners})
			}
		}
	}
}

func (in *Sources) addLists(at map[clickup.UserID]*Holdings) {
	if !in.read(Lists) {
		return
	}
	for i := range in.Lists {
		l := &in.Lists[i]
		if h := at[l.Assignee]; h != nil && !l.Archived {
			h.Lists = append(h.Lists, List{ID: l.ID, Name: l.Name})
		}
	}
}

// addPlaces adds the private spaces and the user groups that somebody is the only member of.
func (in *Sources) addPlaces(at map[clickup.UserID]*Holdings) {
	if in.read(Spaces) {
		for _, sp := range in.Spaces {
			if sp.Private && len(sp.Members) == 1 && at[sp.Members[0]] != nil {
				at[sp.Members[0]].Spaces = append(at[sp.Members[0]].Spaces, sp.Name)
			}
		}
	}
	if in.read(Groups) {
		for _, g := range in.Groups {
			if len(g.Members) == 1 && at[g.Members[0]] != nil {
				at[g.Members[0]].Groups = append(at[g.Members[0]].Groups, g.Name)
			}
		}
	}
}

func (in *Sources) addTime(at map[clickup.UserID]*Holdings) {
	if !in.read(Time) {
		return
	}
	since := in.At.AddDate(0, 0, -TrackedDays)
	for _, e := range in.Entries {
		if h := at[e.User]; h != nil && e.Start.Known() && e.Start.Time().After(since) {
			*h.Tracked += e.Duration
		}
	}
}
