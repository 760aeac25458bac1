package cli_test

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// A command asks for what it shows and no more. The demo has three workspaces.
func TestCommandsLoadByNeed(t *testing.T) {
	t.Parallel()
	for line, most := range map[string]int{
		"people --columns name":                                        1,
		"people --json name,email":                                     1,
		"people --json seat":                                           2,
		"people --all-workspaces --columns name":                       1,
		"people --all-workspaces --filter group:design --columns name": 1 + 3,
		"people --filter group:design":                                 3,
		"seats -w Labs":                                                3,
		"seats":                                                        1 + 2*3,
		"audit":                                                        6,
		"member remove ines@northwind.example --dry-run":               4 + 5,
		"access task:" + sim.ZebraTask:                                 4,
		"diff --since 1d":                                              2,
		"share --to cleo@client.example HELD-1 --dry-run":              9,
		"invite new@client.example --dry-run -w Northwind":             6,
	} {
		var m terminal
		m.run(t, strings.NewReader(""), strings.Fields(line)...)
		calls := m.sim.Calls()
		if len(calls) > most || len(calls) == 0 {
			ops := make([]string, len(calls))
			for i, c := range calls {
				ops[i] = c.Op
			}
			t.Errorf("%s: %d calls, at most %d: %v\n%s", line, len(calls), most, ops, m.errs.String())
		}
	}
}

// What people hold in several workspaces takes many calls: all of them are said before the first.
func TestImpactSaysAllCallsFirst(t *testing.T) {
	t.Parallel()
	var m terminal
	m.run(t, strings.NewReader(""), "impact", "--all-workspaces", "--filter", "role:member", "--columns", "name")
	const said = "cutui: reading what people hold in 3 workspaces takes 15 calls at least, one more for each 100 open tasks, about "
	if !strings.HasPrefix(m.errs.String(), said) {
		t.Errorf("want first: %s\n%s", said, m.errs.String())
	}
	m.run(t, strings.NewReader(""), "impact", "--all-workspaces", "hana@fieldworks.example", "--columns", "name")
	if strings.Contains(m.errs.String(), "at least") {
		t.Errorf("five calls are not worth a word: %s", m.errs.String())
	}
}
