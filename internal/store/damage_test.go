package store

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/model"
)

func TestEveryCutAndEveryFlippedBitIsNoticed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	s := northwind(noon)
	s.Seen = noon
	whole := encodeSnapshot(s, encodeBody(s))
	path := filepath.Join(folder, "x"+snapshotSuffix)
	writeRaw(t, path, whole)
	if _, err := readSnapshot(path); err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		writeRaw(t, path, whole[:i])
		if _, err := readSnapshot(path); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", i, err)
		}
		broken := slices.Clone(whole)
		broken[i] ^= 1 << (i % 8)
		writeRaw(t, path, broken)
		if _, err := readSnapshot(path); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
			t.Fatalf("byte %d flipped: %v", i, err)
		}
	}
}

func TestDamagedSnapshotIsSetAside(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	old, fresh := northwind(noon), northwind(noon.Add(time.Hour))
	fresh.Me.ID = 2
	mustSave(t, st, old)
	mustSave(t, st, fresh)
	path := st.snapshotPath(snapshotID(fresh.At))
	writeRaw(t, path, readRaw(t, path)[:100])

	got, err := st.LatestSnapshot()
	problem, ok := errors.AsType[*FileError](err)
	if !ok || !errors.Is(err, ErrDamaged) || problem.Aside == "" {
		t.Fatalf("latest: %v", err)
	}
	if !strings.Contains(err.Error(), "cut short") || !strings.Contains(err.Error(), "set aside as 20260301T130000.000Z.damaged") {
		t.Errorf("the message is %q", err)
	}
	if !got.At.Equal(noon) {
		t.Errorf("the older snapshot comes with the error, not %v", got.At)
	}
	if _, err := os.Stat(problem.Aside); err != nil {
		t.Errorf("what was set aside is gone: %v", err)
	}
	if _, err := st.LatestSnapshot(); err != nil {
		t.Errorf("it is reported once, not again: %v", err)
	}
	mustSave(t, st, fresh)
	if got, err := st.LatestSnapshot(); err != nil || got.Me.ID != 2 {
		t.Errorf("after the next load: %v, %v", got.Me, err)
	}
}

func TestOnlyDamagedSnapshots(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	writeRaw(t, st.snapshotPath(snapshotID(noon)), nil)
	got, err := st.LatestSnapshot()
	if !errors.Is(err, ErrDamaged) || !got.Seen.IsZero() {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := st.LatestSnapshot(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("then: %v", err)
	}
}

func TestNewerSnapshotIsLeftAlone(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	mustSave(t, st, northwind(noon))
	path := st.snapshotPath(snapshotID(noon.Add(time.Hour)))
	data := readRaw(t, st.snapshotPath(snapshotID(noon)))
	data[8] = 2
	writeRaw(t, path, data)

	got, err := st.LatestSnapshot()
	if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "update cutui") {
		t.Errorf("latest: %v", err)
	}
	if !got.At.Equal(noon) {
		t.Errorf("the older snapshot comes with the error, not %v", got.At)
	}
	changed := northwind(noon.Add(2 * time.Hour))
	changed.Me.ID = 5
	mustSave(t, st, changed)
	if !slices.Equal(readRaw(t, path), data) {
		t.Error("the newer file was touched")
	}
	if got, err := st.LatestSnapshot(); err != nil || got.Me.ID != 5 {
		t.Errorf("%v, %v", got.Me, err)
	}
}

func TestFaultAtEachStepLosesNothing(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"create", "write", "sync", "close", "rename", "sync folder"} {
		st := New(t.TempDir(), "default")
		mustSave(t, st, northwind(noon))
		before := readRaw(t, st.snapshotPath(snapshotID(noon)))

		st.disk = failing(step)
		changed := northwind(noon.Add(time.Hour))
		changed.Me.ID = 2
		if err := st.SaveSnapshot(t.Context(), changed); !errors.Is(err, errDisk) {
			t.Errorf("%s: the fault is not reported: %v", step, err)
		}
		if got := readRaw(t, st.snapshotPath(snapshotID(noon))); !slices.Equal(got, before) {
			t.Errorf("%s: the old snapshot changed", step)
		}
		got, err := st.LatestSnapshot()
		if err != nil || (got.Me.ID == 2) != (step == "sync folder") {
			t.Errorf("%s: latest is %v, %v", step, got.Me, err)
		}
		for _, name := range filesIn(t, st.folder(snapshotFolder)) {
			if strings.HasPrefix(name, tempPrefix) {
				t.Errorf("%s: %s is left over", step, name)
			}
		}

		st.disk = osDisk()
		mustSave(t, st, changed)
		if got, err := st.LatestSnapshot(); err != nil || got.Me.ID != 2 {
			t.Errorf("%s: saved again: %v, %v", step, got.Me, err)
		}
	}
}

