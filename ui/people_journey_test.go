package ui_test

import (
	"slices"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest"
)

// openPeople starts the demo with one person found and under the cursor.
func openPeople(t *testing.T, name string) (*uitest.Term, *sim.Server) {
	t.Helper()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type(name)
	tm.Wait("─ " + name + " ─")
	tm.Keys("enter")
	return tm, a.Sim
}

// runCmd starts a reviewed plan and waits for its end.
func runCmd(tm *uitest.Term, finished string) {
	confirm(tm)
	tm.Wait("Finished", finished, "All done")
}

func whois(t *testing.T, s *sim.Server, mail string) sim.Person {
	t.Helper()
	who, there := s.Guest(sim.Northwind, mail)
	if !there {
		t.Fatalf("%s is not in the workspace", mail)
	}
	return who
}

func TestAGuestIsEditedByKeysAndTheUndoBringsTheRightsBack(t *testing.T) {
	t.Parallel()
	tm, clickUp := openPeople(t, "Cleo Client")
	before := whois(t, clickUp, "cleo@client.example")
	tm.Keys("e")
	tm.Wait("Edit 1 guest", "for Cleo Client", "[✓] edit tags")
	tm.Keys("space", "down", "space", "tab", "down", "down", "enter")
	tm.Wait("Review · 1 edit", "edit tags off", "see time spent on", "role")
	runCmd(tm, "1 of 1")
	now := whois(t, clickUp, "cleo@client.example")
	if slices.Contains(now.Rights, "can_edit_tags") || !slices.Contains(now.Rights, "can_see_time_spent") || now.Custom == 0 {
		t.Errorf("edited to %v, role %d", now.Rights, now.Custom)
	}
	tm.Keys("U")
	tm.Wait("Review · 1 edit", "edit tags on", "see time spent off")
	runCmd(tm, "1 of 1")
	if now := whois(t, clickUp, "cleo@client.example"); !slices.Equal(now.Rights, before.Rights) || now.Custom != before.Custom {
		t.Errorf("taken back to %v, role %d; it was %v, role %d", now.Rights, now.Custom, before.Rights, before.Custom)
	}
}

func TestAMemberIsInvitedEditedAndRemovedByKeys(t *testing.T) {
	t.Parallel()
	tm, clickUp := openPeople(t, "Ines Idle")
	tm.Keys("e")
	tm.Wait("Edit Ines Idle")
	tm.Keys("down", "tab")
	tm.Type(" Q")
	tm.Keys("enter")
	tm.Wait("Review · 1 edit", "name Ines Idle Q, becomes an admin")
	runCmd(tm, "1 of 1")
	if who := whois(t, clickUp, "ines@northwind.example"); who.Name != "Ines Idle Q" || who.Role != 2 {
		t.Errorf("edited to %q, role %d", who.Name, who.Role)
	}
	tm.Keys("esc")
	tm.WaitGone("Finished")
	tm.Keys("x")
	tm.Wait("Review · 1 removal", "type “1 person” to go on")
	runCmd(tm, "1 of 1")
	if _, there := clickUp.Guest(sim.Northwind, "ines@northwind.example"); there {
		t.Error("the member is still there")
	}
	tm.Keys("esc")
	tm.WaitGone("Finished")
	tm.Keys("I")
	tm.Wait("Invite members to Northwind Studio")
	tm.Type("new.nell@northwind.example")
	tm.Keys("enter")
	tm.Wait("Finance admin (custom)")
	tm.Keys("enter")
	tm.Wait("Review · 1 invite", "member seats")
	runCmd(tm, "1 of 1")
	if who := whois(t, clickUp, "new.nell@northwind.example"); who.Role != 3 || !who.Pending {
		t.Errorf("invited as %+v", who)
	}
}

func TestAListAndAFolderAreSharedByKeysAndTakenAway(t *testing.T) {
	t.Parallel()
	tm, clickUp := openPeople(t, "Gus Grouped")
	before := sharedWithGus(t, clickUp)
	tm.Keys("s")
	tm.Wait("Share with Gus Grouped", "Client work")
	tm.Keys("ctrl+t", "ctrl+t") // view, comment, edit
	for i, name := range []string{"Website", "Client & Co"} {
		tm.Type(name)
		tm.Wait("▸ " + name)
		tm.Keys("tab")
		tm.Wait([]string{"1 picked", "2 picked"}[i])
		tm.Keys("ctrl+u")
	}
	tm.Keys("enter")
	tm.Wait("Review · 2 shares", "edit")
	runCmd(tm, "2 of 2")
	want := append(slices.Clone(before), "list edit", "folder edit")
	if got := sharedWithGus(t, clickUp); !slices.Equal(got, want) {
		t.Fatalf("shared are %v, want %v", got, want)
	}
	tm.Keys("esc")
	tm.WaitGone("Finished")
	tm.Keys("3", "enter", "+")
	tm.Wait("▸ list    edit  Launch")
	tm.Keys("G")
	tm.Wait("▸ folder")
	tm.Keys("u")
	tm.Wait("Review · 1 ", "folder", "Client & Co")
	runCmd(tm, "1 of 1")
	if got := sharedWithGus(t, clickUp); !slices.Equal(got, want[:len(want)-1]) {
		t.Errorf("shared are %v after the folder was taken away", got)
	}
}

// sharedWithGus returns the kinds and levels of the items shared with Gus.
func sharedWithGus(t *testing.T, s *sim.Server) []string {
	t.Helper()
	var out []string
	for _, share := range whois(t, s, "gus@client.example").Shares {
		out = append(out, share.Kind+" "+share.Level)
	}
	return out
}
