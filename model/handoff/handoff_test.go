package handoff_test

import (
	"strings"
	"testing"
	"time"

	"cutui/model/handoff"
	"cutui/model/impact"
	"cutui/model/people"
	"cutui/model/plans"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/seats"
)

// handOff writes a plan down for a workspace on a plan, with acme.example for its own
// domain.
func handOff(plan string, steps ...change.Step) handoff.Sheet {
	p := change.Plan{Title: "Invite", Name: "Labs", Workspace: "333", Steps: steps}
	return handoff.New(p, func(id clickup.WorkspaceID) plans.Context {
		return plans.Context{Workspace: id, Plan: plan, Own: seats.Domains{List: []string{"acme.example"}}}
	})
}

func TestHandOffNamesEveryStepToTake(t *testing.T) {
	t.Parallel()
	list := clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}
	invite := change.Step{Op: change.OpInviteGuest, Email: "a@x.example", Name: "Ann", State: change.Planned}
	share := change.Step{Op: change.OpShare, Email: "a@x.example", Name: "Ann", Item: list, ItemName: "Launch", Permission: clickup.PermissionComment, State: change.Planned}
	own := change.Step{Op: change.OpInviteGuest, Email: "b@acme.example", State: change.Planned}
	admin, role := true, clickup.RoleID(77)
	there := share
	there.ID = 7
	for name, c := range map[string]struct {
		plan       string
		steps      []change.Step
		want, lack []string
	}{
		"shared with a new guest": {"Business", []change.Step{invite, share}, []string{
			"- [ ] Share list “Launch” with `a@x.example` (Ann): open https://app.clickup.com/333/v/li/9 → Share → `a@x.example` → Guest → comment → Invite\n",
			"whoever takes the nearest there buys a seat",
		}, []string{"choose a task", "own domain"}},
		"shared with a guest who is there": {"Business", []change.Step{there}, []string{"→ Share → `a@x.example` → comment → Invite"}, []string{"→ Guest"}},
		"nothing to share": {"Business", []change.Step{invite}, []string{
			"- [ ] Invite `a@x.example` (Ann) as a guest: choose a task, list or folder for them, open it → Share → `a@x.example` → Guest → the permission (view, comment, edit, full) → Invite",
		}, nil},
		"own domain":       {"Business", []change.Step{own}, []string{"acme.example is the workspace's own domain: ClickUp makes them a limited member, not a guest: it takes a member seat unless"}, nil},
		"free":             {"Free Forever", []change.Step{invite, share, own}, []string{"→ Guest → full → Invite", "guests have full permission", "nobody is billed"}, []string{"→ comment"}},
		"member and admin": {"Business", []change.Step{{Op: change.OpInviteMember, Email: "m@x.example"}, {Op: change.OpInviteMember, Email: "n@x.example", Admin: &admin}}, []string{"`m@x.example` → Member → Invite", "`n@x.example` → Admin → Invite"}, []string{"Sharing & Permissions"}},
		"remove":           {"Business", []change.Step{{Op: change.OpRemoveGuest, Email: "a@x.example"}}, []string{"→ `a@x.example` → ⋯ → Remove", "off-limits for everybody", "https://app.clickup.com/333/settings/team/333/users"}, nil},
		"edit":             {"Business", []change.Step{{Op: change.OpEditGuest, ID: 7, Email: "a@x.example", Rights: clickup.Rights{Known: clickup.EditTags, Granted: clickup.EditTags}}}, []string{"→ `a@x.example` → edit tags on"}, nil},
		"unshare":          {"Business", []change.Step{{Op: change.OpUnshare, ID: 7, Email: "a@x.example", Item: list, ItemName: "Launch"}}, []string{"→ Share → `a@x.example` → Remove"}, nil},
		"groups": {"Business", []change.Step{
			{Op: change.OpCreateGroup, Group: change.GroupRef{Name: "Design"}},
			{Op: change.OpAddToGroup, Email: "a@x.example", Group: change.GroupRef{Name: "Leads"}},
			{Op: change.OpRemoveFromGroup, Email: "a@x.example", Group: change.GroupRef{Name: "Design"}},
			{Op: change.OpDeleteGroup, Group: change.GroupRef{Name: "Old"}},
		}, []string{"Create the Team `Design` in ClickUp's page Teams", "Add `a@x.example` to the Team `Leads`", "Take `a@x.example` out of the Team `Design`", "Delete the Team `Old`"}, nil},
		"invited with rights": {"Business", []change.Step{
			{Op: change.OpInviteGuest, Email: "a@x.example", Rights: clickup.Rights{}.With(clickup.EditTags, true), Role: &role, Note: "the agency"}, share,
		}, []string{"Then, on the People page: edit tags on, custom role 77.", "Note: the agency"}, nil},
		"perhaps done": {"Business", []change.Step{{Op: change.OpRemoveGuest, Email: "a@x.example", State: change.Unknown}}, []string{"Look first: it may have worked."}, nil},
		"done":         {"Business", []change.Step{{Op: change.OpShare, State: change.Done}}, []string{"Nothing is left to do."}, []string{"- [ ]"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := handOff(c.plan, c.steps...)
			text := h.Markdown()
			if plain := h.Plain(); !strings.HasPrefix(plain, "Invite – Labs\n") || strings.Count(plain, "[ ] ") != strings.Count(text, "- [ ] ") {
				t.Errorf("a terminal shows %s", plain)
			}
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing:\n%s", want, text)
				}
			}
			for _, lack := range append(c.lack, "role Guest") {
				if strings.Contains(text, lack) {
					t.Errorf("it says %q:\n%s", lack, text)
				}
			}
			if wants := name == "nothing to share" || name == "own domain" || name == "free"; h.NeedsItem != wants {
				t.Errorf("needs an item: %t, want %t", h.NeedsItem, wants)
			}
		})
	}
}

