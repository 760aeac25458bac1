// Command bench measures what docs/performance.md promises, together with what it is compared
// to, and prints the figures as a table in Markdown:
//
//	go run ./internal/bench             everything, in a few minutes
//	go run ./internal/bench -short      with fewer rounds and people, in less than a minute
//	go run ./internal/bench -only C1,K3
//
// It runs the program as it is released, in a terminal, against a simulated ClickUp that
// counts every call and enforces the rate limit. Look at the ratios: the times depend on the
// machine.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	l := &lab{ctx: ctx}
	flag.BoolVar(&l.short, "short", false, "fewer rounds and people, and nothing that takes minutes")
	only := flag.String("only", "", "the rows to measure, such as C1,K3")
	flag.Parse()
	l.people = l.rounds(100_000, 20_000)
	err := l.try(func() { run(l, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' })) })
	_ = os.RemoveAll(l.dir)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(l *lab, only []string) {
	var err error
	l.dir, err = os.MkdirTemp("", "cutui-bench-")
	check(err)
	l.open()
	var all []finding
	for _, e := range []struct {
		rows    string
		measure func(*lab) []finding
	}{
		{"C1", commandCalls},
		{"C2,C3", startCalls},
		{"C4", pickerCalls},
		{"C5,S6", everyList},
		{"C6", impactCalls},
		{"K1", firstFrames},
		{"K2", keysToFrames},
		{"K3", bytesSent},
		{"K4", atRest},
		{"K5", hugeName},
		{"K6", manyAddresses},
		{"S1,S2,S3,S5", besideTheCode},
		{"S4", slowLink},
		{"S7", keysInOneWrite},
		{"M1", memory},
		{"M2", peopleAsJSON},
	} {
		if len(only) > 0 && !slices.ContainsFunc(only, func(row string) bool { return strings.Contains(e.rows, row) }) {
			continue
		}
		start := time.Now()
		var found []finding
		err := l.try(func() { found = e.measure(l) })
		check(l.ctx.Err())
		if err != nil {
			found = missing(e.rows, err.Error())
		}
		all = append(all, found...)
		fmt.Fprintf(os.Stderr, "%s took %.1f s\n", e.rows, time.Since(start).Seconds())
	}
	fmt.Print(l.table(all))
}

// finding is a line of the table: a measurement, and what it is compared to.
type finding struct {
	row, what, against string
	base, ours         float64 // base is 0 if it is compared to nothing
	unit               string
	ratio              bool    // limit applies to ours/base instead of ours
	limit              float64 // the goal: at most this
}

// plain returns a finding whose goal is an absolute value.
func plain(row, what string, ours float64, unit string, limit float64) finding {
	return finding{row: row, what: what, ours: ours, unit: unit, limit: limit}
}

// beside returns a finding whose goal is at most limit times what it is compared to.
func beside(row, what, against string, base, ours float64, unit string, limit float64) finding {
	return finding{row: row, what: what, against: against, base: base, ours: ours, unit: unit, ratio: true, limit: limit}
}

// missing returns a line that says why a row has no figures.
func missing(row, why string) []finding {
	return []finding{{row: row, what: "not measured: " + strings.Join(strings.Fields(why), " "), ours: math.NaN()}}
}

// line returns the finding in Markdown.
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

// number formats a number with three significant digits.
func number(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// table returns the findings in Markdown.
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

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func median(all []float64) float64 { return percentile(all, 0.5) }

// percentile returns the value that the share p of all values does not exceed, 0 of none.
func percentile(all []float64, p float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(all))[min(len(all)-1, int(p*float64(len(all))))]
}
