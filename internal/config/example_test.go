package config

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestExampleChangesNothing(t *testing.T) {
	t.Parallel()
	c, err := Parse("", []byte(Example()))
	if err != nil {
		t.Fatal(err)
	}
	if shown, wanted := show(t, c), show(t, Default()); shown != wanted {
		t.Errorf("the example as it is gives\n%s\nwant the defaults\n%s", shown, wanted)
	}
}

func TestExampleIsTrueAndComplete(t *testing.T) {
	t.Parallel()
	c, err := Parse("example.toml", complete())
	if err != nil {
		t.Fatal(err)
	}
	d := Default()
	if c.Thresholds != d.Thresholds || c.Snapshots != d.Snapshots || c.Theme != d.Theme || c.Color != d.Color ||
		c.Profile != d.Profile || c.Mouse != d.Mouse || c.ReadOnly || c.ASCII || c.Accessible || c.ReducedMotion {
		t.Errorf("the example shows other defaults than there are: %+v", c)
	}
	listed := placesOf(complete())
	for key := range placesOf([]byte(show(t, c))) {
		if _, ok := listed[strings.Replace(key, "profiles.default", "profiles.work", 1)]; !ok && key != "profiles" {
			t.Errorf("the example lacks %s", key)
		}
	}
}

func show(t *testing.T, c Config) string {
	t.Helper()
	text, err := c.Show()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestShowHasTheSettingsInForce(t *testing.T) {
	t.Parallel()
	file, err := Parse("c.toml", []byte("[profiles.default]\nbase_url = \"https://overruled.example/api\"\n[profiles.work]\nbase_url = \"https://work.example/api\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := withEnv(file, func(name string) string {
		return map[string]string{"CUTUI_API_URL": "http://localhost:1/api", "CUTUI_READ_ONLY": "1"}[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	text := show(t, c)
	for _, want := range []string{"read_only = true", "[profiles.default]", "http://localhost:1/api", "inactive_days = 60", "[profiles.work]", "https://work.example/api"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "overruled") {
		t.Errorf("what the environment overrules is shown:\n%s", text)
	}
	c.Profile = "gone"
	if _, err := c.Show(); err == nil {
		t.Error("a profile that is not there was shown")
	}
}

func TestInitWritesOnce(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a", "b", "config.toml")
	if err := Init(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil || string(data) != Example() {
		t.Errorf("%v, %d bytes", err, len(data))
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := Init(path); err == nil || !strings.Contains(err.Error(), "already exists") {
		t.Errorf("written over: %v", err)
	}
	if err := Init(filepath.Join(path, "below", "config.toml")); err == nil {
		t.Error("a folder was made inside a file")
	}
}

func TestPathsBySystem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		goos                 string
		env                  map[string]string
		config, state, cache string
	}{
		{"linux", map[string]string{"HOME": "/h"}, "/h/.config", "/h/.local/state", "/h/.cache"},
		{
			"freebsd",
			map[string]string{"HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "relative"},
			"/c", "/h/.local/state", "/h/.cache",
		},
		{
			"darwin",
			map[string]string{"HOME": "/h"},
			"/h/Library/Application Support", "/h/Library/Application Support/state", "/h/Library/Caches",
		},
		{"darwin", map[string]string{"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "/c", "/h/Library/Application Support/state", "/h/Library/Caches"},
		{"windows", map[string]string{"AppData": "/r", "LocalAppData": "/l"}, "/r", "/l", "/l/cache"},
	} {
		got, err := pathsOn(tt.goos, func(name string) string { return tt.env[name] })
		want := Paths{
			Config: filepath.Join(tt.config, "cutui", "config.toml"),
			State:  filepath.Join(tt.state, "cutui"),
			Cache:  filepath.Join(tt.cache, "cutui"),
		}
		if err != nil || got != want {
			t.Errorf("%s %v: %+v %v, want %+v", tt.goos, tt.env, got, err, want)
		}
	}
	if _, err := pathsOn("linux", func(string) string { return "" }); err == nil {
		t.Error("no home, and no error")
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	words := []string{"theme", "mouse", "inactive_days"}
	for word, want := range map[string]string{
		"theme": "theme", "hteme": "theme", "themes": "theme", "inactiv_days": "inactive_days",
		"InactiveDays": "inactive_days", "colour": "", "": "", "x": "",
	} {
		if got := nearest(word, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
