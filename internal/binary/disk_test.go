package binary

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// smallDisk mounts a small file system. The test is skipped where that is not allowed.
func smallDisk(t *testing.T, room string) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "cd") //nolint:usetesting // it is unmounted before it is removed
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(dir) })
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "mode=700,size="+room, "cutui", dir).CombinedOutput(); err != nil {
		t.Skipf("no file system can be mounted here, so that no disk can be full: %v: %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir
}

// fillUp uses all the space that is left.
func fillUp(dir string) error {
	f, err := os.Create(filepath.Join(dir, "filler"))
	if err != nil {
		return err
	}
	defer f.Close()
	for _, size := range []int{4096, 1} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	return nil
}

// unwritable returns home folders in which nothing can be stored, and the system's words for
// that.
func unwritable(t *testing.T) map[string]string {
	t.Helper()
	full := smallDisk(t, "64k")
	if err := fillUp(full); err != nil {
		t.Fatal(err)
	}
	locked := smallDisk(t, "64k")
	if out, err := exec.Command("mount", "-o", "remount,ro", locked).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return map[string]string{full: "no space left on device", locked: "read-only file system"}
}

// If nothing can be stored, lists are still printed, nothing is sent that is not in the
// journal, and the error has the system's words.
func TestCommandsWithoutRoomOnTheDisk(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{})
	for home, says := range unwritable(t) {
		for _, c := range []struct {
			args, stdin string
			code        int
			prints      string // on stdout
			says        string
		}{
			{"people --limit 1", "", 0, "Abel Admin", "not kept"},
			{"audit --format json", "", 0, `"findings"`, "not kept"},
			{"seats", "", 0, "Northwind", "not kept"},
			{"invite zoe@client.example --share task:" + sim.ZebraTask + " --yes", "", 1, "", ""},
			{"guest remove cleo@client.example --yes", "", 1, "", ""},
			{"config init", "", 1, "", ""},
			{"auth login --token-stdin --plain-file", sim.Token, 1, "", ""},
			{"audit --inactive-days 3 --format html", "", 0, "<html", "not kept"},
		} {
			out, errs, code := command(t, environment(t, append(env, "HOME="+home)...), c.stdin, strings.Fields(c.args)...)
			if code != c.code || !strings.Contains(out, c.prints) || !strings.Contains(errs+out, says) || !strings.Contains(errs+out, c.says) || strings.Contains(errs, "panic") {
				t.Errorf("%s: exit code %d, %.200q, %q; want %q", c.args, code, out, errs, says)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(home, "*", "*", "*")); len(left) > 0 {
			for _, path := range left {
				if info, err := os.Stat(path); err == nil && info.Size() > 0 && !info.IsDir() {
					t.Errorf("%s is left over", path)
				}
			}
		}
	}
	if n := len(s.Effects()); n != 0 {
		t.Errorf("%d changes were made: %+v", n, s.Effects())
	}
}

func TestTheScreenWithoutRoomOnTheDisk(t *testing.T) {
	t.Parallel()
	s, env := clickUp(t, sim.Options{})
	for home, says := range unwritable(t) {
		tm := openTerminal(t, 120, 36, append(env, "HOME="+home)...)
		tm.text("cd " + home + "; ")
		tm.run("")
		tm.wait("1/164")
		startInvite(tm, "zoe@client.example")
		tm.wait("nothing was sent")
		tm.keys("Escape")
		tm.waitGone("nothing was sent")
		tm.keys("Escape", "Escape", "Escape", "Escape")
		tm.wait("i invite")
		tm.keys("a")
		tm.wait("Seat audit")
		tm.keys("E")
		tm.wait("Export the audit")
		tm.keys("Enter")
		tm.waitGone("Export the audit")
		tm.wait("could not be")
		tm.keys("Escape")
		tm.waitGone("Seat audit")
		tm.keys("!")
		tm.wait("What failed", says)
		tm.keys("Escape")
		tm.waitGone("What failed")
		tm.keys("q")
		tm.ended(0)
	}
	if n := len(s.Effects()); n != 0 {
		t.Errorf("%d changes were made: %+v", n, s.Effects())
	}
}

// If the disk fills up during a run, what was sent is reported and nothing more is sent. With
// space again the run continues to its end, and everything is done once.
func TestADiskThatFillsUpInTheMiddleOfARun(t *testing.T) {
	t.Parallel()
	home := smallDisk(t, "1m")
	v := newVictim(t)
	v.text = textThatFillsPages(t)
	var once sync.Once
	changes := 0
	v.sim = sim.New(sim.Options{Now: time.Now, RateLimit: -1, Intercept: simtest.Faults(func(_ string, r *http.Request, _ int) *simtest.Fault {
		if r.Method != http.MethodGet {
			v.mu.Lock()
			defer v.mu.Unlock()
			if changes++; changes == 12 {
				once.Do(func() { _ = fillUp(home) })
			}
		}
		return nil
	})})
	base, err := v.sim.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.sim.Close() })
	env := environment(t, "CUTUI_API_URL="+base, "CLICKUP_API_TOKEN="+sim.Token, "HOME="+home)
	v.base = base
	out, errs, code := command(t, env, "", v.invitation()...)
	sent := len(v.sim.Effects())
	if code != 5 && code != 1 || sent < 12 || sent > 25 || !strings.Contains(out+errs, "no space left on device") {
		t.Errorf("exit code %d after %d changes: %q, %q", code, sent, out, errs)
	}
	if err := os.Remove(filepath.Join(home, "filler")); err != nil {
		t.Fatal(err)
	}
	if out, errs, code = command(t, env, "", "resume", "--yes", "--allow-paid-seats"); code != 0 {
		t.Errorf("going on: exit code %d, %q, %q", code, out, errs)
	}
	if n := len(v.sim.Effects()); n != 50 {
		t.Errorf("%d effects of 50 calls", n)
	}
}

