package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutui/ui/uitest"
)

// Every screen of the program has a picture.
func TestEveryScreenHasAPicture(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{
		"people":                  true,
		"overlay.Confirm/command": true, // the demo runs nothing outside
		"overlay.Confirm/give-up": true, // it has no run of another day
	}
	for _, s := range scenes() {
		for part := range strings.FieldsSeq(s.shows) {
			shown[part] = true
		}
	}
	for _, name := range append(uitest.ScreenTypes(t, "../ui"), "workspaces", "details", "seats", "welcome") {
		if !shown[name] {
			t.Errorf("no scene shows %s", name)
		}
	}
}

// docs/screens.md shows every picture, and every picture belongs to a scene.
func TestEveryPictureIsOnThePage(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../docs/screens.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	names := []string{filmName + ".svg", "report.png"}
	for _, s := range scenes() {
		names = append(names, s.name+".svg")
		if slices.Contains(names[:len(names)-1], s.name+".svg") {
			t.Errorf("two scenes are named %s", s.name)
		}
	}
	for _, name := range names {
		if !strings.Contains(page, "](../screenshots/"+name+")") {
			t.Errorf("docs/screens.md does not show %s", name)
		}
	}
	for _, s := range scenes() {
		if s.png {
			names = append(names, s.name+".png")
		}
	}
	for _, path := range pictures(t) {
		if !slices.Contains(names, path) {
			t.Errorf("%s belongs to no scene", path)
		}
	}
}

// The pictures are small enough for a slow connection.
func TestPicturesAreSmall(t *testing.T) {
	t.Parallel()
	const each, all = 120_000, 3_500_000
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
		if filepath.Ext(e.Name()) == ".png" && info.Size() > each {
			t.Errorf("%s has %d bytes", e.Name(), info.Size())
		}
	}
	if total > all {
		t.Errorf("%d bytes in all", total)
	}
}

// pictures returns the names of the picture files.
func pictures(t *testing.T) []string {
	t.Helper()
	svgs, err := filepath.Glob("*.svg")
	if err != nil {
		t.Fatal(err)
	}
	pngs, err := filepath.Glob("*.png")
	if err != nil {
		t.Fatal(err)
	}
	return append(svgs, pngs...)
}
