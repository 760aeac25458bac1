package plans

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
)

var (
	someList   = clickup.ItemRef{Kind: clickup.ListItem, ID: "l1"}
	someFolder = clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}
)

// before returns how the item was shared before a step, as far as the step knows.
func before(s change.Step) string {
	switch b := s.Before; {
	case b == nil:
		return "not known"
	case b.Listed:
		return "listed"
	case b.Permission != "":
		return b.Permission.Label()
	}
	return "nothing"
}

func TestACLRecordsSharesBefore(t *testing.T) {
	t.Parallel()
	d := groupContext()
	d.Access = map[clickup.ItemRef][]clickup.UserID{someList: {3}}
	all := []items.Item{modeltest.Zebra(), {Ref: someList, Name: "Plans"}, {Ref: someFolder, Name: "Box"}}
	p := ACL(d, ACLRequest{People: []clickup.UserID{3, 4}, Groups: []clickup.GroupID{"g1", "g9"}, Items: all[1:2], Permission: clickup.PermissionEdit})
	modeltest.Same(t, modeltest.Lines(p), `
planned share mia@northwind.example Plans edit
planned share cleo@client.example Plans edit
planned share group Design Plans edit
skipped share group g9 Plans edit (the group no longer exists)`)
	for i, want := range []string{"listed", "nothing", "not known"} {
		if got := before(p.Steps[i]); got != want {
			t.Errorf("%s: before it was %s, want %s", p.Steps[i].Who(), got, want)
		}
	}
	if p.Steps[2].Checkable() || !p.Steps[0].Checkable() || len(p.Warnings) != 1 {
		t.Errorf("%+v", p)
	}
	if want := "PATCH /v3/workspaces/333/list/l1/acls"; !strings.HasPrefix(callWords(p.Steps[2].Call("333")), want) {
		t.Errorf("%s", callWords(p.Steps[2].Call("333")))
	}
	if entry := p.Steps[2].AccessEntry(); entry.Group != "g1" || entry.User != 0 || entry.Level != clickup.PermissionEdit {
		t.Errorf("%+v", entry)
	}
	away := ACL(d, ACLRequest{People: []clickup.UserID{3, 4}, Items: all})
	modeltest.Same(t, modeltest.Lines(away), `
planned unshare mia@northwind.example Zebra
planned unshare cleo@client.example Zebra
planned unshare mia@northwind.example Plans
skipped unshare cleo@client.example Plans (not shared)
planned unshare mia@northwind.example Box
skipped unshare cleo@client.example Box (not shared)`)
	if got := before(away.Steps[1]); got != "view" {
		t.Errorf("what Cleo had of the task is known to be %s", got)
	}
	if refs := away.AccessItems(); len(refs) != 1 || refs[0] != modeltest.Task {
		t.Errorf("who has access is to be read of %v", refs)
	}
}

func TestACLTakesUnfinishedSteps(t *testing.T) {
	t.Parallel()
	d := testContext()
	refused := change.Step{Op: change.OpShare, ID: 5, Email: "pat@client.example", Item: someList, ItemName: "Plans", Permission: clickup.PermissionComment, State: change.Failed, Status: 403, Code: "TEAM_110"}
	plan := change.Plan{Workspace: "333", Title: "Share", Steps: []change.Step{
		{Op: change.OpInviteGuest, Email: "new@client.example", State: change.Planned},
		{Op: change.OpShare, Email: "new@client.example", Item: modeltest.Task, Permission: clickup.PermissionRead, State: change.Planned},
		{Op: change.OpShare, ID: 4, Email: "cleo@client.example", Item: someList, Permission: clickup.PermissionRead, State: change.Done},
		{Op: change.OpShare, ID: 4, Email: "cleo@client.example", Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "A-1", Custom: true}, State: change.Planned},
		refused,
	}}
	q, ok := ByACL(d, plan)
	if !ok || !OffersACL(d, plan) {
		t.Fatal("nothing is offered")
	}
	modeltest.Same(t, modeltest.Lines(q), "planned share pat@client.example Plans comment")
	if s := q.Steps[0]; s.Via != change.ViaACL || s.Status != 0 || s.Code != "" {
		t.Errorf("%+v, %s", s, q.Seats.Sentence())
	}
	if want := "3 steps are left out"; !strings.Contains(strings.Join(q.Warnings, "\n"), want) {
		t.Errorf("%q", q.Warnings)
	}
	if _, ok := ByACL(d, q); ok || OffersACL(d, q) {
		t.Error("the newer API is offered for itself")
	}
}