// textThatFillsPages returns a text that is long enough, as the name and note of everybody, for
// the journal of an invitation to end a page of the disk at about the 18th change. On a full
// disk the rest of a page can still be written, which may be two dozen steps.
func textThatFillsPages(t *testing.T) string {
	t.Helper()
	const page, endsAt = 4096, 18
	v := newVictim(t)
	v.text = strings.Repeat("n", 8)
	env := environment(t, "CUTUI_API_URL="+v.base, "CLICKUP_API_TOKEN="+sim.Token, "HOME="+v.home)
	if out, errs, code := command(t, env, "", v.invitation()...); code != 0 {
		t.Fatalf("exit code %d, %q, %q", code, out, errs)
	}
	journals, err := filepath.Glob(filepath.Join(v.home, ".local", "state", "cutui", "runs", "*", "*.jsonl"))
	if err != nil || len(journals) != 1 {
		t.Fatalf("journals %v, %v", journals, err)
	}
	text, err := os.ReadFile(journals[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\n")) // one line for the plan, and two for each change
	used := len(bytes.Join(lines[:1+2*endsAt], nil))
	room := (page - used%page) % page
	return v.text + strings.Repeat("n", room/bytes.Count(lines[0], []byte(v.text)))
}

// A stdout that can't be written to is reported as a failure.
func TestAStdoutThatIsFull(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"people"},
		{"people", "--format", "csv"},
		{"people", "--format", "json"},
		{"seats"},
		{"workspaces"},
		{"audit"},
		{"audit", "--format", "html"},
		{"audit", "--format", "markdown"},
		{"audit", "--format", "csv"},
		{"audit", "--format", "json"},
	} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip("there is no /dev/full to write to")
		}
		c := exec.CommandContext(t.Context(), program(), append(args, "--demo")...)
		var errs strings.Builder
		c.Env, c.Stdout, c.Stderr, c.Dir = environment(t), full, &errs, t.TempDir()
		err = c.Run()
		_ = full.Close()
		if _, ok := errors.AsType[*exec.ExitError](err); !ok || c.ProcessState.ExitCode() != 1 || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("%v: %v, %q", args, err, errs.String())
		}
	}
}

// Without a home folder the demo works, and everything else says what to set.
func TestWithoutAHome(t *testing.T) {
	t.Parallel()
	env := []string{"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color"}
	for _, args := range []string{"people", "audit", "doctor", "config path", "runs", "auth status"} {
		out, errs, code := command(t, append(env, "CLICKUP_API_TOKEN="+sim.Token), "", strings.Fields(args)...)
		if code == 0 || !strings.Contains(errs+out, "set HOME") {
			t.Errorf("%s: exit code %d, %q, %q", args, code, out, errs)
		}
	}
	out, errs, code := command(t, env, "", "people", "--demo", "--format", "json", "--limit", "1")
	if code != 0 || !json.Valid([]byte(out)) {
		t.Errorf("the demo: exit code %d, %q, %q", code, out, errs)
	}
}