func TestLeftoversOfACrashAreDeleted(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	writeRaw(t, filepath.Join(st.folder(snapshotFolder), tempPrefix+"123"), []byte("half"))
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		writeRaw(t, filepath.Join(st.folder(snapshotFolder), name+damagedSuffix), nil)
	}
	mustSave(t, st, northwind(noon))
	want := []string{snapshotID(noon) + snapshotSuffix, "c.damaged", "d.damaged", "e.damaged"}
	if got := filesIn(t, st.folder(snapshotFolder)); !slices.Equal(got, want) {
		t.Errorf("left: %v, want %v", got, want)
	}
}

func TestSurplus(t *testing.T) {
	t.Parallel()
	hours := func(n, step int) []model.SnapshotInfo {
		var list []model.SnapshotInfo
		for i := range n {
			list = append(list, model.SnapshotInfo{Seen: noon.Add(-time.Duration(i*step) * time.Hour), Bytes: 1})
		}
		return list
	}
	for name, c := range map[string]struct {
		list []model.SnapshotInfo
		want int
	}{
		"none":                      {nil, 0},
		"few":                       {hours(10, 1), 0},
		"many of one day":           {hours(12, 1), 2},
		"hourly for two days":       {hours(49, 1), 37},
		"daily":                     {hours(90, 24), 0},
		"more days than are kept":   {hours(130, 24), 30},
		"one that is too large":     {[]model.SnapshotInfo{{Seen: noon, Bytes: keepBytes + 1}}, 0},
		"an older that is too much": {[]model.SnapshotInfo{{Seen: noon, Bytes: 1}, {Seen: noon, Bytes: keepBytes}}, 1},
	} {
		drop := surplus(c.list, keepAll)
		if len(drop) != c.want {
			t.Errorf("%s: %d of %d are dropped, want %d", name, len(drop), len(c.list), c.want)
		}
		if len(c.list) > 0 && slices.Contains(drop, c.list[0]) {
			t.Errorf("%s: the newest is dropped", name)
		}
	}
}

func TestHistoryIsThinnedOut(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "default")
	for i := range 16 {
		s := northwind(noon.Add(time.Duration(i) * time.Minute))
		s.Me.Name = strings.Repeat("x", i)
		mustSave(t, st, s)
	}
	list, err := st.Snapshots()
	if err != nil || len(list) != keepRecent || !list[0].At.Equal(noon.Add(15*time.Minute)) {
		t.Errorf("%d are kept, the newest is %v: %v", len(list), list[0].At, err)
	}
	st.Limit(3)
	mustSave(t, st, northwind(noon.Add(time.Hour)))
	if list, err = st.Snapshots(); err != nil || len(list) != 3 || !list[0].At.Equal(noon.Add(time.Hour)) {
		t.Errorf("%d are kept under a limit of 3: %v", len(list), err)
	}
}

func FuzzBody(f *testing.F) {
	f.Add(encodeBody(northwind(noon)))
	f.Add(encodeBody(Snapshot{}))
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, body []byte) {
		s, ok := decodeBody(string(body))
		if !ok {
			return
		}
		again, ok := decodeBody(string(encodeBody(s)))
		if !ok || !reflect.DeepEqual(again, s) {
			t.Errorf("%+v comes back as %+v", s, again)
		}
	})
}

func TestRandomBodiesNeverPanic(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	body := encodeBody(crowd(20))
	for range 2000 {
		b := slices.Clone(body)
		for range 1 + rng.IntN(4) {
			b[rng.IntN(len(b))] = byte(rng.Uint32())
		}
		decodeBody(string(b[:rng.IntN(len(b)+1)]))
	}
}

func BenchmarkLatestSnapshot10000(b *testing.B) {
	st := New(b.TempDir(), "default")
	if err := st.SaveSnapshot(b.Context(), crowd(10_000)); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if s, err := st.LatestSnapshot(); err != nil || len(s.Workspaces[0].People) != 10_000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode10000(b *testing.B) {
	s := crowd(10_000)
	b.ReportAllocs()
	for b.Loop() {
		encodeBody(s)
	}
}

// A link instead of a file is replaced, and its target is not written to.
func TestLinksAreNotWrittenThrough(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	victim := filepath.Join(folder, "victim")
	writeRaw(t, victim, []byte("precious"))
	st := New(filepath.Join(folder, "data"), "default")
	mustSave(t, st, northwind(noon))
	path := st.snapshotPath(snapshotID(noon))
	if err := errors.Join(os.Remove(path), os.Symlink(victim, path)); err != nil {
		t.Skipf("there are no links here: %v", err)
	}
	mustSave(t, st, northwind(noon))
	if got := string(readRaw(t, victim)); got != "precious" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Mode().Perm() != 0o600 {
		t.Errorf("the snapshot is %v, %v", info, err)
	}
}
