package overlay_test

import (
	"fmt"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/items"
	"cutui/model/people"
)

// world is a fake ClickUp: what it holds, what it refuses, and what it was sent.
type world struct {
	plan     string // empty: Enterprise
	readOnly bool
	seats    *clickup.Seats
	people   []clickup.Person
	roles    []clickup.CustomRole
	items    []items.Item
	itemsErr error
	kept     time.Time // when the items were, which the disk has
	shares   map[clickup.UserID][]clickup.SharedItem
	refuse   map[string]string // ClickUp's words, by item or address
	slow     map[string]bool   // what is not answered: items, shares, item, steps, roles, plan
	more     []*model.Roster   // the other workspaces
	held     []model.Effect

	dropErr error

	inesHolds bool // she holds tasks, a goal and a private space

	steps  []change.Step
	saved  []string
	copied []string
}

var olga = &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"}

func newWorld() *world {
	return &world{
		people: []clickup.Person{
			{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, LastActive: daysAgo(0), Joined: daysAgo(900)},
			{ID: 3, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest, InvitedBy: olga, LastActive: daysAgo(2), Joined: daysAgo(200), Rights: clickup.Rights{}.With(clickup.EditTags, true)},
			{ID: 5, Name: "Ines Idle", Email: "ines@northwind.example", Role: clickup.RoleMember, InvitedBy: olga, LastActive: daysAgo(400), Joined: daysAgo(800)},
			{ID: 7, Email: "pat@client.example", Role: clickup.RoleGuest, InvitedBy: olga, Joined: clickup.Null, LastActive: clickup.Null, Invited: daysAgo(45)},
			{ID: 8, Name: "Abel Admin", Email: "abel@northwind.example", Role: clickup.RoleAdmin, InvitedBy: olga, LastActive: daysAgo(1), Joined: daysAgo(700)},
		},
		items: []items.Item{
			{Name: "Marketing", Space: "s1"},
			{Name: "Clients", Space: "s2"},
			{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}, Name: "Launch", Space: "s1", Path: "Marketing"},
			{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Quarterly rollout", Space: "s1", Folder: "f1", Path: "Marketing / Launch"},
			{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "902"}, Name: "Briefs", Space: "s2", Path: "Clients"},
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}, Name: "Zebra launch checklist", CustomID: "ZEB-1", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 3},
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b2"}, Name: "Old brief", Space: "s2", List: "902", Path: "Clients / Briefs", Closed: true, Updated: 2},
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86c3"}, Name: "Press kit", CustomID: "ZEB-2", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 1},
		},
		shares: map[clickup.UserID][]clickup.SharedItem{3: {
			{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}, Name: "Zebra launch checklist", Permission: clickup.PermissionRead},
		}},
	}
}

func pool(filled, total int) clickup.SeatPool {
	return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total), Empty: clickup.CountOf(total - filled)}
}

// answer plays ClickUp and the machine for one effect. What is slow is held
// until release.
func (w *world) answer(e model.Effect, emit func(model.Msg)) {
	what := ""
	switch e.(type) {
	case model.FetchItems:
		what = "items"
	case model.FetchItem:
		what = "item"
	case model.FetchShares:
		what = "shares"
	case model.FetchImpact:
		what = "impact"
	case model.SendStep:
		what = "steps"
	case model.FetchRoles:
		what = "roles"
	case model.FetchPlan:
		what = "plan"
	}
	if w.slow[what] {
		w.held = append(w.held, e)
		return
	}
	w.load(e, emit)
}

