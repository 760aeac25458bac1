package app_test

import (
	"cmp"
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/config"
	"cutui/internal/effect"
	"cutui/internal/secret"
	"cutui/internal/store"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/handoff"
)

// ring is a keyring that is empty at first, or one that fails.
type ring struct {
	tokens map[string]string
	err    error
}

func (r *ring) Get(_, user string) (string, error) {
	if text, ok := r.tokens[user]; ok {
		return text, nil
	}
	return "", errors.Join(r.err, keyring.ErrNotFound)
}

func (r *ring) Set(_, user, password string) error {
	if r.err == nil {
		r.tokens[user] = password
	}
	return r.err
}

func (r *ring) Delete(_, user string) error { delete(r.tokens, user); return r.err }

// hermetic returns options that use nothing of the machine.
func hermetic(t *testing.T, vars map[string]string) app.Options {
	t.Helper()
	home := t.TempDir()
	return app.Options{
		Env: func(name string) string {
			if strings.HasPrefix(name, "XDG_") {
				return filepath.Join(home, name)
			}
			return vars[name]
		},
		Keyring: &ring{tokens: map[string]string{}},
		Version: "1.2.3",
	}
}

func server(t *testing.T, o sim.Options) (*sim.Server, string) {
	t.Helper()
	s := sim.New(o)
	base, err := s.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, base
}

func open(t *testing.T, o app.Options) *app.App {
	t.Helper()
	o.SaveDir = cmp.Or(o.SaveDir, t.TempDir())
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

func loaded(s *model.State) bool { return s.Rosters.Phase != model.Loading && !s.Loading() }

func drive(t *testing.T, a *app.App, m model.Msg) {
	t.Helper()
	if err := effect.Drive(t.Context(), a.Runner, a.State, m, loaded); err != nil {
		t.Fatal(err)
	}
}

func TestDemoNeedsNothing(t *testing.T) {
	t.Parallel()
	o := app.Options{Demo: true, Env: func(string) string { return "" }}
	a := open(t, o)
	drive(t, a, model.Boot{})
	if len(a.State.Rosters.Value) != 3 || !a.State.Me.Has() || !a.State.Options.Demo {
		t.Errorf("%d workspaces, %v", len(a.State.Rosters.Value), a.State.Rosters.Err)
	}
	me, _ := a.State.Roster().People.ByID(a.State.Me.Value.ID)
	if age := time.Since(me.LastActive.Time()); age < 0 || age > 48*time.Hour {
		t.Errorf("the demo's people were active %v ago", age)
	}
	folder := a.Paths.State
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("left behind: %v", err)
	}
}

