package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// recipe runs the commands below a heading of docs/FILE, all of them or those that cron,
// systemd or a workflow would run. What polls again and again polls once.
func recipe(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: recipe CODE FILE HEADING")
	}
	raw, err := os.ReadFile("docs/" + args[1])
	ts.Check(err)
	commands := recipes(string(raw))[args[2]]
	if commands == "" {
		ts.Fatalf("docs/%s has no commands below %q", args[1], args[2])
	}
	exits(ts, false, []string{args[0], "sh", "-c", strings.ReplaceAll(commands, "--every 30m", "--once")})
}

// recipes are the commands of a document, by the headings that they stand below.
func recipes(document string) map[string]string {
	all := map[string]string{}
	heading, language := "", ""
	step := regexp.MustCompile(`^(?:ExecStart=|\s*- run: |(?:\S+ ){5})(.*)$`) // of systemd, a workflow, and cron
	for line := range strings.SplitSeq(document, "\n") {
		fence, isFence := strings.CutPrefix(line, "```")
		title, isTitle := strings.CutPrefix(line, "## ")
		switch found := step.FindStringSubmatch(line); {
		case isFence:
			language = fence
		case language == "sh":
			all[heading] += line + "\n"
		case language == "crontab" && found != nil:
			all[heading] += strings.ReplaceAll(found[1], `\%`, "%") + "\n"
		case (language == "ini" || language == "yaml") && found != nil:
			all[heading] += found[1] + "\n"
		case language == "" && isTitle:
			heading = title
		}
	}
	return all
}

func TestEveryRecipeIsAScript(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("testdata/script/recipes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"recipes.md", "watch.md"} {
		raw, err := os.ReadFile("docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		found := recipes(string(raw))
		if len(found) == 0 {
			t.Errorf("docs/%s has no recipes", name)
		}
		for heading := range found {
			quoted := "'" + strings.ReplaceAll(heading, "'", "''") + "'\n"
			if !strings.Contains(string(script), name+" "+quoted) {
				t.Errorf("docs/%s: nothing tries %q", name, heading)
			}
		}
	}
}
