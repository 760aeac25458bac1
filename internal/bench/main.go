// Command bench measures what cutui promises about its speed, each thing side by
// side with what it is compared to and in turns, and prints the figures of the run
// as a table in Markdown:
//
//	go run ./internal/bench          all of it
//	go run ./internal/bench -short   in less than a minute
//	go run ./internal/bench -only P5,P6
//	go run ./internal/bench -write docs/performance.md   and puts the table into that document
//
// Before anything is timed its results are held against those of a slow and plain way.
// The ratios are what counts: absolute times are those of the machine.
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
	if len(os.Args) == 4 && os.Args[1] == coldFlag {
		os.Exit(cold(os.Args[2], os.Args[3]))
	}
	short := flag.Bool("short", false, "fewer rounds: less than a minute")
	only := flag.String("only", "", "the goals to measure, such as P5,P6")
	write := flag.String("write", "", "the document that gets the table, between its marks")
	people := flag.Int("people", 100_000, "how many people the large workspace has")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *people, *short, *only, *write)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// experiment measures a goal.
type experiment struct {
	goal    string
	measure func(context.Context, *lab) ([]finding, error)
}

func experiments() []experiment {
	return []experiment{
		{"P1", startUp},
		{"P2", keyToFrame},
		{"P3", search},
		{"P4", screenOf},
		{"P5", decodeRoster},
		{"P6", loadRoster},
		{"P7", auditAll},
		{"P8", manyWorkspaces},
		{"P9", planUnderLimit},
		{"P10", burst},
		{"P11", narrowAndSort},
		{"P12", footprint},
	}
}

func run(ctx context.Context, people int, short bool, only, document string) error {
	l, err := newLab(people, short)
	if err != nil {
		return err
	}
	defer l.close()
	wanted := strings.FieldsFunc(only, func(r rune) bool { return r == ',' || r == ' ' })
	var all []finding
	for _, e := range experiments() {
		if len(wanted) > 0 && !slices.Contains(wanted, e.goal) {
			continue
		}
		start := time.Now()
		found, err := e.measure(ctx, l)
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err != nil:
			found = append(found, finding{what: "not measured: " + err.Error()})
		}
		for i := range found {
			found[i].goal = e.goal
		}
		all = append(all, found...)
		fmt.Fprintf(os.Stderr, "%s took %.1f s\n", e.goal, time.Since(start).Seconds())
	}
	fmt.Print(table(l, all))
	if document == "" {
		return nil
	}
	return place(document, table(l, all))
}
