package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup"
)

func TestSnapshotComesBackAsItWas(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	want := northwind(noon.Add(1234 * time.Microsecond))
	mustSave(t, st, want)
	want.At = noon.Add(time.Millisecond)
	want.Seen = want.At
	got, err := st.LatestSnapshot()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if people := got.Workspaces[0].People; people[1].InvitedBy != people[2].InvitedBy {
		t.Error("people of one inviter must share the value")
	}
	list, err := st.Snapshots()
	if err != nil || len(list) != 1 {
		t.Fatalf("list %v, %v", list, err)
	}
	line := list[0]
	info, err := os.Stat(st.snapshotPath(line.ID))
	if err != nil || line.People != 4 || line.Workspaces != 2 || line.Bytes != info.Size() {
		t.Errorf("the list says %+v of a file of %v", line, info)
	}
	if byID, err := st.Snapshot(line.ID); err != nil || !reflect.DeepEqual(byID, want) {
		t.Errorf("by id: %v", err)
	}
}

func TestNoSnapshot(t *testing.T) {
	t.Parallel()
	st := New(filepath.Join(t.TempDir(), "nowhere"), "default")
	if _, err := st.LatestSnapshot(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("latest: %v", err)
	}
	if list, err := st.Snapshots(); err != nil || len(list) != 0 {
		t.Errorf("list: %v, %v", list, err)
	}
	for _, id := range []string{"", "20260301T120000.000Z", "../../etc/passwd", "20260301T120000.000Z/../x"} {
		if _, err := st.Snapshot(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("snapshot %q: %v", id, err)
		}
	}
}

func TestOneSnapshotForEachLoadThatChangedSomething(t *testing.T) {
	t.Parallel()
	grown := func(at time.Time) Snapshot {
		s := northwind(at)
		s.Workspaces[1].People = append(s.Workspaces[1].People, clickup.Person{ID: 9})
		return s
	}
	for name, c := range map[string]struct {
		saves []Snapshot
		want  []string
	}{
		"one load": {[]Snapshot{northwind(noon)}, []string{"01 12:00 to 01 12:00"}},
		"unchanged": {
			[]Snapshot{northwind(noon), northwind(noon.Add(time.Hour)), northwind(noon.Add(2 * time.Hour))},
			[]string{"01 12:00 to 01 14:00"},
		},
		"changed": {
			[]Snapshot{northwind(noon), grown(noon.Add(time.Hour))},
			[]string{"01 12:00 to 01 12:00", "01 13:00 to 01 13:00"},
		},
		"changed and back": {
			[]Snapshot{northwind(noon), grown(noon.Add(time.Hour)), northwind(noon.Add(2 * time.Hour))},
			[]string{"01 12:00 to 01 12:00", "01 13:00 to 01 13:00", "01 14:00 to 01 14:00"},
		},
		"the same load learns more": {
			[]Snapshot{northwind(noon), grown(noon)},
			[]string{"01 12:00 to 01 12:00"},
		},
		"an unchanged load that was kept before all of it was there": {
			[]Snapshot{northwind(noon), grown(noon.Add(time.Hour)), northwind(noon.Add(time.Hour))},
			[]string{"01 12:00 to 01 13:00"},
		},
		"an older load comes late and changed nothing": {
			[]Snapshot{northwind(noon.Add(time.Hour)), northwind(noon)},
			[]string{"01 12:00 to 01 12:00", "01 13:00 to 01 13:00"},
		},
		"an unchanged load repeated late": {
			[]Snapshot{northwind(noon), northwind(noon.Add(2 * time.Hour)), northwind(noon.Add(time.Hour))},
			[]string{"01 12:00 to 01 14:00"},
		},
	} {
		st := New(t.TempDir(), "default")
		for _, s := range c.saves {
			mustSave(t, st, s)
		}
		if got := mustList(t, st); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestScopesAreApart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	mustSave(t, New(folder, "work\x00pk_canary"), northwind(noon))
	if _, err := New(folder, "home").LatestSnapshot(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("another account's roster is shown: %v", err)
	}
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if strings.Contains(path, "canary") {
			t.Errorf("the scope is on disk: %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOnlyTheUserCanRead(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such bits")
	}
	st := New(t.TempDir(), "default")
	if err := os.MkdirAll(st.folder(snapshotFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	mustSave(t, st, northwind(noon))
	folder, err := os.Stat(st.folder(snapshotFolder))
	if err != nil || folder.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", folder.Mode(), err)
	}
	entries, err := os.ReadDir(st.folder(snapshotFolder))
	if err != nil || len(entries) != 2 {
		t.Fatalf("a snapshot and the lock, not %v, %v", entries, err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
		}
	}
}

func TestHostileTextIsCleanedOnTheWayIn(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	s := northwind(noon)
	s.Workspaces[0].People[0].Name = "Olga\x1b]0;owned\a\u202e"
	s.Workspaces[0].People[0].Initials = clickup.WordOf("\x1b[31mOO")
	mustSave(t, st, s)
	got, err := st.LatestSnapshot()
	if err != nil {
		t.Fatal(err)
	}
	if p := got.Workspaces[0].People[0]; p.Name != "Olga" || p.Initials.String() != "OO" {
		t.Errorf("name %q, initials %q", p.Name, p.Initials)
	}
}

func TestTwoCopiesLoseNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	const each = 4 // both together stay below what is thinned out
	var wg sync.WaitGroup
	for copyOf := range 2 {
		wg.Go(func() {
			st := New(folder, "default")
			for i := range each {
				s := northwind(noon.Add(time.Duration(i*2+copyOf) * time.Second))
				s.Me.ID = clickup.UserID(i*2 + copyOf)
				if err := st.SaveSnapshot(t.Context(), s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	list, err := New(folder, "default").Snapshots()
	if err != nil || len(list) != 2*each {
		t.Errorf("%d snapshots are left of %d: %v", len(list), 2*each, err)
	}
}

func TestWaitingForAnotherInstanceEnds(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	mustSave(t, st, northwind(noon))
	unlock, err := lock(t.Context(), filepath.Join(st.folder(snapshotFolder), lockFile))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := st.SaveSnapshot(ctx, northwind(noon.Add(time.Hour))); !errors.Is(err, ErrBusy) {
		t.Errorf("saving under another copy's lock: %v", err)
	}
	unlock()
	mustSave(t, st, northwind(noon.Add(time.Hour)))
}
