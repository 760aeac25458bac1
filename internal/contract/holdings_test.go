package contract

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// person returns a person in Northwind Studio.
func (w worker) person(mail string) clickup.UserID {
	w.t.Helper()
	ws, err := w.client.WholeWorkspace(w.t.Context(), team)
	w.must("the workspace", err)
	for _, p := range ws.People {
		if p.Email == mail {
			return p.ID
		}
	}
	w.t.Fatalf("%s is not there", mail)
	return 0
}

func (w worker) readHoldings() {
	w.t.Helper()
	ctx, ines, nora := w.t.Context(), w.person(sim.Ines), w.person(sim.Nora)
	query := clickup.TaskQuery{
		Assignees: []clickup.UserID{ines, nora}, Subtasks: true, OrderBy: "due_date", CreatedAfter: sim.Epoch().AddDate(-1, 0, 0),
		DueAfter: sim.Epoch(), DueBefore: sim.Epoch().AddDate(0, 0, 14),
	}
	for page, err := range w.client.WorkspaceTasks(ctx, team, query) {
		w.must("tasks due soon", err)
		w.ok("tasks due soon", len(page.Tasks) > 0 && len(page.Tasks[0].Assignees) > 0)
	}
	// In the reference assignee is one number, so a list of people is not sent here.
	entries, err := w.client.TimeEntries(ctx, team, clickup.TimeQuery{
		From: sim.Epoch().AddDate(0, 0, -30), To: sim.Epoch(), People: []clickup.UserID{w.person("robin@northwind.example")},
	})
	w.must("the time", err)
	w.ok("the time", len(entries) == 3 && entries[0].Duration == 90*time.Minute)
	for page, err := range w.client.DocsBy(ctx, team, ines) {
		w.must("the docs", err)
		w.ok("the docs", len(page) == 6)
	}
}

// handOver hands over what Ines holds to Robin.
func (w worker) handOver() {
	w.t.Helper()
	ctx, ines, robin := w.t.Context(), w.person(sim.Ines), w.person("robin@northwind.example")
	goals, err := w.client.Goals(ctx, team, false)
	w.must("the goals", err)
	goal, err := w.client.Goal(ctx, goals[0].ID)
	w.must("a goal", err)
	owners := clickup.GoalOwners{Add: []clickup.UserID{robin}, Remove: []clickup.UserID{ines}}
	goal, err = w.client.ChangeGoalOwners(ctx, goal, owners)
	w.must("handing a goal over", err)
	w.ok("handing a goal over", owners.TookEffect(goal))
	change := clickup.AssigneeChange{Add: []clickup.UserID{robin}, Remove: []clickup.UserID{ines}}
	for _, ref := range []clickup.ItemRef{{Kind: clickup.TaskItem, ID: sim.ZebraTask}, {Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}} {
		task, err := w.client.AssignTask(ctx, team, ref, change)
		w.must("handing a task over", err)
		w.ok("handing a task over", change.TookEffect(task))
	}
	list, err := w.client.List(ctx, clickup.ListID(w.items.lists[0]))
	w.must("a list", err)
	list, err = w.client.AssignList(ctx, list, robin)
	w.must("handing a list over", err)
	w.ok("handing a list over", list.Assignee == robin)
	item := clickup.ItemRef{Kind: clickup.ListItem, ID: w.items.lists[0]}
	cleo := w.person("cleo@client.example")
	w.must("giving access", w.client.ChangeAccess(ctx, team, item, clickup.AccessEntry{User: cleo, Level: clickup.PermissionRead}))
	w.must("taking access", w.client.ChangeAccess(ctx, team, item, clickup.AccessEntry{User: cleo}))
}

func (w worker) changeGroup() {
	w.t.Helper()
	ctx, ines := w.t.Context(), w.person(sim.Ines)
	group, err := w.client.CreateGroup(ctx, team, clickup.GroupCreate{Name: "New", Handle: "new", Members: []clickup.UserID{ines}})
	w.must("making a group", err)
	edit := clickup.GroupEdit{Remove: []clickup.UserID{ines}}
	group, err = w.client.EditGroup(ctx, group.ID, edit)
	w.must("editing a group", err)
	w.ok("editing a group", edit.TookEffect(group))
	w.must("deleting a group", w.client.DeleteGroup(ctx, group.ID))
}

// TestTimeOfSeveralPeopleIsADeviation shows a deviation: in the reference assignee is one number.
func TestTimeOfSeveralPeopleIsADeviation(t *testing.T) {
	t.Parallel()
	r := newRecorder(t, sim.Options{Reshape: simtest.ReferenceShape})
	_, err := connect(t, r).TimeEntries(t.Context(), team, clickup.TimeQuery{People: []clickup.UserID{1, 2}})
	if err != nil || len(r.complaints) != 1 {
		t.Errorf("%v, %q", err, r.complaints)
	}
}
