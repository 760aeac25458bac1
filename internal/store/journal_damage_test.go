package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cutui/model/change"
)

func TestJournalCutAnywhere(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	path := written(t, st)
	whole := readRaw(t, path)
	for size := range len(whole) + 1 {
		writeRaw(t, path, whole[:size])
		lines := bytes.Count(whole[:size], []byte("\n"))
		r, err := st.ReadRun(runID)
		if lines == 0 {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("cut in the plan, at %d: %v", size, err)
			}
			continue
		}
		cut := whole[size-1] != '\n'
		if err != nil || r.Cut != cut || !reflect.DeepEqual(r.Run, played(lines-1)) {
			t.Fatalf("cut to %d bytes: %+v, %v", size, r, err)
		}
	}
}

func TestCutLineIsRemovedBeforeContinuing(t *testing.T) {
	t.Parallel()
	for name, tail := range map[string]string{
		"half a line":           `{"sum":"12`,
		"zeros":                 "\x00\x00\x00",
		"zeros and a line end":  "\x00\x00\x00\"at\":1}}\n",
		"a line without an end": `{"sum":"00000000","transition":{"step":0}}`,
	} {
		st := New(t.TempDir(), "default")
		path := written(t, st)
		whole := readRaw(t, path)
		writeRaw(t, path, append(slices.Clone(whole), tail...))
		j, r, err := st.ContinueRun(t.Context(), runID)
		if err != nil || !r.Cut || !reflect.DeepEqual(r.Run, played(4)) {
			t.Fatalf("%s: %+v, %v", name, r, err)
		}
		appendAll(t, j, []change.Transition{{Index: 2, State: change.Running}})
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := st.ReadRun(runID)
		if err != nil || again.Cut || again.Run.Plan.Steps[2].State != change.Running {
			t.Errorf("%s: then %+v, %v", name, again, err)
		}
	}
}

