package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutui/clickup"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// northwind returns a snapshot with one of everything that a roster can have.
func northwind(at time.Time) Snapshot {
	olga := &clickup.Inviter{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example"}
	lead := &clickup.RoleRef{ID: 77, Name: "Team lead"}
	return Snapshot{
		At: at,
		Me: clickup.User{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Color: "#40bc86", Initials: "OO", Timezone: "Europe/Berlin"},
		Workspaces: []clickup.Workspace{
			{ID: "333", Name: "Northwind Studio", Color: "#7b68ee", People: []clickup.Person{
				{
					ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Initials: clickup.WordOf("OO"), RoleKey: clickup.WordOf("owner"), Role: clickup.RoleOwner,
					RoleCode: 1, LastActive: 1750794096125, Joined: 1679495777070, Invited: 1679495777070,
				},
				{
					ID: 2, Name: "Łukasz 👩🏽\u200d🚀", Email: "lukasz@northwind.example", Color: clickup.ParseColor("#40bc86"), CustomRole: lead, InvitedBy: olga,
					RoleKey: clickup.WordOf("member"), Role: clickup.RoleMember, RoleCode: 3, LastActive: clickup.Absent, Joined: 1, Invited: clickup.Null,
				},
				{
					ID: 1 << 40, Email: "cleo@client.example", InvitedBy: olga, Role: clickup.RoleGuest, RoleCode: 4, RoleSubtype: 2,
					Joined: clickup.Null, Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false),
				},
				{ID: -40578317, Name: "Agent", CustomRole: lead, RoleCode: 7},
			}},
			{ID: "9006000001", Name: "Labs", People: []clickup.Person{}},
		},
		Seats: map[clickup.WorkspaceID]clickup.Seats{"333": {
			Members: clickup.SeatPool{Filled: clickup.CountOf(41), Total: clickup.CountOf(45), Empty: clickup.CountOf(4)},
			Guests:  clickup.SeatPool{Filled: clickup.CountOf(118), Total: clickup.Unlimited(), Empty: clickup.Count{}},
		}},
		Plans: map[clickup.WorkspaceID]clickup.Plan{"333": {Name: "Enterprise", ID: 4}},
	}
}

// crowd returns a snapshot of n people with as many distinct values as in real ones.
func crowd(n int) Snapshot {
	people := make([]clickup.Person, n)
	inviters := [3]clickup.Inviter{{ID: 1, Name: "Olga"}, {ID: 2, Name: "Abel"}, {ID: 3, Name: "Ines"}}
	for i := range people {
		people[i] = clickup.Person{
			ID: clickup.UserID(100_000_000 + i), Name: fmt.Sprintf("Person Number %d", i), Email: fmt.Sprintf("person.%d@northwind.example", i),
			Color: clickup.ParseColor(fmt.Sprintf("#40bc%02x", i%30)), Initials: clickup.WordOf(fmt.Sprintf("P%c", 'A'+i%26)), RoleKey: clickup.WordOf("member"), Role: clickup.RoleMember,
			RoleCode: 3, InvitedBy: &inviters[i%3], LastActive: clickup.Stamp(1750794096125 + i), Joined: 1679495777070, Invited: 1679495777070,
		}
	}
	return Snapshot{At: noon, Workspaces: []clickup.Workspace{{ID: "333", Name: "Northwind", People: people}}}
}

func mustSave(t *testing.T, st *Store, s Snapshot) {
	t.Helper()
	if err := st.SaveSnapshot(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

// mustList returns the result of Snapshots, oldest first and as text, for comparison.
func mustList(t *testing.T, st *Store) []string {
	t.Helper()
	list, err := st.Snapshots()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range list {
		out = append([]string{s.At.Format("02 15:04") + " to " + s.Seen.Format("02 15:04")}, out...)
	}
	return out
}

// filesIn returns the names of the files in a folder, without the lock.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.Name() != lockFile {
			names = append(names, e.Name())
		}
	}
	return names
}

var errDisk = errors.New("no space left on device")

// failing is a disk on which one step fails.
func failing(step string) disk {
	d, sound := osDisk(), osDisk()
	d.create = func(dir string) (file, error) {
		if step == "create" {
			return nil, errDisk
		}
		f, err := sound.create(dir)
		return failingFile{file: f, step: step}, err
	}
	d.rename = func(from, to string) error {
		if step == "rename" {
			return errDisk
		}
		return sound.rename(from, to)
	}
	d.syncDir = func(dir string) error {
		if step == "sync folder" {
			return errDisk
		}
		return sound.syncDir(dir)
	}
	d.extend = func(path string) (file, error) {
		if step == "extend" {
			return nil, errDisk
		}
		f, err := sound.extend(path)
		return failingFile{file: f, step: step}, err
	}
	return d
}

type failingFile struct {
	file
	step string
}

func (f failingFile) Write(p []byte) (int, error) {
	if f.step == "write" {
		n, _ := f.file.Write(p[:len(p)/2])
		return n, errDisk
	}
	return f.file.Write(p)
}

func (f failingFile) Sync() error {
	if f.step == "sync" {
		return errDisk
	}
	return f.file.Sync()
}

func (f failingFile) Truncate(size int64) error {
	if f.step == "truncate" {
		return errDisk
	}
	return f.file.Truncate(size)
}

func (f failingFile) Close() error {
	err := f.file.Close()
	if f.step == "close" {
		return errDisk
	}
	return err
}

func writeRaw(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readRaw(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
