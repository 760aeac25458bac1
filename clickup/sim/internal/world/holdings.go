package world

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// People of the demo who hold something that would be left behind if they were removed.
const (
	Ines  = "ines@northwind.example"   // of Northwind: 14 open tasks, a goal, a private space
	Tomas = "tomas@fieldworks.example" // of Fieldworks: the same
	Nora  = "nora@northwind.example"   // of Northwind: never seen, but tracked 12 hours this week
)

// Day is 24 hours.
const Day = 24 * time.Hour

// holdNorthwind adds what people of the agency hold. It draws no random numbers, so that the rest of the
// world stays the same.
func (f *furnisher) holdNorthwind() {
	clients, ops, studio := f.ws.Spaces[0], f.ws.Spaces[1], f.ws.Spaces[2]
	lists := append(openLists(clients), openLists(ops)...)
	f.assignOpenTasks(Ines, "robin@northwind.example", lists)
	f.assignOwner(Ines, ops.Folders[0].Lists[1], studio.Folders[0].Lists[0])
	f.makePrivate(Ines, studio)
	f.goal(Ines, Goal{Name: "Hire two designers", Description: "For the rebrand.\nBy spring.", Due: Millis(f.now.Add(60 * Day))})
	f.goal(Abel, Goal{Name: "Win three retainers", Folder: "Growth", Due: Millis(f.now.Add(90 * Day)), Owners: f.ids(Abel, "petra@northwind.example")})
	f.goal("dana@northwind.example", Goal{Name: "Learn to sketch"})
	f.goal(Cora, Goal{Name: "Close the books", Due: Millis(f.now.Add(-30 * Day)), Completed: 100})
	f.group("Attic", Ines)
	f.docs(Ines, 6)
	f.docs(Cora, 2)
	f.track(Nora, 6, 2*time.Hour, nil)
	f.track("robin@northwind.example", 3, 90*time.Minute, clients.Folders[0].Lists[0].Tasks[0])
	f.publish(lists)
}

// holdFieldworks adds the same to the Business workspace, and a leak: people of two clients on a list.
func (f *furnisher) holdFieldworks(surveys *Space) {
	f.assignOpenTasks(Tomas, "ngozi@fieldworks.example", openLists(surveys))
	f.assignOwner(Tomas, surveys.Folders[1].Lists[0], surveys.Folders[0].Lists[1])
	drafts := f.space("Permit drafts", shelf{"", []string{"Drafts"}}, 2)
	drafts.Private = true
	f.makePrivate(Tomas, drafts)
	f.goal(Tomas, Goal{Name: "Permits for the delta", Due: Millis(f.now.Add(45 * Day))})
	f.goal("hana@fieldworks.example", Goal{Name: "A quieter boat"})
	f.group("Permits", Tomas)
	f.docs(Tomas, 3)
	f.track(Tomas, 2, 105*time.Minute, surveys.Folders[0].Lists[0].Tasks[0])
	f.track("hana@fieldworks.example", 4, time.Hour, nil)
	f.share("moss@rivergate.example", surveys.Folders[0].Lists[0], "comment")
	f.publish(openLists(surveys))
}

// openLists returns the lists of a space that are not archived.
func openLists(sp *Space) []*List {
	var out []*List
	for _, fo := range sp.Folders {
		for _, l := range fo.Lists {
			if !l.Archived && !l.Locked {
				out = append(out, l)
			}
		}
	}
	return out
}

// assignOpenTasks makes 14 open tasks a person's only ones: five of them theirs alone, three of them due within two
// weeks, nine shared with a colleague.
func (f *furnisher) assignOpenTasks(mail, colleague string, lists []*List) {
	me, other := f.ws.ByMail(mail), f.ws.ByMail(colleague)
	if me == nil || other == nil {
		return
	}
	for _, t := range f.w.Tasks {
		if t.List.Folder.Space.Workspace == f.ws {
			t.Assignees = Edited(t.Assignees, nil, []int64{me.ID})
		}
	}
	n := 0
	for _, t := range openTasks(lists) {
		switch {
		case n == 14:
			return
		case n < 5:
			t.Assignees = []int64{me.ID}
		default:
			t.Assignees = []int64{me.ID, other.ID}
		}
		t.Due = Millis(f.now.Add(time.Duration(30+n) * Day))
		if n%5 == 0 {
			t.Due = Millis(f.now.Add(time.Duration(2+n) * Day))
		}
		n++
	}
}

// openTasks returns the tasks of lists that are neither closed nor subtasks, one of each list in turn.
func openTasks(lists []*List) []*Task {
	var out []*Task
	for i := 0; ; i++ {
		more := false
		for _, l := range lists {
			if i < len(l.Tasks) {
				more = true
				if t := l.Tasks[i]; t.Status.Kind != "closed" && t.Parent == "" {
					out = append(out, t)
				}
			}
		}
		if !more {
			return out
		}
	}
}

