package binary

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// traced runs the program and returns its finished system calls about files and sockets, one
// per line. The test is skipped where calls can't be traced.
func traced(t *testing.T, env []string, stdin string, args ...string) []string {
	t.Helper()
	calls := "trace=write,fsync,rename,renameat,renameat2"
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed: it is not seen what reaches the disk and when")
	}
	if out, err := exec.Command("strace", "-f", "-e", calls, "true").CombinedOutput(); err != nil {
		t.Skipf("programs can't be watched here: %v: %s", err, out)
	}
	log := filepath.Join(t.TempDir(), "log")
	c := exec.CommandContext(t.Context(), "strace", slices.Concat([]string{"-f", "-y", "-s", "300", "-e", calls, "-o", log, program()}, args)...)
	c.Env, c.Stdin, c.Dir = env, strings.NewReader(stdin), t.TempDir()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	return whole(contents(t, log))
}

// whole joins the two lines of a call that another call interrupted.
func whole(log string) []string {
	begun := map[string]string{}
	var out []string
	for line := range strings.Lines(log) {
		thread, call, _ := strings.Cut(line, " ")
		call = strings.TrimSpace(call)
		if start, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[thread] = start
			if strings.Contains(start, "<socket:") { // what matters is when it may have left
				out = append(out, start)
			}
			continue
		}
		if _, end, ok := strings.Cut(call, " resumed>"); ok && !strings.Contains(begun[thread], "<socket:") {
			call = begun[thread] + end
		}
		out = append(out, call)
	}
	return out
}

var (
	synced  = regexp.MustCompile(`^fsync\(\d+<([^>]+)>\) += 0`)
	renamed = regexp.MustCompile(`^rename.*?"([^"]+)".*?"([^"]+)".* = 0`)
	running = regexp.MustCompile(`^write\(\d+<([^>]+\.jsonl)>, .*\\"state\\":\\"running\\"`)
	changes = regexp.MustCompile(`^write\(\d+<socket:[^>]+>, "(POST|PUT|DELETE) `)
)

// A file that replaces an older one is synced before that, and the folder after it, so that
// after a power loss one of the two is there.
func TestFilesAreOnTheDiskBeforeTheyReplaceOthers(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	env = environment(t, env...)
	handOff := "8\nFieldworks\n3\na@client.example\n1\n\n\n2\n0\n"
	for kept, c := range map[string]struct{ args, stdin string }{
		".roster":          {"people --limit 1", ""},
		".jsonl":           {"invite zoe@client.example --share task:" + sim.ZebraTask + " --yes", ""},
		"credentials.json": {"auth login --token-stdin --plain-file", sim.Token},
		"hand-off.md":      {"--accessible", handOff},
	} {
		log := traced(t, env, c.stdin, strings.Fields(c.args)...)
		there := false
		for i, call := range log {
			m := renamed.FindStringSubmatch(call)
			if m == nil {
				continue
			}
			there = there || strings.HasSuffix(m[2], kept)
			if !slices.ContainsFunc(log[:i], syncs(m[1])) {
				t.Errorf("%s: %s may be empty after a crash", c.args, m[2])
			}
			if !slices.ContainsFunc(log[i:], syncs(filepath.Dir(m[2]))) {
				t.Errorf("%s: %s may be the old one after a crash", c.args, m[2])
			}
		}
		if !there {
			t.Errorf("%s: nothing called %s was put in place:\n%s", c.args, kept, strings.Join(log, "\n"))
		}
	}
}

func syncs(path string) func(string) bool {
	return func(call string) bool {
		m := synced.FindStringSubmatch(call)
		return len(m) > 1 && m[1] == path
	}
}

// No change is sent before the journal's line about it is synced.
func TestTheJournalIsOnTheDiskBeforeACallLeaves(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	log := traced(t, environment(t, env...), "", "invite", "zoe@client.example", "--share", "task:"+sim.ZebraTask, "--yes")
	sent, noted, unsynced := 0, 0, 0
	for _, call := range log {
		switch {
		case running.MatchString(call):
			unsynced++
		case synced.MatchString(call) && strings.HasSuffix(synced.FindStringSubmatch(call)[1], ".jsonl"):
			noted, unsynced = noted+unsynced, 0
		case changes.MatchString(call):
			if sent++; noted < sent {
				t.Errorf("change %d left while %d were noted: %.80s", sent, noted, call)
			}
		}
	}
	if sent != 2 {
		t.Errorf("%d changes were seen to leave:\n%s", sent, strings.Join(log, "\n"))
	}
}
