package ui_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// Inviters are asked who is still needed: sheets are written, answers are checked and taken,
// and the people who are not needed are removed, all on the screen.
func TestThoseWhoInvitedAreAsked(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{}, 120, 36)
	folder := filepath.Join(t.TempDir(), "sheets")
	tm.Wait("Northwind", "member seats 41/45")
	tm.Keys("a")
	tm.Wait("Seat audit", "ready 18")
	tm.Keys("Q")
	tm.Wait("Who is still needed?", "Nobody has been asked yet. n writes a sheet")
	tm.Keys("a")
	tm.Wait("no review has been started here yet")
	tm.Keys("n")
	tm.Wait("Ask those who invited", "A sheet for each", "person who invited somebody")
	tm.Keys("tab")
	tm.Paste(folder)
	tm.Keys("tab")
	tm.Type("yesterday")
	tm.Keys("enter")
	tm.Wait("no age and no date")
	tm.Keys(slices.Repeat([]string{"backspace"}, len("yesterday"))...)
	tm.Type("2w")
	tm.Keys("enter")
	tm.Wait("10 files written for 5 reviewers", "Cora Custom", "has not answered", "162 not answered; due")

	answered(t, folder, "cora-custom", "perhaps", map[string]string{"rita@client.example": "perhaps"})
	tm.Keys("a")
	tm.Wait("the path of a file that came back")
	tm.Paste(filepath.Join(folder, "perhaps.csv"))
	tm.Wait("perhaps.csv", " kB")
	tm.Keys("enter")
	tm.Wait("\"perhaps\" is no answer: use keep or remove", "Nothing is taken.")
	tm.Keys("enter", "esc")
	tm.WaitGone("Nothing is taken.")

	back := filepath.Join(folder, "back") + string(filepath.Separator)
	answered(t, folder, "cora-custom", "back/cora", map[string]string{"ingo.intern@northwind.example": "keep", "rita@client.example": "remove"})
	answered(t, folder, "olga-owner", "back/olga", map[string]string{"cleo@client.example": "keep"})
	tm.Keys("a")
	tm.Wait("the path of a file that came back")
	tm.Paste(back)
	tm.Wait("cora.csv", "olga.csv", "all files of this folder")
	tm.Keys("down", "down", "enter")
	tm.Wait("Answers", "2 files", "2 people are kept, 1 is to be removed", "accepted until", "Do not ask again about those to keep until")
	tm.Keys("enter")
	tm.Wait("3 answers taken: 2 keep, 1 remove", "not finished", "1 person is not needed and still here", "remove unneeded")

	tm.Keys("x")
	tm.Wait("Review · 1 removal", "rita@client.example", "loses 1 shared item, which undo restores", "holds nothing that can be seen", "guest seats 118 → 117", "type “1 person”")
	tm.Type("1 person")
	tm.Keys("enter")
	tm.Wait("All done")
	tm.Keys("esc")
	tm.Wait("Who is still needed?", "n new sheets   a take answers   esc close")
	tm.Keys("x")
	tm.Wait("the answers remove nobody who is still here")
	if _, here := a.Sim.Guest(sim.Northwind, "rita@client.example"); here {
		t.Error("who is not needed is still here")
	}

	tm.Keys("esc", "esc", ":")
	tm.Type("ask who")
	tm.Keys("enter")
	tm.Wait("Who is still needed?", "2 keep, 1 remove")
}

// answered writes a copy of a sheet into its folder, answered today by its reviewer.
func answered(t *testing.T, folder, reviewer, to string, answers map[string]string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "review-*-"+reviewer+".csv"))
	if err != nil || len(found) != 1 {
		t.Fatalf("sheets of %s: %v, %v", reviewer, found, err)
	}
	raw, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(title string) int { return slices.Index(rows[0], title) }
	for _, row := range rows[1:] {
		if word, ok := answers[row[at("email")]]; ok {
			row[at("answer")], row[at("answered_by")] = word, row[at("reviewer")]
			delete(answers, row[at("email")])
		}
	}
	if len(answers) > 0 {
		t.Fatalf("%s is not asked about %v", reviewer, answers)
	}
	path := filepath.Join(folder, filepath.FromSlash(to)+".csv")
	var out strings.Builder
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
