package accessible_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cutui/model"
)

// What a person holds is read before they are removed, and goes to a successor.
func TestHandsOver(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "People\nines\n1\nRead out what\nRemove\nnobody\nines@northwind.example\n1 2@x.example a@x.example\nrobin@northwind.example\n1\nno\n0\n0\n\n0\n")
	inOrder(t, said, "Holds: 14 open tasks", "2 open tasks.", "Can't be seen: ", "Hand over to which member?", "Hand over to which member?",
		"Tasks that others are assigned to as well:", "Review: ", "Nothing was sent.")
}

func TestInvitesWithTheSameAccess(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "People\nrole:guest cleo\n1\nInvite others\n\nInvite others\nlike@client.example\nyes\n0\n0\n\n0\n")
	inOrder(t, said, "Addresses, separated by commas", "Review: ", "done")
	if n := tk.Sim.CountEffects("InviteGuestToWorkspace"); n != 1 {
		t.Errorf("%d were invited", n)
	}
}

func TestInvitesIntoSeveral(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Invite guests into\n9\n1\nboth@client.example\n1\n\n\n\nno\nInvite guests into\n\n0\n")
	inOrder(t, said, "Besides Northwind Studio:", "Type numbers from 1 to 2.", "Review: ", "Besides Northwind Studio:")
	if n := len(tk.Sim.Effects()); n != 0 {
		t.Errorf("%d changes", n)
	}
}

func TestReadsListsBelowEnterprise(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Another\nFieldworks\nPeople\nrole:guest cleo\n1\nyes\nTake away something\n\n0\n\n\n0\n")
	inOrder(t, said, "Which lists they are on can be read list by list.", "Read who is on which list now?", "They are on ", "Not visible: ")
	tk = session{}
	said = tk.say(t, "Another\nFieldworks\nPeople\nrole:guest cleo\n1\nno\n0\n\n\nWho sees what\nno\nA client's\nnowhere.example\nA client's\n\n0\n")
	inOrder(t, said, "What they see is not known.", "ist members have not been read yet", "Nobody here is on that domain.")
}

func TestComparesPeopleWithAList(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "hr.csv")
	if err := os.WriteFile(path, []byte("email\nolga@northwind.example\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var tk session
	said := tk.say(t, "Audit\nCompare people\n\nCompare people\n"+path+"\nCompare people\n/nowhere.csv\nRead what every guest\n0\n0\n")
	inOrder(t, said, "Seat audit of Northwind Studio.", "hr.csv")
}

func TestGroupsAndTheNewerAPI(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "User groups\nCreate\nReviewers\nnobody@x.example\nines@northwind.example\nyes\nDesign\nShare something\n\nAdd people\n\n0\n0\n"+
		"People\nines\n1\nPut them\nA new group\nOthers\nno\nTake them out\nno\nShare something\nzebra launch\n1\n\n2\nno\nTake something\n\n0\n0\n\n0\n")
	inOrder(t, said, "Name of the group", "Nobody here has the address nobody@x.example.", "Review: ", "done", "Which user group?", "Name of the group", "Nothing was sent.", "Review: ")
	groups, _ := tk.State.Groups()
	if !slices.ContainsFunc(groups, func(g model.UserGroup) bool { return g.Name == "Reviewers" }) {
		t.Errorf("%+v", groups)
	}
}

func TestPutsAFindingBack(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Audit\nReady\n1\nAccept\n\n\n0\n0\nProtected\n1\nPut the finding\n0\n0\n0\n0\n")
	inOrder(t, said, "Accepted 1 finding without a reason", "accepted", "Put the finding back on the list", "Back on the list: ")
	if n := len(tk.State.Decisions.Value); n != 0 {
		t.Errorf("%d decisions", n)
	}
}

// An empty answer goes back everywhere, and nothing is sent.
func TestEmptyAnswersGoBack(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Find somebody\n\nWho has access\n\nInvite members\n\nRemove several\n\nUser groups\nCreate\n\n0\nPeople\ncora\n1\nChange their name\n\n\nPut them\n0\nShare something\n\nNote until\n\n0\n\n"+
		"role:guest cleo\n1\nReplace\n\nInvite others\n\nChange their rights\n0\n0\n\n\nLoad everything\nSeats\nGo on\n0\n")
	inOrder(t, said, "Their name [Cora Custom]", "Which role?", "There is nothing to send.", "Cancelled; nothing was sent.")
	if n := len(tk.Sim.Effects()); n != 0 {
		t.Errorf("%d changes", n)
	}
}