func (f *furnisher) assignOwner(mail string, lists ...*List) {
	for _, l := range lists {
		if p := f.ws.ByMail(mail); p != nil {
			l.Owner = p.ID
		}
	}
}

// makePrivate makes a space private to a person. Owners and admins can see it.
func (f *furnisher) makePrivate(mail string, sp *Space) {
	sp.Members, sp.managed = f.ids(mail), true
}

func (f *furnisher) ids(mails ...string) []int64 {
	var out []int64
	for _, mail := range mails {
		if p := f.ws.ByMail(mail); p != nil {
			out = append(out, p.ID)
		}
	}
	return out
}

func (f *furnisher) goal(mail string, g Goal) {
	owner := f.ids(mail)
	if len(owner) == 0 {
		return
	}
	f.w.nextGoal++
	g.Workspace, g.ID, g.Color, g.Creator = f.ws, GoalID(f.w.nextGoal), "#32a852", f.ws.People[0].ID
	g.Created = Millis(f.now.Add(-100 * Day))
	if g.Owners == nil {
		g.Owners = owner
	}
	f.ws.Goals = append(f.ws.Goals, &g)
}

func (f *furnisher) docs(mail string, n int) {
	for _, id := range f.ids(mail) {
		for i := range n {
			f.ws.Docs = append(f.ws.Docs, &doc{
				ID: fmt.Sprintf("8cc%s-%d", f.ws.ID[6:], len(f.ws.Docs)+1), Name: fmt.Sprintf("Notes %d", i+1),
				Creator: id, Created: Millis(f.now.Add(-time.Duration(20+i) * Day)),
			})
		}
	}
}

// track adds time that a person tracked on each of the last n days.
func (f *furnisher) track(mail string, n int, length time.Duration, on *Task) {
	for _, id := range f.ids(mail) {
		for i := range n {
			f.ws.Entries = append(f.ws.Entries, &TimeEntry{
				ID: 1_963_465_985_517_105_840 + int64(len(f.ws.Entries)), Person: id, Task: on, Length: length,
				Start: Millis(f.now.Add(-time.Duration(i+1) * Day)),
			})
		}
	}
}

// publish gives the last open task of the lists a public link.
func (f *furnisher) publish(lists []*List) {
	if all := openTasks(lists); len(all) > 0 {
		all[len(all)-1].Public = true
	}
}

// furnishMore adds the lists and tasks that the options ask for.
func furnishMore(f *furnisher, o Options) {
	const perSpace = 30
	guests := slices.DeleteFunc(slices.Clone(f.ws.People), func(p *Person) bool { return p.Role != RoleGuest })
	var last *List
	for n := 0; n < o.Lists; n += perSpace {
		names := make([]string, min(perSpace, o.Lists-n))
		for i := range names {
			names[i] = fmt.Sprintf("Job %03d", n+i+1)
		}
		sp := f.space(fmt.Sprintf("Jobs %d", n/perSpace+1), shelf{"Jobs", names}, 0)
		for i, l := range sp.Folders[0].Lists {
			for k := range min(3, len(guests)) {
				f.share(guests[(n+i+k*17)%len(guests)].Mail, l, Levels[0])
			}
			last = l
		}
	}
	for _, mail := range slices.Sorted(maps.Keys(o.OpenTasks)) {
		if last == nil {
			last = f.ws.Spaces[0].Folders[0].Lists[0]
		}
		for _, id := range f.ids(mail) {
			for i := range o.OpenTasks[mail] {
				f.task(last, Task{Name: fmt.Sprintf("Chore %04d", i+1), Status: Statuses[0]}).Assignees = []int64{id}
			}
		}
	}
}

// doc is a doc of a workspace.
type doc struct {
	ID, Name string
	Creator  int64
	Created  int64
	Deleted  bool
}

// Goal is a goal of a workspace. A due date of 0 is null.
type Goal struct {
	Workspace         *Workspace
	ID, Name          string
	Description       string
	Color             string
	Folder            string // name of its goal folder, or empty
	Due, Created      int64
	Creator           int64
	Owners            []int64
	Private, Archived bool
	Completed         int // percent
}

// GoalID returns a UUID made from a number, so that it is always the same.
func GoalID(n int) string { return fmt.Sprintf("e53a033c-900e-462d-a849-%012d", n) }

// Edited returns a list of ids with some added and some removed.
func Edited(all, add, rem []int64) []int64 {
	out := slices.DeleteFunc(slices.Clone(all), func(id int64) bool { return slices.Contains(rem, id) })
	for _, id := range add {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// TimeEntry is time that a person tracked. A negative length means that the timer is running.
type TimeEntry struct {
	ID     int64
	Person int64
	Task   *Task // nil if the time was not tracked on a task
	Start  int64
	Length time.Duration
}
