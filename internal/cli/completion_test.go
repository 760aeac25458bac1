package cli_test

import (
	"strings"
	"testing"

	"cutui/clickup/sim"
)

func TestPeopleAndWorkspacesAreCompleted(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"guest show cleo":            "cleo@client.example\tCleo Client, guest\n:4\n",
		"guest show abel":            ":4\n", // no guest
		"member edit abel":           "abel@northwind.example\tAbel Admin, admin\n:4\n",
		"share --to cleo":            "cleo@client.example\tCleo Client, guest\n:4\n",
		"guest show -w Labs cleo":    ":4\n",
		"guest show -w nowhere cleo": ":4\n",
		"people --workspace north":   "Northwind Studio\t" + sim.Northwind + "\n:4\n",
	} {
		var m terminal
		m.run(t, strings.NewReader(""), append([]string{"__complete"}, strings.Split(line, " ")...)...)
		if m.out.String() != want {
			t.Errorf("%q completes to %q, want %q", line, m.out.String(), want)
		}
	}
}
