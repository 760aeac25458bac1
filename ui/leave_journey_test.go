package ui_test

import (
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/uitest"
)

// openWorkspace starts the demo in a workspace, with one person found and under the cursor.
func openWorkspace(t *testing.T, o sim.Options, down int, place, name string) (*uitest.Term, *sim.Server) {
	t.Helper()
	o.Now = time.Now
	tm, a := demo(t, o, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("1")
	for range down {
		tm.Keys("down")
	}
	tm.Keys("enter", "2", "/")
	tm.Type(name)
	tm.Wait("1 found", "▸ "+place)
	tm.Keys("enter")
	return tm, a.Sim
}

// Everything that can be handed over is, and then the member is removed. Undo restores what
// can be restored.
func TestAMemberIsOffboardedToASuccessor(t *testing.T) {
	t.Parallel()
	tm, clickUp := openWorkspace(t, sim.Options{People: 49}, 0, "Northwind Studio", "Ines Idle")
	tm.Keys("x")
	tm.Wait("14 open tasks (5 only theirs, 3 due soon) · 1 goal · alone in 1 private space", "off-limits", "can't be seen:", "hand over to: nobody")
	tm.Keys("ctrl+t")
	tm.Wait("Hand over to", "nobody")
	tm.Type("robin")
	tm.Keys("enter")
	tm.Wait("Review · 15 hand-overs, 1 removal", "hand over to: Robin", "type “1 person” to go on")
	confirm(tm)
	tm.Wait("Finished", "All done")
	if _, there := clickUp.Guest(sim.Northwind, "ines@northwind.example"); there {
		t.Error("she is still there")
	}
	if n := clickUp.CountEffects("UpdateTask") + clickUp.CountEffects("UpdateGoal"); n != 15 {
		t.Errorf("%d handed over, want 15", n)
	}
	tm.Keys("U")
	tm.Wait("15 hand-overs", "new invitation and must accept it")
	tm.WaitGone("eading")
	confirm(tm)
	tm.Wait("Finished · Undo")
	if who := whois(t, clickUp, "ines@northwind.example"); who.Email == "" || clickUp.CountEffects("UpdateTask") != 28 {
		t.Errorf("%+v, %d tasks changed", who, clickUp.CountEffects("UpdateTask"))
	}
}

// Tasks, goal and lists go to the successor, and a hand-off has the removal.
func TestBelowEnterpriseTheLastStepIsByHand(t *testing.T) {
	t.Parallel()
	tm, clickUp := openWorkspace(t, sim.Options{}, 1, "Fieldworks", "Tomas")
	tm.Keys("x")
	tm.Wait("14 open tasks", "hand over to: nobody")
	tm.Keys("ctrl+t")
	tm.Wait("Hand over to", "nobody")
	tm.Type("ngozi")
	tm.Keys("enter")
	tm.Wait("hand over to: Ngozi", "the removal is left to a hand-off")
	confirm(tm)
	tm.Wait("Finished · Remove 1 person, hand over to Ngozi", "a hand-off tells an owner or admin")
	if n := clickUp.CountEffects("RemoveUserFromWorkspace"); n != 0 || clickUp.CountEffects("UpdateTask") != 14 || clickUp.CountEffects("UpdateGoal") != 1 {
		t.Errorf("%d removed", n)
	}
	tm.Keys("ctrl+e")
	tm.Wait("[ ] Remove tomas@fieldworks.example", "https://app.clickup.com/")
}

func TestUntilIsNotedExtendedAndCleared(t *testing.T) {
	t.Parallel()
	tm, _ := openPeople(t, "Cleo Client")
	tm.Keys("w")
	tm.Wait("Until", "for Cleo Client", "30d, 6w, 3m, 1y or 2027-03-01")
	tm.Type("2020-01-01")
	tm.Keys("enter")
	tm.Wait("the day must be in the future")
	tm.Keys("ctrl+u")
	tm.Type("100d") // 3 months could show as 2 if one of them is short
	tm.Wait("nothing happens by itself")
	tm.Keys("enter")
	tm.Wait("1 person stays until", ", in 3 months")
	tm.Keys("/")
	tm.Keys("ctrl+u")
	tm.Type("until<1y")
	tm.Wait("1 found", "in 3 months")
	tm.Keys("enter", "r")
	tm.Wait("in 3 months") // it is kept
	tm.Keys("w", "ctrl+u")
	tm.Wait("no end date: a day noted earlier is cleared")
	tm.Keys("enter")
	tm.Wait("no end date any more for 1 person", "Nobody here matches the filter")
}

func TestAGuestIsReplacedByKeys(t *testing.T) {
	t.Parallel()
	tm, clickUp := openPeople(t, "Cleo Client")
	tm.Keys("X")
	tm.Wait("Replace Cleo Client with somebody else")
	tm.Type("carl@client.example dora@client.example")
	tm.Keys("enter")
	tm.Wait("type only one address")
	tm.Keys("ctrl+u")
	tm.Type("carl@client.example")
	tm.Keys("enter")
	tm.Wait("1 removal", "Cleo Client is removed last, once everything else is done")
	tm.Keys("ctrl+g")
	tm.Wait("Cleo Client stays")
	tm.WaitGone("1 removal")
	tm.Keys("ctrl+g")
	tm.Wait("1 removal")
	tm.WaitGone("reading what")
	confirm(tm)
	tm.Wait("Finished · Replace Cleo Client with carl@client.example")
	if _, there := clickUp.Guest(sim.Northwind, "cleo@client.example"); there {
		t.Error("the old one is still there")
	}
	if carl := whois(t, clickUp, "carl@client.example"); len(carl.Shares) != 2 {
		t.Errorf("the new one has %v", carl.Shares)
	}
	tm.Keys("U")
	tm.Wait("1 invite", "1 removal")
	tm.WaitGone("eading what")
	confirm(tm)
	tm.Wait("Finished · Undo")
	whois(t, clickUp, "cleo@client.example")
}

// The hand-off lists what they get, with links.
func TestLikeSomebodyIsHandedOffBelowEnterprise(t *testing.T) {
	t.Parallel()
	tm, clickUp := openWorkspace(t, sim.Options{}, 1, "Fieldworks", "Cleo Client")
	tm.Wait("on this plan only by list")
	tm.Keys("3", "enter") // reads who is on which list, with a call for each list
	tm.Wait("on 1 list", "Sampling")
	tm.WaitGone("eading who is on")
	tm.Keys("L")
	tm.Wait("Invite people like Cleo Client")
	tm.Type("carl@client.example")
	tm.Keys("enter")
	tm.Wait("Enterprise plan only", "carl@client.example", "enter hand off")
	tm.Keys("enter")
	tm.Wait("[ ] Share list “Sampling” with carl@client.example: open", "https://app.clickup.com/")
	if n := clickUp.CountEffects("InviteGuestToWorkspace"); n != 0 {
		t.Errorf("%d were invited", n)
	}
}

// leaves hands over what a member holds, and removes them.
func leaves(t *testing.T, mail, successor string) func(*app.App) change.Plan {
	t.Helper()
	return func(a *app.App) change.Plan {
		all := a.State.Roster().People
		who, _ := all.ByEmail(mail)
		to, _ := all.ByEmail(successor)
		never := func(*model.State) bool { return false }
		if err := effect.Drive(t.Context(), a.Runner, a.State, model.LoadImpact{People: []model.UserID{who.ID}}, never); err != nil {
			t.Fatal(err)
		}
		d, _ := a.State.ChangeContext()
		p, err := plans.Leave(d, []model.UserID{who.ID}, plans.HandOver{To: to.ID})
		if err != nil || p.Calls() != 16 {
			t.Fatalf("%d calls, %v", p.Calls(), err)
		}
		return p
	}
}

// After a kill the off-boarding continues, and removes the member once, at the end. Undo
// returns the tasks and the goal.
func TestAnOffboardingGoesOnWhereItWasKilled(t *testing.T) {
	t.Parallel()
	server, o, reached := hanging(t, "UpdateTask", 8)
	interrupt(t, o, reached, leaves(t, "ines@northwind.example", "robin@northwind.example"))
	if n := server.CountEffects("RemoveUserFromWorkspace"); n != 0 {
		t.Fatal("she was removed before everything was handed over")
	}
	tm, _ := whole(t, o, 140, 40)
	tm.Wait("run interrupted C", "Abel Admin")
	tm.Keys("C")
	tm.Wait("1 interrupted", "C resume   U undo   x give up")
	tm.Keys("C")
	tm.Wait("Review", "looked up first")
	confirm(tm)
	tm.Wait("Finished", "16 of 16")
	if tasks, goals, gone := server.CountEffects("UpdateTask"), server.CountEffects("UpdateGoal"), server.CountEffects("RemoveUserFromWorkspace"); tasks != 14 || goals != 1 || gone != 1 {
		t.Errorf("%d tasks, %d goals, %d removed", tasks, goals, gone)
	}
	tm.Keys("U")
	tm.Wait("15 hand-overs", "must accept it")
	confirm(tm)
	tm.Wait("Finished · Undo")
	whois(t, server, "ines@northwind.example")
}
