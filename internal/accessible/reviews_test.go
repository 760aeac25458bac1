package accessible_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// Reviewers are asked, their answers are checked and taken, and people who are not needed are
// removed.
func TestTakesAnswers(t *testing.T) {
	t.Parallel()
	var tk session
	folder := t.TempDir()
	said := tk.say(t, "audit\nTake the answers\nAsk inviters\n"+folder+"\nperson\nnever\nAsk inviters\n"+folder+"\n1\n2w\n0\n0\n")
	inOrder(t, said, "Not possible now: no review has been started here yet.", "By when should they answer?", `"never" is no age and no date`,
		"10 files written for 5 reviewers into "+folder+".", "Send each reviewer their own sheet.")

	answers := filepath.Join(folder, "back.csv")
	write := func(rows ...string) {
		t.Helper()
		text := "review,person_id,answer,reason,answered_by\n"
		for _, row := range rows {
			mail, rest, _ := strings.Cut(row, " ")
			p, ok := tk.State.Roster().People.ByEmail(mail)
			if !ok {
				t.Fatalf("%s is not here", mail)
			}
			text += tk.State.Review().ID + "," + p.ID.String() + "," + rest + "\n"
		}
		if err := os.WriteFile(answers, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("rita@client.example perhaps,,Cora Custom")
	said = tk.say(t, "audit\nTake the answers\n"+answers+"\nTake the answers\n"+folder+"/none.csv\n0\n0\n")
	inOrder(t, said, `back.csv, line 2: "perhaps" is no answer: use keep or remove.`, "No answers were taken.", "no such file or directory.")

	write("rita@client.example remove,gone home,Cora Custom", "ingo.intern@northwind.example keep,until spring,Cora Custom")
	said = tk.say(t, "audit\nTake the answers\n"+answers+"\n\nyes\n1 person\nWho has not\n0\n0\n")
	inOrder(t, said, "1 person is kept, 1 is to be removed; ", "Take the answers?", "2 answers taken: 1 keep, 1 remove.",
		"Remove rita@client.example", "1 done.", "1 keep, 1 remove, 160 not answered; due")
	if _, here := tk.Sim.Guest(sim.Northwind, "rita@client.example"); here {
		t.Error("who is not needed is still here")
	}
}
