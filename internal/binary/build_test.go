package binary

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	// What the program is made of, so that a kept test result ends with it.
	_ "cutui/internal/app"
	_ "cutui/internal/cli"
)

// TestMain builds the program once. Its path is in the environment, where the
// tests and the shells they start find it.
func TestMain(m *testing.M) {
	if how := os.Getenv(brokenVar); how != "" {
		os.Exit(runBroken(how))
	}
	dir, err := os.MkdirTemp("", "cutui-binary-")
	if err == nil {
		_, err = os.Stat("../../main.go") // it can't be imported, but this makes it count as well
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := 1
	path := filepath.Join(dir, "cutui")
	if out, err := exec.Command("go", "build", "-o", path, "cutui").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
	} else if err := os.Setenv(programVar, path); err == nil {
		code = m.Run()
	}
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

const programVar = "CUTUI_UNDER_TEST"

func program() string { return os.Getenv(programVar) }

// environment is that of a user with nothing but a home folder: no token, no
// settings, and no keyring to answer.
func environment(t *testing.T, more ...string) []string {
	t.Helper()
	home := t.TempDir()
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(home, "no-bus"),
	}, more...)
}
