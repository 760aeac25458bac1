package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
)

const runID = change.RunID("20260301-120000-7")

func aRun(id change.RunID) change.Run {
	admin, role := true, clickup.RoleID(77)
	return change.Run{ID: id, Phase: change.PhaseOpening, Started: noon, Plan: change.Plan{
		Title: "invite 1 guest", Workspace: "333", Name: "Northwind Studio", Warnings: []string{"ClickUp e-mails these people"},
		Steps: []change.Step{
			{Op: change.OpInviteGuest, Email: "sam@client.example", Rights: clickup.Rights{}.With(clickup.EditTags, true), State: change.Planned},
			{
				Op: change.OpShare, Email: "sam@client.example", Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bb4x7ff"},
				ItemName: "Zebra <launch> & checklist", Permission: clickup.PermissionRead, State: change.Planned,
			},
			{Op: change.OpEditMember, ID: -5, Role: &role, Admin: &admin, Before: &change.Before{BaseRole: clickup.RoleMember}, State: change.Planned},
		},
	}}
}

var history = []change.Transition{
	{Index: 0, State: change.Running, At: noon.Add(time.Second)},
	{Index: 0, State: change.Done, Status: 200, Guest: 99000041, At: noon.Add(2 * time.Second)},
	{Index: 1, State: change.Running, At: noon.Add(3 * time.Second)},
	{Index: 1, State: change.Failed, Status: 403, Code: "TEAM_110", Message: "Team must be on enterprise plan", At: noon.Add(4 * time.Second)},
}

// played returns the run after the first n lines of history.
func played(n int) change.Run {
	r := aRun(runID)
	for _, t := range history[:n] {
		r.Apply(t)
	}
	return r
}

// written returns a closed journal with all of history.
func written(t *testing.T, st *Store) string {
	t.Helper()
	j, err := st.CreateRun(t.Context(), aRun(runID))
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, j, history)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(st.folder(journalFolder), string(runID)+journalSuffix)
}

func appendAll(t *testing.T, j *Journal, lines []change.Transition) {
	t.Helper()
	for _, line := range lines {
		if err := j.Append(line); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRunComesBackAsItWas(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	path := written(t, st)
	r, err := st.ReadRun(runID)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Record{Run: played(4)}); !reflect.DeepEqual(r, want) {
		t.Errorf("got  %+v\nwant %+v", r, want)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read the journal: %v, %v", info.Mode(), err)
	}
	if lines := bytes.Count(readRaw(t, path), []byte("\n")); lines != 5 {
		t.Errorf("%d lines, want the plan and one for each transition", lines)
	}
}

func TestRunIsContinued(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	written(t, st)
	j, r, err := st.ContinueRun(t.Context(), runID)
	if err != nil || !reflect.DeepEqual(r.Run, played(4)) {
		t.Fatalf("continued as %+v, %v", r.Run, err)
	}
	appendAll(t, j, []change.Transition{{Index: 1, State: change.Done, Status: 200}})
	end := noon.Add(time.Minute)
	if err := j.SetPhase(change.PhaseStopped, end); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Close(), j.Close()); err != nil {
		t.Fatal(err)
	}
	if err := j.Append(history[0]); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("appending to a closed journal: %v", err)
	}
	got, err := st.ReadRun(runID)
	if err != nil || got.Run.Plan.Steps[1].State != change.Done || got.Run.Phase != change.PhaseStopped || !got.Run.Ended.Equal(end) {
		t.Errorf("then it is %+v, %v", got.Run, err)
	}
}

func TestRunsAreListedNewestFirst(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	if list, err := st.Runs(t.Context(), 0); err != nil || len(list) != 0 {
		t.Fatalf("no runs yet: %v, %v", list, err)
	}
	for i, id := range []change.RunID{"a", "b", "c"} {
		r := aRun(id)
		r.Started = noon.Add(time.Duration(i%2) * time.Hour)
		j, err := st.CreateRun(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if id != "c" {
			err = j.Close()
		} else {
			t.Cleanup(func() { _ = j.Close() })
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	writeRaw(t, filepath.Join(st.folder(journalFolder), "d.jsonl"), []byte("garbage\n"))
	list, err := st.Runs(t.Context(), 0)
	if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "d.jsonl, line 1: damaged") {
		t.Errorf("the damaged one is reported: %v", err)
	}
	var got []string
	for _, r := range list {
		got = append(got, string(r.Run.ID)+map[bool]string{true: " busy"}[r.Busy])
	}
	if want := []string{"b", "c busy", "a"}; !slices.Equal(got, want) {
		t.Errorf("runs %v, want %v", got, want)
	}
	if list, err = st.Runs(t.Context(), 2); len(list) != 1 || list[0].Run.ID != "c" || !errors.Is(err, ErrDamaged) {
		t.Errorf("the newest two: %+v %v", list, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = st.Runs(ctx, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("without anybody who waits: %v", err)
	}
}

func TestOneRunHasOneWriter(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	st, other := New(folder, "default"), New(folder, "default")
	j, err := st.CreateRun(t.Context(), aRun(runID))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := other.ContinueRun(t.Context(), runID); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), "another running cutui") {
		t.Errorf("continued while it is under way: %v", err)
	}
	if r, err := other.ReadRun(runID); err != nil || !r.Busy {
		t.Errorf("read while it is under way: %+v, %v", r, err)
	}
	if _, err := Purge(t.Context(), folder); !errors.Is(err, ErrBusy) {
		t.Errorf("purged while it is under way: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := st.CreateRun(t.Context(), aRun(runID)); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second run of the same id: %v", err)
	}
	next, _, err := other.ContinueRun(t.Context(), runID)
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // to look is not to hold
		if r, err := st.ReadRun(runID); err != nil || r.Busy {
			t.Errorf("after all: busy %v, %v", r.Busy, err)
		}
	}
}

func TestRunIDsStayInTheFolder(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	for _, id := range []change.RunID{"", "../x", "a/b", `a\b`, ".", "a.b", "nul\x00", change.RunID(strings.Repeat("a", 65)), "unknown"} {
		if _, err := st.ReadRun(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("read %q: %v", id, err)
		}
		if _, _, err := st.ContinueRun(t.Context(), id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("continue %q: %v", id, err)
		}
		if id == "unknown" {
			continue
		}
		if _, err := st.CreateRun(t.Context(), aRun(id)); err == nil {
			t.Errorf("created %q", id)
		}
	}
}

func TestPurgeRemovesEverything(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	written(t, New(folder, "work"))
	mustSave(t, New(folder, "work"), northwind(noon))
	mustSave(t, New(folder, "home"), northwind(noon))
	mustDecide(t, New(folder, "home"), leave(5))
	writeRaw(t, filepath.Join(folder, "config.toml"), []byte("theme = \"dark\"\n"))
	done, err := Purge(t.Context(), folder)
	if err != nil || done.Files < 5 || done.Bytes < 1000 {
		t.Errorf("purged %+v, %v", done, err)
	}
	if left := filesIn(t, folder); !slices.Equal(left, []string{"config.toml"}) {
		t.Errorf("left: %v", left)
	}
	if done, err := Purge(t.Context(), folder); err != nil || done != (Purged{}) {
		t.Errorf("purged again: %+v, %v", done, err)
	}
}
