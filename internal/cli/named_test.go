package cli_test

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/cli"
)

func TestAChangeAsksForItsWorkspace(t *testing.T) {
	t.Parallel()
	for answer, into := range map[string]string{"1\ny\n": sim.Northwind, "Northwind Studio\ny\n": sim.Northwind, sim.Northwind + "\ny\n": sim.Northwind, "\ny\n": "", "7\ny\n": "", "": ""} {
		m := terminal{unnamed: true}
		code := m.run(t, strings.NewReader(answer), "invite", "new@client.example")
		asked := strings.Contains(m.errs.String(), "2. Fieldworks (9013000202)\n3. Labs (9013000303)\nIn which workspace? Its number, id or name: ")
		if !asked || (code == cli.ExitFine) != (into != "") {
			t.Errorf("%q: exit code %d: %s", answer, code, m.errs.String())
		}
		if _, there := m.sim.Guest(sim.Northwind, "new@client.example"); there != (into != "") {
			t.Errorf("%q: invited %v", answer, there)
		}
	}
	m := terminal{unnamed: true}
	if code := m.run(t, strings.NewReader("1\n"), "invite", "new@client.example", "--yes"); code != cli.ExitUsage || strings.Contains(m.errs.String(), "In which") {
		t.Errorf("with --yes: exit code %d: %s", code, m.errs.String())
	}
}

// Where the workspace is not known, the list of workspaces is all that is read.
func TestAnUnknownWorkspaceTakesOneCall(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{
		"invite new@client.example --dry-run -w nope":  cli.ExitFailed,
		"invite new@client.example --dry-run":          cli.ExitUsage,
		"member remove ines@northwind.example -w nope": cli.ExitFailed,
		"audit -w nope":                 cli.ExitFailed,
		"client client.example -w nope": cli.ExitFailed,
	} {
		m := terminal{unnamed: true}
		code := m.run(t, strings.NewReader(""), strings.Fields(line)...)
		if code != want || !strings.Contains(m.errs.String(), "Labs (9013000303)") || strings.Contains(m.errs.String(), "this is about") {
			t.Errorf("%s: exit code %d: %s", line, code, m.errs.String())
		}
		if calls := m.sim.Calls(); len(calls) != 1 {
			t.Errorf("%s: %d calls, and the list of workspaces is enough: %v", line, len(calls), calls)
		}
	}
}

func TestBeyondTheSeatsThePlanIsShown(t *testing.T) {
	t.Parallel()
	args := []string{"member", "invite"}
	for name := range strings.FieldsSeq("a b c d e f") {
		args = append(args, name+"@northwind.example")
	}
	for answer, want := range map[string]int{"buy 2 seats\n": cli.ExitFine, "y\n": cli.ExitUsage, "buy 1 seat\n": cli.ExitUsage} {
		var m terminal
		code := m.run(t, strings.NewReader(answer), args...)
		said := m.errs.String()
		if code != want || !strings.Contains(said, "planned  invite-member  f@northwind.example") || !strings.Contains(said, `To go on type "buy 2 seats"`) {
			t.Errorf("%q: exit code %d: %s", answer, code, said)
		}
	}
	var m terminal
	if code := m.run(t, strings.NewReader("buy 2 seats\n"), append(args, "--yes")...); code != cli.ExitUsage || !strings.Contains(m.errs.String(), "--allow-paid-seats") {
		t.Errorf("with --yes: exit code %d: %s", code, m.errs.String())
	}
}