// Whatever somebody or something is called, a hand-off holds no link, markup or line that
// is not its own.
func TestAHandOffHoldsOnlyItsOwnMarkup(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"[text](javascript:alert(1))", `\[text\](javascript:alert(1))`, `\\[text](x)`, "![x](https://evil.example/x.png)", "<b>bold</b>", `\<b>`, "`code`", "*bold* _it_ ~~no~~",
		"https://evil.example", "www.evil.example", "two\nlines\r# heading", "a|b", "&lt;b&gt;", "$x$",
	} {
		p := change.Plan{Title: name, Name: name, Workspace: "333", Steps: []change.Step{
			{Op: change.OpInviteGuest, Email: "a@x.example", Note: name},
			{Op: change.OpShare, Email: "b@x.example", Name: name, ItemName: name, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}},
			{Op: change.OpUnshare, Email: "b@x.example", Name: name, ItemName: name, Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}},
			{Op: change.OpRemoveGuest, Email: name},
		}}
		text := handoff.New(p, func(clickup.WorkspaceID) plans.Context { return plans.Context{} }).Markdown()
		plain := strings.NewReplacer("- [ ] ", "", "Sharing & Permissions", "").Replace(text) // its own
		plain = spans(strings.NewReplacer(`\\`, "", `\[`, "", `\]`, "", `\<`, "", `\>`, "", `\&`, "", `\*`, "", `\_`, "", `\~`, "", `\#`, "", `\|`, "", `\$`, "", `\:`, "").Replace(plain))
		for _, sign := range []string{"[", "](", "<", "&", "*", "_", "~", "|", "$", "www."} {
			if strings.Contains(plain, sign) {
				t.Errorf("%q: a hand-off holds %q: %s", name, sign, text)
			}
		}
		const own = 4 // two items, the page of the people beside the removal and below
		if strings.Count(plain, "https://app.clickup.com/") != own || strings.Count(plain, "://") != own {
			t.Errorf("%q: other links than the %d of its own: %s", name, own, text)
		}
		if n := strings.Count(text, "\n#"); n != 0 {
			t.Errorf("%q: a heading more: %s", name, text)
		}
	}
}

