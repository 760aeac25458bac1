package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// fill answers a sheet as somebody would in a spreadsheet: ANSWER is keep or remove, and
// may have a reason after a colon.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s: %d files", args[0], len(found))
	}
	raw, err := os.ReadFile(found[0])
	ts.Check(err)
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	ts.Check(err)
	column := func(name string) int { return slices.Index(rows[0], name) }
	for _, arg := range args[4:] {
		mail, answer, _ := strings.Cut(arg, "=")
		answer, reason, _ := strings.Cut(answer, ":")
		row := slices.IndexFunc(rows, func(cells []string) bool { return cells[column("email")] == mail })
		if row < 0 {
			ts.Fatalf("%s is not in %s", mail, found[0])
		}
		rows[row][column("answer")], rows[row][column("reason")] = answer, reason
		rows[row][column("answered_by")], rows[row][column("answered_on")] = args[2], args[3]
	}
	var out strings.Builder
	ts.Check(csv.NewWriter(&out).WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o600))
}
