package cli_test

import (
	"slices"
	"strings"

	"cutui/internal/cli"
)

func (c formatTrial) has(flag string) bool { return c.cmd.Flags().Lookup(flag) != nil }

// refusals are flags that don't apply: they end with 2, say nothing on stdout, and stderr
// says what to use.
func (c formatTrial) refusals() {
	c.t.Helper()
	refused := func(use string, more ...string) {
		c.t.Helper()
		a := c.try(view{}, more...)
		if a.code != cli.ExitUsage || a.out != "" || !strings.Contains(a.errs, use) || strings.Count(a.errs, "\n") != 1 {
			c.t.Errorf("%v: exit code %d, stdout %.80q, stderr %q, want %q", more, a.code, a.out, a.errs, use)
		}
	}
	if c.formats == nil {
		refused("has one format only", "--format", "json")
		return
	}
	allowed := "use " + strings.Join(c.formats, ", ")
	if !strings.Contains(c.line, "--limit") {
		refused(allowed, "-o", "yaml")
	}
	for _, format := range []string{"csv", "markdown", "html"} {
		if strings.Contains(c.line, "--limit") && format != "csv" {
			refused("choose from the findings as table, csv or json", "-o", format)
		} else if !slices.Contains(c.formats, format) {
			refused(allowed, "-o", format)
		}
	}
	if c.has("jq") {
		refused("leave --format csv out", "--jq", ".", "-o", "csv")
	}
	if c.has("no-headers") {
		refused("--no-headers is for", "--no-headers", "-o", "json")
		for _, format := range c.formats[3:] {
			refused("--no-headers is for", "--no-headers", "-o", format)
		}
	}
	switch {
	case c.kind == "matrix":
		refused("give --matrix or --columns, not both", "--columns", "name")
	case c.has("columns"):
		refused("Choose fields with --json", "--columns", "name", "-o", "json")
	case c.has("json"):
		refused("choose fields with --json", "--columns", "name")
	}
	if a := c.try(view{}, "-o", "json", "-w", "nowhere"); a.code == cli.ExitFine {
		c.t.Errorf("a workspace that is not there: %s", a.out)
	}
}