// What somebody wrote is never read as the name of a part of the sentence.
func TestBracesInNamesStay(t *testing.T) {
	t.Parallel()
	const odd = "{link}{who} {"
	group := change.GroupRef{Name: odd}
	rename := odd
	for want, s := range map[string]change.Step{
		"Share list “" + odd + "” with " + odd + ": open https://app.clickup.com/333/v/li/9 → Share → " + odd + " → " + odd + " → Invite": {
			Op: change.OpShare, ID: 7, Email: odd, Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}, ItemName: odd, Permission: odd,
		},
		"Invite " + odd + " (" + odd + ") as a guest: choose a task, list or folder for them, open it → Share → " + odd + " → Guest → " + odd + " → Invite": {
			Op: change.OpInviteGuest, Email: odd, Name: odd, Permission: odd,
		},
		"Change " + odd + ": open https://app.clickup.com/333/settings/team/333/users → " + odd + " → name " + odd: {Op: change.OpEditMember, ID: 7, Email: odd, Rename: &rename},
		"Create the Team " + odd + " with " + odd + " in ClickUp's page Teams":                                     {Op: change.OpCreateGroup, Group: group, Members: []change.Member{{Email: odd}}},
		"Add " + odd + " to the Team " + odd + " in ClickUp's page Teams":                                          {Op: change.OpAddToGroup, Email: odd, Group: group},
		"Take " + odd + " out of the task “" + odd + "” and put " + odd + " in their place: open https://app.clickup.com/t/86a": {
			Op: change.OpHandTask, Email: odd, To: odd, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, ItemName: odd,
		},
	} {
		if got := handOff("Business", s).Tasks[0].Plain(); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

// Ids come from outside, too: a link of a hand-off holds no markup and leads to ClickUp.
func TestIDsDoNotEndALink(t *testing.T) {
	t.Parallel()
	const id = "9) [x](https://evil.example/?a=<b>`c`)"
	for _, s := range []change.Step{
		{Op: change.OpHandGoal, Email: "a@x.example", ItemName: "Learn", Goal: id},
		{Op: change.OpHandTask, Email: "a@x.example", ItemName: "Zebra", Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: id}},
		{Op: change.OpUnshare, Email: "a@x.example", ItemName: "Launch", Item: clickup.ItemRef{Kind: clickup.ListItem, ID: id}},
		{Op: change.OpUnshare, Email: "a@x.example", ItemName: "Docs", Item: clickup.ItemRef{Kind: clickup.FolderItem, ID: id}},
		{Op: change.OpUnshare, Email: "a@x.example", ItemName: "Zebra", Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: id, Custom: true}},
	} {
		for _, piece := range handOff("Business", s).Tasks[0].Words {
			if piece.URL != "" && (strings.ContainsAny(piece.URL, " ()[]<>`") || strings.Contains(strings.TrimPrefix(piece.URL, "https://"), "://")) {
				t.Error(piece.URL)
			}
		}
	}
}

// spans is text without what stands in spans of code.
func spans(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if i%2 == 0 {
			b.WriteString(part)
		}
	}
	return b.String()
}

// What is left of somebody's leaving below Enterprise: the removal, and a goal that the API
// can't change.
func TestLeavingEndsInAHandOff(t *testing.T) {
	t.Parallel()
	d := plans.Context{
		Workspace: "1", Name: "X", Gate: "Business", Now: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC),
		People: people.New([]clickup.Person{
			{ID: 1, Email: "lea@x.example", Role: clickup.RoleMember}, {ID: 3, Email: "sue@x.example", Role: clickup.RoleMember},
		}),
		Holdings: map[clickup.UserID]impact.Holdings{1: {
			Person: 1, Tasks: []impact.Task{{ID: "own", Name: "own", Assignees: []clickup.UserID{1}}},
			Goals: []impact.Goal{{ID: "g2", Name: "Learn", Owners: []clickup.UserID{1}}},
		}},
	}
	p, err := plans.Leave(d, []clickup.UserID{1}, plans.HandOver{To: 3})
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Steps {
		if p.Steps[i].State == change.Planned {
			p.Steps[i].State = change.Done
		}
	}
	text := handoff.New(p, func(clickup.WorkspaceID) plans.Context { return d }).Markdown()
	if !strings.Contains(text, "Remove `lea@x.example`") || !strings.Contains(text, "out of the goal “Learn” and put `sue@x.example`") {
		t.Error(text)
	}
	if strings.Contains(text, "“own”") || !p.HandedOff() {
		t.Errorf("what is done is left, or what is left is not for hands:\n%s", text)
	}
}
