package config_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"cutui/internal/config"
)

func environment(vars map[string]string) config.Env {
	return func(name string) string { return vars[name] }
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const full = `
profile = "work"
read_only = true
theme = "light"
own_domains = ["@Northwind.example"]
protected = ["olga@northwind.example", "184"]

[profiles.work]
base_url = "http://127.0.0.1:1/api"
workspace = "Northwind"

[prices]
member = 12
guest = 0.5
currency = "EUR"
renewal = 2027-01-31

[thresholds]
inactive_days = 45
admin_share = 0

[snapshots]
keep = false

[[presets]]
name = "reviewer"
rights = ["can_see_time_spent"]
permission = "comment"
custom_role = 7

[keys]
filter = "f"
people.mark = ["space", "m"]
"people.range" = ["V"]
`

func TestFileIsRead(t *testing.T) {
	t.Parallel()
	path := write(t, full)
	c, err := config.Load(path, environment(nil))
	if err != nil {
		t.Fatal(err)
	}
	if c.File != path || !c.ReadOnly || c.Theme != "light" || !c.Mouse {
		t.Errorf("plain settings: %+v", c)
	}
	if c.OwnDomains[0] != "northwind.example" || c.Protected[1] != "184" {
		t.Errorf("lists: %v %v", c.OwnDomains, c.Protected)
	}
	want := time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)
	if p := c.Prices; p.Member != 12 || p.Guest != 0.5 || p.Currency != "EUR" || !p.RenewalDay().Equal(want) {
		t.Errorf("prices: %+v", p)
	}
	if th := c.Thresholds; th.InactiveDays != 45 || th.AdminShare != 0 || th.PendingDays != 14 || th.SeatBuffer != 2 {
		t.Errorf("thresholds, with defaults where nothing is said: %+v", th)
	}
	if c.Snapshots.Keep || c.Snapshots.Max != 100 {
		t.Errorf("snapshots: %+v", c.Snapshots)
	}
	if p := c.Presets[0]; p.Name != "reviewer" || p.Rights[0] != "can_see_time_spent" || p.Permission != "comment" || p.CustomRole != 7 {
		t.Errorf("preset: %+v", p)
	}
	for action, keys := range map[string]string{"filter": "f", "people.mark": "space m", "people.range": "V"} {
		if got := strings.Join(c.Keys[action], " "); got != keys {
			t.Errorf("keys of %s: %q, want %q", action, got, keys)
		}
	}
	p, err := c.Chosen("")
	if err != nil || p != (config.Profile{Name: "work", BaseURL: "http://127.0.0.1:1/api", Workspace: "Northwind"}) {
		t.Errorf("profile: %+v %v", p, err)
	}
}

func TestNoFileIsFineUnlessNamed(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	c, err := config.Load("", environment(map[string]string{"HOME": home, "XDG_CONFIG_HOME": home}))
	if err != nil || c.File != "" || c.Thresholds != config.Default().Thresholds {
		t.Errorf("without a file: %+v %v", c, err)
	}
	p, err := c.Chosen("")
	if err != nil || p.Name != config.DefaultProfile || p.BaseURL != config.DefaultBaseURL {
		t.Errorf("the default profile: %+v %v", p, err)
	}
	missing := filepath.Join(home, "none.toml")
	_, err = config.Load(missing, environment(nil))
	if err == nil || !strings.Contains(err.Error(), missing) || strings.Count(err.Error(), missing) != 1 {
		t.Errorf("a named file that is missing: %v", err)
	}
	if _, err = config.Load(home, environment(nil)); err == nil {
		t.Error("a folder was read as a file")
	}
}

