package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

// finding is a line of the table: something measured, and what it was measured against.
type finding struct {
	goal    string // such as P5
	what    string
	against string
	base    string // the figure of what it is measured against
	ours    string
	ratio   float64
	unit    string // of ratio: × if empty
	limit   float64
	atLeast bool // limit is the least that is good, not the most
}

func (f finding) met() bool {
	if f.atLeast {
		return f.ratio >= f.limit
	}
	return f.ratio <= f.limit
}

// faster is a finding about two times, where ours may be at most limit times the other.
func faster(what, against string, d duel, limit float64) finding {
	return finding{
		what: what, against: against, base: figure(median(d.base)), ours: figure(median(d.ours)), ratio: d.ratio(), limit: limit,
	}
}

// table is the findings as Markdown.
func table(l *lab, all []finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured side by side on %s, %s/%s, %s, with %d people.\n\n",
		machine(), runtime.GOOS, runtime.GOARCH, runtime.Version(), l.people)
	b.WriteString("| # | what | against | baseline | cutui | ratio | goal | |\n|---|---|---|---|---|---|---|---|\n")
	for _, f := range all {
		if f.limit == 0 {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | | | |\n", f.goal, f.what, dash(f.against), dash(f.base), dash(f.ours))
			continue
		}
		sign, verdict, unit := "≤", "met", f.unit
		if f.atLeast {
			sign = "≥"
		}
		if !f.met() {
			verdict = "**missed**"
		}
		if unit == "" {
			unit = "×"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s%s | %s %s%s | %s |\n",
			f.goal, f.what, dash(f.against), dash(f.base), dash(f.ours), number(f.ratio), unit, sign, number(f.limit), unit, verdict)
	}
	return b.String()
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// number has three digits that mean something.
func number(v float64) string {
	switch {
	case v == float64(int64(v)):
		return fmt.Sprintf("%.0f", v)
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 0.1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

func figure(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= time.Millisecond:
		return number(float64(d)/float64(time.Millisecond)) + " ms"
	}
	return number(float64(d)/float64(time.Microsecond)) + " µs"
}

func mebibytes(n float64) string { return number(n/(1<<20)) + " MiB" }
