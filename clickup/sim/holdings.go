package sim

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// People of the demo who hold something that a removal would leave behind.
const (
	Ines  = "ines@northwind.example"   // of Northwind: 14 open tasks, a goal, a private space
	Tomas = "tomas@fieldworks.example" // of Fieldworks: the same
	Nora  = "nora@northwind.example"   // of Northwind: never seen, but tracked 12 hours this week
)

const day = 24 * time.Hour

// holdNorthwind plants what people of the agency hold. It takes nothing from the dice, so
// that the rest of the world stays as it is.
func (f *furnisher) holdNorthwind() {
	clients, ops, studio := f.ws.spaces[0], f.ws.spaces[1], f.ws.spaces[2]
	lists := append(openLists(clients), openLists(ops)...)
	f.hold(Ines, "robin@northwind.example", lists)
	f.assignOwner(Ines, ops.folders[0].lists[1], studio.folders[0].lists[0])
	f.alone(Ines, studio)
	f.goal(Ines, goal{name: "Hire two designers", description: "For the rebrand.\nBy spring.", due: millis(f.now.Add(60 * day))})
	f.goal(abel, goal{name: "Win three retainers", folder: "Growth", due: millis(f.now.Add(90 * day)), owners: f.ids(abel, "petra@northwind.example")})
	f.goal("dana@northwind.example", goal{name: "Learn to sketch"})
	f.goal(cora, goal{name: "Close the books", due: millis(f.now.Add(-30 * day)), completed: 100})
	f.group("Attic", Ines)
	f.docs(Ines, 6)
	f.docs(cora, 2)
	f.track(Nora, 6, 2*time.Hour, nil)
	f.track("robin@northwind.example", 3, 90*time.Minute, clients.folders[0].lists[0].tasks[0])
	f.publish(lists)
}

// holdFieldworks plants the same in the Business workspace, and a leak: people of two
// clients on one list.
func (f *furnisher) holdFieldworks(surveys *space) {
	f.hold(Tomas, "ngozi@fieldworks.example", openLists(surveys))
	f.assignOwner(Tomas, surveys.folders[1].lists[0], surveys.folders[0].lists[1])
	drafts := f.space("Permit drafts", shelf{"", []string{"Drafts"}}, 2)
	drafts.private = true
	f.alone(Tomas, drafts)
	f.goal(Tomas, goal{name: "Permits for the delta", due: millis(f.now.Add(45 * day))})
	f.goal("hana@fieldworks.example", goal{name: "A quieter boat"})
	f.group("Permits", Tomas)
	f.docs(Tomas, 3)
	f.track(Tomas, 2, 105*time.Minute, surveys.folders[0].lists[0].tasks[0])
	f.track("hana@fieldworks.example", 4, time.Hour, nil)
	f.share("moss@rivergate.example", surveys.folders[0].lists[0], "comment")
	f.publish(openLists(surveys))
}

// openLists are the lists of a space that are not archived.
func openLists(sp *space) []*list {
	var out []*list
	for _, fo := range sp.folders {
		for _, l := range fo.lists {
			if !l.archived && !l.locked {
				out = append(out, l)
			}
		}
	}
	return out
}

// hold assigns 14 open tasks to somebody, and no others: five of them theirs alone, three
// of them due within two weeks, nine shared with a colleague.
func (f *furnisher) hold(mail, colleague string, lists []*list) {
	me, other := f.ws.byMail(mail), f.ws.byMail(colleague)
	if me == nil || other == nil {
		return
	}
	for _, t := range f.w.tasks {
		if t.list.folder.space.ws == f.ws {
			t.assignees = edited(t.assignees, nil, []int64{me.id})
		}
	}
	n := 0
	for _, t := range openTasks(lists) {
		switch {
		case n == 14:
			return
		case n < 5:
			t.assignees = []int64{me.id}
		default:
			t.assignees = []int64{me.id, other.id}
		}
		t.due = millis(f.now.Add(time.Duration(30+n) * day))
		if n%5 == 0 {
			t.due = millis(f.now.Add(time.Duration(2+n) * day))
		}
		n++
	}
}

