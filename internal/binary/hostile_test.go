package binary

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// takeover is a text that a link, a script or a folder from somebody else could put into an
const takeover = "x\x1b[31mred\x1b]0;owned\a\u202e\u009b7m\u2028\r"

// tame runs the program, and fails if its output has terminal sequences.
func tame(t *testing.T, env []string, stdin string, args ...string) string {
	t.Helper()
	out, errs, _ := command(t, env, stdin, args...)
	for _, text := range []string{out, errs} {
		if what := untame(text); what != "" {
			t.Errorf("%q: %s", args, what)
		}
		if strings.Contains(text, "goroutine ") {
			t.Errorf("%q: %s", args, text)
		}
	}
	return out + errs
}

func TestHostileArgumentsAreTamed(t *testing.T) {
	t.Parallel()
	env := environment(t)
	said := 0
	for _, line := range []string{
		"", "people", "people --workspace", "people --filter", "people --sort", "people --columns", "people --limit", "people --format", "people --" + takeover,
		"guest show", "guest edit cleo@client.example --allow", "guest", "member edit", "access", "diff", "diff --since", "runs", "undo", "resume", "invite",
		"invite --preset", "invite a@b.example --share", "invite --csv", "share --to", "share --to cleo@client.example", "audit --roster", "audit --fail-on",
		"audit --inactive-days", "--theme", "--profile", "--color", "completion", "config",
	} {
		for _, format := range []string{"table", "json"} {
			if text := tame(t, env, "", append(strings.Fields("--demo --format "+format+" "+line), takeover)...); strings.Contains(text, "red") {
				said++
			}
		}
	}
	if said < 30 {
		t.Errorf("only %d runs named the wrong text", said)
	}
}

func TestAHostileEnvironmentIsTamed(t *testing.T) {
	t.Parallel()
	_, reached := clickUp(t, sim.Options{})
	said := 0
	for _, name := range []string{
		"HOME", "CUTUI_API_URL", "CUTUI_WORKSPACE", "CUTUI_PROFILE", "CUTUI_THEME", "CLICKUP_API_TOKEN", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "HTTPS_PROXY",
		"LANG", "TZ", "COLORFGBG", "TERM",
	} {
		dir := filepath.Join(t.TempDir(), takeover)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Skipf("there are no such names here: %v", err)
		}
		env := append(environment(t, reached...), name+"="+dir)
		for _, line := range []string{"doctor", "config path", "config init", "config show", "auth status", "people --limit 1", "runs", "data purge --yes", "doctor --format json"} {
			if text := tame(t, env, "", strings.Fields(line)...); strings.Contains(text, "red") {
				said++
			}
		}
	}
	if said < 20 {
		t.Errorf("only %d runs named the odd text", said)
	}
}

// The conversation tames the same names as the screen.
func TestTheConversationIsTame(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{Reshape: simtest.Hostile(hostileTexts()...), Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		switch text := strings.Join(hostileTexts(), ""); op {
		case "GetWorkspaceplan":
			return &simtest.Fault{Status: 200, Body: `{"plan_id":4,"plan_name":"Enterprise"}`, ContentType: "application/json"}
		case "AddGuestToTask":
			return &simtest.Fault{Status: 400, Code: text, Message: text}
		}
		return nil
	})})
	env = environment(t, env...)
	for answers, end := range map[string]string{
		"1\nrole:guest\n1\n0\n0\n0\n0\n": "E-mail: ",
		"2\n1\n1\n0\n0\n2\n0\n0\n0\n":    "Seat audit of ",
		"3\n" + takeover + "\nzoe@client.example\n1\n1\n\ntask:" + sim.ZebraTask + "\n\n1\nyes\n0\n": "1 of 2, unknown: invite zoe@client.example",
		"4\ncleo@client.example\ntask:" + sim.ZebraTask + "\n\n4\nyes\n0\n":                          "1 of 1, failed: share ",
		"8\n2\n0\n" + takeover + "\n0\n":                                                             "Workspace ",
	} {
		if said := tame(t, env, answers, "--accessible"); !strings.Contains(said, end) {
			t.Errorf("%q did not lead to %q: %s", answers, end, said)
		}
	}
}

// What a reviewer writes into a sheet becomes no formula, markup or terminal sequence in the
// program's reports.
func TestAHostileAnswerIsTamed(t *testing.T) {
	t.Parallel()
	_, env := clickUp(t, sim.Options{})
	env = environment(t, env...)
	dir := t.TempDir()
	command(t, env, "", "review", "export", "--dir", dir)
	sheets, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(sheets) == 0 {
		t.Fatalf("no sheet was written: %v", err)
	}
	text, err := os.ReadFile(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.SplitAfter(string(text), "\n")
	for i, hostile := range []string{`keep,"=HYPERLINK(""https://evil.example"",""x"")"`, `keep,"` + takeover + `"`, "keep,<script>alert(1)</script>|x|[a](javascript:b)"} {
		rows[i+1] = strings.TrimSuffix(strings.TrimRight(rows[i+1], "\r\n"), ",,,,") + "," + hostile + ",\x1b]0;owned\aEve,2026-11-01\r\n"
	}
	write(t, sheets[0], strings.Join(rows[:4], ""))
	for _, format := range []string{"table", "json", "csv", "markdown", "html"} {
		for _, line := range []string{"review apply " + sheets[0] + " --yes", "review list", "audit", "people", "runs"} {
			said := tame(t, env, "", append(strings.Fields(line), "--format", format)...)
			if format == "csv" && strings.Contains(said, `"=HYPERLINK`) || format == "html" && strings.Contains(said, "<script>alert") {
				t.Errorf("%s as %s: %s", line, format, said)
			}
			if strings.HasPrefix(line, "review apply") && format == "table" && !strings.Contains(said, "Eve") {
				t.Errorf("the answers were not taken: %s", said)
			}
		}
	}
}