// If a demo can't save to the current folder, it does not save: its own folder is removed at the end.
func TestADemoSavesNothingThatEndsWithIt(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	o := hermetic(t, nil)
	o.Demo = true
	for _, there := range []bool{true, false} {
		if !there {
			if err := os.RemoveAll(dir); err != nil {
				t.Skipf("the folder one is in stays here: %v", err)
			}
		}
		a, err := app.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		var saved model.Saved
		a.Runner.Do(t.Context(), model.WriteDocument{Document: handoff.Sheet{}, Format: "markdown"}, func(m model.Msg) { saved, _ = m.(model.Saved) })
		if (saved.Err == nil) != there || there && filepath.Dir(saved.Path) != dir {
			t.Errorf("there is a folder: %v, %+v", there, saved)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestDemoTouchesNoKeyringAndNoOwnData(t *testing.T) {
	t.Parallel()
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": "pk_1_REAL", "CUTUI_API_URL": "https://evil.example"})
	o.Demo, o.Keyring = true, &ring{err: errors.New("touched")}
	o.Config = filepath.Join(t.TempDir(), "c.toml")
	text := "theme = \"light\"\nown_domains = [\"real.example\"]\nprofile = \"work\"\n[profiles.work]\nworkspace = \"Real\"\n"
	if err := os.WriteFile(o.Config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a := open(t, o)
	if !a.Found.Token.Empty() || len(a.Found.Notes) != 0 || a.Profile.Workspace != "" || len(a.State.Options.OwnDomains) != 0 || a.Config.Theme != "light" {
		t.Errorf("%+v %+v", a.Found, a.Profile)
	}
	for _, c := range a.Doctor(t.Context()) {
		if c.Err != nil || strings.Contains(c.Value, "evil") {
			t.Errorf("%+v", c)
		}
	}
}

func TestConnectsToTheConfiguredClickUp(t *testing.T) {
	t.Parallel()
	s, base := server(t, sim.Options{})
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": sim.Token})
	o.BaseURL, o.Workspace = base, "Fieldworks"
	a := open(t, o)
	drive(t, a, model.Boot{})
	if a.State.Chosen != sim.Fieldworks && a.State.Roster() == nil {
		t.Errorf("%v", a.State.Rosters.Err)
	}
	if a.Found.Source != secret.FromEnv || len(s.Calls()) == 0 || a.Sim != nil {
		t.Errorf("%+v", a.Found)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, o)
	s.Close()
	drive(t, again, model.Boot{})
	if again.State.Rosters.Phase != model.LoadFailed || again.State.Roster() == nil {
		t.Errorf("the last roster is not shown without ClickUp: %v", again.State.Rosters.Phase)
	}
	purged, err := again.Purge(t.Context())
	if err != nil || purged.Files == 0 {
		t.Errorf("%+v %v", purged, err)
	}
}

func TestNoTokenIsToldApart(t *testing.T) {
	t.Parallel()
	o := hermetic(t, nil)
	if _, err := app.Open(t.Context(), o); !errors.Is(err, secret.ErrNone) {
		t.Errorf("%v", err)
	}
	s, err := app.Prepare(t.Context(), o)
	if err != nil || s.Config.Theme != "auto" || !s.Found.Token.Empty() {
		t.Fatalf("%+v %v", s, err)
	}
	checks := s.Doctor(t.Context())
	if last := checks[len(checks)-1]; !errors.Is(last.Err, secret.ErrNone) {
		t.Errorf("%+v", checks)
	}
}

func TestLoginChecksKeepsAndForgets(t *testing.T) {
	t.Parallel()
	_, base := server(t, sim.Options{})
	o := hermetic(t, nil)
	o.BaseURL = base
	s, err := app.Prepare(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Login(t.Context(), "pk_wrong", false); !errors.Is(err, clickup.ErrUnauthorized) || strings.Contains(err.Error(), "pk_wrong") {
		t.Errorf("a wrong token: %v", err)
	}
	if _, _, err := s.Login(t.Context(), " ", false); err == nil {
		t.Error("an empty token was taken")
	}
	user, from, err := s.Login(t.Context(), sim.Token+"\n", false)
	if err != nil || user.Email != sim.Caller || from != secret.FromKeyring || s.Found.Token.Empty() {
		t.Fatalf("%+v %q %v", user, from, err)
	}
	a := open(t, o)
	if checks := a.Doctor(t.Context()); !strings.Contains(checks[len(checks)-1].Value, sim.Caller) {
		t.Errorf("%+v", checks)
	}
	o.BaseURL = "http://127.0.0.1:1/api"
	if _, err := app.Open(t.Context(), o); !errors.Is(err, secret.ErrNone) {
		t.Errorf("the token goes to another server: %v", err)
	}
	if gone, err := s.Logout(t.Context()); err != nil || len(gone) != 1 || !s.Found.Token.Empty() {
		t.Errorf("%v %v", gone, err)
	}
}

func TestLoginAsksBeforeAPlainFile(t *testing.T) {
	t.Parallel()
	_, base := server(t, sim.Options{})
	o := hermetic(t, nil)
	o.BaseURL, o.Keyring = base, &ring{err: errors.New("no bus")}
	s, err := app.Prepare(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Login(t.Context(), sim.Token, false); !errors.Is(err, secret.ErrConsent) {
		t.Errorf("%v", err)
	}
	if _, from, err := s.Login(t.Context(), sim.Token, true); err != nil || from != secret.FromFile {
		t.Errorf("%q %v", from, err)
	}
	if a := open(t, o); a.Found.Source != secret.FromFile {
		t.Errorf("%+v", a.Found)
	}
}

func TestReadOnlyReachesTheTransport(t *testing.T) {
	t.Parallel()
	for name, vars := range map[string]map[string]string{"flag": {}, "environment": {"CUTUI_READ_ONLY": "1"}} {
		s, base := server(t, sim.Options{})
		o := hermetic(t, vars)
		o.BaseURL, o.ReadOnly, o.Stdin = base, name == "flag", strings.NewReader(sim.Token)
		a := open(t, o)
		if !a.State.Options.ReadOnly {
			t.Errorf("%s: the model does not know", name)
		}
		var told []model.Msg
		run := change.Run{ID: "1", Plan: change.Plan{Steps: []change.Step{{Op: change.OpInviteGuest, Email: "a@b.example"}}}}
		for _, e := range []model.Effect{model.OpenRun{Run: run}, model.SendStep{Run: "1", Workspace: sim.Northwind, Step: run.Plan.Steps[0]}} {
			a.Runner.Do(t.Context(), e, func(m model.Msg) { told = append(told, m) })
		}
		ended, ok := told[1].(model.StepEnded)
		if !ok || ended.Outcome.State != change.Failed || len(s.Calls()) != 0 {
			t.Errorf("%s: %+v, calls %v", name, told, s.Calls())
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": sim.Token})
	o.BaseURL = "http://clickup.example/api"
	if _, err := app.Open(t.Context(), o); !errors.Is(err, clickup.ErrBaseURL) {
		t.Errorf("plain http: %v", err)
	}
	o.BaseURL, o.Profile = "", "nope"
	if _, err := app.Open(t.Context(), o); err == nil || !strings.Contains(err.Error(), "nope") {
		t.Errorf("unknown profile: %v", err)
	}
	o.Profile, o.Config = "", filepath.Join(t.TempDir(), "c.toml")
	if err := os.WriteFile(o.Config, []byte("themes = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := app.Open(t.Context(), o)
	if e, ok := errors.AsType[*config.Error](err); !ok || e.Line != 1 || e.File != o.Config {
		t.Errorf("wrong settings: %v", err)
	}
	o.Config, o.Env = "", func(string) string { return "" }
	if _, err := app.Open(t.Context(), o); err == nil {
		t.Error("without a home")
	}
	o = hermetic(t, map[string]string{"CLICKUP_API_TOKEN": "two words"})
	if _, err := app.Open(t.Context(), o); err == nil || strings.Contains(err.Error(), "two words") {
		t.Errorf("%v", err)
	}
}

func TestTwoRunningCopiesAreKeptApart(t *testing.T) {
	t.Parallel()
	_, base := server(t, sim.Options{})
	o := hermetic(t, map[string]string{"CLICKUP_API_TOKEN": sim.Token})
	o.BaseURL = base
	first, second := open(t, o), open(t, o)
	run := change.Run{ID: "1", Plan: change.Plan{Steps: []change.Step{{Op: change.OpInviteGuest, State: change.Planned}}}}
	first.Runner.Do(t.Context(), model.OpenRun{Run: run}, func(model.Msg) {})
	second.Runner.Do(t.Context(), model.RejoinRun{ID: "1"}, func(m model.Msg) {
		if got, ok := m.(model.RunRejoined); !ok || !errors.Is(got.Err, store.ErrBusy) {
			t.Errorf("%+v", m)
		}
	})
}

func TestDemoOpensNothingButLoopback(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Demo: true, Env: func(string) string { return "" }, Sim: sim.Options{Intercept: simtest.Faults(func(_ string, r *http.Request, _ int) *simtest.Fault {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil || !net.ParseIP(host).IsLoopback() || !strings.HasPrefix(r.Host, "127.0.0.1:") {
			t.Errorf("from %s to %s", r.RemoteAddr, r.Host)
		}
		return nil
	})}})
	drive(t, a, model.Boot{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := effect.Drive(ctx, a.Runner, a.State, model.Reload{All: true}, loaded); err == nil {
		t.Error("goes on after the end")
	}
}
