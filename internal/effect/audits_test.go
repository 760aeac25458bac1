package effect

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/model"
	"cutui/model/audit"
	"cutui/model/people"
	"cutui/model/seats"
)

func TestDecisionsAreKeptAndRecalled(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	d := model.Decision{Workspace: sim.Northwind, Acceptance: audit.Acceptance{
		Check: audit.SeatsUnused, Note: "for the new team", At: g.clock.Now(), ReviewBy: g.clock.Now().AddDate(0, 1, 0),
	}}
	if m := the[model.DecisionsSaved](t, g.do(model.SaveDecisions{List: []model.Decision{d}})); m.Err != nil {
		t.Fatal(m.Err)
	}
	m := the[model.DecisionsLoaded](t, g.do(model.LoadDecisions{Seq: 7}))
	if m.Err != nil || m.Seq != 7 || len(m.List) != 1 || m.List[0] != d {
		t.Errorf("recalled %+v", m)
	}
	files, _ := filepath.Glob(filepath.Join(g.folder, "decisions", "*", "decisions.json"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	if err := os.WriteFile(files[0], []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if m := the[model.DecisionsLoaded](t, g.do(model.LoadDecisions{Seq: 8})); m.Err == nil {
		t.Error("a damaged file is not told")
	}
}

func TestTheRosterIsComparedWithASnapshot(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	rows := append([]clickup.Person{{ID: 1, Name: "Left Leo", Role: clickup.RoleMember, Joined: 1}}, r.People.Rows()[2:]...)
	before := snapshot(g.clock.Now().AddDate(0, 0, -31), &model.Roster{ID: r.ID, Name: r.Name, People: people.New(rows)})
	g.do(model.SaveSnapshot{Snapshot: before})
	listed := the[model.SnapshotsListed](t, g.do(model.ListSnapshots{Seq: 3}))
	if listed.Err != nil || listed.Seq != 3 || len(listed.List) != 1 || listed.List[0].People != len(rows) || listed.List[0].Bytes == 0 {
		t.Fatalf("listed %+v", listed)
	}
	today := audit.Snapshot{At: g.clock.Now(), People: r.People.Rows()}
	e := model.CompareSince{Seq: 4, ID: r.ID, Snapshot: listed.List[0], Today: today, InactiveDays: 60}
	m := the[model.ComparedSince](t, g.do(e))
	c := m.Comparison.Changes
	if m.Err != nil || m.Seq != 4 || c.Count(audit.Joined) != 2 || c.Count(audit.Left) != 1 || !c.From.Equal(listed.List[0].At) {
		t.Errorf("compared %+v", m)
	}
	e.Snapshot.ID = "20200101T000000.000Z"
	if m := the[model.ComparedSince](t, g.do(e)); m.Err == nil {
		t.Error("a snapshot that is gone compares")
	}
}

func TestReportsAreExported(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	folder := t.TempDir()
	g.runner.deps.SaveDirs = []string{folder}
	people := g.roster().People.Rows()
	in := audit.Input{
		Workspace: sim.Northwind, Name: "Northwind Studio", People: people, Now: g.clock.Now(),
		Own: seats.OwnDomains(seats.CountDomains(people), nil), Options: audit.DefaultOptions(),
	}
	changes := audit.Diff(audit.Snapshot{At: in.Now.Add(-time.Hour)}, audit.Snapshot{At: in.Now, People: people}, 60)
	e := model.Export{Name: "seat-audit-Northwind Studio-2026-11-02", Report: audit.Run(in), People: people, Changes: &changes}
	for format, begins := range map[string]string{"html": "<!doctype html>", "markdown": "# Seat audit: ", "csv": "workspace_id,", "json": "{"} {
		e.Format = format
		m := the[model.Saved](t, g.do(e))
		data, err := os.ReadFile(m.Path)
		if m.Err != nil || err != nil || !strings.HasPrefix(string(data), begins) || filepath.Dir(m.Path) != folder {
			t.Errorf("%s: %+v, %v", format, m, err)
		}
		if format == "json" && (!json.Valid(data) || !strings.Contains(string(data), `"inviters"`) || !strings.Contains(string(data), `"changes"`)) {
			t.Error("the JSON does not hold everything")
		}
	}
	first := the[model.Saved](t, g.do(e)).Path
	if second := the[model.Saved](t, g.do(e)).Path; first == second {
		t.Error("a report was written over")
	}
	e.Format = "pdf"
	if m := the[model.Saved](t, g.do(e)); m.Err == nil {
		t.Error("an unknown format is written")
	}
}

func TestOnlyTheNewestAuditIsWorthItsWork(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	check := func(id clickup.WorkspaceID, seq uint64) []model.Msg {
		return g.do(model.Audit{ID: id, Seq: seq, Input: audit.Input{People: r.People.Rows(), Now: g.clock.Now(), Options: audit.DefaultOptions()}})
	}
	if done := the[model.Audited](t, check(sim.Northwind, 5)); done.Seq != 5 || len(done.Report.Findings) == 0 {
		t.Errorf("%+v", done)
	}
	if msgs := check(sim.Northwind, 4); len(msgs) != 0 {
		t.Errorf("an older audit was made: %v", msgs)
	}
	if done := the[model.Audited](t, check(sim.Labs, 4)); done.ID != sim.Labs {
		t.Errorf("another workspace's: %+v", done)
	}
}
