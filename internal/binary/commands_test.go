package binary

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"
	"unicode/utf8"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// hostileTexts returns names that would take over a terminal or a spreadsheet.
func hostileTexts() []string {
	return []string{
		"\x1b[9;53m", "\x1b]0;owned\x07", "\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;https://evil.example\x07x", "\x1bP1$r\x1b\\", "\x1b_G\x1b\\", "\u009b31m", "\x9b31m",
		"\u202egnp.", "\u2066x\u2069", "a\r\nb\x00", "\u2028", "\U000e0041", "\ue000", "Z" + strings.Repeat("\u0301", 40), "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1",
		"<script>alert(1)</script>", "](javascript:x)", "`x|y`", strings.Repeat("W", 300), "漢字", "\xff\xfe",
	}
}

// everyCommand returns the commands that read or change something, without those for settings.
func everyCommand() []string {
	return []string{
		"workspaces", "people", "people --filter role:guest", "seats", "audit", "audit --all-workspaces", "snapshots", "diff --since 1d", "runs", "doctor", "auth status",
		"config show", "access task:" + sim.ZebraTask, "guest show cleo@client.example",
		"invite zoe@client.example --share task:" + sim.ZebraTask + " --dry-run", "invite zoe@client.example --share task:" + sim.ZebraTask + " --yes --allow-paid-seats",
		"share --to cleo@client.example task:" + sim.ZebraTask + " --permission edit --yes", "share --to 1 task:nope --yes",
		"guest edit cleo@client.example --allow create-views --yes", "member edit ines@northwind.example --admin=false --yes", "guest remove nobody@client.example --yes",
		"runs", "undo --yes", "resume --yes", "people --workspace nowhere", "nonsense", "people --columns nonsense", "audit --fail-on high", "--help", "invite --help", "--version",
	}
}

// Nothing that a command prints or stores has an escape sequence, an invisible character or
// the token, in any format, even if ClickUp fails now and then.
func TestEveryCommandIsTameAndKeepsTheToken(t *testing.T) {
	t.Parallel()
	var calls atomic.Int64
	for _, format := range []string{"table", "json", "csv", "markdown", "html"} {
		for _, trouble := range []bool{false, true} {
			if trouble && format != "table" && format != "json" {
				continue
			}
			t.Run(fmt.Sprintf("%s trouble=%v", format, trouble), func(t *testing.T) {
				t.Parallel()
				_, env := clickUp(t, sim.Options{Token: typedToken, Reshape: simtest.Hostile(hostileTexts()...), Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
					calls.Add(1)
					text := strings.Join(hostileTexts(), "") + typedToken
					switch {
					case op == "GetWorkspaceplan" && !trouble:
						return &simtest.Fault{Status: 200, Body: `{"plan_id":4,"plan_name":"Enterprise"}`, ContentType: "application/json"}
					case trouble && n%3 == 0:
						return &simtest.Fault{Status: 400, Code: text, Message: text}
					case trouble && n%5 == 0:
						return &simtest.Fault{Status: 404, Body: "<h1>" + text}
					}
					return nil
				})})
				env = environment(t, env...)
				for _, line := range everyCommand() {
					out, errs, code := command(t, env, "", append(strings.Fields(line), "--format", format)...)
					for _, text := range []string{out, errs} {
						if strings.Contains(text, "CANARY") {
							t.Errorf("%s: the token: %s", line, text)
						}
						if what := untame(text); what != "" {
							t.Errorf("%s: %s", line, what)
						}
						if strings.Contains(text, "panic") || strings.Contains(text, "goroutine ") {
							t.Errorf("%s: %s", line, text)
						}
					}
					if format == "html" && strings.Contains(out, "<script>alert") {
						t.Errorf("%s: markup of a name is in the page", line)
					}
					if code > 5 || code < 0 {
						t.Errorf("%s: exit code %d", line, code)
					}
				}
				noToken(t, env)
			})
		}
	}
	t.Cleanup(func() {
		if calls.Load() == 0 {
			t.Error("nothing was asked of any ClickUp")
		}
	})
}

// untame returns what in a text is a terminal sequence or invisible, or "".
func untame(text string) string {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n', r == '\u200d':
		case r == utf8.RuneError && size == 1, unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
			return fmt.Sprintf("%U in %q", r, text[max(0, i-40):min(len(text), i+20)])
		}
	}
	return ""
}

// noToken fails for each file below the home folder that has the token.
func noToken(t *testing.T, env []string) {
	t.Helper()
	var home string
	for _, v := range env {
		if dir, ok := strings.CutPrefix(v, "HOME="); ok {
			home = dir
		}
	}
	kept := 0
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		kept++
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), "CANARY") {
			t.Errorf("%s holds the token", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if kept == 0 {
		t.Error("no file was kept, so that none was looked into")
	}
}
