package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
)

// demoOf returns o with the time of today.
func demoOf(o sim.Options) sim.Options {
	o.Now = time.Now
	return o
}

func TestTheSameInvitationGoesIntoSeveralWorkspaces(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, demoOf(sim.Options{Enterprise: true}), 120, 36)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("i")
	tm.Wait("Invite guests to Northwind Studio")
	tm.Type("sam@new.example")
	tm.Wait("0 to 1 more")
	tm.Keys("enter")
	tm.Wait("What the guest may do")
	tm.Keys("tab", "tab", "tab")
	tm.Keys("space", "down", "space", "enter")
	tm.Wait("share nothing now")
	tm.Keys("enter")
	tm.Wait("Review · 3 invites", "(Fieldworks)", "(Labs)", "118 of 120 now, 118 to 119 afterwards", "2 of 45 now, 2 to 3 afterwards", "2 now, 2 to 3 afterwards, no limit")
	tm.Keys("enter")
	tm.Wait("Finished · Invite 1 person into 3 workspaces", "3 of 3")
	for _, id := range []string{sim.Northwind, sim.Fieldworks, sim.Labs} {
		if _, there := a.Sim.Guest(id, "sam@new.example"); !there {
			t.Errorf("not invited into %s", id)
		}
	}
	tm.Keys("U")
	tm.Wait("3 removals")
	tm.WaitGone("reading what is shared")
	confirm(tm)
	tm.Wait("Finished · Undo: Invite 1 person into 3 workspaces")
	for _, id := range []string{sim.Northwind, sim.Fieldworks, sim.Labs} {
		if _, there := a.Sim.Guest(id, "sam@new.example"); there {
			t.Errorf("still in %s", id)
		}
	}
}

func TestAWorkspaceThatTheAPICantInviteIntoIsHandedOff(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, demoOf(sim.Options{}), 120, 36)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("i")
	tm.Wait("Invite guests to Northwind Studio")
	tm.Type("sam@new.example")
	tm.Wait("0 to 1 more")
	tm.Keys("enter")
	tm.Wait("Fieldworks  (not on Enterprise")
	tm.Keys("tab", "tab", "tab", "space", "enter")
	tm.Wait("share nothing now")
	tm.Keys("enter")
	tm.Wait("Review · 1 invite", "left to a hand-off")
	tm.Keys("enter")
	tm.Wait("Finished", "ctrl+e hand-off")
	tm.Keys("ctrl+e")
	tm.Wait("In Fieldworks.")
	if _, there := a.Sim.Guest(sim.Northwind, "sam@new.example"); !there {
		t.Error("not invited where it was possible")
	}
}

func TestWhatWasSharedLastIsListedFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(5)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("i")
		s.types("sam@new.example")
		s.keys("enter", "down", "enter")
		s.types("zebra")
		s.keys("enter", "enter")
		s.shows("Finished", "2 of 2")
		s.keys("esc", "i")
		s.types("kim@new.example")
		s.keys("enter")
		s.shows("used last")
		s.keys("enter")
		s.shows("share nothing now", "Zebra launch checklist")
		s.keys("down", "enter")
		s.shows("Review · 1 invite, 1 share")
	})
}
