package cli_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim"
	"cutui/internal/app"
	"cutui/internal/cli"
)

func TestJSONIsAsItsSchemaSays(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	seen := map[string]bool{}
	for line, document := range map[string]string{
		"workspaces": "workspaces", "seats": "workspaces", "people": "people", "people --all-workspaces": "peopleEverywhere", "doctor --demo": "checks", "guest show cleo@client.example": "guest",
		"access task:" + sim.ZebraTask: "access", "group list": "groups", "group add Design cleo@client.example --dry-run -w 9013000101": "change", "group delete Attic --yes -w 9013000101": "change", "snapshots": "snapshots", "diff": "diff", "audit": "audit",
		"audit --target 10 --by 3m --without ines@northwind.example": "audit", "target 38 --dry-run -w 9013000101": "change", "audit --all-workspaces": "audits", "runs": "runs", "impact ines@northwind.example --docs": "impact", "until list": "until", "due": "until", "impact cleo@client.example --all-workspaces": "impact",
		"member remove ines@northwind.example --to robin@northwind.example --dry-run": "change",
		"invite new@client.example --share HELD-1 --dry-run":                          "change", "invite new@client.example --yes": "change",
		"review export -w 9013000101 --dir " + t.TempDir(): "review",
		"access --matrix": "matrix", "access --matrix -w Fieldworks": "matrix",
		"client client.example -w Fieldworks": "client", "guest show cleo@client.example -w Fieldworks": "guest", "invite new@client.example --dry-run -w Fieldworks": "change",
		"guest remove cleo@client.example --dry-run": "change", "member edit abel@northwind.example --admin=false --dry-run": "change",
		"guest show nobody@client.example": "error", "people --filter is:x": "error", "invite a@b": "error",
	} {
		seen[document] = true
		var m terminal
		code := m.run(t, strings.NewReader(""), append(strings.Fields(line), "--format", "json", "--quiet")...)
		raw := m.out.Bytes()
		if document == "error" {
			raw = m.errs.Bytes()
		}
		if (code == cli.ExitFine) == (document == "error") {
			t.Errorf("%s: exit code %d: %s%s", line, code, m.out.String(), m.errs.String())
		}
		if err := schema.Check(document, raw); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	for _, name := range schema.Kinds() {
		if !seen[name] && !slices.Contains([]string{"purged", "event", "watchNote"}, name) {
			t.Errorf("no command was tried for %s", name)
		}
	}
}

// What a watch writes, and what its command gets, are lines with a document each.
func TestWatchLinesAreAsTheirSchemaSays(t *testing.T) {
	t.Parallel()
	schema, state := schemaOf(t), t.TempDir()
	for i, want := range []string{"watchNote", "event"} { // the second poll sees more people
		var m terminal
		cli.Run(t.Context(), strings.Fields("watch --once --format json --demo"), cli.Deps{
			In: strings.NewReader(""), Out: &m.out, Err: &m.errs, Open: app.Open,
			App: app.Options{StateDir: state, Sim: sim.Options{People: 200 + 10*i}, Env: func(name string) string { return map[string]string{"HOME": state}[name] }},
		})
		if m.out.Len() == 0 {
			t.Errorf("no %s: %s", want, m.errs.String())
		}
		for line := range bytes.Lines(m.out.Bytes()) {
			if err := schema.Check(want, line); err != nil {
				t.Errorf("%v: %s", err, line)
			}
		}
	}
}
