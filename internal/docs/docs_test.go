package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cutui/keymap"
)

func TestDocumentsAreUpToDate(t *testing.T) {
	t.Parallel()
	if err := update("../../docs", sections(), true); err != nil {
		t.Error(err)
	}
}

func TestEveryBindingHasItsRow(t *testing.T) {
	t.Parallel()
	m := keymap.New(false)
	rows := 0
	for line := range strings.Lines(keyTables(m)) {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		rows++
		if n := strings.Count(line, "|") - strings.Count(line, `\|`); n != 4 {
			t.Errorf("%d bars: %s", n, line)
		}
	}
	if rows != len(m.All()) {
		t.Errorf("%d rows for %d bindings", rows, len(m.All()))
	}
}

func TestFill(t *testing.T) {
	t.Parallel()
	const begin, end = "<!-- begin a: written by go run ./internal/docs -->\n", "<!-- end a -->\n"
	for name, tt := range map[string]struct{ text, want, problem string }{
		"no section":      {text: "plain\n", want: "plain\n"},
		"a section":       {text: "x\n" + begin + "old\n" + end + "y\n", want: "x\n" + begin + "\nnew\n\n" + end + "y\n"},
		"another name":    {text: "<!-- begin b: x -->\n<!-- end b -->\n", problem: `unknown section "b"`},
		"a missing end":   {text: begin + "old\n", problem: "has no end"},
		"the end of else": {text: begin + "<!-- end b -->\n", problem: "has no end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			used := map[string]bool{}
			got, err := fill(tt.text, map[string]string{"a": "new\n"}, used)
			if tt.problem != "" {
				if err == nil || !strings.Contains(err.Error(), tt.problem) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil || got != tt.want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func TestStaleDocuments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, []byte("<!-- begin a: -->\n<!-- end a -->\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"a": "text"}
	if err := update(dir, all, true); err == nil || !strings.Contains(err.Error(), "stale") {
		t.Errorf("a stale document passes: %v", err)
	}
	if err := update(dir, all, false); err != nil {
		t.Fatal(err)
	}
	if err := update(dir, all, true); err != nil {
		t.Errorf("a fresh document fails: %v", err)
	}
	all["b"] = "nowhere"
	if err := update(dir, all, true); err == nil || !strings.Contains(err.Error(), `"b"`) {
		t.Errorf("a section without a place passes: %v", err)
	}
}
