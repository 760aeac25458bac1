package cli_test

import (
	"encoding/csv"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
)

// later is a command line that needs what others did before it.
type later struct {
	before []string
	line   string
	most   int
}

// laterCalls has the commands that go on with something; {dir} is a folder. A resume reads
// what any change does, looks twice whether the guest is there by now, invites, and reads the
// plan and the seats again.
func laterCalls() map[string]later {
	const nw = " -w " + sim.Northwind
	ask := "review export --dir {dir}" + nw
	return map[string]later{
		"cutui auth login":    {nil, "auth login --token-stdin --plain-file", 1},
		"cutui auth logout":   {[]string{"auth login --token-stdin --plain-file"}, "auth logout", 0},
		"cutui config init":   {nil, "config init", 0},
		"cutui diff":          {[]string{"people" + nw}, "diff" + nw, 2},
		"cutui resume":        {[]string{"invite a@client.example b@client.example --yes" + nw}, "resume --retry --yes", 6 + 2 + 1 + 2},
		"cutui review export": {nil, ask, 6},
		"cutui review status": {[]string{ask}, "review status" + nw, 1},
		"cutui review apply":  {[]string{ask}, "review apply {dir}/answered.csv --dry-run" + nw, 6},
		"cutui undo":          {[]string{"invite new@client.example --yes --allow-paid-seats" + nw}, "undo --dry-run", 7},
		"cutui until import":  {nil, "until import {dir}/days.csv" + nw, 1},
	}
}

func TestLaterCommandsTakeFewCalls(t *testing.T) {
	t.Parallel()
	for path, c := range laterCalls() {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "days.csv"), []byte("email,until\ngus@client.example,2027-01-31\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			o := sim.Options{}
			if path == "cutui resume" { // the first run of which left something
				o.Intercept = simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
					if op == "InviteGuestToWorkspace" && n == 2 {
						return &simtest.Fault{Status: http.StatusBadRequest, Code: "SIM_ODD"}
					}
					return nil
				})
			}
			server, run := manyWorkspaces(t, o)
			args := func(line string) []string { return strings.Fields(strings.ReplaceAll(line, "{dir}", dir)) }
			for _, line := range c.before {
				run(args(line)...)
			}
			fillSheet(t, dir)
			before := len(server.Calls())
			run(args(c.line)...)
			calls := server.Calls()[before:]
			t.Logf("%d calls", len(calls))
			if len(calls) > c.most {
				t.Errorf("%d calls, at most %d are needed: %v", len(calls), c.most, calls)
			}
		})
	}
}

// fillSheet answers for the first person of the first sheet in a folder, if there is one.
func fillSheet(t *testing.T, dir string) {
	t.Helper()
	sheets, _ := filepath.Glob(filepath.Join(dir, "*cora-custom.csv"))
	if len(sheets) == 0 {
		return
	}
	raw, err := os.ReadFile(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"answer": "keep", "answered_by": "Cora Custom"} {
		rows[1][slices.Index(rows[0], name)] = text
	}
	var out strings.Builder
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "answered.csv"), []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
