package app_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/app/screen"
	"cutui/ui/uitest"
)

// demoScreen runs the whole program with its own simulated ClickUp, in a terminal of
// 120×36 cells.
func demoScreen(t *testing.T, o sim.Options) (*app.App, *uitest.Term) {
	t.Helper()
	a := open(t, app.Options{Demo: true, Env: func(string) string { return "" }, Sim: o})
	tm := onScreen(t, a)
	tm.Wait("Northwind Studio", "member seats 41/45")
	return a, tm
}

// onScreen runs an app in a terminal of 120×36 cells.
func onScreen(t *testing.T, a *app.App) *uitest.Term {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	m, err := screen.New(ctx, a, app.Looks{Theme: "dark", ReducedMotion: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		m.Drain(time.Second)
	})
	return uitest.Start(t, m, 120, 36, uitest.WithTimeout(30*time.Second), uitest.WithProgram(func(p *tea.Program) { m.Bind(p.Send) }))
}

// typeText types text, key by key.
func typeText(tm *uitest.Term, text string) {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		tm.Keys(name)
	}
}

func TestJourneyInviteAndShare(t *testing.T) {
	t.Parallel()
	a, tm := demoScreen(t, sim.Options{})
	tm.Keys("i")
	typeText(tm, "sam@fresh.example")
	tm.Wait("Guest seats 118 of 120 taken: 0 to 1 more – nothing is bought")
	tm.Keys("enter", "enter")
	tm.Wait("share nothing now")
	typeText(tm, "zebra launch")
	tm.Wait("Zebra launch checklist")
	tm.Keys("enter")
	tm.Wait("Review · 1 invite, 1 share")
	tm.Keys("enter")
	tm.Wait("Finished", "2 of 2", "All done")
	who, ok := a.Sim.Guest(sim.Northwind, "sam@fresh.example")
	if !ok || !who.Pending || len(who.Shares) != 1 || who.Shares[0].Level != "read" {
		t.Fatalf("ClickUp has %+v", who)
	}
	tm.Keys("U")
	tm.Wait("Review · 1 removal", "type “1 person” to go on")
	tm.WaitGone("reading what is shared")
	typeText(tm, "1 person")
	tm.Keys("enter")
	tm.Wait("Finished", "1 of 1")
	if who, ok := a.Sim.Guest(sim.Northwind, "sam@fresh.example"); ok {
		t.Errorf("after undo ClickUp still has %+v", who)
	}
}

func TestJourneyALostAnswerInvitesOnce(t *testing.T) {
	t.Parallel()
	a, tm := demoScreen(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		if op == "InviteGuestToWorkspace" && n == 1 {
			return &simtest.Fault{Status: 502, Message: "Bad gateway", AfterEffect: true}
		}
		return nil
	})})
	tm.Keys("i")
	typeText(tm, "sam@fresh.example")
	tm.Keys("enter", "enter")
	tm.Wait("share nothing now")
	tm.Keys("enter")
	tm.Wait("Review · 1 invite")
	tm.Keys("enter")
	tm.Wait("1 of 1", "✓ invite")
	if n := a.Sim.CountEffects("InviteGuestToWorkspace"); n != 1 {
		t.Errorf("invited %d times", n)
	}
}

func TestJourneyPasteLinksAndHandOff(t *testing.T) {
	t.Parallel()
	a, tm := demoScreen(t, sim.Options{})
	tm.Keys("/")
	typeText(tm, "cleo@client")
	tm.Wait("1 found", "─ Cleo Client ─")
	tm.Keys("enter", "s")
	tm.Wait("Share with Cleo Client")
	tm.Send(tea.PasteMsg{Content: "https://app.clickup.com/t/" + sim.Northwind + "/" + sim.HeldTask})
	tm.Wait("1 picked", "Quarterly rollout 3")
	tm.Keys("ctrl+t", "enter")
	tm.Wait("Review · 1 share", "comment")
	tm.Keys("ctrl+e")
	tm.Wait("Hand-off", "Quarterly rollout 3")
	tm.Keys("esc", "enter")
	tm.Wait("Finished", "1 of 1")
	who, _ := a.Sim.Guest(sim.Northwind, "cleo@client.example")
	found := false
	for _, s := range who.Shares {
		found = found || s.Kind == "task" && s.Level == "comment"
	}
	if !found {
		t.Errorf("ClickUp has %+v", who.Shares)
	}
}
