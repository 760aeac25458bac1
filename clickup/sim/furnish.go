package sim

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"
)

// shelf is a folder with its lists; without a name they are folderless.
type shelf struct {
	folder string
	lists  []string
}

// furnisher builds a workspace's hierarchy. Its people must be there already:
// tasks have creators and assignees.
type furnisher struct {
	w      *world
	ws     *workspace
	now    time.Time
	rng    *rand.Rand
	prefix string // of custom ids; empty: tasks have none
	custom int
	staff  []int64
}

func newFurnisher(w *world, ws *workspace, now time.Time) *furnisher {
	f := &furnisher{w: w, ws: ws, now: now, rng: seededRand(ws.people[0].id)}
	for _, p := range ws.people {
		if p.role >= roleOwner && p.role <= roleMember && p.joined > 0 && len(f.staff) < 40 {
			f.staff = append(f.staff, p.id)
		}
	}
	return f
}

// space adds a space with one shelf and a number of made-up tasks in each of
// its lists.
func (f *furnisher) space(name string, s shelf, perList int) *space {
	sp := &space{ws: f.ws, id: f.itemID("9013", len(f.w.spaces)), name: name}
	f.ws.spaces = append(f.ws.spaces, sp)
	f.w.spaces[sp.id] = sp
	f.shelf(sp, s, perList)
	return sp
}

func (f *furnisher) shelf(sp *space, s shelf, perList int) *folder {
	fo := &folder{
		space: sp, id: f.itemID("9018", len(f.w.folders)), name: s.folder, hidden: s.folder == "", index: len(sp.folders),
	}
	if fo.hidden {
		fo.name = "hidden"
	}
	sp.folders = append(sp.folders, fo)
	f.w.folders[fo.id] = fo
	for _, name := range s.lists {
		l := f.list(fo, name)
		for range perList {
			f.task(l, task{name: f.title()})
		}
	}
	return fo
}

func (f *furnisher) list(fo *folder, name string) *list {
	l := &list{folder: fo, id: f.itemID("9016", len(f.w.lists)), name: name, index: len(fo.lists)}
	fo.lists = append(fo.lists, l)
	f.w.lists[l.id] = l
	return l
}

// itemID is an id of twelve digits, which does not fit 32 bits.
func (f *furnisher) itemID(prefix string, n int) string {
	return prefix + strconv.Itoa(10_288_401+n*137)
}

// task adds a task and draws what the given one does not say.
func (f *furnisher) task(l *list, t task) *task {
	out := &t
	out.list = l
	if out.id == "" {
		out.id = taskID(len(f.w.tasks))
	}
	if out.custom == "" && f.prefix != "" {
		f.custom++
		out.custom = f.prefix + "-" + strconv.Itoa(f.custom)
	}
	age := 3 + f.rng.IntN(200)
	out.created = f.ago(age)
	out.updated = f.ago(f.rng.IntN(age))
	if out.status.name == "" {
		out.status = statuses[[]int{0, 0, 0, 1, 1, 1, 2, 3}[f.rng.IntN(8)]]
	}
	if out.status.kind == "closed" {
		out.closed = out.updated
	} else if f.rng.IntN(2) == 0 {
		out.due = f.ago(f.rng.IntN(40) - 30)
	}
	out.priority = f.rng.IntN(5)
	out.creator = oneOf(f.rng, f.staff)
	if f.rng.IntN(3) > 0 {
		out.assignees = []int64{oneOf(f.rng, f.staff)}
	}
	if f.rng.IntN(4) == 0 {
		out.points, out.estimate = float64(1+f.rng.IntN(8)), int64(1+f.rng.IntN(16))*1_800_000
		out.tags = []string{"planned"}
	}
	l.tasks = append(l.tasks, out)
	f.w.tasks[out.id] = out
	if out.custom != "" {
		f.w.custom[customKey(f.ws.id, out.custom)] = out
	}
	return out
}

func (f *furnisher) ago(days int) int64 {
	minutes := time.Duration(f.rng.IntN(600)) * time.Minute
	return millis(f.now.Add(-time.Duration(days)*24*time.Hour - minutes))
}

// taskID is an id of nine letters and digits, as ClickUp's are today.
func taskID(n int) string {
	const first = 23_063_690_000_000 // 86bb49il8 in base 36
	return strconv.FormatInt(first+int64(n)*48_611, 36)
}

// title draws what a task is about.
func (f *furnisher) title() string {
	return oneOf(f.rng, verbs()) + " " + oneOf(f.rng, objects())
}

// share shares an item with somebody, if they are in the roster.
func (f *furnisher) share(mail string, it item, level string) {
	if p := f.ws.byMail(mail); p != nil && it != nil {
		p.shares = append(p.shares, Share{Kind: it.kind(), ID: it.key(), Level: level})
	}
}

// group adds a user group of those of the people who are there.
func (f *furnisher) group(name string, mails ...string) {
	g := &group{
		id: groupID(f.w.nextGroup), name: name, handle: strings.ToLower(name),
		owner: f.ws.people[0].id, created: f.ago(400),
	}
	f.w.nextGroup++
	for _, mail := range mails {
		if p := f.ws.byMail(mail); p != nil {
			g.members = append(g.members, p.id)
		}
	}
	f.ws.groups = append(f.ws.groups, g)
}

var (
	verbs = sync.OnceValue(func() []string {
		return strings.Fields(`Draft Review Ship Audit Plan Fix Translate Measure Rewrite Illustrate Storyboard
		Test Publish Retire Migrate Price Photograph Brief Schedule Archive`)
	})
	objects = sync.OnceValue(func() []string {
		return strings.Split(`homepage hero|pricing page|press kit|onboarding mails|media plan|brand guide|`+
			`cookie banner|product film|trade-fair stand|annual report|newsletter template|sitemap|icon set|checkout flow|`+
			`customer survey|keynote slides|packaging mock-up|landing page|image library|contract appendix|tone of voice|`+
			`motion tests|analytics dashboard|recruiting posts|type licences|case study|style tiles|search ads|`+
			`accessibility report|shop window`, "|")
	})
)
