package cli_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/cli"
)

// longMail is an address that no table has room for.
const longMail = "somebody.with-a-long-name.who-has-an-even-longer-address@an-unusually-long-part.of-a-domain.client.example"

// trials say for every command what it is tried with, as KIND: ARGUMENTS < STDIN. The kind is
// that of its JSON document; empty: the command has one format only. {run} is the id of a run,
// {dir} a folder, {sheet} a sheet that came back. What begins with "alone" changes what is kept
// on the machine, and is tried on a copy of it. A command without a line fails the test.
func trials() map[string][]string {
	return map[string][]string{
		"access":                {"access: task:" + sim.ZebraTask + " HELD-1", "matrix: --matrix"},
		"api":                   {": GET /v2/user"},
		"audit":                 {"audit: ", "audits: --all-workspaces", "audit: --limit 5"},
		"auth login":            {"alone : --token-stdin --plain-file < " + sim.Token},
		"auth logout":           {"alone : "},
		"auth status":           {"checks: "},
		"client":                {"client: client.example"},
		"completion bash":       {": "},
		"completion fish":       {": "},
		"completion zsh":        {": "},
		"config init":           {"alone : "},
		"config path":           {": "},
		"config show":           {": "},
		"data purge":            {"alone purged: --yes"},
		"diff":                  {"diff: --since 30d"},
		"doctor":                {"checks: "},
		"due":                   {"until: ", "change: --remove --dry-run"},
		"group add":             {"change: Design cleo@client.example --dry-run"},
		"group create":          {"change: Readers cleo@client.example --dry-run"},
		"group delete":          {"change: Attic --dry-run"},
		"group list":            {"groups: "},
		"group remove":          {"change: Design ines@northwind.example --dry-run"},
		"guest edit":            {"change: cleo@client.example --allow edit-tags --dry-run"},
		"guest remove":          {"change: cleo@client.example --dry-run", "change: --domain client.example --dry-run"},
		"guest replace":         {"change: cleo@client.example carl@client.example --dry-run"},
		"guest show":            {"guest: cleo@client.example", "guest: " + longMail},
		"guest unshare":         {"change: --all --from cleo@client.example --dry-run"},
		"guest view-only":       {"change: ida@northwind.example --dry-run"},
		"impact":                {"impact: ines@northwind.example", "impact: ines@northwind.example " + longMail, "impact: cleo@client.example --all-workspaces"},
		"invite":                {"change: new@client.example --share HELD-1 --dry-run", "change: new@client.example --dry-run -w Fieldworks", "change: a.new@client.example --all-workspaces --dry-run"},
		"licences":              {": "},
		"man":                   {": "},
		"member edit":           {"change: abel@northwind.example --admin=false --dry-run"},
		"member invite":         {"change: new@northwind.example --dry-run"},
		"member make-guest":     {"change: ines@northwind.example --dry-run"},
		"member remove":         {"change: ines@northwind.example --to robin@northwind.example --dry-run"},
		"people":                {"people: ", "peopleEverywhere: --all-workspaces"},
		"resume":                {"change: --dry-run"},
		"review apply":          {"alone change: {sheet} --yes --allow-paid-seats --dry-run"},
		"review export":         {"alone review: --dir {dir}"},
		"review status":         {"review: "},
		"runs":                  {"runs: ", "change: {run}"},
		"schema":                {": "},
		"seats":                 {"workspaces: "},
		"share":                 {"change: HELD-1 --to " + longMail + " --dry-run"},
		"snapshots":             {"snapshots: "},
		"target":                {"change: 38 --dry-run"},
		"undo":                  {"change: {run} --dry-run"},
		"until":                 {"alone : ines@northwind.example 2026-12-24"},
		"until export":          {": "},
		"until import":          {"alone : - < email,until\\nines@northwind.example,2026-12-24\\n"},
		"until list":            {"until: "},
		"version":               {": "},
		"watch":                 {"alone event: --once"},
		"workspaces":            {"workspaces: "},
		"completion powershell": {": "},
	}
}

// view is where an answer goes.
type view struct {
	name  string
	width int               // 0: a pipe
	env   map[string]string // besides what all have
	flags string
	color bool // colours are wanted
	plain bool // ASCII is wanted
}

// views are those of the tables; the other formats are the same in all of them. Every
// command is tried in the first three, and a few in all.
func views() []view {
	latin := map[string]string{"LANG": "de_DE.ISO-8859-1"}
	return []view{
		{name: "pipe"},
		{name: "terminal of 60", width: 60, color: true},
		{name: "terminal of 80 in Latin-1", width: 80, env: latin, flags: "--color never", plain: true},
		{name: "terminal of 80", width: 80, color: true},
		{name: "terminal of 80 with NO_COLOR", width: 80, env: map[string]string{"NO_COLOR": "1"}},
		{name: "terminal of 80 with --color never", width: 80, flags: "--color never"},
		{name: "dumb terminal of 120", width: 120, env: map[string]string{"TERM": "dumb"}},
		{name: "pipe with --color always", flags: "--color always", color: true},
		{name: "pipe with NO_COLOR and CLICOLOR_FORCE", env: map[string]string{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}},
		{name: "pipe in Latin-1", env: latin},
	}
}