// openTasks are the tasks of lists that are neither closed nor subtasks, a list at a time in turn.
func openTasks(lists []*list) []*task {
	var out []*task
	for i := 0; ; i++ {
		more := false
		for _, l := range lists {
			if i < len(l.tasks) {
				more = true
				if t := l.tasks[i]; t.status.kind != "closed" && t.parent == "" {
					out = append(out, t)
				}
			}
		}
		if !more {
			return out
		}
	}
}

func (f *furnisher) assignOwner(mail string, lists ...*list) {
	for _, l := range lists {
		if p := f.ws.byMail(mail); p != nil {
			l.owner = p.id
		}
	}
}

// alone makes a private space somebody's, which owners and admins can see.
func (f *furnisher) alone(mail string, sp *space) {
	sp.members, sp.managed = f.ids(mail), true
}

func (f *furnisher) ids(mails ...string) []int64 {
	var out []int64
	for _, mail := range mails {
		if p := f.ws.byMail(mail); p != nil {
			out = append(out, p.id)
		}
	}
	return out
}

func (f *furnisher) goal(mail string, g goal) {
	owner := f.ids(mail)
	if len(owner) == 0 {
		return
	}
	f.w.nextGoal++
	g.ws, g.id, g.color, g.creator = f.ws, goalID(f.w.nextGoal), "#32a852", f.ws.people[0].id
	g.created = millis(f.now.Add(-100 * day))
	if g.owners == nil {
		g.owners = owner
	}
	f.ws.goals = append(f.ws.goals, &g)
}

func (f *furnisher) docs(mail string, n int) {
	for _, id := range f.ids(mail) {
		for i := range n {
			f.ws.docs = append(f.ws.docs, &doc{
				id: fmt.Sprintf("8cc%s-%d", f.ws.id[6:], len(f.ws.docs)+1), name: fmt.Sprintf("Notes %d", i+1),
				creator: id, created: millis(f.now.Add(-time.Duration(20+i) * day)),
			})
		}
	}
}

// track adds time that somebody tracked on each of the last n days.
func (f *furnisher) track(mail string, n int, length time.Duration, on *task) {
	for _, id := range f.ids(mail) {
		for i := range n {
			f.ws.entries = append(f.ws.entries, &timeEntry{
				id: 1_963_465_985_517_105_840 + int64(len(f.ws.entries)), person: id, task: on, length: length,
				start: millis(f.now.Add(-time.Duration(i+1) * day)),
			})
		}
	}
}

// publish opens the last open task of the lists to the web.
func (f *furnisher) publish(lists []*list) {
	if all := openTasks(lists); len(all) > 0 {
		all[len(all)-1].public = true
	}
}

// furnishMore adds the lists and tasks that the options ask for.
func furnishMore(f *furnisher, o Options) {
	const perSpace = 30
	guests := slices.DeleteFunc(slices.Clone(f.ws.people), func(p *person) bool { return p.role != roleGuest })
	var last *list
	for n := 0; n < o.Lists; n += perSpace {
		names := make([]string, min(perSpace, o.Lists-n))
		for i := range names {
			names[i] = fmt.Sprintf("Job %03d", n+i+1)
		}
		sp := f.space(fmt.Sprintf("Jobs %d", n/perSpace+1), shelf{"Jobs", names}, 0)
		for i, l := range sp.folders[0].lists {
			for k := range min(3, len(guests)) {
				f.share(guests[(n+i+k*17)%len(guests)].mail, l, levels[0])
			}
			last = l
		}
	}
	for _, mail := range slices.Sorted(maps.Keys(o.OpenTasks)) {
		if last == nil {
			last = f.ws.spaces[0].folders[0].lists[0]
		}
		for _, id := range f.ids(mail) {
			for i := range o.OpenTasks[mail] {
				f.task(last, task{name: fmt.Sprintf("Chore %04d", i+1), status: statuses[0]}).assignees = []int64{id}
			}
		}
	}
}
