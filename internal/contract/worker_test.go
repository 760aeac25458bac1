package contract

import (
	"strconv"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
)

const team = clickup.WorkspaceID(sim.Northwind)

// worker calls the real client and checks its results.
type worker struct {
	t      *testing.T
	client *clickup.Client
	items  items
}

func (w worker) must(what string, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("%s: %v", what, err)
	}
}

// ok fails the test if a condition is false.
func (w worker) ok(what string, ok bool) {
	w.t.Helper()
	if !ok {
		w.t.Errorf("%s: not as it should be", what)
	}
}

func (w worker) readPeople() {
	w.t.Helper()
	ctx := w.t.Context()
	user, err := w.client.User(ctx)
	w.must("the user", err)
	w.ok("the user", user.Email == sim.Caller)
	all, err := w.client.Workspaces(ctx)
	w.must("the workspaces", err)
	w.ok("the workspaces", len(all) == 3 && len(all[0].People) > 150)
	seats, err := w.client.Seats(ctx, team)
	w.must("the seats", err)
	w.ok("the seats", seats != clickup.Seats{})
	_, err = w.client.Seats(ctx, sim.Labs)
	w.must("unlimited seats", err)
	plan, err := w.client.Plan(ctx, team)
	w.must("the plan", err)
	w.ok("the plan", plan.Name == "Enterprise")
	for _, members := range []bool{false, true} {
		roles, err := w.client.CustomRoles(ctx, team, members)
		w.must("the roles", err)
		w.ok("the roles", len(roles) == 3)
	}
	groups, err := w.client.UserGroups(ctx, team)
	w.must("the groups", err)
	w.ok("the groups", len(groups) == 5)
}

// readItems reads the hierarchy. It does not check the lists of a folder in the form of the reference,
// where they are strings.
func (w worker) readItems() {
	w.t.Helper()
	ctx := w.t.Context()
	spaces, err := w.client.Spaces(ctx, team)
	w.must("the spaces", err)
	w.ok("the spaces", len(spaces) == 3)
	folders, err := w.client.Folders(ctx, spaces[0].ID)
	w.must("the folders", err)
	w.ok("the folders", len(folders) > 0)
	_, err = w.client.Folder(ctx, folders[0].ID)
	w.must("one folder", err)
	lists, err := w.client.FolderLists(ctx, folders[0].ID)
	w.must("the folder's lists", err)
	w.ok("the folder's lists", len(lists) == 3 && lists[0].Tasks > 5)
	loose, err := w.client.SpaceLists(ctx, spaces[0].ID)
	w.must("the folderless lists", err)
	w.ok("the folderless lists", len(loose) == 2)
	_, err = w.client.List(ctx, lists[0].ID)
	w.must("one list", err)
	_, err = w.client.ListMembers(ctx, lists[0].ID)
	w.must("who sees the list", err)
	w.readTasks(lists)
}

func (w worker) readTasks(lists []clickup.List) {
	w.t.Helper()
	ctx := w.t.Context()
	all := clickup.TaskQuery{Closed: true, Subtasks: true, OtherLists: true, OrderBy: "updated", Reverse: true}
	n := 0
	for page, err := range w.client.WorkspaceTasks(ctx, team, all) {
		w.must("the workspace's tasks", err)
		n += len(page.Tasks)
	}
	w.ok("the workspace's tasks", n > 100)
	for page, err := range w.client.ListTasks(ctx, lists[0].ID, all) {
		w.must("the list's tasks", err)
		w.ok("the list's tasks", len(page.Tasks) > 5 && page.Last)
	}
	narrow := clickup.TaskQuery{
		UpdatedAfter: sim.Epoch().AddDate(0, 0, -30), Lists: []clickup.ListID{lists[0].ID, lists[1].ID},
		Spaces: []clickup.SpaceID{clickup.SpaceID(w.items.spaces[0])}, Folders: []clickup.FolderID{clickup.FolderID(w.items.folders[0])},
	}
	for page, err := range w.client.WorkspaceTasks(ctx, team, narrow) {
		w.must("some tasks", err)
		w.ok("some tasks", len(page.Tasks) > 0)
	}
	held := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}
	task, err := w.client.Task(ctx, team, held)
	w.must("a task by its custom id", err)
	w.ok("a task by its custom id", task.Name == "Quarterly rollout 3")
	_, err = w.client.TaskMembers(ctx, team, clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask})
	w.must("who sees the task", err)
}

// changeGuest invites a guest with every right, shares one item of each kind
// with them, and undoes it all.
func (w worker) changeGuest() {
	w.t.Helper()
	ctx := w.t.Context()
	var rights clickup.Rights
	for i, r := range clickup.AllRights {
		rights = rights.With(r, i%2 == 0)
	}
	role := clickup.RoleID(2957195)
	p, err := w.client.InviteGuest(ctx, team, clickup.GuestInvite{Email: "sam@client.example", Rights: rights, Role: role})
	w.must("inviting a guest", err)
	w.ok("inviting a guest", p.ID != 0 && p.Role == clickup.RoleGuest)
	_, err = w.client.InviteGuest(ctx, team, clickup.GuestInvite{Email: "least@client.example"})
	w.must("inviting a guest with least rights", err)
	_, err = w.client.EditGuest(ctx, team, p.ID, clickup.GuestEdit{Rights: rights, Role: &role})
	w.must("editing a guest", err)
	for _, item := range []clickup.ItemRef{
		{Kind: clickup.TaskItem, ID: sim.ZebraTask},
		{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true},
		{Kind: clickup.ListItem, ID: w.items.lists[0]},
		{Kind: clickup.FolderItem, ID: w.items.folders[0]},
	} {
		for _, level := range clickup.Permissions {
			_, err = w.client.Share(ctx, team, p.ID, item, level)
			w.must("sharing "+item.String(), err)
		}
		g, err := w.client.Guest(ctx, team, p.ID)
		w.must("the guest", err)
		w.ok("the guest with "+item.String(), g.Person.ID == p.ID)
		w.must("unsharing "+item.String(), w.client.Unshare(ctx, team, p.ID, item))
	}
	w.must("removing a guest", w.client.RemoveGuest(ctx, team, p.ID))
}

// changeMember edits all three fields, as the reference requires. ClickUp and the client accept any of
// them.
func (w worker) changeMember() {
	w.t.Helper()
	ctx := w.t.Context()
	for _, admin := range []bool{false, true} {
		mail := "mia" + strconv.FormatBool(admin) + "@northwind.example"
		p, err := w.client.InviteMember(ctx, team, clickup.MemberInvite{Email: mail, Admin: admin})
		w.must("inviting a member", err)
		name, role := "Mia", clickup.RoleID(6715664)
		_, err = w.client.EditMember(ctx, team, p.ID, clickup.MemberEdit{Name: &name, Admin: &admin, Role: &role})
		w.must("editing a member", err)
		m, err := w.client.Member(ctx, team, p.ID)
		w.must("the member", err)
		w.ok("the member", m.Person.Name == name)
		w.must("removing a member", w.client.RemoveMember(ctx, team, p.ID))
	}
}
