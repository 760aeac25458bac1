package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"cutui/internal/cli"
)

// formatsOf are those that a command's help lists.
func formatsOf(cmd *cobra.Command) []string {
	f := cmd.Flags().Lookup("format")
	if f == nil {
		return nil
	}
	_, list, _ := strings.Cut(f.Usage, "`FORMAT`: ")
	list, _, _ = strings.Cut(list, ";")
	return strings.Split(list, "|")
}

// leaves are the commands that do more than to hold others, by their paths.
func leaves(root *cobra.Command) map[string]*cobra.Command {
	all := map[string]*cobra.Command{}
	for _, cmd := range runnable(root) {
		if !cmd.HasSubCommands() || cmd.Use != cmd.Name() {
			all[strings.TrimPrefix(cmd.CommandPath(), "cutui ")] = cmd
		}
	}
	return all
}

func TestEveryCommandInEveryFormat(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	lines, commands := trials(), leaves(cli.Commands())
	for path, cmd := range commands {
		all, known := lines[path]
		if !known {
			t.Errorf("cutui %s is not tried: add a row to trials", path)
		}
		formats := formatsOf(cmd)
		for _, entry := range all {
			kind, args, _ := strings.Cut(entry, ": ")
			if (kind == "") != (formats == nil) {
				t.Errorf("cutui %s has formats %v, and its document is called %q", path, formats, kind)
			}
			formats := formats
			if slices.Contains([]string{"access", "until"}, kind) || strings.Contains(args, "--limit") {
				formats = formats[:3] // a list; the others are for --matrix, --remove and whole audits
			}
			t.Run(path+" "+args, func(t *testing.T) {
				t.Parallel()
				c := formatTrial{t: t, office: o, line: strings.TrimSpace(path + " " + args), kind: kind}
				c.refusals(cmd, formats)
				if formats == nil {
					c.only()
					return
				}
				c.tables()
				document := c.data("json")
				c.document(document)
				for _, format := range formats[2:] {
					text := c.data(format)
					if format == "csv" {
						c.sheet(text, document)
					}
				}
			})
		}
	}
	for path := range lines {
		if commands[path] == nil {
			t.Errorf("there is no command %q", path)
		}
	}
}

// formatTrial is one command line in all of its formats.
type formatTrial struct {
	t      *testing.T
	office *office
	line   string
	kind   string
}

// fine carries out the line and wants it to end well.
func (c formatTrial) fine(v view, more ...string) answer {
	c.t.Helper()
	a := c.office.try(c.t, v, c.line, more...)
	if a.code != cli.ExitFine {
		c.t.Errorf("%s %v: exit code %d: %s", v.name, more, a.code, a.errs)
	}
	return a
}

// only is about commands that have one format.
func (c formatTrial) only() {
	c.t.Helper()
	for _, v := range views()[:2] {
		a := c.fine(v)
		if i := strings.IndexFunc(a.out, steers); i >= 0 && !strings.HasPrefix(c.line, "completion") {
			c.t.Errorf("%s: a control character: %.40q", v.name, a.out[i:])
		}
	}
}

// steers reports whether a terminal would obey a rune, but for the end of a line.
func steers(r rune) bool { return unicode.IsControl(r) && r != '\n' }

// tables holds the table against every view.
func (c formatTrial) tables() {
	c.t.Helper()
	seen := map[int]string{} // without colours, by width
	all := views()
	if !slices.Contains([]string{"people", "audit", "undo {run} --dry-run"}, c.line) {
		all = all[:3]
	}
	for _, v := range all {
		a := c.fine(v)
		text := ansi.Strip(a.out)
		if colored := text != a.out; colored && !v.color {
			c.t.Errorf("%s: there are colours: %.200q", v.name, a.out)
		}
		if i := strings.IndexFunc(text, steers); i >= 0 {
			c.t.Errorf("%s: a control character: %.40q", v.name, text[i:])
		}
		for line := range strings.SplitSeq(text, "\n") {
			if w := ansi.StringWidth(line); v.width > 0 && w > v.width {
				c.t.Errorf("%s: %d cells: %s", v.name, w, line)
			}
			if strings.HasSuffix(line, " ") {
				c.t.Errorf("%s: spaces at the end: %q", v.name, line)
			}
		}
		if v.plain {
			if i := strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }); i >= 0 {
				c.t.Errorf("%s: %.40q is no ASCII", v.name, text[i:])
			}
			continue
		}
		if before, ok := seen[v.width]; ok && before != text {
			c.t.Errorf("%s: another text than before:\n%s", v.name, firstDifference(text, before))
		}
		seen[v.width] = text
	}
	if strings.Contains(seen[0], "…") && !strings.Contains(c.line, "--limit") {
		c.t.Errorf("a pipe is cut:\n%s", seen[0])
	}
}

