package plans

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/modeltest"
)

// groupContext knows the groups Design, with Mia and Cleo in it, and Empty.
func groupContext() Context {
	d := testContext()
	d.UserGroups = []clickup.UserGroup{
		{ID: "g1", Name: "Design", Handle: "des", Members: []clickup.UserID{3, 4}},
		{ID: "g2", Name: "Empty"},
	}
	d.Groups = map[clickup.UserID][]string{3: {"Design"}, 4: {"Design"}}
	return d
}

func TestPlansForGroups(t *testing.T) {
	t.Parallel()
	d := groupContext()
	d.Protected = []string{"abel@northwind.example"}
	for name, tt := range map[string]struct {
		plan  change.Plan
		title string
		want  string
	}{
		"create": {
			CreateGroup(d, GroupRequest{Name: "New", Members: []clickup.UserID{3, 99}}),
			"Create group New", "planned create-group group New",
		},
		"create twice": {
			CreateGroup(d, GroupRequest{Name: "design"}),
			"Create group design", "skipped create-group group design (there is already a group of this name: g1)",
		},
		"add": {
			AddToGroup(d, GroupRequest{Group: "g1", Members: []clickup.UserID{2, 3, 5}}), "Add 3 people to group Design", `
skipped add-to-group abel@northwind.example (protected by your settings)
skipped add-to-group mia@northwind.example (already in the group)
planned add-to-group pat@client.example`,
		},
		"add to a group that is gone": {
			AddToGroup(d, GroupRequest{Group: "g9", Members: []clickup.UserID{3}}), "Add 1 person to group ",
			"skipped add-to-group mia@northwind.example (the group no longer exists)",
		},
		"take out": {
			RemoveFromGroup(d, GroupRequest{Group: "g1", Members: []clickup.UserID{4, 5}}), "Take 2 people out of group Design", `
planned remove-from-group cleo@client.example
skipped remove-from-group pat@client.example (not in the group)`,
		},
		"leave all": {
			LeaveGroups(d, []clickup.UserID{4, 5}), "Take 2 people out of their groups",
			"planned remove-from-group cleo@client.example",
		},
		"delete": {
			DeleteGroups(d, []clickup.GroupID{"g1", "g9"}), "Delete 2 groups", `
planned delete-group group Design
skipped delete-group group g9 (the group no longer exists)`,
		},
	} {
		if tt.plan.Title != tt.title {
			t.Errorf("%s: title %q", name, tt.plan.Title)
		}
		t.Run(name, func(t *testing.T) { t.Parallel(); modeltest.Same(t, modeltest.Lines(tt.plan), tt.want) })
	}
}

func TestGroupsCountSeats(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		level  clickup.Permission // at which something is shared with Pat; empty: not known
		groups map[clickup.UserID][]string
		max    int
		known  bool
	}{
		"view only":           {clickup.PermissionRead, map[clickup.UserID][]string{}, 1, true},
		"edits already":       {clickup.PermissionEdit, map[clickup.UserID][]string{}, 0, true},
		"shares not read":     {"", map[clickup.UserID][]string{}, 0, false},
		"in a group already":  {"", map[clickup.UserID][]string{5: {"Design"}}, 0, true},
		"groups are not read": {clickup.PermissionRead, nil, 0, false},
	} {
		d := groupContext()
		d.Seats.Seats = clickup.Seats{Members: modeltest.Pool(5, 5), Guests: modeltest.Pool(3, 3)}
		d.Groups = tt.groups
		pat, _ := d.People.ByID(5)
		pat.Rights = clickup.Rights{Known: 1<<len(clickup.AllRights) - 1}
		if tt.level != "" {
			d.Shares[5] = []clickup.SharedItem{{Ref: modeltest.Task, Permission: tt.level}}
		}
		add := AddToGroup(d, GroupRequest{Group: "g2", Members: []clickup.UserID{5}})
		made := CreateGroup(d, GroupRequest{Name: "New", Members: []clickup.UserID{5, 3}})
		for _, p := range []change.Plan{add, made} {
			if p.Seats.Known != tt.known || tt.known && p.Seats.Max != tt.max {
				t.Errorf("%s, %s: %s", name, p.Title, p.Seats.Sentence())
			}
			warned := slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "becomes paid") })
			if warned != p.Seats.Takes() {
				t.Errorf("%s, %s: warnings %q", name, p.Title, p.Warnings)
			}
		}
	}
}

