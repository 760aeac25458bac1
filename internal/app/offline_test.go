package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"cutui/clickup/sim"
)

// What can be shared is picked from an earlier start's list where the network is gone,
// with its age, as the people are.
func TestJourneyPickWithoutANetwork(t *testing.T) {
	t.Parallel()
	s, base := server(t, sim.Options{Now: time.Now, RateLimit: -1})
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": sim.Token})
	o.BaseURL = base
	a := open(t, o)
	tm := onScreen(t, a)
	tm.Wait("member seats 41/45")
	tm.Keys("/")
	typeText(tm, "cleo@client")
	tm.Wait("1 found", "─ Cleo Client ─")
	tm.Keys("enter", "s")
	tm.Wait("Share with Cleo Client")
	typeText(tm, "zebra launch")
	tm.Wait("Zebra launch checklist")
	tm.WaitGone("loading")
	tm.Keys("ctrl+c")
	if err := tm.WaitExit(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	tm = onScreen(t, open(t, o))
	tm.Wait("offline")
	tm.Keys("/")
	typeText(tm, "cleo@client")
	tm.Wait("1 found", "─ Cleo Client ─")
	tm.Keys("enter", "s")
	tm.Wait("Share with Cleo Client", ", as of ")
	typeText(tm, "zebra launch")
	tm.Wait("Zebra launch checklist")
	tm.Keys("tab")
	tm.Wait("1 picked")
}

// A token that a variable gives is the one of every profile: the palette says so.
func TestThePaletteKnowsWhereTheTokenIsFrom(t *testing.T) {
	t.Parallel()
	_, base := server(t, sim.Options{Now: time.Now, RateLimit: -1})
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": sim.Token})
	o.BaseURL, o.Config = base, filepath.Join(t.TempDir(), "c.toml")
	if err := os.WriteFile(o.Config, []byte("[profiles.work]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tm := onScreen(t, open(t, o))
	tm.Wait("member seats 41/45")
	tm.Keys(":")
	typeText(tm, "profile work")
	tm.Wait("CLICKUP_API_TOKEN wins over its token")
}
