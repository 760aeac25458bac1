package cli_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"cutui/clickup/sim"
	"cutui/internal/cli"
)

// converse answers line by line and gives what was said.
func (m *terminal) converse(t *testing.T, answers string, args ...string) string {
	t.Helper()
	code := m.run(t, strings.NewReader(answers), append([]string{"--accessible"}, args...)...)
	if code != cli.ExitFine {
		t.Errorf("exit code %d: %s", code, m.errs.String())
	}
	said := m.out.String()
	for _, r := range said {
		if r != '\n' && unicode.IsControl(r) || r >= 0x2500 && r <= 0x28ff { // frames, blocks, braille spinners
			t.Fatalf("%q is drawn rather than said: %s", r, said)
		}
	}
	return said
}

// inOrder checks that all of the texts were said, one after the other.
func inOrder(t *testing.T, said string, texts ...string) {
	t.Helper()
	rest := said
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Fatalf("%q was not said there:\n%s", text, said)
		}
		rest = after
	}
}

const (
	inviting = "3\nnew@client.example cleo@client.example\n\n\nzebra launch\n1\n\n2\nyes\n"
	zebra    = "task:" + sim.ZebraTask
)

// levels are what is shared with somebody, as KIND:ID=LEVEL.
func (m *terminal) levels(mail string) (levels []string, here bool) {
	p, here := m.sim.Guest(sim.Northwind, mail)
	for _, s := range p.Shares {
		levels = append(levels, fmt.Sprintf("%s:%s=%s", s.Kind, s.ID, s.Level))
	}
	return levels, here
}

func TestAConversationInvites(t *testing.T) {
	t.Parallel()
	var m terminal
	said := m.converse(t, inviting+"0\n")
	inOrder(t, said, "Guests: 118 of 120 seats taken.", "3. Invite guests", "new@client.example: new.", "cleo@client.example: already a guest",
		"1. View only", "Zebra launch checklist", "At which level?", "Review: Invite 1 guest, share 1 item. Northwind Studio: 3 calls.",
		"1. Invite new@client.example.", "Guest seats: 118 to 119 of 120.", "Note: ClickUp e-mails 1 invitation", "Type yes to send it",
		"1 of 4, done: invite new@client.example", "4 of 4, done: share Zebra launch checklist", "3 done, 1 skipped.")
	if got, here := m.levels("new@client.example"); !here || len(got) != 1 || got[0] != zebra+"=comment" {
		t.Errorf("new@client.example: %v, %v", here, got)
	}
}

// Wherever the input ends, nothing was sent unless the very last line was whole.
func TestTheEndOfTheInputCancels(t *testing.T) {
	t.Parallel()
	lines := strings.SplitAfter(inviting, "\n")
	for i := range lines {
		answers := strings.TrimSuffix(strings.Join(lines[:i], ""), "\n")
		if i == 3 {
			continue // ends as the one before it: an empty answer
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			var m terminal
			inOrder(t, m.converse(t, answers), "The input is over; nothing more is done.")
			if n := m.sim.CountEffects("InviteGuestToWorkspace"); n != 0 {
				t.Errorf("after %q %d were invited", answers, n)
			}
		})
	}
}

func TestAConversationSharesAndTakesBack(t *testing.T) {
	t.Parallel()
	var m terminal
	said := m.converse(t, "4\nnobody-is-called-that\ncleo@client.example\nNW-108\n\n4\nyes\n7\nyes\n")
	inOrder(t, said, "No guest is called that.", "Taken: task Zebra launch checklist", "changes view to full", "1 of 1, done",
		"Review: Undo:", "Share Zebra launch checklist (task) with cleo@client.example as view", "1 of 1, done")
	if n := m.sim.CountEffects("AddGuestToTask"); n != 2 {
		t.Errorf("shared %d times, want once and back", n)
	}
	if got, _ := m.levels("cleo@client.example"); !strings.Contains(strings.Join(got, " "), zebra+"=read") {
		t.Errorf("cleo@client.example has %v", got)
	}
}

