package cli_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"cutui/clickup/sim"
	"cutui/internal/cli"
)

// limit is how many calls a command line about one workspace of 43 may take.
type limit struct {
	line string // empty: laterCalls has the command
	most int
}

// callsOf has a row for every command. What changes people asks for the caller, the roster,
// the seats, the plan, and the groups or roles that a forecast needs; an impact takes five
// calls more, and what a guest sees one. A client's page reads every list, once in 12 hours.
func callsOf() map[string]limit {
	return map[string]limit{
		"cutui access":                {"access task:" + sim.ZebraTask, 3},
		"cutui api":                   {"api GET /v2/user", 1},
		"cutui audit":                 {"audit", 6},
		"cutui auth":                  {"auth", 0},
		"cutui auth login":            {"", 0},
		"cutui auth logout":           {"", 0},
		"cutui auth status":           {"auth status", 1},
		"cutui client":                {"client client.example", 5 + 1 + 2*3 + 20},
		"cutui completion":            {"completion", 0},
		"cutui completion bash":       {"completion bash", 0},
		"cutui completion fish":       {"completion fish", 0},
		"cutui completion powershell": {"completion powershell", 0},
		"cutui completion zsh":        {"completion zsh", 0},
		"cutui config":                {"config", 0},
		"cutui config init":           {"", 0},
		"cutui config path":           {"config path", 0},
		"cutui config show":           {"config show", 0},
		"cutui data":                  {"data", 0},
		"cutui data purge":            {"data purge --yes", 0},
		"cutui diff":                  {"", 0},
		"cutui doctor":                {"doctor", 5},
		"cutui due":                   {"due", 1},
		"cutui group":                 {"group", 0},
		"cutui group add":             {"group add Design cleo@client.example --dry-run", 7},
		"cutui group create":          {"group create Film cleo@client.example --dry-run", 7},
		"cutui group delete":          {"group delete Design --dry-run", 6},
		"cutui group list":            {"group list", 2},
		"cutui group remove":          {"group remove Design olga@northwind.example --dry-run", 6},
		"cutui guest":                 {"guest", 0},
		"cutui guest edit":            {"guest edit cleo@client.example --preset full --dry-run", 6},
		"cutui guest remove":          {"guest remove cleo@client.example --dry-run", 5 + 5},
		"cutui guest replace":         {"guest replace cleo@client.example new@client.example --dry-run", 7 + 5},
		"cutui guest show":            {"guest show cleo@client.example", 4},
		"cutui guest unshare":         {"guest unshare task:" + sim.ZebraTask + " --from cleo@client.example --dry-run", 7},
		"cutui guest view-only":       {"guest view-only cleo@client.example --dry-run", 7},
		"cutui impact":                {"impact ines@northwind.example cleo@client.example", 6},
		"cutui invite":                {"invite new@client.example --like cleo@client.example --until 3m --dry-run", 7},
		"cutui licences":              {"licences", 0},
		"cutui man":                   {"man", 0},
		"cutui member":                {"member", 0},
		"cutui member edit":           {"member edit ines@northwind.example --admin --dry-run", 6},
		"cutui member invite":         {"member invite new@northwind.example --dry-run", 6},
		"cutui member make-guest":     {"member make-guest ines@northwind.example --dry-run", 6},
		"cutui member remove":         {"member remove ines@northwind.example --to olga@northwind.example --dry-run", 9},
		"cutui people":                {"people", 2},
		"cutui resume":                {"", 0},
		"cutui review":                {"review", 0},
		"cutui review export":         {"", 0},
		"cutui review apply":          {"", 0},
		"cutui review status":         {"", 0},
		"cutui runs":                  {"runs", 0},
		"cutui schema":                {"schema", 0},
		"cutui seats":                 {"seats", 3},
		"cutui share":                 {"share task:" + sim.ZebraTask + " --to cleo@client.example --dry-run", 8},
		"cutui snapshots":             {"snapshots", 0},
		"cutui target":                {"target 38 --dry-run", 5 + 5 + 5},
		"cutui undo":                  {"", 0},
		"cutui until":                 {"until cleo@client.example 2027-03-01", 1},
		"cutui until export":          {"until export", 1},
		"cutui until import":          {"", 0},
		"cutui until list":            {"until list", 1},
		"cutui version":               {"version", 0},
		"cutui watch":                 {"watch --once", 3},
		"cutui workspaces":            {"workspaces", 3},
	}
}

// runnable are all commands below one that do something.
func runnable(cmd *cobra.Command) (all []*cobra.Command) {
	for _, sub := range cmd.Commands() {
		if sub.Runnable() {
			all = append(all, sub)
		}
		all = append(all, runnable(sub)...)
	}
	return all
}

func TestEveryCommandTakesFewCalls(t *testing.T) {
	t.Parallel()
	all := callsOf()
	for _, cmd := range runnable(cli.Commands()) {
		path := cmd.CommandPath()
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			c, ok := all[path]
			if !ok {
				t.Fatal("no row says how many calls it may take")
			}
			if c.line == "" {
				if laterCalls()[path].line == "" {
					t.Error("neither has laterCalls")
				}
				return
			}
			if !slices.Contains(strings.Fields("api auth completion config data licences man schema snapshots version"), strings.Fields(c.line)[0]) {
				c.line += " -w " + sim.Northwind
			}
			fewCalls(t, c.line, c.most)
		})
	}
}
