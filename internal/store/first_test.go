package store

import (
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"cutui/clickup"
	"cutui/model/people"
)

// withFirst returns northwind with its preview.
func withFirst() Snapshot {
	s := northwind(noon)
	s.First = map[clickup.WorkspaceID]Preview{
		"333": {
			People: s.Workspaces[0].People[1:3], Own: []string{"northwind.example"},
			Counts: people.ViewCounts{All: 4, Members: 1, Guests: 2, Pending: 3, Admins: 5, Domains: 6},
		},
		"9006000001": {People: []clickup.Person{}, Own: []string{}},
	}
	return s
}

func TestFirstScreenIsReadByItself(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "a")
	if s, ok := st.LatestPreview(); ok {
		t.Errorf("before the first: %+v", s)
	}
	want := withFirst()
	mustSave(t, st, want)
	got, ok := st.LatestPreview()
	if !ok || !reflect.DeepEqual(got.First, want.First) {
		t.Fatalf("%+v", got.First)
	}
	if got.Me != want.Me || !got.Seen.Equal(noon) || !reflect.DeepEqual(got.Seats, want.Seats) || !reflect.DeepEqual(got.Plans, want.Plans) {
		t.Errorf("%+v", got)
	}
	if ws := got.Workspaces; len(ws) != 2 || ws[0].Name != "Northwind Studio" || ws[0].People != nil {
		t.Errorf("%+v", ws)
	}
	whole, err := st.LatestSnapshot()
	if err != nil || whole.First != nil || len(whole.Workspaces[0].People) != 4 {
		t.Errorf("%+v %v", whole, err)
	}
}

// Files of earlier versions of the program must stay readable, so the bytes of version 1 are fixed.
func TestSnapshotBytesStay(t *testing.T) {
	t.Parallel()
	for want, got := range map[uint32][]byte{
		0xb60bc714: encodeBody(northwind(noon)), 0x779c77bf: encodeFirst(withFirst()), 0xf1f948ff: encodeBody(crowd(1000)),
	} {
		if sum := crc32.ChecksumIEEE(got); sum != want {
			t.Errorf("%d bytes with the checksum %#x, not %#x", len(got), sum, want)
		}
	}
}

// A preview may be longer than what is usually read at once.
func TestLongFirstScreen(t *testing.T) {
	t.Parallel()
	st, s := New(t.TempDir(), "a"), crowd(2000)
	s.First = map[clickup.WorkspaceID]Preview{"333": {People: s.Workspaces[0].People, Own: []string{}}}
	mustSave(t, st, s)
	if got, ok := st.LatestPreview(); !ok || !reflect.DeepEqual(got.First, s.First) {
		t.Errorf("%d people, %v", len(got.First["333"].People), ok)
	}
}

func TestDamagedFirstScreenIsNotShown(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "a")
	mustSave(t, st, withFirst())
	path := st.snapshotPath(snapshotID(noon))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := decodeHeader(path, whole)
	if err != nil {
		t.Fatal(err)
	}
	for i := range headerSize + int(h.first) {
		bad := append([]byte(nil), whole...)
		bad[i] ^= 4
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := st.LatestPreview(); ok {
			t.Fatalf("byte %d flipped, and it is shown", i)
		}
		if err := os.WriteFile(path, whole[:i], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := st.LatestPreview(); ok {
			t.Fatalf("cut at %d, and it is shown", i)
		}
	}
	if _, err := st.LatestSnapshot(); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the damage is not told: %v", err)
	}
	if found, _ := filepath.Glob(filepath.Join(st.folder(snapshotFolder), "*"+damagedSuffix)); len(found) != 1 {
		t.Errorf("set aside: %v", found)
	}
}

func FuzzDecodeFirst(f *testing.F) {
	f.Add(encodeFirst(withFirst()))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, part []byte) {
		s, ok := decodeFirst(string(part))
		if !ok {
			return
		}
		for _, w := range s.Workspaces {
			if c := s.First[w.ID].Counts; c.All < 0 || w.People != nil {
				t.Errorf("%+v", c)
			}
		}
	})
}
