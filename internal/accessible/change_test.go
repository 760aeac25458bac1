package accessible_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/model"
)

const (
	inviting = "3\nnew@client.example cleo@client.example\n\n\n\nzebra launch\n1\n\n2\nyes\n"
	zebra    = "task:" + sim.ZebraTask
)

func TestInvites(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, inviting+"0\n")
	inOrder(t, said, "Guest seats: 118 of 120 taken.", "3. Invite guests", "new@client.example: new.", "cleo@client.example: already a guest",
		"1. View only", "Zebra launch checklist", "At which level?", "Review: Invite 1 guest, share 1 item. Northwind Studio: 3 calls.",
		"1. Invite new@client.example", "Guest seats: 118 to 119 of 120.", "Note: ClickUp e-mails 1 invitation", "Type yes to send it",
		"1 of 4, done: invite new@client.example", "4 of 4, done: share Zebra launch checklist", "3 done, 1 skipped.")
	if got, here := tk.levels("new@client.example"); !here || len(got) != 1 || got[0] != zebra+"=comment" {
		t.Errorf("new@client.example: %v, %v", here, got)
	}
}

// Wherever the input ends, even within a line, nothing unconfirmed is sent.
func TestEndOfInputCancels(t *testing.T) {
	t.Parallel()
	for name, answers := range map[string]string{
		"invite": inviting,
		"share":  "4\ncleo@client.example\nNW-108\n\n4\nyes\n",
		"remove": "1\nrole:guest cleo\n1\n1\n1 person\n",
		"seats":  "3\na@x.example b@x.example c@x.example d@x.example e@x.example\n1\n1\n\n\nbuy 2 seats\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var tk session
			lines := strings.SplitAfter(answers, "\n")
			for i, last := range lines[:len(lines)-1] {
				before := strings.Join(lines[:i], "")
				for _, cut := range []string{before, before + strings.TrimSuffix(last, "\n")} {
					inOrder(t, tk.say(t, cut), "The input ended; nothing more is done.")
					if all := tk.Sim.Effects(); len(all) > 0 {
						t.Fatalf("after %q: %v", cut, all)
					}
				}
			}
		})
	}
}

func TestSharesAndUndoes(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "4\nnobody-is-called-that\ncleo@client.example\nNW-108\n\n4\nyes\n7\nyes\n")
	inOrder(t, said, "No guest has that name.", "Picked: task Zebra launch checklist", "changes view to full", "1 of 1, done",
		"Review: Undo:", "Share Zebra launch checklist (task) with cleo@client.example as view", "1 of 1, done")
	if n := tk.Sim.CountEffects("AddGuestToTask"); n != 2 {
		t.Errorf("shared %d times, want once and back", n)
	}
	if got, _ := tk.levels("cleo@client.example"); !strings.Contains(strings.Join(got, " "), zebra+"=read") {
		t.Errorf("cleo@client.example has %v", got)
	}
}

func TestBuysOnlyWhatIsTyped(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]int{"yes": 0, "buy 6 seats": 8} {
		var tk session
		mails := "a@x.example b@x.example c@x.example d@x.example e@x.example f@x.example g@x.example h@x.example"
		said := tk.say(t, "3\n"+mails+"\n4\n1\n\n\n"+typed+"\n0\n")
		inOrder(t, said, "Review: Invite 8 guests", "buys 1 to 6 member seats", "Type buy 6 seats to send it")
		if n := tk.Sim.CountEffects("InviteGuestToWorkspace"); n != want {
			t.Errorf("after %q %d were invited, want %d", typed, n, want)
		}
	}
}

func TestWithoutEnterpriseHandsOff(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "8\nFieldworks\n3\na@client.example\n1\n\n\n1\n0\n")
	inOrder(t, said, "Workspace Fieldworks", "Enterprise plan only", "Review: Invite 1 guest", "[ ] Invite a@client.example as a guest", "Write this to a file?")
	if n := tk.Sim.CountEffects("InviteGuestToWorkspace"); n != 0 {
		t.Errorf("%d calls left", n)
	}
}

