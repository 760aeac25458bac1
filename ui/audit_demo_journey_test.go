package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
)

// The audit page shows what changed since a month ago, reads ClickUp's people export, and
// writes the page with charts.
func TestTheAuditReadsAndWritesFiles(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	tm, _ := whole(t, app.Options{Demo: true, Sim: sim.Options{}, SaveDir: home, Env: func(string) string { return "" }}, 120, 36)
	export := filepath.Join(home, "clickup.csv")
	text := "E-mail;Lists (View);SMS 2fa Enabled;Role;TOTP 2fa Enabled;Shoe size\nabel@northwind.example;Wiki;0;Admin;0;43\nolga@northwind.example;;1;Owner;;38\n"
	if err := os.WriteFile(export, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	tm.Wait("Northwind", "member seats 41/45")
	tm.Keys("a")
	tm.Wait("Seat audit", "ready 18")
	tm.Keys("H")
	tm.Wait("the path of a list")
	tm.Paste(export)
	tm.Wait("clickup.csv", " B")
	tm.Keys("enter")
	tm.Wait("2 people from ClickUp's people export", "not used: Shoe size", "clickup.csv is in use")
	tm.Keys("1", "/")
	tm.Type("two-factor")
	tm.Wait("1/1 found of", "Abel Admin", "admin without two-factor authentication")
	tm.Keys("enter", "esc", "d")
	tm.Wait("changes 14", "Leo Leaver", "left", "c chooses another")
	tm.Keys("E")
	tm.Wait("Export the audit", "html", "a page with charts")
	tm.Keys("enter")
	tm.Wait("seat-audit-Northwind-Studio-", ".html")
	pages, err := filepath.Glob(filepath.Join(home, "seat-audit-*.html"))
	if err != nil || len(pages) != 1 {
		t.Fatalf("written: %v, %v", pages, err)
	}
	page, err := os.ReadFile(pages[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"<main", "<caption", `scope="col"`, "without two-factor authentication", "Leo Leaver"} {
		if !strings.Contains(string(page), part) {
			t.Errorf("the page has no %s", part)
		}
	}
}

// The card labels its numbers and its time, also at 80 columns.
func TestTheAuditsCardIsWholeAtEightyColumns(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{}, 80, 24)
	tm.Wait("Northwind", "seats 41/45")
	tm.Keys("a")
	tm.Wait("; member seats 40 → 41 ", "worked out ")
}
