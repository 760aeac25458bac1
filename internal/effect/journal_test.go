package effect

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
)

func TestJournalKnowsOfACallBeforeClickUpDoes(t *testing.T) {
	t.Parallel()
	var g *rig
	var seen string
	g = newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault {
		if op == "InviteGuestToWorkspace" {
			data, err := os.ReadFile(g.journaled(run))
			if err != nil {
				t.Error(err)
			}
			seen = string(data)
		}
		return nil
	})})
	o := g.send(invite("a@else.example"))
	lines := strings.Split(strings.TrimSpace(seen), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "a@else.example") || !strings.Contains(lines[1], `"state":"running"`) {
		t.Errorf("on the disk when the request came:\n%s", seen)
	}
	data, err := os.ReadFile(g.journaled(run))
	if err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(lines) != 3 || !strings.Contains(lines[2], `"state":"done"`) || !strings.Contains(lines[2], `"guest":`+o.Person.ID.String()) {
		t.Errorf("after:\n%s", data)
	}
}

func TestNothingIsSentWithoutAJournal(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	o := g.sendAgain(invite("a@else.example"), false) // never opened
	if o.State != change.Failed || !strings.Contains(o.Message, "not sent") {
		t.Errorf("%+v", o)
	}
	if len(g.sim.Calls()) != 0 {
		t.Errorf("sent: %+v", g.sim.Calls())
	}
}

func TestRunIsOpenedOnce(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	g.opened(invite("a@else.example"))
	m := the[model.RunOpened](t, g.do(model.OpenRun{Run: change.Run{ID: run}}))
	if m.Err == nil {
		t.Error("a run was opened twice")
	}
}

func TestRunIsClosedListedAndRejoined(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	step := invite("a@else.example")
	left := invite("b@else.example")
	left.State = change.Planned
	g.opened(step, left)
	g.sendAgain(step, false)
	if past := the[model.RunsListed](t, g.do(model.ListRuns{})); len(past.Runs) != 1 || !past.Runs[0].Busy || past.Err != nil {
		t.Errorf("under way: %+v", past)
	}
	if m := the[model.RunRejoined](t, g.do(model.RejoinRun{ID: run})); !errors.Is(m.Err, store.ErrBusy) {
		t.Errorf("a run was taken from itself: %v", m.Err)
	}
	if msgs := g.do(model.CloseRun{ID: run, Phase: change.PhaseStopped, At: g.clock.Now()}); len(msgs) != 0 {
		t.Errorf("%v", msgs)
	}
	g.do(model.CloseRun{ID: run})
	past := the[model.RunsListed](t, g.do(model.ListRuns{}))
	if r := past.Runs[0]; !r.Open() || r.Run.Phase != change.PhaseStopped || !r.Run.Ended.Equal(g.clock.Now()) || r.Run.Tally().Done != 1 {
		t.Errorf("%+v", r)
	}
	m := the[model.RunRejoined](t, g.do(model.RejoinRun{ID: run}))
	if m.Err != nil || m.Run.ID != run || m.Run.Plan.Steps[0].ID == 0 || m.Run.Plan.Steps[1].State != change.Planned {
		t.Errorf("%+v", m)
	}
	if o := g.sendAgain(invite("b@else.example"), true); o.State != change.Done {
		t.Errorf("%+v", o)
	}
	if m := the[model.RunRejoined](t, g.do(model.RejoinRun{ID: "nope"})); !errors.Is(m.Err, fs.ErrNotExist) {
		t.Errorf("%+v", m)
	}
}

func TestNothingIsSentForARunThatIsNotHeld(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	step := invite("a@else.example")
	g.opened(step)
	g.do(model.CloseRun{ID: run, Phase: change.PhaseFinished, At: g.clock.Now()})
	if o := g.sendAgain(step, true); o.State != change.Failed || !o.Lost || len(g.sim.Calls()) != 0 {
		t.Errorf("%+v, calls %v", o, g.sim.Calls())
	}
	g.do(model.RejoinRun{ID: run})
	if o := g.sendAgain(step, true); o.State != change.Done {
		t.Errorf("%+v", o)
	}
}

func TestARunIsGivenUp(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	step := invite("a@else.example")
	step.State = change.Planned
	g.opened(step)
	if m := the[model.MarkedDropped](t, g.do(model.MarkDropped{ID: run, At: g.clock.Now()})); !errors.Is(m.Err, store.ErrBusy) {
		t.Errorf("while it is under way: %v", m.Err)
	}
	g.do(model.CloseRun{ID: run, Phase: change.PhaseStopped, At: g.clock.Now()})
	if past := the[model.RunsListed](t, g.do(model.ListRuns{})); !past.Runs[0].Open() {
		t.Errorf("%+v", past)
	}
	if m := the[model.MarkedDropped](t, g.do(model.MarkDropped{ID: run, At: g.clock.Now()})); m.Err != nil || m.ID != run {
		t.Errorf("%+v", m)
	}
	if past := the[model.RunsListed](t, g.do(model.ListRuns{})); past.Runs[0].Open() || past.Runs[0].Busy {
		t.Errorf("%+v", past)
	}
}

func TestAListNobodyWaitsForIsNotTold(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	g.opened(invite("a@else.example"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if told := g.doIn(ctx, model.ListRuns{}); len(told) != 0 {
		t.Errorf("%v", told)
	}
}