func TestAConversationReadsPeopleAndRemoves(t *testing.T) {
	t.Parallel()
	for typed, gone := range map[string]bool{"1 person": true, "yes": false, "": false} {
		var m terminal
		said := m.converse(t, "1\nrole:guest cleo\n1\n1\n"+typed+"\n0\n0\n\n0\n")
		inOrder(t, said, "Cleo Client, cleo@client.example, guest, last seen", "E-mail: cleo@client.example.", "Seat: ",
			"Shared with them: ", "1. Remove from the workspace", "This removes people. Type 1 person to send it")
		if _, here := m.levels("cleo@client.example"); here == gone {
			t.Errorf("after %q she is here: %v", typed, here)
		}
	}
}

func TestAConversationAudits(t *testing.T) {
	t.Parallel()
	var m terminal
	said := m.converse(t, "2\n1\n1\n0\n0\n4\n400\n1\n0\n0\n0\n")
	inOrder(t, said, "Seat audit of Northwind Studio.", "Could be taken back: 6 member seats, 12 guest seats.", "1. Ready, 18: ",
		"18 findings.", "1. Medium, Amara Chaudhry: last seen 2 months ago", "E-mail: amara.chaudhry@harborline.example.",
		"Days without a sign before somebody counts as inactive [60]", "Seat audit of Northwind Studio.", "findings.")
	if strings.Count(said, "18 findings.") != 1 {
		t.Error("400 days find as many as 60")
	}
}

func TestAConversationBuysOnlyWhatIsTyped(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]int{"yes": 0, "buy 2 seats": 8} {
		var m terminal
		mails := "a@x.example b@x.example c@x.example d@x.example e@x.example f@x.example g@x.example h@x.example"
		said := m.converse(t, "3\n"+mails+"\n1\n1\n\n"+typed+"\n0\n")
		inOrder(t, said, "Review: Invite 8 guests", "Type buy 2 seats to send it")
		if n := m.sim.CountEffects("InviteGuestToWorkspace"); n != want {
			t.Errorf("after %q %d were invited, want %d", typed, n, want)
		}
	}
}

func TestAConversationWithoutEnterpriseHandsOff(t *testing.T) {
	t.Parallel()
	var m terminal
	said := m.converse(t, "8\nFieldworks\n3\na@client.example\n1\n\nno\n0\n")
	inOrder(t, said, "Workspace Fieldworks", "Enterprise plan only", "Review: Invite 1 guest", "1. Invite `a@client.example` as a guest", "Write this to a file?")
	if n := m.sim.CountEffects("InviteGuestToWorkspace"); n != 0 {
		t.Errorf("%d calls left", n)
	}
}

func TestAConversationThatIsReadOnly(t *testing.T) {
	t.Parallel()
	var m terminal
	inOrder(t, m.converse(t, "3\n4\n7\n0\n", "--read-only"), "Read-only:", "Not now: read-only", "Not now: read-only", "Not now: read-only")
}

func TestWordsThatAreNoChoiceAreAskedAgain(t *testing.T) {
	t.Parallel()
	var m terminal
	said := m.converse(t, "99\n?\nau\n0\n0\n")
	inOrder(t, said, "There is no 99 here.", "What to do?\n1. People", "Seat audit of")
}

func TestASignalEndsTheConversation(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	s := silence{make(chan struct{})}
	go func() { <-s.asked; cancel(context.Canceled) }()
	var m terminal
	if code := m.runWith(ctx, s, "--accessible"); code != cli.ExitInterrupted {
		t.Errorf("exit code %d: %s", code, m.errs.String())
	}
}

// full is an output that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAConversationEndsWithItsOutput(t *testing.T) {
	t.Parallel()
	var m terminal
	m.to = full{}
	if code := m.runWith(t.Context(), strings.NewReader(inviting), "--accessible"); code != cli.ExitFailed || m.sim.CountEffects("InviteGuestToWorkspace") != 0 {
		t.Errorf("exit code %d: %s", code, m.errs.String())
	}
}
