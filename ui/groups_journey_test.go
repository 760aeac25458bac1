package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest"
)

func TestAPersonIsPutInAGroup(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 120, 36)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("ines")
	tm.Wait("1 found")
	tm.Keys("enter", "T")
	tm.Wait("User groups", "for Ines Idle", "▸ Attic", "in it")
	tm.Keys("a")
	tm.Wait("Review · nothing to send", "already in the group")
	tm.Keys("esc", "j", "a")
	tm.Wait("Review · 1 group member", "ines@northwind.example to Clients")
	tm.Keys("enter")
	tm.Wait("Finished · Add 1 person to group Clients")
	tm.Keys("U")
	tm.Wait("Undo: Add 1 person", "ines@northwind.example out of Clients")
	tm.Keys("enter")
	tm.Wait("Finished")
	if n := a.Sim.CountEffects("UpdateTeam"); n != 2 {
		t.Errorf("%d changes of groups", n)
	}
	tm.Keys("esc")
	tm.WaitGone("Finished")
	tm.Keys("n")
	tm.Wait("New user group", "with 1 person in it", "Handle")
	tm.Type("Reviewers")
	tm.Keys("enter")
	tm.Wait("Review · 1 new group", "Reviewers with ines@northwind.example")
	tm.Keys("enter")
	tm.Wait("Finished · Create group Reviewers")
	tm.Keys("esc")
	tm.Wait("Reviewers", "User groups")
	tm.Keys("G", "d")
	tm.Wait("Review · 1 group", "undo does not bring that back")
	tm.Keys("enter")
	tm.Wait("Finished · Delete 1 group")
	if n := a.Sim.CountEffects("DeleteTeam"); n != 1 {
		t.Errorf("%d groups deleted", n)
	}
	tm.Keys("esc", "g", "enter")
	tm.Wait(`group:"Attic"`, "1 found", "Ines Idle")
}

func TestTheAuditTakesAGuestOutOfTheGroup(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 120, 36)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("a")
	tm.Wait("Seat audit")
	tm.Keys("/")
	tm.Type("user group")
	tm.Wait("Gus Grouped", "take out of the group")
	tm.Keys("enter", "t")
	tm.Wait("Review · 1 group member", "gus@client.example out of Clients")
	tm.Keys("enter")
	tm.Wait("Finished · Take 1 person out of their groups")
	if n := a.Sim.CountEffects("UpdateTeam"); n != 1 {
		t.Errorf("%d changes of groups", n)
	}
}

// inFieldworks finds a person in the demo's Business workspace.
func inFieldworks(tm *uitest.Term, word, found string) {
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("1", "j", "enter")
	tm.Wait("Fieldworks   Business")
	tm.Keys("/")
	tm.Type(word)
	tm.Wait("1 found", found)
	tm.Keys("enter")
}

func TestTheNewerAPIIsOfferedAndTakenBack(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 120, 36)
	inFieldworks(tm, "moss", "Moss Carver")
	tm.Keys("s")
	tm.Wait("Share with Moss Carver")
	tm.Type("FW-1")
	tm.Wait("Review sitemap")
	tm.Keys("enter")
	tm.Wait("on the Enterprise plan only", "ClickUp's newer API may allow this; it may be charged", "ctrl+n newer API")
	tm.Keys("ctrl+n")
	tm.Wait("as view by the newer API", "levels, groups and folders", "enter start")
	tm.WaitGone("reading who has access")
	if n := a.Sim.CountEffects("publicPatchAcl"); n != 0 {
		t.Errorf("the newer API is used by itself: %d", n)
	}
	tm.Keys("enter")
	tm.Wait("Finished", "access seen; its level is sent, not checked")
	tm.Keys("U")
	tm.Wait("Undo: Share 1 item", "1 unshare")
	tm.Keys("enter")
	tm.Wait("Finished", "taken away")
	if n := a.Sim.CountEffects("publicPatchAcl"); n != 2 {
		t.Errorf("%d calls of the newer API", n)
	}
}

func TestMembersGetAccessByTheNewerAPI(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 120, 36)
	inFieldworks(tm, "tomas", "Tomás")
	pick := func(key string) {
		tm.Keys(key)
		tm.Wait("by ClickUp's newer API")
		tm.Type("FW-1") // they have it, at a level that is not known
		tm.Wait("Review sitemap")
		tm.Keys("enter")
		tm.Wait("tomas@fieldworks.example", "enter start")
		tm.WaitGone("reading who has access")
		tm.Keys("enter")
		tm.Wait("Finished")
	}
	pick("s")
	tm.Keys("U")
	tm.Wait("Undo: Share 1 item", "The level at which some of it was shared is not known", "ctrl+l level")
	tm.Keys("ctrl+l")
	tm.Wait("is restored as view", "1 share")
	tm.Keys("ctrl+l", "ctrl+l", "ctrl+l", "ctrl+l")
	tm.Wait("is taken away; ctrl+l changes that", "1 unshare")
	tm.Keys("ctrl+l", "enter")
	tm.Wait("Finished · Undo")
	tm.Keys("esc")
	tm.WaitGone("Finished")
	tm.Keys("3")
	pick("u")
	if n := a.Sim.CountEffects("publicPatchAcl"); n != 3 {
		t.Errorf("%d calls of the newer API", n)
	}
}
