//go:build linux

package binary

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"cutui/clickup/sim"
)

// A hanging disk keeps nobody from quitting. The file is a named pipe here, whose readers and
// writers wait for ever. Without a screen ctrl+c is a signal.
func TestLeavingWhileTheDiskHangs(t *testing.T) {
	t.Parallel()
	_, reached := clickUp(t, sim.Options{})
	for name, tt := range map[string]struct {
		hangs string
		key   string // the key pressed on the screen; "" means that INT is sent before there is one
		code  int
	}{
		"the settings are read": {"config.toml", "", 130},
		"the token is read":     {"credentials.json", "", 130},
		"the people are read":   {".roster", "", 130},
		"the account is read":   {"account.json", "\x03", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			env := slices.Concat(reached, []string{"HOME=" + home})
			if tt.hangs == "credentials.json" {
				env = append(env, "CLICKUP_API_TOKEN=")
			}
			hangs := []string{filepath.Join(home, ".config", "cutui", tt.hangs)}
			if !strings.HasSuffix(tt.hangs, ".toml") && tt.hangs != "credentials.json" {
				hangs = kept(t, home, env, tt.hangs)
			}
			for _, path := range hangs {
				must(t, os.MkdirAll(filepath.Dir(path), 0o700))
				must(t, syscall.Mkfifo(path, 0o600))
			}
			rt := startRaw(t, env)
			if tt.key != "" {
				rt.wait("1/164")
				rt.Press(tt.key)
				rt.until("\x1b[23;2t")
			}
			if tt.code != 0 {
				time.Sleep(300 * time.Millisecond) //nolint:forbidigo // it has begun to wait, which can't be observed
				must(t, rt.Cmd.Process.Signal(syscall.SIGINT))
			}
			rt.endsWith(tt.code, endsWithin)
		})
	}
}

// kept returns the stored files with a name or an extension, and removes them. It reads the
// people first, so that there are some.
func kept(t *testing.T, home string, env []string, name string) (paths []string) {
	t.Helper()
	if _, errs, code := command(t, environment(t, env...), "", "people", "--limit", "1"); code != 0 {
		t.Fatal(errs)
	}
	must(t, filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, name) {
			paths = append(paths, path)
			return os.Remove(path)
		}
		return err
	}))
	if len(paths) == 0 {
		t.Fatalf("no %s is kept", name)
	}
	return paths
}
