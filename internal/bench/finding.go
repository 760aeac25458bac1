package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// finding is a line of the table: something measured, and what it is held against.
type finding struct {
	row, what, against string
	base, ours         float64 // 0 in base: it is held against nothing
	unit               string
	ratio              bool    // the goal is about ours in parts of base
	limit              float64 // the most that is good
}

// plain is a finding that has a goal of its own.
func plain(row, what string, ours float64, unit string, limit float64) finding {
	return finding{row: row, what: what, ours: ours, unit: unit, limit: limit}
}

// beside is a finding that may be at most limit times what it is held against.
func beside(row, what, against string, base, ours float64, unit string, limit float64) finding {
	return finding{row: row, what: what, against: against, base: base, ours: ours, unit: unit, ratio: true, limit: limit}
}

// missing says why a row has no figures.
func missing(row, why string) []finding {
	return []finding{{row: row, what: "not measured: " + strings.Join(strings.Fields(why), " "), ours: math.NaN()}}
}

// line is the finding in Markdown.
func (f finding) line() string {
	if math.IsNaN(f.ours) {
		return fmt.Sprintf("| %s | %s | – | – | – | | | |\n", f.row, f.what)
	}
	base, value, unit, verdict := "–", f.ours, f.unit, "met"
	if f.base > 0 {
		base = number(f.base) + f.unit
	}
	if f.ratio {
		value, unit = f.ours/f.base, "×"
	}
	if value > f.limit {
		verdict = "**missed**"
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s | ≤ %s | %s |\n", f.row, f.what, cmp.Or(f.against, "–"), base,
		number(f.ours)+f.unit, number(value)+unit, number(f.limit)+unit, verdict)
}

// number has three digits that mean something.
func number(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// table is the findings as Markdown.
func (l *lab) table(all []finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s/%s with %d processors, %s, commit %s; there are %d people where there are many, and terminals have %d×%d cells and 256 colours.\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), l.output("git", "rev-parse", "--short", "HEAD"), l.people, width, height)
	b.WriteString("| # | what | against | baseline | cutui | value | goal | |\n|---|---|---|---|---|---|---|---|\n")
	for _, f := range all {
		b.WriteString(f.line())
	}
	return b.String()
}

// The marks in a document between which the table stands.
const (
	tableBegins = "<!-- the table of `go run ./internal/bench` -->\n"
	tableEnds   = "<!-- the end of it -->\n"
)

// place puts the table into a document, in the place of the one of an earlier run.
func place(document, table string) error {
	text, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(text), tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !begins || !ends {
		return fmt.Errorf("%s has no place for the table: the line %q and after it %q", document, tableBegins, tableEnds)
	}
	return os.WriteFile(document, []byte(before+tableBegins+table+tableEnds+after), 0o644)
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func median(all []float64) float64 { return percentile(all, 0.5) }

// percentile is the value that the share p of all does not exceed; 0 of none.
func percentile(all []float64, p float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(all))[min(len(all)-1, int(p*float64(len(all))))]
}
