package cli_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// manyWorkspaces is a ClickUp whose token sees 43 workspaces, with the 100 calls a minute
// that most have. Each command gets the token on stdin.
func manyWorkspaces(t *testing.T, o sim.Options) (server *sim.Server, run func(args ...string) int) {
	t.Helper()
	clock := &leaping{now: time.Date(2026, 11, 2, 14, 2, 0, 0, time.UTC)}
	o.Workspaces, o.RateLimit, o.Clock = 43, 100, clock.Now
	server = sim.New(o)
	base, err := server.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	home, state := t.TempDir(), t.TempDir()
	env := func(name string) string {
		return map[string]string{"HOME": home, "CLICKUP_API_TOKEN": sim.Token}[name]
	}
	return server, func(args ...string) int {
		var out, errs bytes.Buffer
		code := cli.Run(t.Context(), args, cli.Deps{
			In: strings.NewReader(sim.Token), Out: &out, Err: &errs,
			App:  app.Options{BaseURL: base, Env: env, StateDir: state, Clock: clock},
			Open: app.Open,
		})
		checkJSON(t, args, code, out.Bytes(), errs.Bytes())
		if code != cli.ExitFine && (code != cli.ExitPartly || o.Intercept == nil) {
			t.Errorf("%q ends with %d: %s", args, code, errs.String())
		}
		return code
	}
}

// fewCalls holds a command line about one workspace of 43 to a number of calls.
func fewCalls(t *testing.T, line string, most int) {
	t.Helper()
	server, run := manyWorkspaces(t, sim.Options{})
	run(strings.Fields(line)...)
	calls := server.Calls()
	t.Logf("%d calls", len(calls))
	if len(calls) > most {
		for _, c := range calls {
			t.Logf("%s %s", c.Method, c.Path)
		}
		t.Errorf("%d calls, at most %d are needed", len(calls), most)
	}
}

// leaping is a clock on which nobody waits.
type leaping struct {
	mu  sync.Mutex
	now time.Time
}

func (c *leaping) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *leaping) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

// The calls of commands about one workspace of 43; every one counts, of which most
// workspaces have 100 a minute.
func TestOneOfManyWorkspacesTakesFewCalls(t *testing.T) {
	t.Parallel()
	for args, most := range map[string]int{
		"people --columns name":           1,
		"people --columns name,seat_kind": 2,
		"people --limit 1":                4,
		"seats":                           3,
		"audit":                           6,
		"member remove hana@fieldworks.example --dry-run":         4 + 5, // with what she holds
		"impact hana@fieldworks.example tomas@fieldworks.example": 2 + 5,
		"member edit hana@fieldworks.example --admin --dry-run":   6,
		"member invite new@fieldworks.example --dry-run":          6,
		"guest remove moss@rivergate.example --dry-run":           4 + 5,
		"invite new@client.example --dry-run":                     6,
		"runs":                                                    0,
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			fewCalls(t, args+" -w "+sim.Fieldworks, most)
		})
	}
}

// What is about an earlier run reads the workspace of that run alone.
func TestRunsOfOneOfManyWorkspacesTakeFewCalls(t *testing.T) {
	t.Parallel()
	server, run := manyWorkspaces(t, sim.Options{})
	run("invite", "new@client.example", "--yes", "--allow-paid-seats", "-w", sim.Northwind)
	for _, args := range []string{"undo --dry-run", "invite second@client.example --also-in Labs --dry-run -w " + sim.Northwind} {
		before := len(server.Calls())
		run(strings.Fields(args)...)
		if n := len(server.Calls()) - before; n > 8 {
			t.Errorf("%s: %d calls, at most 8 are needed", args, n)
		}
	}
}

// Where JSON is asked for, waits for the rate limit go into the document's notes, if anywhere:
// stderr stays empty, see checkJSON.
func TestWaitsAreNotOnStderrWithJSON(t *testing.T) {
	t.Parallel()
	server, run := manyWorkspaces(t, sim.Options{})
	run("audit", "--shares", "-w", sim.Northwind, "-o", "json")
	if n := len(server.Calls()); n <= 100 {
		t.Errorf("%d calls: nothing had to wait", n)
	}
}
