package effect

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

func (g *rig) state() *model.State {
	return model.New(model.Options{Workspace: sim.Northwind}, g.clock.Now())
}

func loaded(s *model.State) bool {
	return s.Rosters.Phase == model.Loaded && !s.Loading() && s.Data().Report.Has()
}

// never makes Drive end only when no effects are left.
func never(*model.State) bool { return false }

func TestDriveLoadsEverything(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	s := g.state()
	if err := Drive(t.Context(), g.runner, s, model.Boot{}, loaded); err != nil {
		t.Fatal(err)
	}
	if s.Chosen != sim.Northwind || !s.Me.Has() || !s.Data().Seats.Has() || len(s.Data().Report.Value.Findings) == 0 {
		t.Errorf("%s, %+v", s.Chosen, s.Me.Value)
	}
	if err := g.runner.Close(t.Context()); err != nil || g.kept() != 1 {
		t.Errorf("the roster is not kept: %v", err)
	}
	offline := newRig(t, sim.Options{Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault { return &simtest.Fault{Status: 401, Code: "OAUTH_025"} })})
	offline.runner.deps.Store = g.store
	s = offline.state()
	if err := Drive(t.Context(), offline.runner, s, model.Boot{}, never); err != nil {
		t.Fatal(err)
	}
	if s.Rosters.Phase != model.LoadFailed || !errors.Is(s.Rosters.Err, clickup.ErrUnauthorized) || s.Roster() == nil {
		t.Errorf("without ClickUp the last roster is shown: %v %v", s.Rosters.Phase, s.Rosters.Err)
	}
}

func TestDriveCarriesARunOut(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	s := g.state()
	if err := Drive(t.Context(), g.runner, s, model.Boot{}, loaded); err != nil {
		t.Fatal(err)
	}
	desk, _ := s.ChangeContext()
	plan := plans.Invite(desk, plans.InviteRequest{
		Emails: []string{"a@else.example", "b@else.example", "cleo@client.example"}, Permission: clickup.PermissionRead,
		Items: []items.Item{{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}, Name: "Zebra"}},
	})
	if err := Drive(t.Context(), g.runner, s, model.StartRun{Plan: plan}, never); err != nil {
		t.Fatal(err)
	}
	if s.Run.Phase != change.PhaseFinished || s.Run.Tally().Done != 5 || s.Run.Tally().Skipped != 1 {
		t.Errorf("%s %+v", s.Run.Phase, s.Run.Tally())
	}
	for _, mail := range []string{"a@else.example", "b@else.example"} {
		p, there := g.sim.Guest(sim.Northwind, mail)
		if _, shown := s.Roster().People.ByEmail(mail); !there || !shown || len(p.Shares) != 1 {
			t.Errorf("%s: there %v, shown %v, %+v", mail, there, shown, p.Shares)
		}
	}
	past := the[model.RunsListed](t, g.do(model.ListRuns{})).Runs
	if len(past) != 1 || past[0].Busy || past[0].Open() || past[0].Run.Phase != change.PhaseFinished {
		t.Errorf("%+v", past)
	}
	desk, _ = s.ChangeContext()
	over := func(s *model.State) bool { return !s.Run.Live() }
	if err := Drive(t.Context(), g.runner, s, model.StartRun{Plan: plans.Undo(desk, past[0].Run)}, over); err != nil {
		t.Fatal(err)
	}
	if past = the[model.RunsListed](t, g.do(model.ListRuns{})).Runs; past[0].Busy || past[0].Run.Phase != change.PhaseFinished {
		t.Errorf("the journal of a run that was not waited for: %+v", past[0])
	}
	if _, there := g.sim.Guest(sim.Northwind, "a@else.example"); there || s.Run.Tally().Failed != 0 {
		t.Errorf("undo: %+v", s.Run.Tally())
	}
}

