package binary

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// cut runs the program with files limited to a number of blocks, as if the disk became full
// in the middle of one.
func cut(t *testing.T, env []string, blocks, dir, stdin string, args ...string) (said string, code int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "sh", append([]string{"-c", "ulimit -f " + blocks + ` && exec "$0" "$@"`, program()}, args...)...)
	c.Env, c.Stdin, c.Dir = env, strings.NewReader(stdin), dir
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}

// contents returns the contents of a file.
func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// onlyIn fails if a folder has files other than the named ones.
func onlyIn(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("in %s there are %q, want %q", dir, got, names)
	}
}

// If the disk becomes full while the token's file is written, the old file stays, with every
func TestATokenFileCutOffInTheMiddleLosesNothing(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	home := t.TempDir()
	env = environment(t, append(env, "XDG_CONFIG_HOME="+home, "CLICKUP_API_TOKEN=")...)
	path := filepath.Join(home, "cutui", "credentials.json")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	old := `{"version":1,"tokens":{"other@https://example.com":"pk_1_` + strings.Repeat("X", 1500) + `"}}`
	if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	said, code := cut(t, env, "1", home, sim.Token, "auth", "login", "--token-stdin", "--plain-file")
	if code != 1 || !strings.Contains(said, "the token file could not be written") || !strings.Contains(said, "file too large") || strings.Contains(said, sim.Token) {
		t.Errorf("exit code %d: %s", code, said)
	}
	if got := contents(t, path); got != old {
		t.Errorf("the file holds %.100s", got)
	}
	onlyIn(t, filepath.Dir(path), "credentials.json", "credentials.json.lock")
	if said, code = cut(t, env, "unlimited", home, sim.Token, "auth", "login", "--token-stdin", "--plain-file"); code != 0 {
		t.Errorf("with room: exit code %d: %s", code, said)
	}
	if got := contents(t, path); !strings.Contains(got, sim.Token) || !strings.Contains(got, "XXXX") {
		t.Errorf("with room the file holds %.100s", got)
	}
}

// The same for documents and settings: existing files stay, the failure is reported, and no
// partial file is left.
func TestADocumentCutOffInTheMiddleLeavesNothing(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	handOff := "8\nFieldworks\n3\na@client.example b@client.example c@client.example d@client.example\n1\n\n\n2\n0\n"
	dir, state := t.TempDir(), t.TempDir()
	env = environment(t, append(env, "XDG_STATE_HOME="+state)...)
	write(t, filepath.Join(dir, "hand-off.md"), "mine")
	said, code := cut(t, env, "1", dir, handOff, "--accessible")
	if code != 0 || !strings.Contains(said, "Could not save: ") || !strings.Contains(said, "file too large") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if got := contents(t, filepath.Join(dir, "hand-off.md")); got != "mine" {
		t.Errorf("what was there holds %q", got)
	}
	onlyIn(t, dir, "hand-off.md")
	onlyIn(t, filepath.Join(state, "cutui", "exports"))

	if said, code = cut(t, env, "1", dir, "", "config", "init"); code != 1 || !strings.Contains(said, "the configuration could not be written") {
		t.Errorf("config init: exit code %d: %s", code, said)
	}
	said, code = cut(t, env, "unlimited", dir, handOff, "--accessible")
	if code != 0 || !strings.Contains(said, "hand-off-2.md") {
		t.Errorf("with room: exit code %d: %s", code, said)
	}
	if got := contents(t, filepath.Join(dir, "hand-off-2.md")); !strings.Contains(got, "d@client.example") {
		t.Errorf("with room the file holds %q", got)
	}
	if said, code = cut(t, env, "unlimited", dir, "", "config", "init"); code != 0 {
		t.Errorf("config init with room: exit code %d: %s", code, said)
	}
}
