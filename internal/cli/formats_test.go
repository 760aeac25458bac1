package cli_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

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
		all := lines[path]
		if len(all) == 0 {
			t.Errorf("cutui %s is not tried: add a row to trials", path)
		}
		for _, entry := range all {
			kind, args, _ := strings.Cut(entry, ": ")
			c := formatTrial{office: o, cmd: cmd, formats: formatsOf(cmd)}
			c.kind, c.alone = strings.CutPrefix(kind, "alone ")
			if (c.kind == "") != (c.formats == nil) {
				t.Errorf("cutui %s has formats %v, and its document is called %q", path, c.formats, kind)
			}
			if slices.Contains([]string{"access", "until"}, c.kind) || strings.Contains(args, "--limit") {
				c.formats = c.formats[:3] // a list; the others are for --matrix, --remove and whole audits
			}
			t.Run(path+" "+args, func(t *testing.T) {
				t.Parallel()
				c := c
				c.t, c.line = t, strings.TrimSpace(path+" "+args)
				c.all()
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
	t       *testing.T
	office  *office
	cmd     *cobra.Command
	line    string
	kind    string // of document
	alone   bool   // it changes what is kept
	formats []string
}

func (c formatTrial) all() {
	c.t.Helper()
	c.refusals()
	if c.formats == nil {
		c.only()
		return
	}
	c.tables()
	c.columns()
	document := c.data("json")
	for line := range bytes.Lines([]byte(document)) {
		if c.kind != "event" { // one a line
			line = []byte(document)
		}
		if err := schemaOf(c.t).Check(c.kind, line); err != nil {
			c.t.Error(err)
		}
		if c.kind != "event" {
			break
		}
	}
	for _, format := range c.formats {
		if format == "table" || format == "json" {
			continue
		}
		if text := c.data(format); format == "csv" {
			c.sheet(text, document)
			if _, rows, _ := strings.Cut(text, "\n"); c.fine(view{}, "-o", "csv", "--no-headers").out != rows {
				c.t.Error("csv has headings with --no-headers")
			}
		}
	}
}

// try carries out the line, on a machine of its own where it changes what is kept.
func (c formatTrial) try(v view, more ...string) answer {
	c.t.Helper()
	o := c.office
	if c.alone {
		o = o.copied(c.t)
	}
	line, stdin, piped := strings.Cut(c.line, " < ")
	line = strings.Join(append([]string{line}, more...), " ")
	if piped {
		line += " < " + stdin
	}
	if !strings.Contains(line, "{dir}") {
		return o.try(c.t, v, line)
	}
	dir := c.t.TempDir()
	a := o.try(c.t, v, strings.ReplaceAll(line, "{dir}", dir))
	a.out = strings.ReplaceAll(a.out, dir, "{dir}")
	return a
}

// fine carries out the line and wants it to end well.
func (c formatTrial) fine(v view, more ...string) answer {
	c.t.Helper()
	a := c.try(v, more...)
	if a.code != cli.ExitFine {
		c.t.Errorf("%s %v: exit code %d: %s", v.name, more, a.code, a.errs)
	}
	return a
}

// another is one of the views but for the first few: each line and format has its own.
func (c formatTrial) another(first int, format string) view {
	rest := views()[first:]
	sum := crc32.ChecksumIEEE([]byte(strings.Join([]string{c.cmd.CommandPath(), c.kind, format}, " ")))
	return rest[int(sum)%len(rest)]
}

// only is about commands that have one format.
func (c formatTrial) only() {
	c.t.Helper()
	for _, v := range views()[:3] {
		a := c.fine(v)
		if i := strings.IndexFunc(a.out, steers); i >= 0 && !strings.HasPrefix(c.line, "completion") {
			c.t.Errorf("%s: a control character: %.40q", v.name, a.out[i:])
		}
		c.plain(v, a.out)
	}
}

// plain holds what is written to a terminal that knows ASCII only.
func (c formatTrial) plain(v view, text string) {
	c.t.Helper()
	if i := strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }); v.plain && i >= 0 {
		c.t.Errorf("%s: %.40q is no ASCII", v.name, text[i:])
	}
}

// steers reports whether a terminal would obey a rune, but for the end of a line.
func steers(r rune) bool { return unicode.IsControl(r) && r != '\n' }

// tables holds the table against views: three, and another one, or all.
func (c formatTrial) tables() {
	c.t.Helper()
	seen := map[int]string{} // without colours, by width
	all := views()
	if !slices.Contains([]string{"people", "audit", "undo {run} --dry-run"}, c.line) {
		all = append(all[:3:3], c.another(3, "table"))
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
			if w := ansi.StringWidth(line); v.width > 0 && w > v.width && c.kind != "event" { // a log wraps
				c.t.Errorf("%s: %d cells: %s", v.name, w, line)
			}
			if strings.HasSuffix(line, " ") {
				c.t.Errorf("%s: spaces at the end: %q", v.name, line)
			}
		}
		c.plain(v, text)
		if v.plain {
			continue
		}
		if before, ok := seen[v.width]; ok && before != text {
			c.t.Errorf("%s: another text than before:\n%s", v.name, firstDifference(text, before))
		}
		seen[v.width] = text
	}
	if c.has("no-headers") && c.fine(view{}, "--no-headers").out == seen[0] {
		c.t.Error("--no-headers changes nothing")
	}
	if strings.Contains(seen[0], "…") && !strings.Contains(c.line, "--limit") {
		c.t.Errorf("a pipe is cut:\n%s", seen[0])
	}
}

// columns holds the headings against the names that --columns takes: they are the same in
// tables, in CSV and in the help.
func (c formatTrial) columns() {
	c.t.Helper()
	known := cli.ColumnsOf(c.cmd)
	if known == nil || c.kind == "matrix" || c.kind == "change" {
		return
	}
	if strings.HasPrefix(c.line, "audit") {
		known = known[:4:4] // a whole audit is no list, and some columns are long
	}
	named := []string{"--columns", strings.Join(known, ",")}
	first := func(a answer) string { line, _, _ := strings.Cut(a.out, "\n"); return line }
	if got := first(c.fine(view{}, named...)); !slices.Equal(strings.Fields(got), strings.Fields(strings.ToUpper(strings.Join(known, " ")))) {
		c.t.Errorf("the headings of %v are %s", known, got)
	}
	if got := first(c.fine(view{}, append(named, "-o", "csv")...)); got != strings.Join(known, ",") {
		c.t.Errorf("the headings of %v in CSV are %s", known, got)
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
	others := views()[1:3]
	if format != "json" {
		others = []view{c.another(1, format)}
	}
	for _, v := range others {
		b := c.fine(v, "--format", format)
		switch c.plain(v, b.out); {
		case v.plain && format == "json":
			b.out = unescaped(b.out)
		case v.plain:
			continue
		}
		if a.out != b.out {
			c.t.Errorf("%s differs on a %s:\n%s", format, v.name, firstDifference(a.out, b.out))
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

// unescaped is JSON with its signs beyond ASCII as themselves.
func unescaped(text string) string {
	return regexp.MustCompile(`(\\u[0-9a-f]{4})+`).ReplaceAllStringFunc(text, func(codes string) string {
		var plain string
		if err := json.Unmarshal([]byte(`"`+codes+`"`), &plain); err != nil || strings.ContainsFunc(plain, func(r rune) bool { return r < utf8.RuneSelf }) {
			return codes
		}
		return plain
	})
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
		"runs": "runs", "snapshots": "snapshots", "diff": "changes", "audit": "findings", "checks": "checks", "impact": "people", "until": "until", "client": "people", "review": "people",
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
