package binary

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// A screen reader's terminal may be unable to draw: the conversation writes lines of text
// and nothing else.
func TestTheConversationInADumbTerminal(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24, "ACCESSIBLE=1")
	tm.text("export TERM=dumb")
	tm.keys("Enter")
	log := filepath.Join(t.TempDir(), "log")
	tm.tmux("pipe-pane", "-O", "cat >"+log)
	tm.run("--demo")
	tm.wait("0 to leave, ? to hear the choices")
	for _, step := range []struct{ answer, then string }{
		{"3", "Addresses, separated by commas"},
		{"new@client.example", "Which custom role"},
		{"1", "Until when should they stay?"},
		{"", "What do you want to share?"},
		{"", "Type yes to send it"},
		{"yes", "1 of 1, done: invite new@client.example"},
	} {
		if step.answer == "new@client.example" {
			tm.text(step.answer)
			tm.keys("Enter")
			tm.wait("What may they do?")
			step.answer = "1"
		}
		tm.text(step.answer)
		tm.keys("Enter")
		tm.wait(step.then)
	}
	tm.keys("0", "Enter")
	tm.ended(0)
	raw, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if said := string(raw); !strings.Contains(said, "Workspace Northwind Studio") || strings.Contains(said, "\x1b") {
		t.Errorf("%q", said)
	}
}

// Without a token the conversation asks for one first.
func TestTheConversationBeginsWithTheToken(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.run("--accessible")
	tm.wait("It needs your personal ClickUp API token")
	tm.keys("2", "Enter")
	tm.wait("0 to leave, ? to hear the choices")
	tm.keys("C-c")
	tm.ended(130)
}

func TestTheConversationTakesAnotherToken(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{Token: typedToken})
	tm := openTerminal(t, 100, 40, append(env, "CLICKUP_API_TOKEN=pk_1_REVOKED")...)
	tm.run("--accessible")
	tm.wait("Token invalid", "The rejected one came from CLICKUP_API_TOKEN", "1. Type or paste the token")
	tm.keys("1", "Enter")
	tm.wait("Personal API token (it is not shown)")
	tm.text(typedToken)
	tm.keys("Enter")
	tm.wait("Keep it in a file that only you can read?")
	tm.keys("y", "Enter")
	tm.wait("Workspace Northwind Studio", "0 to leave, ? to hear the choices")
	tm.keys("0", "Enter")
	tm.ended(0)
}