func TestUndoAsksForUnknownLevel(t *testing.T) {
	t.Parallel()
	step := func(op change.Op, b *change.Before) change.Step {
		return change.Step{Op: op, Via: change.ViaACL, ID: 3, Email: "mia@northwind.example", Item: someList, ItemName: "Plans", Permission: clickup.PermissionEdit, Before: b, State: change.Done}
	}
	ask := " (what they had before is not known: say at which level it comes back)"
	for name, tt := range map[string]struct {
		step     change.Step
		comeback clickup.Permission
		want     string
	}{
		"given, nothing before":     {step(change.OpShare, &change.Before{SharesRead: true}), "", "planned unshare mia@northwind.example Plans"},
		"given, view before":        {step(change.OpShare, &change.Before{Permission: clickup.PermissionRead}), "", "planned share mia@northwind.example Plans read"},
		"given, listed before":      {step(change.OpShare, &change.Before{Listed: true}), "", "skipped unshare mia@northwind.example Plans" + ask},
		"given, not known":          {step(change.OpShare, nil), "", "skipped unshare mia@northwind.example Plans" + ask},
		"given, said":               {step(change.OpShare, nil), clickup.PermissionComment, "planned share mia@northwind.example Plans comment"},
		"given, said to take away":  {step(change.OpShare, nil), TakeAway, "planned unshare mia@northwind.example Plans"},
		"taken, view before":        {step(change.OpUnshare, &change.Before{Permission: clickup.PermissionRead}), "", "planned share mia@northwind.example Plans read"},
		"taken, listed before":      {step(change.OpUnshare, &change.Before{Listed: true}), "", "skipped share mia@northwind.example Plans read" + ask},
		"taken, said":               {step(change.OpUnshare, &change.Before{Listed: true}), clickup.PermissionEdit, "planned share mia@northwind.example Plans edit"},
		"taken, said to leave away": {step(change.OpUnshare, nil), TakeAway, "skipped share mia@northwind.example Plans read (left as it is)"},
	} {
		d := groupContext()
		d.Comeback = tt.comeback
		p := Undo(d, change.Run{ID: "r", Plan: change.Plan{Steps: []change.Step{tt.step}}})
		if got := modeltest.Lines(p); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
		if p.AsksLevel() != strings.HasSuffix(tt.want, ask) || p.Steps[0].Via != change.ViaACL {
			t.Errorf("%s: asks %v, by %q", name, p.AsksLevel(), p.Steps[0].Via)
		}
	}
	group := step(change.OpShare, nil)
	group.ID, group.Email, group.Group = 0, "", change.GroupRef{ID: "g1", Name: "Design"}
	d := groupContext()
	d.Comeback = TakeAway
	p := Undo(d, change.Run{ID: "r", Plan: change.Plan{Steps: []change.Step{group}}})
	modeltest.Same(t, modeltest.Lines(p), "planned unshare group Design Plans")
}

func TestACLCountsSeats(t *testing.T) {
	t.Parallel()
	d := groupContext()
	d.Seats.Seats = clickup.Seats{Members: modeltest.Pool(5, 5), Guests: modeltest.Pool(3, 3)}
	pat, _ := d.People.ByID(5)
	pat.Rights = clickup.Rights{Known: 1<<len(clickup.AllRights) - 1}
	d.Shares[5] = []clickup.SharedItem{{Ref: modeltest.Task, Permission: clickup.PermissionRead}}
	list := []items.Item{{Ref: someList, Name: "Plans"}}
	for level, most := range map[clickup.Permission]int{clickup.PermissionRead: 0, clickup.PermissionComment: 1, "": 0} {
		p := ACL(d, ACLRequest{People: []clickup.UserID{3, 5}, Items: list, Permission: level})
		if !p.Seats.Known || p.Seats.Max != most {
			t.Errorf("%q: %s", level, p.Seats.Sentence())
		}
	}
	d.UserGroups[1].Members = []clickup.UserID{5}
	if p := ACL(d, ACLRequest{Groups: []clickup.GroupID{"g2"}, Items: list, Permission: clickup.PermissionEdit}); p.Seats.Max != 1 {
		t.Errorf("a group with a guest who only views: %s", p.Seats.Sentence())
	}
}
