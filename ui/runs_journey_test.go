package ui_test

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
	"cutui/ui"
)

// interrupted returns a run with one step done and one left.
func interrupted() model.RunRecord {
	plan := change.Plan{Title: "Invite 2 guests", Workspace: "333", Name: "Northwind Studio", Steps: []change.Step{
		{Op: change.OpInviteGuest, Email: "a@client.example", State: change.Done, ID: 900},
		{Op: change.OpInviteGuest, Email: "b@client.example", State: change.Planned},
	}}
	return model.RunRecord{Run: change.Run{ID: "1", Plan: plan, Phase: change.PhaseStopped, Started: today.Add(-time.Hour)}}
}

func TestAnInterruptedRunIsOfferedAtTheStart(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Runs = []model.RunRecord{interrupted()}
	s := newScreen(t, w, 120, 36)
	s.shows("Northwind Studio", "▲ run interrupted C")
	s.keys("@")
	s.shows("a run was interrupted: “Invite 2 guests”, 1 of 2 steps left – press C")
	s.keys("esc", "C")
	s.shows("Runs", "1 interrupted", "C resume")
	s.keys("C")
	s.shows("Review · 1 invite", "Resume: Invite 2 guests")
}

func TestReadOnlyShowsRunsAndOffersNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Runs = []model.RunRecord{interrupted()}
	s := newScreen(t, w, 120, 36, func(d *ui.Deps) {
		d.State = model.New(model.Options{ReadOnly: true}, today)
		d.Keys = keymap.New(true)
	})
	s.hides("interrupted")
	s.keys("C")
	s.shows("Runs", "interrupted", "enter steps")
	s.hides("resume", "U undo", "give up")
	s.keys("C", "U", "R", "x")
	s.shows("Runs")
	if len(w.Sent) != 0 {
		t.Errorf("sent: %+v", w.Sent)
	}
}

func TestThereAreNoRunsYet(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("C")
		s.shows("No changes have been made yet.")
		s.keys("esc", "U")
		s.shows("there is no run to undo")
	})
}

// interrupt starts a run that ends in the middle: the program is stopped at a call.
func interrupt(t *testing.T, o app.Options, reached <-chan struct{}, planned func(*app.App) change.Plan) {
	t.Helper()
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	never := func(*model.State) bool { return false }
	if err := effect.Drive(t.Context(), a.Runner, a.State, model.Boot{}, never); err != nil {
		t.Fatal(err)
	}
	plan := planned(a)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-reached; cancel() }()
	if err := effect.Drive(ctx, a.Runner, a.State, model.StartRun{Plan: plan}, never); err == nil {
		t.Fatal("the run was not interrupted")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// invitesTwo invites two guests and shares a task with them.
func invitesTwo(a *app.App) change.Plan {
	d, _ := a.State.ChangeContext()
	return plans.Invite(d, plans.InviteRequest{
		Emails: []string{"ada@client.example", "ben@client.example"}, Permission: clickup.PermissionComment,
		Items: []items.Item{{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}, Name: "Zebra launch checklist"}},
	})
}

// hanging returns the options of a program with a ClickUp that carries out the n-th call of
// an operation but never answers it.
func hanging(t *testing.T, op string, n int) (*sim.Server, app.Options, <-chan struct{}) {
	t.Helper()
	reached := make(chan struct{}, 1)
	server := sim.New(sim.Options{Now: time.Now, RateLimit: -1, Intercept: simtest.Faults(func(called string, _ *http.Request, at int) *simtest.Fault {
		if called != op || at != n {
			return nil
		}
		reached <- struct{}{}
		return &simtest.Fault{Hang: true, AfterEffect: true}
	})})
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	home := t.TempDir()
	return server, app.Options{BaseURL: base, Env: func(name string) string {
		if strings.HasPrefix(name, "XDG_") {
			return filepath.Join(home, name)
		}
		return map[string]string{"CLICKUP_API_TOKEN": sim.Token}[name]
	}}, reached
}

// A run that an earlier start left unfinished is resumed and undone, and nothing is done
// twice.
func TestResumingAndTakingBackOnTheScreen(t *testing.T) {
	t.Parallel()
	server, o, reached := hanging(t, "InviteGuestToWorkspace", 2)
	interrupt(t, o, reached, invitesTwo)

	tm, _ := whole(t, o, 120, 36)
	tm.Wait("run interrupted C", "Abel Admin")
	tm.Keys("C")
	tm.Wait("1 interrupted", "C resume   U undo   x give up") // not the footer, which always has both
	tm.Keys("C")
	tm.Wait("Review", "looked up first", "enter start")
	tm.Type("unknown seats")
	tm.Keys("enter")
	tm.Wait("Finished", "4 of 4")
	for _, mail := range []string{"ada@client.example", "ben@client.example"} {
		if p, there := server.Guest(sim.Northwind, mail); !there || len(p.Shares) != 1 {
			t.Errorf("%s: there %v, %+v", mail, there, p.Shares)
		}
	}
	if n := len(server.Effects()); n != 4 {
		t.Errorf("%d effects of 4 calls: %+v", n, server.Effects())
	}
	tm.Keys("U")
	tm.Wait("Review · 2 removals", "Undo: Invite 2 guests, share 1 item", "type “2 people” to go on")
	tm.WaitGone("reading what is shared", "can't restore")
	tm.Keys("2", "space", "p", "e", "o", "p", "l", "e", "enter")
	tm.Wait("Finished", "2 of 2")
	if _, there := server.Guest(sim.Northwind, "ada@client.example"); there {
		t.Error("the invitation was not taken back")
	}
	tm.Keys("esc")
	tm.Wait("· undone")
	tm.Keys("esc", "q")
	if err := tm.WaitExit(); err != nil {
		t.Error(err)
	}
}

// The bar of a run shows failures by colour only, so the words beside it name them.
func TestARunsBarSaysHowManyFailed(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Refuse = map[string]string{"ned@client.example": "not allowed"}
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("i")
		s.types("sam@client.example ned@client.example")
		s.keys("enter", "enter", "enter", "enter")
		s.shows("Finished", "2 of 2 steps, 1 failed")
	})
}