func (w *world) load(e model.Effect, emit func(model.Msg)) {
	ok := func(seq uint64) model.Answer { return model.Answer{Seq: seq, At: today} }
	switch e := e.(type) {
	case model.Rank:
		if out, done := e.Do(nil); done {
			emit(out)
		}
	case model.FetchMe:
		emit(model.MeLoaded{Answer: ok(e.Seq), User: clickup.User{ID: 1, Name: "Olga Owner"}})
	case model.FetchRosters:
		emit(model.RostersLoaded{Answer: ok(e.Seq), Rosters: append([]*model.Roster{{ID: "333", Name: "Northwind Studio", People: people.New(w.people)}}, w.more...)})
	case model.FetchSeats:
		seats := clickup.Seats{Members: pool(41, 45), Guests: pool(118, 120)}
		if w.seats != nil {
			seats = *w.seats
		}
		emit(model.SeatsLoaded{Answer: ok(e.Seq), ID: e.ID, Seats: seats})
	case model.FetchPlan:
		name := "Enterprise"
		if w.plan != "" {
			name = w.plan
		}
		emit(model.PlanLoaded{Answer: ok(e.Seq), ID: e.ID, Plan: clickup.Plan{Name: name}})
	case model.FetchRoles:
		emit(model.RolesLoaded{Answer: ok(e.Seq), ID: e.ID, Roles: w.roles})
	case model.FetchShares:
		emit(model.SharesLoaded{Answer: ok(e.Seq), ID: e.ID, Guest: e.Guest, Items: w.shares[e.Guest]})
	case model.FetchImpact:
		emit(model.ImpactLoaded{Answer: ok(e.Seq), ID: e.ID, Of: w.holdings(e.People)})
	case model.FetchItems:
		a := ok(e.Seq)
		a.Err = w.itemsErr
		emit(model.ItemsArrived{Answer: a, ID: e.ID, Items: w.items, Done: true, Kept: w.kept})
	case model.FetchItem:
		emit(w.lookUp(e, ok(e.Seq)))
	default:
		w.act(e, emit)
	}
}

func (w *world) lookUp(e model.FetchItem, a model.Answer) model.Msg {
	if strings.Contains(e.Ref.ID, "404") {
		a.Err = &clickup.Error{Op: "GetTask", Status: 404, Message: "Task not found"}
	}
	return model.ItemLookedUp{Answer: a, Ref: e.Ref, Item: items.Item{Ref: e.Ref, Name: "Found by " + e.Ref.ID}}
}

// act is what changes something.
func (w *world) act(e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.OpenRun:
		emit(model.RunOpened{Run: e.Run.ID})
	case model.SendStep:
		w.steps = append(w.steps, e.Step)
		emit(model.StepEnded{Run: e.Run, Index: e.Index, Outcome: w.outcome(e.Step)})
	case model.MarkDropped:
		emit(model.MarkedDropped{ID: e.ID, Err: w.dropErr})
	case model.Merge:
		emit(e.Do())
	case model.Compare:
		emit(e.Do())
	case model.WriteDocument:
		w.saved = append(w.saved, e.Document.FileName()+"."+e.Format)
		emit(model.Saved{Path: e.Document.FileName()})
	case model.Copy:
		w.copied = append(w.copied, e.Text)
		emit(model.Copied{What: e.What})
	}
}

func (w *world) outcome(s change.Step) change.Outcome {
	for _, what := range []string{s.ItemName, s.Who()} {
		if words, refused := w.refuse[what]; refused {
			return change.Outcome{State: change.Failed, Status: 403, Code: "ACCESS_080", Message: words, At: today}
		}
	}
	o := change.Outcome{State: change.Done, Status: 200, At: today}
	if s.Op == change.OpInviteGuest {
		o.Person = &clickup.Person{ID: clickup.UserID(900 + len(w.steps)), Email: s.Email, Role: clickup.RoleGuest, Joined: clickup.Null, Invited: daysAgo(0)}
	}
	return o
}

// words are the calls that were sent.
func (w *world) words() []string {
	out := make([]string, 0, len(w.steps))
	for _, s := range w.steps {
		out = append(out, strings.Join(strings.Fields(fmt.Sprint(s.Op, " ", s.Who(), " ", s.ItemName, " ", s.Permission)), " "))
	}
	return out
}

// release answers what was held back.
func (d *session) release() *session {
	held := d.world.held
	d.world.held, d.world.slow = nil, nil
	for _, e := range held {
		d.world.answer(e, func(m model.Msg) { d.intend(m) })
	}
	return d
}

// holdings are what people hold: nothing, but for Ines where the world says so.
func (w *world) holdings(ids []model.UserID) []impact.Holdings {
	out := make([]impact.Holdings, len(ids))
	for i, id := range ids {
		out[i] = impact.Holdings{Person: id, At: today, Tasks: []impact.Task{}, Goals: []impact.Goal{}, Spaces: []string{}, Groups: []string{}}
		if id == 5 && w.inesHolds {
			out[i].Tasks = []impact.Task{
				{ID: "t1", Name: "Brand guide", Assignees: []model.UserID{5}},
				{ID: "t2", Name: "Launch film", Assignees: []model.UserID{5, 1}},
			}
			out[i].Goals = []impact.Goal{{ID: "g1", Name: "Hire", Dated: true, Owners: []model.UserID{5}}}
			out[i].Spaces = []string{"Sketches"}
		}
	}
	return out
}
