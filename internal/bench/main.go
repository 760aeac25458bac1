// Command bench measures what docs/performance.md promises about calls, the screen and
// memory, each thing beside what it is compared to and in the same run, and prints the
// figures as a table in Markdown:
//
//	go run ./internal/bench             all of it, in some minutes
//	go run ./internal/bench -short      in about a minute
//	go run ./internal/bench -only C1,K3
//	go run ./internal/bench -write docs/performance.md   and puts the table into that document
//
// The program is the one that is released, on a terminal of its own; the ClickUp it asks
// counts every call and keeps the rate limit. Ratios count: times are those of the machine.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

func main() {
	short := flag.Bool("short", false, "fewer rounds: about a minute")
	only := flag.String("only", "", "the rows to measure, such as C1,K3")
	write := flag.String("write", "", "the document that gets the table, between its marks")
	people := flag.Int("people", 100_000, "how many people the large workspace has")
	plainRoster := flag.String(plainFlag[1:], "", "read the roster of a file by encoding/json, and nothing else")
	flag.Parse()
	if *plainRoster != "" {
		end(plainly(*plainRoster))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	l := &lab{ctx: ctx, people: *people, short: *short}
	err := run(l, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' || r == ' ' }), *write)
	l.close()
	stop()
	end(err)
}

func end(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// experiment measures one row of the table, or two.
type experiment struct {
	rows    string
	measure func(*lab) []finding
}

func experiments() []experiment {
	return []experiment{
		{"C1", commandCalls},
		{"C2,C3", startCalls},
		{"C4", pickerCalls},
		{"C5", everyList},
		{"C6", impactCalls},
		{"K1", firstFrames},
		{"K2", keysToFrames},
		{"K3", bytesSent},
		{"K4", atRest},
		{"K5", hugeName},
		{"K6", manyAddresses},
		{"M1", memory},
		{"M2", peopleAsJSON},
	}
}

func run(l *lab, only []string, document string) error {
	if l.open(); l.err != nil {
		return l.err
	}
	var all []finding
	for _, e := range experiments() {
		if len(only) > 0 && !slices.ContainsFunc(only, func(row string) bool { return strings.Contains(e.rows, row) }) {
			continue
		}
		start := time.Now()
		found := e.measure(l)
		l.closeTerminals()
		switch {
		case l.ctx.Err() != nil:
			return context.Cause(l.ctx)
		case l.err != nil:
			fmt.Fprintf(os.Stderr, "%s: %v\n", e.rows, l.err)
			found = []finding{{row: e.rows, what: "not measured: " + strings.Join(strings.Fields(l.err.Error()), " ")}}
			l.err = nil
		}
		all = append(all, found...)
		fmt.Fprintf(os.Stderr, "%s took %.1f s\n", e.rows, time.Since(start).Seconds())
	}
	text := table(l, all)
	fmt.Print(text)
	if document == "" {
		return nil
	}
	return place(document, text)
}
