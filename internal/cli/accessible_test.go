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

// converse answers line by line and returns the output.
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

// inOrder checks that the output has all of the texts, in order.
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
	inviting = "3\nnew@client.example cleo@client.example\n\n\n\nzebra launch\n1\n\n2\nyes\n"
	zebra    = "task:" + sim.ZebraTask
)

// levels returns what is shared with somebody, as KIND:ID=LEVEL.
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
	inOrder(t, said, "Guest seats: 118 of 120 taken.", "3. Invite guests", "new@client.example: new.", "cleo@client.example: already a guest",
		"1. View only", "Zebra launch checklist", "At which level?", "Review: Invite 1 guest, share 1 item. Northwind Studio: 3 calls.",
		"1. Invite new@client.example as guest · no flags.", "Guest seats: 118 to 119 of 120.", "Note: ClickUp e-mails 1 invitation", "Type yes to send it",
		"1 of 4, done: invite new@client.example", "4 of 4, done: share Zebra launch checklist", "3 done, 1 skipped.")
	if got, here := m.levels("new@client.example"); !here || len(got) != 1 || got[0] != zebra+"=comment" {
		t.Errorf("new@client.example: %v, %v", here, got)
	}
}

func TestAConversationThatIsReadOnly(t *testing.T) {
	t.Parallel()
	var m terminal
	inOrder(t, m.converse(t, "3\n4\n7\n0\n", "--read-only"), "Read-only:", "Not possible now: read-only", "Not possible now: read-only", "Not possible now: read-only")
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

// full is a writer that always fails.
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
