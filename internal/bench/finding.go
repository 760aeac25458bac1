package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// finding is a line of the table: something measured, and what it was measured against.
type finding struct {
	row, what     string
	against, base string // and its figure
	ours          string
	value         float64 // what the goal is about
	unit          string  // of value: × if empty
	limit         float64 // the most that is good; 0: there is no goal
}

// plain is a finding whose figure is the value itself.
func plain(row, what string, value float64, unit string, limit float64) finding {
	return finding{row: row, what: what, ours: number(value) + unit, value: value, unit: unit, limit: limit}
}

// timed is a finding about two times, where ours may be at most limit times the other.
func timed(row, what, against string, base, ours time.Duration, limit float64) finding {
	return finding{row: row, what: what, against: against, base: figure(base), ours: figure(ours), value: float64(ours) / float64(base), limit: limit}
}

// within is a finding about a time that has a limit of its own.
func within(row, what, against string, base, ours, limit time.Duration) finding {
	f := plain(row, what, float64(ours)/float64(time.Millisecond), " ms", float64(limit)/float64(time.Millisecond))
	f.against, f.base = against, figure(base)
	return f
}

// compared is a finding about two numbers of a unit.
func compared(row, what, against string, base, ours float64, unit string, limit float64) finding {
	return finding{row: row, what: what, against: against, base: number(base) + unit, ours: number(ours) + unit, value: ours / base, limit: limit}
}

// table is the findings as Markdown.
func table(l *lab, all []finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s/%s with %d processors, %s, commit %s; there are %d people where there are many, and terminals have 120×36 cells and 256 colours.\n\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), cmp.Or(l.commit, "unknown"), l.people)
	b.WriteString("| # | what | against | baseline | cutui | value | goal | |\n|---|---|---|---|---|---|---|---|\n")
	for _, f := range all {
		unit, value, goal, verdict := cmp.Or(f.unit, "×"), "", "", ""
		if f.limit > 0 {
			value, goal, verdict = number(f.value)+unit, "≤ "+number(f.limit)+unit, "met"
			if f.value > f.limit {
				verdict = "**missed**"
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s |\n", f.row, f.what, cmp.Or(f.against, "–"), cmp.Or(f.base, "–"), cmp.Or(f.ours, "–"), value, goal, verdict)
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

// number has three digits that mean something.
func number(v float64) string {
	switch {
	case v == float64(int64(v)) || v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 0.1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

func figure(d time.Duration) string { return number(float64(d)/float64(time.Millisecond)) + " ms" }

func median[T cmp.Ordered](all []T) T { return percentile(all, 0.5) }

// percentile is the value that the share p of all does not exceed.
func percentile[T cmp.Ordered](all []T, p float64) (none T) {
	if len(all) == 0 {
		return none
	}
	return slices.Sorted(slices.Values(all))[min(len(all)-1, int(p*float64(len(all))))]
}