func TestTheDefaultFileIsFound(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	env := environment(map[string]string{"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home})
	paths, err := config.PathsOf(env)
	if err != nil {
		t.Fatal(err)
	}
	if err := config.Init(paths.Config); err != nil {
		t.Fatal(err)
	}
	c, err := config.Load("", env)
	if err != nil || c.File != paths.Config {
		t.Errorf("read %q, %v", c.File, err)
	}
}

func TestEnvironmentOverridesTheFile(t *testing.T) {
	t.Parallel()
	path := write(t, full+"\n[profiles.other]\nworkspace = \"9013000202\"\n")
	c, err := config.Load(path, environment(map[string]string{
		"CUTUI_API_URL":   "https://eu.clickup.example/api",
		"CUTUI_PROFILE":   "other",
		"CUTUI_THEME":     "mono",
		"CLICOLOR_FORCE":  "1",
		"ACCESSIBLE":      "yes",
		"CUTUI_READ_ONLY": "0",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if c.Theme != "mono" || c.Color != "always" || !c.Accessible || !c.ReadOnly {
		t.Errorf("%+v", c)
	}
	p, err := c.Chosen("")
	if err != nil || p != (config.Profile{Name: "other", BaseURL: "https://eu.clickup.example/api", Workspace: "9013000202"}) {
		t.Errorf("%+v %v", p, err)
	}
	if p, err = c.Chosen("work"); err != nil || p.Name != "work" || p.Workspace != "Northwind" {
		t.Errorf("a flag before the environment: %+v %v", p, err)
	}
	if _, err = c.Chosen("play"); err == nil || !strings.Contains(err.Error(), "other, work") {
		t.Errorf("an unknown profile: %v", err)
	}
}

func TestColorVariables(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		vars map[string]string
		want string
	}{
		{nil, "auto"},
		{map[string]string{"NO_COLOR": "0"}, "never"},
		{map[string]string{"NO_COLOR": "yes"}, "never"},
		{map[string]string{"NO_COLOR": ""}, "auto"},
		{map[string]string{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, "never"},
		{map[string]string{"CLICOLOR": "0"}, "never"},
		{map[string]string{"CLICOLOR": "1"}, "auto"},
		{map[string]string{"CLICOLOR_FORCE": "0"}, "auto"},
		{map[string]string{"CLICOLOR_FORCE": "1"}, "always"},
	} {
		c, err := config.Load(write(t, ""), environment(tt.vars))
		if err != nil || c.Color != tt.want {
			t.Errorf("%v: %q %v, want %q", tt.vars, c.Color, err, tt.want)
		}
	}
}

func TestWrongEnvironmentIsNamed(t *testing.T) {
	t.Parallel()
	_, err := config.Load(write(t, ""), environment(map[string]string{"CUTUI_THEME": "drak"}))
	e, ok := errors.AsType[*config.Error](err)
	if !ok || e.Key != "CUTUI_THEME" || !strings.Contains(e.Text, `did you mean "dark"?`) {
		t.Errorf("%v", err)
	}
}

func TestHostileTextIsCleaned(t *testing.T) {
	t.Parallel()
	c, err := config.Parse("c.toml", []byte("[profiles.a]\nworkspace = \"x\\u001b[31my\\u202e\"\n[[presets]]\nname = \"p\\u0007\"\npermission = \"read\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Chosen("a")
	if err != nil || p.Workspace != "xy" || c.Presets[0].Name != "p" {
		t.Errorf("%q %q %v", p.Workspace, c.Presets[0].Name, err)
	}
	_, err = config.Parse("c.toml", []byte("\"the\\u001b[31mme\" = 1\n"))
	if err == nil || strings.ContainsRune(err.Error(), 0x1b) {
		t.Errorf("an error speaks to the terminal: %q", err)
	}
}

func TestSettingsThatEverybodyMayWriteAreRefused(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("files have no modes here")
	}
	for name, tt := range map[string]struct {
		folder, file fs.FileMode
		says         string
	}{
		"ours":               {0o755, 0o644, ""},
		"a group's":          {0o775, 0o664, ""},
		"everybody's":        {0o755, 0o646, "everybody can write to it"},
		"everybody's folder": {0o777, 0o600, "everybody can write to its folder"},
		"in /tmp":            {0o777 | fs.ModeSticky, 0o600, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "config.toml")
			err := errors.Join(os.WriteFile(path, []byte("theme = \"dark\"\n"), 0o600), os.Chmod(path, tt.file), os.Chmod(dir, tt.folder))
			if err != nil {
				t.Fatal(err)
			}
			_, err = config.Load(path, environment(nil))
			if tt.says == "" && err != nil || tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)) {
				t.Errorf("%v, want %q", err, tt.says)
			}
		})
	}
}
