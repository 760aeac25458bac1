package world

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"
)

// shelf is a folder with its lists. Without a name the lists are in no folder.
type shelf struct {
	folder string
	lists  []string
}

// furnisher builds a workspace's hierarchy. It needs the workspace's people, because tasks have creators
// and assignees.
type furnisher struct {
	w      *World
	ws     *Workspace
	now    time.Time
	rng    *rand.Rand
	prefix string // of custom ids; empty if tasks have none
	custom int
	staff  []int64
}

func newFurnisher(w *World, ws *Workspace, now time.Time) *furnisher {
	f := &furnisher{w: w, ws: ws, now: now, rng: seededRand(ws.People[0].ID)}
	for _, p := range ws.People {
		if p.Role >= RoleOwner && p.Role <= RoleMember && p.Joined > 0 && len(f.staff) < 40 {
			f.staff = append(f.staff, p.ID)
		}
	}
	return f
}

// space adds a space with a shelf and a number of made-up tasks in each of its lists.
func (f *furnisher) space(name string, s shelf, perList int) *Space {
	sp := &Space{Workspace: f.ws, ID: f.itemID("9013", len(f.w.Spaces)), Name: name}
	f.ws.Spaces = append(f.ws.Spaces, sp)
	f.w.Spaces[sp.ID] = sp
	f.shelf(sp, s, perList)
	return sp
}

func (f *furnisher) shelf(sp *Space, s shelf, perList int) *Folder {
	fo := &Folder{
		Space: sp, ID: f.itemID("9018", len(f.w.Folders)), Name: s.folder, Hidden: s.folder == "", Index: len(sp.Folders),
	}
	if fo.Hidden {
		fo.Name = "hidden"
	}
	sp.Folders = append(sp.Folders, fo)
	f.w.Folders[fo.ID] = fo
	for _, name := range s.lists {
		l := f.list(fo, name)
		for range perList {
			f.task(l, Task{Name: f.title()})
		}
	}
	return fo
}

func (f *furnisher) list(fo *Folder, name string) *List {
	l := &List{Folder: fo, ID: f.itemID("9016", len(f.w.Lists)), Name: name, Index: len(fo.Lists)}
	fo.Lists = append(fo.Lists, l)
	f.w.Lists[l.ID] = l
	return l
}

// itemID returns an id of twelve digits, which does not fit in 32 bits.
func (f *furnisher) itemID(prefix string, n int) string {
	return prefix + strconv.Itoa(10_288_401+n*137)
}

// task adds a task to a list. What t does not set is drawn at random.
func (f *furnisher) task(l *List, t Task) *Task {
	out := &t
	out.List = l
	if out.ID == "" {
		out.ID = taskID(len(f.w.Tasks))
	}
	if out.Custom == "" && f.prefix != "" {
		f.custom++
		out.Custom = f.prefix + "-" + strconv.Itoa(f.custom)
	}
	age := 3 + f.rng.IntN(200)
	out.Created = f.ago(age)
	out.Updated = f.ago(f.rng.IntN(age))
	if out.Status.Name == "" {
		out.Status = Statuses[[]int{0, 0, 0, 1, 1, 1, 2, 3}[f.rng.IntN(8)]]
	}
	if out.Status.Kind == "closed" {
		out.Closed = out.Updated
	} else if f.rng.IntN(2) == 0 {
		out.Due = f.ago(f.rng.IntN(40) - 30)
	}
	out.Priority = f.rng.IntN(5)
	out.Creator = oneOf(f.rng, f.staff)
	if f.rng.IntN(3) > 0 {
		out.Assignees = []int64{oneOf(f.rng, f.staff)}
	}
	if f.rng.IntN(4) == 0 {
		out.Points, out.Estimate = float64(1+f.rng.IntN(8)), int64(1+f.rng.IntN(16))*1_800_000
		out.Tags = []string{"planned"}
	}
	l.Tasks = append(l.Tasks, out)
	f.w.Tasks[out.ID] = out
	if out.Custom != "" {
		f.w.Custom[CustomKey(f.ws.ID, out.Custom)] = out
	}
	return out
}

func (f *furnisher) ago(days int) int64 {
	minutes := time.Duration(f.rng.IntN(600)) * time.Minute
	return Millis(f.now.Add(-time.Duration(days)*24*time.Hour - minutes))
}

// taskID returns an id of nine letters and digits, as in ClickUp today.
func taskID(n int) string {
	const first = 23_063_690_000_000 // 86bb49il8 in base 36
	return strconv.FormatInt(first+int64(n)*48_611, 36)
}

// title draws the title of a task.
func (f *furnisher) title() string {
	return oneOf(f.rng, verbs()) + " " + oneOf(f.rng, objects())
}

// share shares an item with the person with an address, if there is one.
func (f *furnisher) share(mail string, it Item, level string) {
	if p := f.ws.ByMail(mail); p != nil && it != nil {
		p.Shares = append(p.Shares, Share{Kind: it.Kind(), ID: it.Key(), Level: level})
	}
}

// group adds a user group with the people who have one of the addresses.
func (f *furnisher) group(name string, mails ...string) {
	g := &Group{
		ID: GroupID(f.w.NextGroup), Name: name, Handle: strings.ToLower(name),
		Owner: f.ws.People[0].ID, Created: f.ago(400),
	}
	f.w.NextGroup++
	for _, mail := range mails {
		if p := f.ws.ByMail(mail); p != nil {
			g.Members = append(g.Members, p.ID)
		}
	}
	f.ws.Groups = append(f.ws.Groups, g)
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