func TestDriveResumesAfterACrash(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	s := g.state()
	if err := Drive(t.Context(), g.runner, s, model.Boot{}, loaded); err != nil {
		t.Fatal(err)
	}
	desk, _ := s.ChangeContext()
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example", "b@else.example"}})
	crashed := change.Run{ID: "20261102-130000-1", Plan: plan, Phase: change.PhaseActive, Started: g.clock.Now()}
	g.do(model.OpenRun{Run: crashed})
	if err := g.runner.note(crashed.ID, change.Transition{Index: 0, State: change.Running, At: g.clock.Now()}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.runner.deps.API.InviteGuest(t.Context(), sim.Northwind, plan.Steps[0].GuestInvite()); err != nil {
		t.Fatal(err)
	}
	if err := g.runner.journals.closeAll(); err != nil {
		t.Fatal(err)
	}
	if err := Drive(t.Context(), g.runner, s, model.ResumeRun{ID: crashed.ID}, never); err != nil {
		t.Fatal(err)
	}
	if s.Run == nil || s.Run.Tally().Done != 2 || g.sim.CountEffects("InviteGuestToWorkspace") != 2 {
		t.Errorf("%+v, %d invitations", s.Run, g.sim.CountEffects("InviteGuestToWorkspace"))
	}
}

func TestDriveEndsWithTheContext(t *testing.T) {
	t.Parallel()
	reached := make(chan struct{}, 1)
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault {
		if op != "InviteGuestToWorkspace" {
			return nil
		}
		reached <- struct{}{}
		return &simtest.Fault{Hang: true}
	})})
	s := g.state()
	if err := Drive(t.Context(), g.runner, s, model.Boot{}, loaded); err != nil {
		t.Fatal(err)
	}
	desk, _ := s.ChangeContext()
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example", "b@else.example"}})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-reached; cancel() }()
	start := time.Now()
	err := Drive(ctx, g.runner, s, model.StartRun{Plan: plan}, never)
	if !errors.Is(err, context.Canceled) || time.Since(start) > 5*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	if past := the[model.RunsListed](t, g.do(model.ListRuns{})).Runs; past[0].Busy || past[0].Run.Phase != change.PhaseStopped {
		t.Errorf("the journal is not closed: %+v", past[0])
	}
	if s.Run.Phase != change.PhaseStopped || s.Run.Tally().Unknown != 1 || s.Run.Tally().Planned != 1 {
		t.Errorf("%s %+v", s.Run.Phase, s.Run.Tally())
	}
}

// When a run is stopped, the calls that were sent are still answered. Calls that waited for the rate
// limit count as not sent, not as failed.
func TestDriveStopsBetweenSteps(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, sim.Options{People: 50, RateLimit: 20, Clock: time.Now, Latency: func(string) time.Duration { return time.Second }})
		p := w.start()
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(2500*time.Millisecond, cancel) // the second lot is under way
		if err := Drive(ctx, p.runner, p.State, model.StartRun{Plan: manyInvites(desk, items, 50)}, never); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if got := p.Run.Tally(); got.Done < 9 || got.Done+got.Planned != 50 {
			t.Errorf("what was sent is not answered: %+v", got)
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(20*time.Second, cancel) // they wait for the next window
		if err := Drive(ctx, p.runner, p.State, model.ResumeRun{ID: p.Run.ID}, never); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		got := p.Run.Tally()
		if got.Done == 50 || got.Done+got.Planned != 50 || p.last().Status() != model.StatusInterrupted {
			t.Errorf("what was not sent is not left: %+v", got)
		}
		p.drive(model.ResumeRun{ID: p.Run.ID})
		w.fulfilled(p.Run.Plan)
		p.quit()
	})
}

func TestDriveSurvivesPanics(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	g.runner.deps.API = nil
	s := g.state()
	if err := Drive(t.Context(), g.runner, s, model.Boot{}, never); err != nil {
		t.Fatal(err)
	}
	if s.Rosters.Phase != model.LoadFailed || !strings.Contains(s.Rosters.Err.Error(), "panic") {
		t.Errorf("%v", s.Rosters.Err)
	}
}