func TestHandOffGoesIntoAFile(t *testing.T) {
	t.Parallel()
	for answer, c := range map[string]struct{ ending, box string }{
		"2": {"md", "- [ ] Invite `a@client.example`"}, "3": {"html", `<input type="checkbox" id="t0"> <label for="t0">Invite <code>a@client.example</code>`},
	} {
		t.Run(c.ending, func(t *testing.T) {
			t.Parallel()
			var tk session
			inOrder(t, tk.say(t, "8\nFieldworks\n3\na@client.example\n1\n\n\n"+answer+"\n0\n"), "pick one to share first", "Write this to a file?", "aved ")
			files, err := filepath.Glob(filepath.Join(tk.Options.SaveDir, "*."+c.ending))
			if err != nil || len(files) != 1 {
				t.Fatalf("%v %v", files, err)
			}
			if text, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(text), c.box) {
				t.Errorf("%s %v", text, err)
			}
		})
	}
}

func TestAddressesAreAskedAgain(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, "3\n,\nnobody@\njoe@gmial.com\nno\njoe@gmial.com\nyes\n0\n3\n\n0\n")
	inOrder(t, said, "That contains no address.", "Not all of these can be invited", "did you mean gmail.com", "Go on with these addresses?",
		"Addresses, separated by commas", "Go on with these addresses?", "What may they do?", "Cancelled; nothing was sent.")
	if n := len(tk.Sim.Effects()); n != 0 {
		t.Errorf("%d changes", n)
	}
}

func TestPicksItems(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{})
	for name, c := range map[string]struct{ answers, says string }{
		"cancelled":      {"4\ncleo@client.example\n0\n0\n", "Cancelled; nothing was sent."},
		"none":           {"4\ncleo@client.example\n\n0\n", "What do you want to do? Number"},
		"twice":          {"4\ncleo@client.example\nNW-108\nNW-108\n0\n0\n", "Already picked: Zebra launch checklist"},
		"unknown words":  {"4\ncleo@client.example\nqqqxyz zzz\n0\n0\n", "Nothing has that name."},
		"an unknown id":  {"4\ncleo@client.example\ntask:nosuchtask\n0\n0\n", "was not found"},
		"wrong numbers":  {"4\ncleo@client.example\nzebra\n99\n1\n0\n0\n", "Type numbers from 1 to"},
		"search again":   {"4\ncleo@client.example\nzebra\n\n0\n0\n", "What do you want to share?"},
		"several at one": {"4\ncleo@client.example\nlaunch\n1 2-3\n0\n0\n", "What else? 3 items so far"},
		"for one person": {"1\ncleo\n1\n2\nNW-108\n\n4\nno\n0\n0\n\n0\n", "Nothing was sent."},
	} {
		t.Run(name, func(t *testing.T) {
			inOrder(t, tk.say(t, c.answers), c.says)
			if n := len(tk.Sim.Effects()); n != 0 {
				t.Errorf("%d changes", n)
			}
		})
	}
}

func TestItemsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{Sim: sim.Options{Intercept: simtest.Faults(failing("GetSpaces", "GetSharedHierarchy", "GetGuest"))}})
	inOrder(t, tk.say(t, "4\ncleo@client.example\nNW-108\n0\n0\n"), "Not all of it could be loaded:")
	inOrder(t, tk.say(t, "1\ncleo\n1\n0\n0\n\n0\n"), "What is shared with them is not known:")
}

// failing returns faults that make these operations fail.
func failing(ops ...string) func(op string, _ *http.Request, _ int) *simtest.Fault {
	return func(op string, _ *http.Request, _ int) *simtest.Fault {
		if slices.Contains(ops, op) {
			return &simtest.Fault{Status: http.StatusForbidden, Code: "ACCESS_001", Message: "No access"}
		}
		return nil
	}
}

