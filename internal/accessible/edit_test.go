package accessible_test

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/model"
)

// The entries of a person's menu change that person, after a review.
func TestChangesAPerson(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answers string
		says    []string
		op      string
		times   int
	}{
		"rights": {
			"People\nrole:guest cleo\n1\nChange their rights\n2\n\nyes\n", []string{"What may they do?", "Review: ", "1 of 1, done"}, "EditGuestOnWorkspace", 1,
		},
		"rights, not confirmed": {
			"People\nrole:guest cleo\n1\nChange their rights\n2\n\nno\n", []string{"Nothing was sent."}, "EditGuestOnWorkspace", 0,
		},
		"a member": {
			"People\nines\n1\nChange their name\nInes Busy\n\nyes\n", []string{"Their name [Ines Idle]", "Which role?", "Review: ", "1 of 1, done"}, "EditUserOnWorkspace", 1,
		},
		"a share": {
			"People\nrole:guest cleo\n1\nTake away something\n1\nyes\n", []string{"1. Task Zebra launch checklist, view.", "Take away which of them?", "1 of 1, done"}, "RemoveGuestFromTask", 1,
		},
		"no share": {
			"People\nrole:guest cleo\n1\nTake away something\n\n", []string{"Take away which of them?"}, "RemoveGuestFromTask", 0,
		},
		"replaced": {
			"People\nrole:guest cleo\n1\nReplace\nnext@client.example\n\n1 person\nyes\n", []string{"Address of the new guest", "What happens to the old guest?", "Review: "}, "", 0,
		},
		"no new guest": {
			"People\nrole:guest cleo\n1\nReplace\nnobody\n", []string{"That is not a single valid address."}, "InviteGuestToWorkspace", 0,
		},
		"new members": {
			"Invite members\nfresh@northwind.example\nyes\n1\nyes\n", []string{"Which role?", "Review: Invite 1 member"}, "InviteUserToWorkspace", 1,
		},
		"several": {
			"Remove several\nnobody-at-all\nrole:guest client.example\n1 2\nno\n", []string{"Nobody was found.", "Numbers from 1 to", "Review: ", "Nothing was sent."}, "RemoveGuestFromWorkspace", 0,
		},
		"several of too many": {
			"Remove several\nrole:guest\n\n", []string{"Narrow it down to at most 50."}, "RemoveGuestFromWorkspace", 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var tk session
			inOrder(t, tk.say(t, c.answers), c.says...)
			if n := tk.Sim.CountEffects(c.op); c.op != "" && n != c.times {
				t.Errorf("%s %d times, want %d", c.op, n, c.times)
			}
		})
	}
}

func TestReplacesAGuest(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "People\nrole:guest cleo\n1\nReplace\nnext@client.example\n2\nyes\n")
	inOrder(t, said, "Review: ", "done")
	if got, here := tk.levels("next@client.example"); !here || !strings.Contains(strings.Join(got, " "), zebra+"=read") {
		t.Errorf("next@client.example: %v %v", got, here)
	}
	if _, here := tk.Sim.Guest(sim.Northwind, "cleo@client.example"); !here {
		t.Error("the old one is gone")
	}
}

func TestNotesUntil(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Who stays\nPeople\nrole:guest cleo\n1\nNote until\nnever ever\n30d\n0\n0\n\nWho stays\n1\nNote until\nnone\n0\n0\nWho stays\n0\n")
	inOrder(t, said, "No dates are noted.", "no date is noted [back]", "Until when should they stay?", "1 person stays until",
		"1. cleo@client.example, until ", "Stays until: ", "is noted [back]", "No end date any more for 1 person", "No dates are noted.")
}

func TestAcceptsAFinding(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Audit\nReady\n1\nAccept\nshe is on leave\n\n0\n0\nProtected\n1\n0\n0\n0\n0\n")
	inOrder(t, said, "Why? The reason goes into the report", "Until when?", "Accepted 1 finding (she is on leave)", "accepted")
	if n := len(tk.State.Decisions.Value); n != 1 {
		t.Fatalf("%d decisions", n)
	}
	said = tk.say(t, "Audit\nReview\nProtected\n0\n0\nAudit\nReady\n1\nAccept\n\nyesterday\n0\n0\n0\n0\n")
	inOrder(t, said, "Why?", "Until when?")
}

func TestReadsWhoHasAccess(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Who has access\nqqqxyz zzz\nWho has access\nNW-108\n1\n0\n0\n0\n")
	inOrder(t, said, "Nothing has that name.", "with explicit access, read ", "without their level", "Cleo Client, cleo@client.example.")
}

func TestReadsSheetsAndChanges(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Audit\nPeople by month\nNew people\n1\n0\nPeople by domain\n1\n0\n0\nPeople by role\n0\nPeople by inviter\n0\nAll workspaces\n2\n0\nWhat changed\n\n1\n0\n0\n0\n0\n0\n")
	inOrder(t, said, "Which sheet?", "invited but not here yet.", "pending,", "Fieldworks", "No earlier roster is kept.")
}

func TestReadsWhatChanged(t *testing.T) {
	t.Parallel()
	var tk session
	a, err := app.Open(t.Context(), app.Options{Demo: true, Env: func(string) string { return "" }, SaveDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	tk.App = a
	tk.drive(t, model.Reload{All: true}, loaded)
	said := tk.say(t, "Audit\nPeople by month\nWhat changed\n\n1\n0\n0\n0\n0\n0\n")
	inOrder(t, said, "Since when?", "changes since ", "Number to open")
}

func TestFindsInAllWorkspacesAndViews(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Find somebody\ncleo\n1\n0\n0\nFind somebody\nrole:\nViews\n4\n0\nViews\n0\n0\n")
	inOrder(t, said, "workspaces.", "Cleo Client, cleo@client.example, guest in ", "Which view?", "6 people.", "Cancelled")
}

func TestUndoesAnEarlierChange(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "Changes made\n4\ncleo@client.example\nNW-108\n\n4\nyes\nChanges made\n1\nUndo it\nyes\n0\n0\nWhat happened\n0\n0\n")
	inOrder(t, said, "No changes have been made yet.", "1 of 1, done", "done: 1 done", "Undo it", "Review: Undo", "1 of 1, done")
	if n := tk.Sim.CountEffects("AddGuestToTask"); n != 2 {
		t.Errorf("shared %d times, want once and back", n)
	}
}

func TestGivesUpTheRest(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.interrupted(t).say(t, "Changes made\n1\nGive up\n0\n0\nChanges made\n0\n0\n")
	inOrder(t, said, "interrupted", "2. Give up the rest of it", "2. Write down the rest", "given up")
}
