package accessible_test

import "testing"

func TestChangesGroups(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "User groups\nAttic\nAdd people\ngreta@gmail.com nobody@else.example\ngreta@gmail.com\nyes\n0\n"+
		"Create a group\nReviewers\nines@northwind.example\nyes\n"+
		"Reviewers\nTake people\nines@northwind.example\nyes\nDelete\nyes\n0\n"+
		"Undo\nyes\n0\n")
	inOrder(t, said, "Which user group?", "1. Attic, 1 person", "Ines Idle", "Nobody here has the address nobody@else.example.",
		"Review: Add 1 person to group Attic", "1. Add greta@gmail.com to group Attic.", "1 of 1, done: add greta@gmail.com to group Attic: in the group.",
		"Name of the group", "1. Create group Reviewers with ines@northwind.example.", "done: create group Reviewers",
		"done: take ines@northwind.example out of group Reviewers: taken out.", "Note: people stay in the workspace", "done: delete group Reviewers",
		"Review: Undo: Delete 1 group", "done: create group Reviewers")
	for op, n := range map[string]int{"UpdateTeam": 2, "CreateUserGroup": 2, "DeleteTeam": 1} {
		if got := tk.Sim.CountEffects(op); got != n {
			t.Errorf("%s: %d, want %d", op, got, n)
		}
	}
}

func TestAPersonLeavesTheirGroups(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "People\nines\n1\nPut them\nClients\nyes\nTake them out\nyes\n0\n\n0\n")
	inOrder(t, said, "Review: Add 1 person to group Clients", "in the group.", "Review: Take 1 person out of their groups",
		"Take ines@northwind.example out of group Clients.", "2 done.")
}

func TestOffersTheNewerAPI(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Another\nFieldworks\nShare with\nmoss@rivergate.example\nFW-1\n\n1\nyes\nyes\nUndo\nyes\n0\n")
	inOrder(t, said, "Review: Share 1 item with 1 guest", "ClickUp's newer API may allow this; it may be charged. Review the plan for it?",
		"Review: Share 1 item with 1 guest by the newer API", "Note: this uses ClickUp's newer API", "Type yes to send it",
		"done: share", "access seen; its level is sent, not checked",
		"Review: Undo: Share 1 item with 1 guest by the newer API", "done: unshare", "1 done.")
	if n := tk.Sim.CountEffects("publicPatchAcl"); n != 2 {
		t.Errorf("%d calls of the newer API", n)
	}
	var unwanted session
	said = unwanted.say(t, "Another\nFieldworks\nShare with\nmoss@rivergate.example\nFW-1\n\n1\nno\nno\n0\n")
	inOrder(t, said, "may allow this", "open https://app.clickup.com/t/")
	if n := unwanted.Sim.CountEffects("publicPatchAcl"); n != 0 {
		t.Errorf("the newer API is used though it was not wanted: %d", n)
	}
}

func TestSharesWithMembers(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Another\nFieldworks\nPeople\ntomas\n1\nShare something\nFW-1\n\n2\nyes\n0\n\n\nUndo\n2\nyes\nPeople\ntomas\n1\nTake something\nFW-1\n\nyes\n0\n\n\n0\n")
	inOrder(t, said, "Review: Share 1 item with 1 person by the newer API", "as comment by the newer API", "done: share",
		"Some of it was shared at a level that is not known. At which level should it come back?", "1. Take it away", "2. View",
		"Review: Undo: Share 1 item with 1 person by the newer API", "as view by the newer API", "1 done.",
		"Review: Unshare 1 item from 1 person by the newer API", "ClickUp accepted it, but still lists them among those with access", "1 unknown.") // they are assigned to it
}
