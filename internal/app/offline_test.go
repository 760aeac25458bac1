package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/config"
	"cutui/internal/effect"
	"cutui/internal/secret"
	"cutui/internal/store"
	"cutui/model"
)

// Without a network, the list of items to share comes from an earlier start and shows its age,
// as the people do.
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

// A token from the environment is used for every profile: the palette says so.
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
	tm.Wait("CLICKUP_API_TOKEN overrides its token")
}

// loadedBy loads with a token, so that the load is kept.
func loadedBy(t *testing.T, o app.Options, token string) {
	t.Helper()
	o.Env = withVariable(o.Env, "CLICKUP_API_TOKEN", token)
	a := open(t, o)
	if err := effect.Drive(t.Context(), a.Runner, a.State, model.LoadNeeded{Need: model.Need{Me: true}}, func(*model.State) bool { return false }); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

func withVariable(env config.Env, name, value string) config.Env {
	return func(asked string) string {
		if asked == name {
			return value
		}
		return env(asked)
	}
}

// Offline without a token, what is kept for the profile is shown.
func TestKeptWithoutAToken(t *testing.T) {
	t.Parallel()
	_, base := server(t, sim.Options{Now: time.Now, RateLimit: -1, Token: "pk_1_ONE"})
	_, other := server(t, sim.Options{Now: time.Now, RateLimit: -1})
	o := hermetic(t, nil)
	o.BaseURL, o.Offline = base, true
	if _, err := app.Open(t.Context(), o); !errors.Is(err, app.ErrNothingKept) {
		t.Fatalf("nothing is kept: %v", err)
	}
	o.Offline = false
	loadedBy(t, o, "pk_1_ONE")
	o.Offline = true
	a := open(t, o)
	if !strings.Contains(a.Kept(), "there is no token: this is what Olga Owner loaded last with profile default") {
		t.Errorf("%q", a.Kept())
	}
	tm := onScreen(t, a)
	tm.Wait("offline", "there is no token: this is what Olga Owner", "164")
	o.BaseURL = other
	if _, err := app.Open(t.Context(), o); !errors.Is(err, app.ErrNothingKept) {
		t.Errorf("what another server loaded is shown: %v", err)
	}
}

// Of several accounts of a profile, the one that was loaded last is shown, or the one with the
// wanted workspace.
func TestKeptOfSeveralAccounts(t *testing.T) {
	t.Parallel()
	o := hermetic(t, nil)
	o.BaseURL, o.Offline, o.StateDir = "https://a.example", true, t.TempDir()
	now := time.Now()
	for i, who := range []string{"Olga", "Ines"} {
		st := store.New(o.StateDir, who)
		st.Name(secret.Account("default", o.BaseURL))
		err := st.SaveSnapshot(t.Context(), store.Snapshot{
			At: now.Add(time.Duration(i-2) * time.Hour), Me: clickup.User{ID: clickup.UserID(i + 1), Name: who},
			Workspaces: []clickup.Workspace{{ID: clickup.WorkspaceID(who[:1]), Name: who + "'s", People: []clickup.Person{{ID: 1, Name: who}}}},
			First:      map[clickup.WorkspaceID]store.Preview{clickup.WorkspaceID(who[:1]): {}},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for workspace, want := range map[string]string{
		"":       "this is what Ines loaded last with profile default; Olga loaded 2 h ago",
		"Olga's": "this is what Olga loaded last with profile default",
		"I":      "this is what Ines loaded last with profile default",
		"none":   "this is what Ines loaded last",
	} {
		o.Workspace = workspace
		if got := open(t, o).Kept(); !strings.Contains(got, want) || workspace != "" && strings.Contains(got, ";") && workspace != "none" {
			t.Errorf("%q: %q", workspace, got)
		}
	}
}