// office is a machine at which every command has something to say: there are an earlier
// roster, a run that was done, one that failed, and a day that has come.
type office struct {
	base  string
	dir   string // the home folder
	sheet string // of a review, with an answer
	clock *still
	run   string // the id of the run that was done
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{clock: &still{time.Date(2026, 11, 2, 14, 2, 0, 0, time.UTC)}, dir: t.TempDir()}
	server := sim.New(sim.Options{Now: o.clock.Now, Clock: o.clock.Now, RateLimit: -1, Intercept: simtest.Faults(func(op string, r *http.Request, _ int) *simtest.Fault {
		if op == "EditGuestOnWorkspace" {
			return &simtest.Fault{Status: http.StatusInternalServerError}
		}
		return nil
	})})
	var err error
	if o.base, err = server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	sheets := t.TempDir()
	for _, step := range []struct {
		line string
		code int
	}{
		{"watch --once", cli.ExitFine},
		{"people", cli.ExitFine},
		{"invite " + longMail + " --share HELD-1 --yes --allow-paid-seats", cli.ExitFine},
		{"guest edit cleo@client.example --allow create-views --yes --allow-paid-seats", cli.ExitPartly},
		{"until cleo@client.example 2026-11-03", cli.ExitFine},
		{"review export --by domain --dir " + sheets, cli.ExitFine},
	} {
		o.clock.now = o.clock.now.Add(time.Hour)
		if got := o.try(t, view{}, step.line, "-w", sim.Northwind); got.code != step.code {
			t.Fatalf("%s: exit code %d, want %d: %s%s", step.line, got.code, step.code, got.out, got.errs)
		}
	}
	o.clock.now = o.clock.now.Add(48 * time.Hour)
	o.run = strings.TrimSpace(o.try(t, view{}, "runs --jq .runs[-1].id").out)
	o.sheet = answered(t, sheets)
	settings := o.settings()
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte("[snapshots]\nkeep = false\n"), 0o600); err != nil { // the rest only reads
		t.Fatal(err)
	}
	return o
}

func (o *office) settings() string {
	return filepath.Join(homeAt(o.dir, "").Env("XDG_CONFIG_HOME"), "cutui", "config.toml")
}

// answered is one of the sheets in a folder, with somebody to remove.
func answered(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*client-example.csv"))
	if err != nil || len(found) != 1 {
		t.Fatalf("the sheets are %v: %v", found, err)
	}
	raw, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"answer": "remove", "answered_by": "Abel Admin"} {
		rows[1][slices.Index(rows[0], name)] = value
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	sheet := filepath.Join(t.TempDir(), "sheet.csv")
	if err := os.WriteFile(sheet, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return sheet
}

// copied is the same machine, with usual settings, for what changes what is kept on it.
func (o *office) copied(t *testing.T) *office {
	t.Helper()
	other := *o
	other.dir = t.TempDir()
	if err := os.CopyFS(other.dir, os.DirFS(o.dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(other.settings()); err != nil {
		t.Fatal(err)
	}
	return &other
}

// still is a clock on which no time passes, also for those who wait.
type still struct{ now time.Time }

func (c *still) Now() time.Time                                   { return c.now }
func (c *still) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// answer is what came of a command line.
type answer struct {
	code      int
	out, errs string
}

// try carries out a command line.
func (o *office) try(t *testing.T, v view, line string, more ...string) answer {
	t.Helper()
	line, stdin, _ := strings.Cut(line, " < ")
	line = strings.NewReplacer("{run}", o.run, "{sheet}", o.sheet).Replace(line)
	args := slices.Concat(strings.Fields(line), more, strings.Fields(v.flags))
	home := homeAt(o.dir, o.base)
	home.Clock = o.clock
	folders := home.Env
	home.Env = func(name string) string {
		if value, ok := v.env[name]; ok {
			return value
		}
		all := map[string]string{"CLICKUP_API_TOKEN": sim.Token, "CUTUI_WORKSPACE": sim.Northwind, "TERM": "xterm-256color"}
		if value, ok := all[name]; ok {
			return value
		}
		return folders(name)
	}
	var out, errs bytes.Buffer
	code := cli.Run(t.Context(), args, cli.Deps{
		In: strings.NewReader(strings.ReplaceAll(stdin, `\n`, "\n")), Out: &out, Err: &errs, App: home, Open: app.Open, Width: v.width, Prompt: v.width > 0, Progress: v.width > 0,
	})
	checkJSON(t, args, code, out.Bytes(), errs.Bytes())
	return answer{code, out.String(), errs.String()}
}
