package accessible_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/model"
)

func TestReadsPeopleAndRemoves(t *testing.T) {
	t.Parallel()
	for typed, gone := range map[string]bool{"1 person": true, "yes": false, "": false} {
		var tk session
		said := tk.say(t, "1\nrole:guest cleo\n1\n1\n"+typed+"\n0\n0\n\n0\n")
		inOrder(t, said, "Cleo Client, cleo@client.example, guest, last seen", "E-mail: cleo@client.example.", "Seat: ",
			"Shared with them: ", "1. Remove from the workspace", "This removes people. Type 1 person to send it")
		if _, here := tk.levels("cleo@client.example"); here == gone {
			t.Errorf("after %q she is here: %v", typed, here)
		}
	}
}

func TestReadsThatItemsAreClosed(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "1\nrole:guest amara.patel\n1\n0\n0\n0\n0\n"), "Shared with them: ", "Task Rewrite contract appendix, comment (closed).")
}

func TestAudits(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "2\n1\n1\n0\n0\n4\n400\n1\n0\n0\n0\n")
	inOrder(t, said, "Seat audit of Northwind Studio.", "Could be taken back: 6 member seats, 12 guest seats.", "1. Ready, 18: ",
		"18 findings.", "1. Medium, Amara Chaudhry: last seen 2 months ago", "E-mail: amara.chaudhry@harborline.example.",
		"Days without activity before somebody counts as inactive [60]", "Seat audit of Northwind Studio.", "findings.")
	if strings.Count(said, "18 findings.") != 1 {
		t.Error("400 days find as many as 60")
	}
}

func TestUnknownChoicesAreAskedAgain(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "99\n?\nau\n0\n0\n")
	inOrder(t, said, "99 is not one of the choices.", "What do you want to do?\n1. People", "Seat audit of")
}

func TestPeopleInPages(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "1\nall\n\n?\n0\nrole:nothing\nqqqxyz\n\n\n0\n")
	inOrder(t, said, "164 people.", "1. ", "10. ", "[next 10 of 164]", "11. ", "20. ", "11. ", "Role:nothing is not known", "0 people.")
}

func TestLastPageGoesBack(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "1\n\"cleo client\"\n\n\n0\n"), "1 person.", "[back]", "Who?", "What do you want to do?")
}

func TestReadsOutTheWorkspace(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "5\n6\n8\n0\n0\n"), "Workspace Northwind Studio: 164 people.", "Member seats: 41 of 45 taken.", "Pending people: ", "Loading.",
		"Workspace Northwind Studio", "Which workspace?", "1. Northwind Studio, 164 people", "0. Back")
}

func TestSaysFailedLoads(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{Sim: sim.Options{Intercept: simtest.Faults(failing("GetWorkspaceseats", "GetWorkspaceplan"))}})
	inOrder(t, tk.say(t, "6\n0\n"), "not known.", "Loading.", ": ", "Workspace Northwind Studio")
}

func TestDaysAreAskedAgain(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "2\n4\nmany\n0\n\n4\n30\n?\n0\n0\n"), "[60]", "That is not a number of days.", "That is not a number of days.", "Which findings?", "not seen for 30 days")
}

func TestAuditGoesIntoAFile(t *testing.T) {
	t.Parallel()
	var tk session
	for number, suffix := range map[string]string{"1": "*.html", "2": "*.md"} {
		inOrder(t, tk.say(t, "2\n5\n"+number+"\n0\n0\n"), "In which format?", "aved ")
		files, err := filepath.Glob(filepath.Join(tk.Options.SaveDir, suffix))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v %v", number, files, err)
		}
		if text, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(text), "Northwind Studio") {
			t.Errorf("%s: %v", files[0], err)
		}
	}
	inOrder(t, tk.say(t, "2\n5\n0\n0\n0\n"), "In which format?", "Cancelled; nothing was sent.")
}

func TestReadsOtherLanes(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "2\n2\n0\n3\n0\n0\n0\n"), "findings.", "Number to open", "findings.")
}

func TestPersonGoneFromClickUp(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{})
	cleo, ok := tk.State.Roster().People.ByEmail("cleo@client.example")
	if !ok {
		t.Fatal("she is not here")
	}
	// The roster still has her: somebody removed her since it was loaded.
	if err := tk.API.RemoveGuest(t.Context(), sim.Northwind, cleo.ID); err != nil {
		t.Fatal(err)
	}
	said := tk.say(t, "1\ncleo\n1\n0\n\n0\n")
	inOrder(t, said, "Cleo Client", "This person is no longer a guest of the workspace. Load everything again to see who is.")
	if strings.Contains(said, "GetGuest") {
		t.Errorf("an operation is named to somebody who reads people: %s", said)
	}
}

func TestPersonGoneFromRoster(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{})
	// The roster loses her between the list and her number.
	tk.before = func(m model.Msg) {
		if _, ok := m.(model.SeekPerson); ok {
			tk.before = nil
			tk.remove(t, "cleo@client.example")
		}
	}
	inOrder(t, tk.say(t, "1\ncleo\n1\n0\n\n0\n"), "Cleo Client", "no longer in the workspace")
}
