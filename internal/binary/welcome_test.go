package binary

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
)

const typedToken = "pk_4480000_CANARYCANARYCANARYCANARYCANARY"

func TestWithoutATokenThereIsAWelcome(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{Token: typedToken})
	tm := openTerminal(t, 80, 24, append(env, "CLICKUP_API_TOKEN=")...)
	tm.run("")
	tm.wait("Welcome to cutui", "API token", "Settings, then Apps")
	tm.keys("Enter")
	tm.wait("paste the token first")
	tm.text("pk_1_WRONG")
	tm.keys("Enter")
	tm.wait("Make a new personal token")
	tm.keys("C-u")
	tm.paste(typedToken + "\n")
	tm.keys("Enter")
	tm.wait("there is no keyring here", "which only you can read")
	tm.keys("Enter")
	tm.wait("1/164")
	if strings.Contains(tm.screen(), "CANARY") {
		t.Error("the token is on the screen")
	}
	tm.keys("q")
	tm.ended(0)
	kept := 0
	for _, f := range tm.files() {
		if strings.Contains(f.text, typedToken) {
			kept++
		}
		if strings.Contains(f.text, typedToken) != strings.HasSuffix(f.path, "credentials.json") {
			t.Errorf("%s", f.path)
		}
	}
	if kept != 1 {
		t.Errorf("the token is in %d files", kept)
	}

	tm.text("clear; ")
	tm.run("") // the stored token is found
	tm.wait("1/164")
	tm.keys("q")
	tm.ended(0)
	if calls := s.Calls(); len(calls) == 0 {
		t.Error("nothing was asked of the server")
	}
}

func TestTheWelcomeLeadsToTheDemo(t *testing.T) {
	t.Parallel()
	tm := openTerminal(t, 80, 24)
	tm.run("")
	tm.wait("Welcome to cutui")
	tm.keys("Tab")
	tm.wait("demo", "1/164")
	tm.keys("q")
	tm.ended(0)
	tm.text("clear; ")
	tm.run("")
	tm.wait("Welcome to cutui")
	tm.keys("Escape")
	tm.ended(0)
}

func TestARejectedTokenLeadsToTheForm(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{Token: typedToken})
	tm := openTerminal(t, 80, 24, append(env, "CLICKUP_API_TOKEN=pk_1_REVOKED")...)
	tm.run("")
	tm.wait("The token was not accepted", "Token invalid", "CLICKUP_API_TOKEN, which comes before one that is kept", "API token")
	tm.paste(typedToken + "\n")
	tm.keys("Enter")
	tm.wait("there is no keyring here")
	tm.keys("Enter")
	tm.wait("1/164")
	tm.keys("q")
	tm.ended(0)
}