func TestPicksGuests(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{})
	for name, c := range map[string]struct{ answers, says string }{
		"by numbers":     {"4\nclient.example\n1 2\nNW-108\n\n1\nno\n0\n", "share 1 item with 2 guests"},
		"none of them":   {"4\nclient.example\n\n\n0\n", "Share with which guests?"},
		"a member":       {"4\nolga@northwind.example\n\n0\n", "No guest has that name."},
		"a wrong filter": {"4\nrole:nothing\n\n0\n", "No guest has that name."},
	} {
		t.Run(name, func(t *testing.T) {
			if said := tk.say(t, c.answers); !strings.Contains(strings.ToLower(said), strings.ToLower(c.says)) {
				t.Errorf("%q was not said:\n%s", c.says, said)
			}
		})
	}
}

func TestFailedStepsCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	var tk session
	broken := true
	tk.open(t, app.Options{Sim: sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault {
		if op == "AddGuestToTask" && broken {
			return &simtest.Fault{Status: http.StatusBadRequest, Code: "ITEM_001", Message: "no"}
		}
		return nil
	})}})
	said := tk.say(t, "4\ncleo@client.example\nNW-108\n\n4\nyes\n0\n")
	inOrder(t, said, "1 of 1, failed:", "(HTTP 400, ITEM_001)", "To try again what failed", "Resume an unfinished change")
	broken = false
	said = tk.say(t, "Resume\n\nyes\n0\n")
	inOrder(t, said, "Which change?", "Share 1 item", "Review: ", "done: share Zebra launch checklist")
	if got, _ := tk.levels("cleo@client.example"); !strings.Contains(strings.Join(got, " "), zebra+"=create") {
		t.Errorf("cleo@client.example has %v", got)
	}
}

func TestNothingToSend(t *testing.T) {
	t.Parallel()
	var tk session
	inOrder(t, tk.say(t, "4\ncleo@client.example\nNW-108\n\n1\n0\n"), "(nothing to do)", "There is nothing to send.")
}

func TestUndoOfAnInvitationReadsShares(t *testing.T) {
	t.Parallel()
	var tk session
	said := tk.say(t, inviting+"7\n1 person\n0\n")
	inOrder(t, said, "Undo the last change", "Review: Undo:", "done: remove new@client.example")
	if _, here := tk.levels("new@client.example"); here {
		t.Error("new@client.example is still here")
	}
}

func TestReadOnly(t *testing.T) {
	t.Parallel()
	var tk session
	tk.open(t, app.Options{ReadOnly: true})
	inOrder(t, tk.say(t, "3\n4\n7\n1\ncleo\n1\n1\n0\n0\n\n0\n"), "Read-only:", "Not possible now: read-only", "Not possible now: read-only", "Not possible now: read-only", "Not possible now: read-only")
}

func TestFailuresOfTheShell(t *testing.T) {
	t.Parallel()
	errBroken := errors.New("broken")
	t.Run("the output", func(t *testing.T) {
		t.Parallel()
		tk := session{to: full{}}
		tk.open(t, app.Options{})
		if _, err := tk.run(t.Context(), t, inviting); err == nil || len(tk.Sim.Effects()) > 0 {
			t.Errorf("%v, %v", err, tk.Sim.Effects())
		}
	})
	t.Run("the input", func(t *testing.T) {
		t.Parallel()
		tk := session{read: func(context.Context) (string, error) { return "", errBroken }}
		tk.open(t, app.Options{})
		if _, err := tk.run(t.Context(), t, ""); !errors.Is(err, errBroken) {
			t.Error(err)
		}
	})
	t.Run("the context", func(t *testing.T) {
		t.Parallel()
		var tk session
		tk.open(t, app.Options{})
		for last := range 12 { // the number of the intent before which the context ends
			ctx, cancel := context.WithCancel(t.Context())
			n := 0
			tk.before = func(model.Msg) {
				if n++; n > last {
					cancel()
				}
			}
			if _, err := tk.run(ctx, t, "1\ncleo\n1\n1\nno\n2\nNW-108\n\n4\nno\n0\n0\n\n2\n4\n30\n0\n6\n8\n1\n0\n"); !errors.Is(err, context.Canceled) {
				t.Errorf("before intent %d: %v", last, err)
			}
			cancel()
		}
	})
}
