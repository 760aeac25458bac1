package effect

import (
	"net/http"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
)

func TestRostersArriveInPartsThenWhole(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{People: 9000})
	msgs := g.do(model.FetchRosters{Seq: 3})
	whole := the[model.RostersLoaded](t, msgs)
	if whole.Err != nil || len(whole.Rosters) != 3 || whole.Rosters[0].People.Len() != 9000 {
		t.Fatalf("%+v", whole)
	}
	last, early := 0, 0
	for _, m := range msgs {
		a, ok := m.(model.RostersArrived)
		if !ok {
			continue
		}
		early++
		n := 0
		for _, r := range a.Rosters {
			n += r.People.Len()
		}
		if a.Seq != 3 || n < growth*last {
			t.Errorf("after %d people come %d: too little for the work", last, n)
		}
		if last == 0 && n > 100 {
			t.Errorf("the first screen waits for %d people", n)
		}
		last = n
	}
	if early == 0 || early > 5 {
		t.Errorf("%d early rosters", early)
	}
	for i, r := range whole.Rosters {
		if r.Name == "" || r.ID == "" || r.Color == "" {
			t.Errorf("workspace %d: %+v", i, r)
		}
	}
}

func TestPartsAreNotShownAfterWholeRosters(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{People: 3000})
	r := g.roster()
	for round := range 2 {
		for _, m := range g.do(model.FetchRosters{Seq: 7}) {
			if _, part := m.(model.RostersArrived); part {
				t.Errorf("round %d: a part was indexed for nothing", round)
			}
		}
		g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})
		g.runner = New(g.runner.deps) // another start, which has the roster of the last time
		g.recalled()
	}
}

func TestBrokenOffRosterIsReadAgain(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{People: 3000, Intercept: simtest.Faults(faultOnce("GetAuthorizedTeams", simtest.Fault{Truncate: true}))})
	whole := the[model.RostersLoaded](t, g.do(model.FetchRosters{Seq: 1}))
	if whole.Err != nil || whole.Rosters[0].People.Len() != 3000 {
		t.Errorf("%+v", whole)
	}
	g = newRig(t, sim.Options{People: 3000, Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault { return &simtest.Fault{Truncate: true} })})
	whole = the[model.RostersLoaded](t, g.do(model.FetchRosters{Seq: 1}))
	if whole.Err == nil || len(whole.Rosters) != 0 {
		t.Errorf("a part was taken for the whole: %+v", whole)
	}
	if n := len(g.sim.Calls()); n != 2 {
		t.Errorf("%d calls", n)
	}
}

func TestOneWorkspaceIsRenewed(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]sim.Options{
		"by GET /team/{id}":         {},
		"by the list of workspaces": {Without: []string{"GetTeam"}},
	} {
		g := newRig(t, o)
		old := g.roster()
		m := the[model.RosterLoaded](t, g.do(model.FetchRoster{Seq: 5, Old: old}))
		if m.Err != nil || m.ID != sim.Northwind || m.Roster.Name != old.Name || m.Roster.Color != old.Color {
			t.Fatalf("%s: %+v", name, m)
		}
		if m.Roster.People.Len() != old.People.Len() {
			t.Errorf("%s: %d people, were %d", name, m.Roster.People.Len(), old.People.Len())
		}
	}
}

func TestEachWorkspaceIsIndexedOnce(t *testing.T) {
	t.Parallel()
	g := rosterBuilder{sizeOf: func(clickup.WorkspaceID) int { return 0 }}
	g.add(clickup.RosterBatch{ID: "1", Name: "One", People: make([]clickup.Person, 3), Last: true})
	g.add(clickup.RosterBatch{ID: "2", People: make([]clickup.Person, 2)})
	early := g.rosters()
	g.add(clickup.RosterBatch{ID: "2", Name: "Two", Color: "#123456", People: make([]clickup.Person, 4), Last: true})
	g.add(clickup.RosterBatch{ID: "3", Name: "Three", Last: true})
	all := g.rosters()
	if len(early) != 2 || early[1].People.Len() != 2 || early[1].Name != "" {
		t.Errorf("early: %+v", early)
	}
	if len(all) != 3 || all[0] != early[0] || all[1].People.Len() != 6 || all[1].Name != "Two" || all[2].People.Len() != 0 {
		t.Errorf("all: %+v", all)
	}
}
