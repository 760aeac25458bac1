//go:build unix

package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhoseSettingsAreTrusted(t *testing.T) {
	t.Parallel()
	const root, olga, eve = 0, 1000, 1001
	for name, tt := range map[string]struct {
		owner, user int
		want        bool
	}{
		"one's own":          {olga, olga, true},
		"the system's":       {root, olga, true},
		"another user's":     {eve, olga, false},
		"root's own":         {root, root, true},
		"a user's, for root": {eve, root, false},
	} {
		if got := trusted(tt.owner, tt.user); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSettingsOfAnotherUserAreRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("theme = \"dark\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	noEnv := func(string) string { return "" }
	if _, err := Load(path, noEnv); err != nil {
		t.Errorf("our own: %v", err)
	}
	const eve = 65533
	if os.Getuid() != 0 || os.Chown(path, eve, -1) != nil {
		t.Skip("only root can give a file away")
	}
	if _, err := Load(path, noEnv); err == nil || !strings.Contains(err.Error(), "it belongs to another user") {
		t.Errorf("another user's: %v", err)
	}
}