func TestGroupCalls(t *testing.T) {
	t.Parallel()
	d := groupContext()
	for want, p := range map[string]change.Plan{
		"POST /v2/team/333/group map[members:[3] name:New]": CreateGroup(d, GroupRequest{Name: "New", Members: []clickup.UserID{3}}),
		"PUT /v2/group/g2 map[members:map[add:[3] rem:[]]]": AddToGroup(d, GroupRequest{Group: "g2", Members: []clickup.UserID{3}}),
		"PUT /v2/group/g1 map[members:map[add:[] rem:[3]]]": RemoveFromGroup(d, GroupRequest{Group: "g1", Members: []clickup.UserID{3}}),
		"DELETE /v2/group/g1 map[]":                         DeleteGroups(d, []clickup.GroupID{"g1"}),
	} {
		if got := callWords(p.Steps[0].Call("333")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestGroupChangesAreUndone(t *testing.T) {
	t.Parallel()
	d := groupContext()
	done := func(s change.Step) change.Step { s.State = change.Done; return s }
	mia := change.Step{ID: 3, Email: "mia@northwind.example", Group: change.GroupRef{ID: "g1", Name: "Design"}}
	add, remove := mia, mia
	add.Op, remove.Op = change.OpAddToGroup, change.OpRemoveFromGroup
	remove.Group = change.GroupRef{ID: "g2", Name: "Empty"}
	run := change.Run{ID: "r", Plan: change.Plan{Title: "Groups", Steps: []change.Step{
		done(add), done(remove),
		done(change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{ID: "g2", Name: "Empty"}}),
		done(change.Step{Op: change.OpDeleteGroup, Group: change.GroupRef{ID: "g7", Name: "Old"}, Members: []change.Member{{ID: 3}, {ID: 99}}}),
		done(change.Step{Op: change.OpDeleteGroup, Group: change.GroupRef{ID: "g8", Name: "design"}}),
		done(change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{ID: "g9", Name: "Gone"}}),
	}}}
	p := Undo(d, run)
	modeltest.Same(t, modeltest.Lines(p), `
skipped delete-group group Gone (the group no longer exists)
skipped create-group group design (there is already a group of this name)
planned create-group group Old
planned delete-group group Empty
planned add-to-group mia@northwind.example
planned remove-from-group mia@northwind.example`)
	if old := p.Steps[2]; len(old.Members) != 1 || old.Members[0].ID != 3 || old.Group.ID != "" {
		t.Errorf("%+v", old)
	}
	if !slices.Contains(p.Warnings, "1 person of the group Old is no longer in the workspace") {
		t.Errorf("%q", p.Warnings)
	}
}

func TestGroupChangesAreSequential(t *testing.T) {
	t.Parallel()
	d := groupContext()
	r := proven(AddToGroup(d, GroupRequest{Group: "g2", Members: []clickup.UserID{3, 4, 5}}))
	if due := r.Next(d.Seats.At); len(due) != 1 {
		t.Fatalf("%d steps of one group at once", len(due))
	}
	r.Finish(0, change.Outcome{State: change.Done, Group: &clickup.UserGroup{ID: "g2"}})
	if due := r.Next(d.Seats.At); len(due) != 1 || due[0].Index != 1 {
		t.Errorf("%+v", due)
	}
}

func callWords(c clickup.Call) string {
	return strings.Join([]string{c.Method, c.Target(), fmt.Sprint(c.Body)}, " ")
}
