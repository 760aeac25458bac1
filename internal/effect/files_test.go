package effect

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func touch(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAPathMayBecome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Chdir(home)
	for _, path := range []string{"People.csv", "people.xlsx", "notes.TXT", ".hidden.csv", "lists/2024.csv", "lists/2025.tsv", "bad\x1b[31m.csv", ".config/x.csv"} {
		touch(t, filepath.Join(home, path), "email\na@b.example\n")
	}
	if err := os.Symlink(filepath.Join(home, "nowhere"), filepath.Join(home, "gone.csv")); err != nil {
		t.Log(err)
	}
	for typed, want := range map[string]string{
		"":          "lists/ People.csv notes.TXT",
		"p":         "People.csv",
		"PEOPLE.c":  "People.csv",
		"l":         "lists/",
		"lists/":    "lists/2024.csv lists/2025.tsv",
		"~/lists/2": "~/lists/2024.csv ~/lists/2025.tsv",
		"~/":        "~/lists/ ~/People.csv ~/notes.TXT",
		".":         ".config/ .hidden.csv",
		"./p":       "./People.csv",
		"nothing":   "",
		home + "/n": home + "/notes.TXT",
	} {
		files, err := listFiles(filepath.FromSlash(typed))
		var got []string
		for _, f := range files {
			got = append(got, filepath.ToSlash(f.Path))
		}
		wanted := strings.Fields(want)
		slices.Sort(got)
		slices.Sort(wanted)
		if err != nil || !slices.Equal(got, wanted) {
			t.Errorf("%q: %q, %v, want %q", typed, got, err, wanted)
		}
	}
	if files, err := listFiles("lists/../"); err != nil || len(files) != 3 || !files[0].Folder {
		t.Errorf("folders come first: %+v, %v", files, err)
	}
	if _, err := listFiles("nowhere/x"); err == nil || !strings.HasPrefix(err.Error(), "nowhere/ can't be read: no such file") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestAnHRListIsReadFromAFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	touch(t, filepath.Join(home, "people.csv"), "\xff\xfee\x00m\x00a\x00i\x00l\x00\n\x00a\x00@\x00b\x00.\x00c\x00\n\x00")
	touch(t, filepath.Join(home, "none.csv"), "name\nAda\n")
	r := New(Deps{Clock: wall{}})
	roster, err := r.readHR("~/people.csv")
	list := roster.HR
	if err != nil || list.File != "people.csv" || len(list.People) != 1 || list.People[0].Address != "a@b.c" {
		t.Errorf("%+v, %v", list, err)
	}
	for path, want := range map[string]string{"~/none.csv": "~/none.csv: the HR list has no e-mail addresses; its columns are name", "~/gone.csv": "can't be read"} {
		if _, err := r.readHR(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