// A run is continued only if its journal can be repaired and written. If not, that is reported, the
// journal is unlocked, and once the disk works again the run can be continued.
func TestARunIsNotContinuedOnABrokenDisk(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"extend", "truncate", "sync"} {
		st := New(t.TempDir(), "default")
		path := written(t, st)
		writeRaw(t, path, append(readRaw(t, path), `{"sum":"12`...))
		st.disk = failing(step)
		if j, _, err := st.ContinueRun(t.Context(), runID); !errors.Is(err, errDisk) {
			t.Errorf("%s: %v, %v", step, j, err)
		}
		if j, err := st.CreateRun(t.Context(), aRun("20261126-000000-other")); step != "truncate" && !errors.Is(err, errDisk) {
			t.Errorf("%s: a new run: %v, %v", step, j, err)
		} else if step == "truncate" {
			_ = j.Close() // it had nothing to take off
		}
		st.disk = osDisk()
		j, r, err := st.ContinueRun(t.Context(), runID)
		if err != nil || r.Cut != (step != "sync") || !reflect.DeepEqual(r.Run, played(4)) {
			t.Fatalf("%s: with room: %+v, %v", step, r, err)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestChangedJournalIsRefused(t *testing.T) {
	t.Parallel()
	lines := func(data []byte) [][]byte { return bytes.SplitAfter(data, []byte("\n"))[:5] }
	for name, c := range map[string]struct {
		edit func(l [][]byte) [][]byte
		want string
	}{
		"a state": {
			func(l [][]byte) [][]byte {
				l[4] = bytes.Replace(l[4], []byte("failed"), []byte("done"), 1)
				return l
			}, "line 5: damaged: it was changed",
		},
		"the plan": {
			func(l [][]byte) [][]byte {
				l[0] = bytes.Replace(l[0], []byte("sam@"), []byte("eve@"), 1)
				return l
			}, "line 1: damaged: it was changed",
		},
		"a line taken out":  {func(l [][]byte) [][]byte { return slices.Delete(l, 2, 3) }, "line 3: damaged"},
		"a line twice":      {func(l [][]byte) [][]byte { return slices.Insert(l, 2, l[1]) }, "line 3: damaged"},
		"lines swapped":     {func(l [][]byte) [][]byte { l[2], l[3] = l[3], l[2]; return l }, "line 3: damaged"},
		"an empty line":     {func(l [][]byte) [][]byte { return slices.Insert(l, 1, []byte("\n")) }, "line 2: damaged"},
		"the plan gone":     {func(l [][]byte) [][]byte { return l[1:] }, "line 1: damaged"},
		"another's journal": {func([][]byte) [][]byte { return otherRun() }, "it is the journal of run other"},
		"a stranger's line": {func(l [][]byte) [][]byte { return append(l, sealed(l, change.Transition{Index: 99})) }, "line 6: damaged: it does not belong"},
		"a newer version": {
			func(l [][]byte) [][]byte {
				l[0] = []byte(`{"check":"sha","version":2,"run":{"something":"else"}}` + "\n")
				return l
			}, "written by a newer cutui: its format is version 2, this cutui reads up to 1; update cutui",
		},
	} {
		st := New(t.TempDir(), "default")
		path := written(t, st)
		edited := bytes.Join(c.edit(lines(readRaw(t, path))), nil)
		writeRaw(t, path, edited)
		_, err := st.ReadRun(runID)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if _, _, err := st.ContinueRun(t.Context(), runID); err == nil || errors.Is(err, ErrBusy) {
			t.Errorf("%s: it can be continued: %v", name, err)
		}
		if !bytes.Equal(readRaw(t, path), edited) {
			t.Errorf("%s: the journal was touched", name)
		}
	}
}

func otherRun() [][]byte {
	run := aRun("other")
	line, _, err := seal(0, entry{Version: change.JournalVersion, Run: &run})
	if err != nil {
		panic(err)
	}
	return [][]byte{line}
}

// sealed returns a further line with a valid checksum.
func sealed(lines [][]byte, t change.Transition) []byte {
	j, err := parseJournal("", bytes.Join(lines, nil))
	if err != nil {
		panic(err)
	}
	line, _, err := seal(j.sum, entry{Transition: &t})
	if err != nil {
		panic(err)
	}
	return line
}

func TestHostileJournalTextIsCleaned(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	run := aRun(runID)
	run.Plan.Title = "invite\x1b]0;owned\a"
	run.Plan.Steps[0].Email = "sam@client.example\u202e"
	j, err := st.CreateRun(t.Context(), run)
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, j, []change.Transition{{Index: 0, State: change.Failed, Message: "no\x1b[31m way"}})
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := st.ReadRun(runID)
	if err != nil {
		t.Fatal(err)
	}
	step := r.Run.Plan.Steps[0]
	if r.Run.Plan.Title != "invite" || step.Email != "sam@client.example" || step.Message != "no way" {
		t.Errorf("%q, %q, %q", r.Run.Plan.Title, step.Email, step.Message)
	}
}

func TestNoPlanOnDiskNoRun(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"create", "write", "sync", "close", "rename", "sync folder"} {
		st := New(t.TempDir(), "default")
		st.disk = failing(step)
		if _, err := st.CreateRun(t.Context(), aRun(runID)); !errors.Is(err, errDisk) {
			t.Errorf("%s: %v", step, err)
		}
		r, err := st.ReadRun(runID)
		if step == "sync folder" {
			if err != nil || r.Busy {
				t.Errorf("%s: what is on disk is whole and free: %+v, %v", step, r, err)
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a run is left: %v", step, err)
		}
	}
}

func TestFailedAppendEndsTheJournal(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"write", "sync"} {
		st := New(t.TempDir(), "default")
		j, err := st.CreateRun(t.Context(), aRun(runID))
		if err != nil {
			t.Fatal(err)
		}
		appendAll(t, j, history[:2])
		sound := j.f
		j.f = failingFile{file: sound, step: step}
		if err := j.Append(history[2]); !errors.Is(err, errDisk) || !strings.Contains(err.Error(), "nothing more is sent") {
			t.Errorf("%s: %v", step, err)
		}
		j.f = sound
		if err := j.Append(history[2]); !errors.Is(err, errDisk) {
			t.Errorf("%s: it goes on after a failure: %v", step, err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		next, r, err := st.ContinueRun(t.Context(), runID)
		if err != nil {
			t.Fatal(err)
		}
		if step == "write" && (!r.Cut || !reflect.DeepEqual(r.Run, played(2))) {
			t.Errorf("%s: continued as %+v", step, r)
		}
		appendAll(t, next, history[2:])
		if err := next.Close(); err != nil {
			t.Fatal(err)
		}
		if r, err := st.ReadRun(runID); err != nil || !reflect.DeepEqual(r.Run, played(4)) {
			t.Errorf("%s: then %+v, %v", step, r, err)
		}
	}
}

func TestUnreadableFolderIsReported(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeRaw(t, filepath.Join(folder, snapshotFolder), []byte("a file where a folder should be"))
	st := New(folder, "default")
	if err := st.SaveSnapshot(t.Context(), northwind(noon)); err == nil || !strings.Contains(err.Error(), "creating the folder") {
		t.Errorf("saving: %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, journalFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := st.CreateRun(t.Context(), aRun(runID)); err == nil || !strings.Contains(err.Error(), "creating the folder") {
		t.Errorf("creating a run: %v", err)
	}
	// An empty list would hide interrupted runs.
	if list, err := st.Runs(t.Context(), 0); err == nil || len(list) > 0 {
		t.Errorf("listing runs: %v, %v", list, err)
	}
	if s, err := st.LatestSnapshot(); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the last snapshot: %+v, %v", s, err)
	}
}

func FuzzJournal(f *testing.F) {
	run := aRun(runID)
	first, sum, err := seal(0, entry{Version: change.JournalVersion, Run: &run})
	if err != nil {
		f.Fatal(err)
	}
	second, _, err := seal(sum, entry{Transition: &history[0]})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(append(slices.Clone(first), second...))
	f.Add([]byte(`{"sum":"00000000",}` + "\n"))
	f.Add([]byte("\n\n\x00\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := parseJournal("x", data)
		if err != nil {
			return
		}
		if j.size > int64(len(data)) || j.cut != (j.size < int64(len(data))) {
			t.Errorf("%d of %d bytes, cut %v", j.size, len(data), j.cut)
		}
		line, _, err := seal(j.sum, entry{Transition: &change.Transition{}})
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseJournal("x", append(slices.Clone(data[:j.size]), line...))
		if len(j.run.Plan.Steps) > 0 && (err != nil || again.cut) {
			t.Errorf("a line after what was read: %v", err)
		}
	})
}
