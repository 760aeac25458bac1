// Command bench measures what docs/performance.md promises, each thing beside what it is
// compared to and in the same run, and prints the figures as a table in Markdown:
//
//	go run ./internal/bench             all of it, in some minutes
//	go run ./internal/bench -short      with fewer rounds and people, in less than a minute
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	l := &lab{ctx: ctx, people: 100_000}
	flag.BoolVar(&l.short, "short", false, "fewer rounds and people, and nothing that takes minutes")
	only := flag.String("only", "", "the rows to measure, such as C1,K3")
	write := flag.String("write", "", "the document that gets the table, between its marks")
	flag.Parse()
	if l.short {
		l.people = 20_000
	}
	err := run(l, strings.FieldsFunc(*only, func(r rune) bool { return r == ',' }), *write)
	_ = os.RemoveAll(l.dir)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(l *lab, only []string, document string) error {
	if l.open(); l.err != nil {
		return l.err
	}
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
		found := e.measure(l)
		l.end()
		if l.ctx.Err() != nil {
			return context.Cause(l.ctx)
		}
		if l.err != nil {
			found, l.err = missing(e.rows, l.err.Error()), nil
		}
		all = append(all, found...)
		fmt.Fprintf(os.Stderr, "%s took %.1f s\n", e.rows, time.Since(start).Seconds())
	}
	text := l.table(all)
	fmt.Print(text)
	if document == "" {
		return nil
	}
	return place(document, text)
}