// firstDifference are the first lines in which two texts differ.
func firstDifference(a, b string) string {
	one, other := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(one), len(other)) {
		if one[i] != other[i] {
			return fmt.Sprintf("line %d: %q, not %q", i+1, one[i], other[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(one), len(other))
}

// data is the answer in a format that is the same everywhere.
func (c formatTrial) data(format string) string {
	c.t.Helper()
	a := c.fine(view{name: "pipe"}, "-o", format)
	if format == "json" || c.line == "audit" {
		b := c.fine(view{name: "terminal", width: 60, flags: "--color always"}, "--format", format)
		if a.out != b.out {
			c.t.Errorf("%s differs on a terminal:\n%s", format, firstDifference(a.out, b.out))
		}
	}
	if i := strings.IndexFunc(a.out, steers); i >= 0 {
		c.t.Errorf("%s: a control character: %.40q", format, a.out[i:])
	}
	begins := map[string]string{"html": "<!doctype html>", "markdown": "#", "json": "{"}[format]
	if !strings.HasPrefix(strings.ToLower(a.out), begins) {
		c.t.Errorf("%s begins with %.40q", format, a.out)
	}
	return a.out
}

// document checks the JSON document.
func (c formatTrial) document(text string) {
	c.t.Helper()
	if err := schemaOf(c.t).Check(c.kind, []byte(text)); err != nil {
		c.t.Error(err)
	}
}

// sheet checks that the CSV has every field of the document's elements.
func (c formatTrial) sheet(text, document string) {
	c.t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 1 {
		c.t.Errorf("csv: %v: %s", err, text)
		return
	}
	seen := map[string]bool{}
	for _, title := range rows[0] {
		if title == "" || title != strings.ToLower(title) || strings.ContainsAny(title, " -") || seen[title] {
			c.t.Errorf("csv: a column is called %q", title)
		}
		seen[title] = true
	}
	var doc map[string]any
	if json.Unmarshal([]byte(document), &doc) != nil {
		return // said already
	}
	elements, _ := doc[listOf(c.kind)].([]any)
	if elements == nil {
		return
	}
	if len(elements) != len(rows)-1 {
		c.t.Errorf("csv has %d rows, json %d elements", len(rows)-1, len(elements))
		return
	}
	missing := map[string]int{}
	for i, e := range elements {
		for path, value := range scalars("", e) {
			if !slices.ContainsFunc(rows[i+1], func(cell string) bool {
				return strings.Contains(strings.TrimPrefix(cell, "'"), value) || value == "yes" && strings.Contains(cell, "true")
			}) {
				missing[path]++
			}
		}
	}
	for path, n := range missing {
		c.t.Errorf("csv lacks %s of %d elements", path, n)
	}
}

// listOf is the list of a document that a CSV has the elements of; empty: it is another one.
func listOf(kind string) string {
	return map[string]string{
		"workspaces": "workspaces", "people": "people", "peopleEverywhere": "people", "access": "access", "groups": "groups", "change": "steps",
		"runs": "runs", "snapshots": "snapshots", "diff": "changes", "audit": "findings", "checks": "checks", "impact": "people", "until": "until", "client": "people",
	}[kind]
}

// scalars are what a value holds that is neither null nor empty, by its path.
func scalars(at string, value any) map[string]string {
	all := map[string]string{}
	switch v := value.(type) {
	case map[string]any:
		for name, field := range v {
			maps.Copy(all, scalars(strings.TrimPrefix(at+"."+name, "."), field))
		}
	case []any:
		for _, field := range v {
			maps.Copy(all, scalars(at+"[]", field))
		}
	case string:
		if v != "" {
			all[at] = v
		}
	case float64:
		all[at] = strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		if v {
			all[at] = "yes"
		}
	}
	return all
}

// refusals are flags that don't apply: they end with 2, say nothing on stdout, and stderr
// says what to use.
func (c formatTrial) refusals(cmd *cobra.Command, formats []string) {
	c.t.Helper()
	refused := func(use string, more ...string) {
		c.t.Helper()
		a := c.office.try(c.t, view{}, c.line, more...)
		if a.code != cli.ExitUsage || a.out != "" || !strings.Contains(a.errs, use) || strings.Count(a.errs, "\n") != 1 {
			c.t.Errorf("%v: exit code %d, stdout %.80q, stderr %q, want %q", more, a.code, a.out, a.errs, use)
		}
	}
	if formats == nil {
		refused("has one format only", "--format", "json")
		return
	}
	allowed := "use " + strings.Join(formats, ", ")
	if !strings.Contains(c.line, "--limit") {
		refused(allowed, "-o", "yaml")
	}
	for _, format := range []string{"csv", "markdown", "html"} {
		if strings.Contains(c.line, "--limit") && format != "csv" {
			refused("choose from the findings as table, csv or json", "-o", format)
		} else if !slices.Contains(formats, format) {
			refused(allowed, "-o", format)
		}
	}
	refused("leave --format csv out", "--jq", ".", "-o", "csv")
	if cmd.Flags().Lookup("no-headers") != nil {
		refused("--no-headers is for", "--no-headers", "-o", "json")
		for _, format := range formats[3:] {
			refused("--no-headers is for", "--no-headers", "-o", format)
		}
		with, without := c.fine(view{}), c.office.try(c.t, view{}, c.line, "--no-headers")
		if without.code != cli.ExitUsage && without.out == with.out {
			c.t.Error("--no-headers changes nothing")
		}
	}
	if cmd.Flags().Lookup("columns") != nil {
		refused("Choose fields with --json", "--columns", "name", "-o", "json")
	}
	a := c.office.try(c.t, view{}, c.line, "-o", "json", "-w", "nowhere")
	if everywhere := strings.HasPrefix(c.line, "snapshots") || strings.HasPrefix(c.line, "runs") || strings.HasPrefix(c.line, "auth"); (a.code == cli.ExitFine) != everywhere {
		c.t.Errorf("a workspace that is not there: %s", a.out)
	}
}
