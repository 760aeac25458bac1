package binary

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest/faultproxy"
)

// When the terminal goes away, for example because its window is closed, the program ends.
func TestTheProgramEndsWithItsTerminal(t *testing.T) {
	t.Parallel()
	for name, server := range map[string]sim.Options{"at rest": {}, "while ClickUp hangs": hung(false)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, env := clickUp(t, server)
			tm := openTerminal(t, 120, 36, env...)
			tm.run("")
			tm.await("the first call", func() bool { return len(s.Calls()) > 0 })
			tm.wait("Workspaces")
			pid := tm.pid()
			tm.tmux("kill-server")
			if !eventually(func() bool { return !alive(pid) }) {
				_ = syscall.Kill(pid, syscall.SIGKILL)
				t.Fatal("it lives on without a terminal")
			}
		})
	}
}

// alive reports whether a process runs; one that has ended and that nobody has asked
// about yet does not.
func alive(pid int) bool {
	state, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if os.IsNotExist(err) {
		return syscall.Kill(pid, 0) == nil
	}
	_, after, _ := strings.Cut(string(state), ") ")
	return err == nil && !strings.HasPrefix(after, "Z")
}

// A keyring that never answers is waited for three seconds, and told of; the token goes
// into a file only where somebody agrees to that.
func TestAKeyringThatHangs(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	bus := messageBus(t, func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) })
	env = environment(t, append(env, bus, "CLICKUP_API_TOKEN=")...)
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"auth login --token-stdin", 2, "no keyring to store the token in"},
		{"auth login --token-stdin --plain-file", 0, ""},
		{"people --limit 1", 0, ""},
		{"doctor", 0, "did not answer within 3s"},
	} {
		start := time.Now()
		out, errs, code := command(t, env, sim.Token, strings.Fields(c.args)...)
		took := time.Since(start)
		if code != c.code || !strings.Contains(out+errs, c.says) || took < 2900*time.Millisecond || took > 15*time.Second {
			t.Errorf("%s: exit code %d after %v, %q, %q", c.args, code, took, out, errs)
		}
		if kept := credentials(t, env); kept != (c.args != "auth login --token-stdin") {
			t.Errorf("%s: kept in a file: %v", c.args, kept)
		}
	}
}

// messageBus is one that does nothing but serve, as the variable that leads to it.
func messageBus(t *testing.T, serve func(net.Conn)) (variable string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "cb") //nolint:usetesting // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	path := filepath.Join(dir, "bus")
	bus, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	go faultproxy.Serve(bus, serve)
	return "DBUS_SESSION_BUS_ADDRESS=unix:path=" + path
}

// credentials reports whether the token is in the file for it, and looks that nobody else
// can read that.
func credentials(t *testing.T, env []string) bool {
	t.Helper()
	home := ""
	for _, v := range env {
		if dir, ok := strings.CutPrefix(v, "HOME="); ok {
			home = dir
		}
	}
	path := filepath.Join(home, ".config", "cutui", "credentials.json")
	text, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v: %v", name, info.Mode(), err)
		}
	}
	return strings.Contains(string(text), sim.Token)
}
