package binary

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cutui/clickup/sim"
)

// TestMain builds the program once, and sets its path in the environment for the tests and
// the shells that they start.
func TestMain(m *testing.M) {
	if how := os.Getenv(brokenVar); how != "" {
		os.Exit(runBroken(how))
	}
	dir, err := os.MkdirTemp("", "cutui-binary-")
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

func program() string {
	lookAtSources()
	return os.Getenv(programVar)
}

// lookAtSources opens the program's source files, so that Go doesn't reuse cached test results
// after they change. Go tracks the files that tests open, but not those of TestMain.
// Importing the program's packages would not be enough: what no test calls is not linked.
var lookAtSources = sync.OnceFunc(func() {
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".git":
			return fs.SkipDir
		case !d.IsDir() && !strings.HasSuffix(path, "_test.go"):
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		panic(err)
	}
})

// environment returns the environment of a user who has only a home folder: no token, no
// settings and no keyring.
func environment(t *testing.T, more ...string) []string {
	t.Helper()
	home := t.TempDir()
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(home, "no-bus"),
		"CUTUI_WORKSPACE=" + sim.Northwind, // a change names its workspace
	}, more...)
}
