package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

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
	placed, ok := placed(string(text), table)
	if !ok {
		return fmt.Errorf("%s has no place for the table: the line %q and after it %q", document, tableBegins, tableEnds)
	}
	return os.WriteFile(document, []byte(placed), 0o644)
}

func placed(text, table string) (string, bool) {
	before, rest, begins := strings.Cut(text, tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	return before + tableBegins + table + tableEnds + after, begins && ends
}

// machine is what the figures were seen on, as far as the system tells.
func machine() string {
	cores := fmt.Sprintf("%d cores", runtime.NumCPU())
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return cores
	}
	for line := range strings.Lines(string(info)) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return fmt.Sprintf("%s (%s)", cores, strings.TrimSpace(strings.TrimLeft(name, "\t :")))
		}
	}
	return cores
}
