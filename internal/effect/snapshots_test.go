package effect

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/model"
	"cutui/model/people"
)

func (g *rig) kept() int {
	g.t.Helper()
	list, err := g.store.Snapshots()
	if err != nil {
		g.t.Fatal(err)
	}
	return len(list)
}

func (g *rig) recalled() model.SnapshotLoaded {
	g.t.Helper()
	return the[model.SnapshotLoaded](g.t, g.do(model.LoadSnapshot{}))
}

func snapshot(at time.Time, rosters ...*model.Roster) model.SnapshotLoaded {
	return model.SnapshotLoaded{
		At: at, Me: clickup.User{ID: 1, Name: "Olga"}, Rosters: rosters,
		Seats: map[clickup.WorkspaceID]clickup.Seats{sim.Northwind: {Members: clickup.SeatPool{Filled: clickup.CountOf(3)}}},
		Plans: map[clickup.WorkspaceID]clickup.Plan{sim.Northwind: {Name: "Enterprise"}},
	}
}

func TestRosterIsKeptAndRecalled(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	if m := g.recalled(); m.Err != nil || !m.At.IsZero() {
		t.Errorf("before the first: %+v", m)
	}
	r := g.roster()
	if msgs := g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)}); len(msgs) != 0 {
		t.Errorf("%v", msgs)
	}
	m := g.recalled()
	if m.Err != nil || m.Me.Name != "Olga" || len(m.Rosters) != 1 || m.Rosters[0].People.Len() != r.People.Len() || m.Rosters[0].Name != r.Name {
		t.Errorf("%+v", m)
	}
	if m.Seats[sim.Northwind].Members.Filled.N != 3 || m.Plans[sim.Northwind].Name != "Enterprise" || m.At.IsZero() {
		t.Errorf("%+v", m)
	}
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now().Add(time.Hour), r)})
	if n := g.kept(); n != 1 {
		t.Errorf("%d snapshots of one roster", n)
	}
	if again := g.recalled(); !again.At.After(m.At) {
		t.Errorf("the age is not renewed: %v, was %v", again.At, m.At)
	}
}

func TestOnlyTheNewestRosterOfABurstIsWritten(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // the wait ends at once, as if a newer one had come
	g.doIn(ctx, model.SaveSnapshot{Snapshot: snapshot(g.clock.Now())})
	if g.kept() != 0 {
		t.Error("written although it was not left alone")
	}
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})
	if m := g.recalled(); g.kept() != 1 || len(m.Rosters) != 1 {
		t.Errorf("%d kept, %d rosters", g.kept(), len(m.Rosters))
	}
}

func TestCloseWritesWhatWaits(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g.doIn(ctx, model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), g.roster())})
	g.opened(invite("a@else.example"))
	if err := g.runner.Close(t.Context()); err != nil || g.kept() != 1 {
		t.Errorf("%v, %d kept", err, g.kept())
	}
	if records, err := g.store.Runs(t.Context(), 0); err != nil || len(records) != 1 || records[0].Busy {
		t.Errorf("the journal is still held: %+v %v", records, err)
	}
	if err := g.runner.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSnapshotsCanBeOff(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	g.runner.deps.Snapshots = false
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})
	if m := g.recalled(); g.kept() != 0 || !m.At.IsZero() || m.Err != nil {
		t.Errorf("%d kept, %+v", g.kept(), m)
	}
}

func TestFailureToKeepIsToldOnce(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	blocked := filepath.Join(g.folder, "snapshots")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if m := the[model.Saved](t, g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})); m.Err == nil {
		t.Error("no error")
	}
	if msgs := g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)}); len(msgs) != 0 {
		t.Errorf("told again: %v", msgs)
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})
	if g.kept() != 1 {
		t.Error("not kept after the trouble is over")
	}
}

func TestDamagedSnapshotIsTold(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), g.roster())})
	files, err := filepath.Glob(filepath.Join(g.folder, "snapshots", "*", "*.roster"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.Truncate(files[0], 100); err != nil {
		t.Fatal(err)
	}
	if m := g.recalled(); m.Err == nil || errors.Is(m.Err, fs.ErrNotExist) || len(m.Rosters) != 0 {
		t.Errorf("%+v", m)
	}
}

func TestAnOlderRosterDoesNotReplaceANewerOne(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	fresh := snapshot(g.clock.Now(), r)
	fresh.Me.Name = "fresh"
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // nothing is written before Close
	g.doIn(ctx, model.SaveSnapshot{Seq: 2, Snapshot: fresh})
	g.doIn(ctx, model.SaveSnapshot{Seq: 1, Snapshot: snapshot(g.clock.Now(), r)})
	if err := g.runner.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if kept, err := g.store.LatestSnapshot(); err != nil || kept.Me.Name != "fresh" {
		t.Errorf("%q is kept: %v", kept.Me.Name, err)
	}
}

func TestTheFirstScreenIsKeptToo(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	glimpse := func() model.PreviewLoaded {
		t.Helper()
		return the[model.PreviewLoaded](t, g.do(model.LoadPreview{}))
	}
	if m := glimpse(); !m.At.IsZero() || m.Rosters != nil {
		t.Errorf("before the first: %+v", m)
	}
	r := g.roster()
	g.do(model.SaveSnapshot{Snapshot: snapshot(g.clock.Now(), r)})
	m := glimpse()
	if len(m.Rosters) != 1 || m.Me.Name != "Olga" || m.Seats[sim.Northwind].Members.Filled.N != 3 || m.Plans[sim.Northwind].Name != "Enterprise" {
		t.Fatalf("%+v", m)
	}
	first, whole := m.Rosters[0].People, r.People
	if first.Len() != firstScreen || first.Counts() != whole.Counts() || len(m.Own[sim.Northwind]) != 1 {
		t.Errorf("%d people of %+v, own %v", first.Len(), first.Counts(), m.Own)
	}
	ranked, _ := (model.Rank{Job: people.Job{People: whole}}).Do(nil)
	for i, p := range first.Rows() {
		if want := whole.At(ranked.Result.Rows[i]); p.ID != want.ID {
			t.Errorf("row %d is %s, not %s", i, p.Name, want.Name)
		}
	}
}

func TestFactsNotLoadedStayKnown(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	r := g.roster()
	g.do(model.SaveSnapshot{Seq: 1, Snapshot: snapshot(g.clock.Now(), r)})
	names := model.SnapshotLoaded{At: g.clock.Now().Add(time.Hour), Rosters: []*model.Roster{r}} // as a command that lists names
	g.do(model.SaveSnapshot{Seq: 2, Snapshot: names})
	m := g.recalled()
	if m.Me.Name != "Olga" || m.Seats[sim.Northwind].Members.Filled.N != 3 || m.Plans[sim.Northwind].Name != "Enterprise" {
		t.Errorf("%+v %+v %+v", m.Me, m.Seats, m.Plans)
	}
	if n := g.kept(); n != 1 {
		t.Errorf("%d snapshots of one roster", n)
	}
}
