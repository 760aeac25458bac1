package cli_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/cli"
)

func TestNamesAreCompleted(t *testing.T) {
	t.Parallel()
	const cleo, abel = "cleo@client.example\tCleo Client, guest\n:4\n", "abel@northwind.example\tAbel Admin, admin\n:4\n"
	for line, want := range map[string]string{
		"guest show cleo":                                cleo,
		"guest show abel":                                ":4\n", // no guest
		"guest replace cleo":                             cleo,
		"guest view-only abel":                           abel,
		"guest remove 5 --to abel":                       abel,
		"guest show -w Labs cleo":                        ":4\n",
		"guest show -w nowhere cleo":                     ":4\n",
		"member edit abel":                               abel,
		"member make-guest abel":                         abel,
		"impact cleo":                                    cleo,
		"until abel":                                     abel,
		"group create Film cleo":                         cleo,
		"invite --like cleo":                             cleo,
		"due --to abel":                                  abel,
		"share --to cleo":                                cleo,
		"share --to abel@northwind.example,cleo":         "abel@northwind.example," + cleo,
		"share --to cleo@client.example,cleo":            ":4\n", // named already
		"audit --target 38 --without abel":               abel,
		"client client":                                  "client.example\t31 guests\n:4\n",
		"guest remove --domain client":                   "client.example\t31 guests\n:4\n",
		"people --workspace north":                       "Northwind Studio\t" + sim.Northwind + "\n:4\n",
		"people --columns id,bil":                        "id,billable\n", // among others; the shell chooses
		"invite --custom-role rev":                       "Reviewer\t#2957195\n:4\n",
		"guest edit 5 --allow edit-tags,see-time-s":      "edit-tags,see-time-spent\n",
		"--filter role:o":                                ":6\n",
		"review apply answ":                              ":0\n", // files
		"until import da":                                ":0\n",
		"people --filter domain:harb":                    "domain:harborline.example\t",
		"diff --fail-on joined,":                         "joined,seat-bought\n",
		"member remove 5 --to abel@northwind.example --": "--shared\t",
	} {
		var m terminal
		m.run(t, strings.NewReader(""), append([]string{"__complete"}, strings.Split(line, " ")...)...)
		if whole := strings.Contains(want, "\n:"); whole && m.out.String() != want || !strings.Contains(m.out.String(), want) {
			t.Errorf("%q completes to %q, want %q", line, m.out.String(), want)
		}
	}
}

// The scripts are those of three shells: each reads its own without a complaint.
func TestShellsReadTheirCompletions(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(shell); err != nil {
				t.Skipf("%s is not installed: its completion is not read", shell)
			}
			var m terminal
			if code := m.run(t, strings.NewReader(""), "completion", shell); code != cli.ExitFine {
				t.Fatalf("exit code %d", code)
			}
			read := exec.CommandContext(t.Context(), shell, "-n")
			read.Dir = filepath.Clean(t.TempDir())
			read.Stdin = strings.NewReader(m.out.String())
			if said, err := read.CombinedOutput(); err != nil || len(said) > 0 {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
}

// Bash offers what follows a comma: the list so far is a part of the word.
func TestBashCompletesAfterACommaToo(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed: its completion is not tried")
	}
	var m terminal
	m.run(t, strings.NewReader(""), "completion", "bash")
	for _, offered := range []string{`a@x.example,abel@y.example\tAbel Admin, admin`, `a@x.example,abel@y.example`} {
		script := m.out.String() + `
cutui() { printf '` + offered + `\n:4\n'; }
_get_comp_words_by_ref() { words=(cutui share --to a@x.example,abel); cword=3; cur=${words[3]}; prev=--to; }
compopt() { :; }
__start_cutui
echo "${COMPREPLY[*]}"
`
		complete := exec.CommandContext(t.Context(), "bash", "--norc", "-c", script)
		if got, err := complete.CombinedOutput(); err != nil || string(got) != "a@x.example,abel@y.example\n" {
			t.Errorf("%q completes to %q: %v", offered, got, err)
		}
	}
}
