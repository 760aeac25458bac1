package cli_test

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"cutui/internal/cli"
	"cutui/internal/cli/jsontest"
)

var readSchema = sync.OnceValues(func() (*jsontest.Schema, error) { return jsontest.New(cli.Schema()) })

func schemaOf(t *testing.T) *jsontest.Schema {
	t.Helper()
	s, err := readSchema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkJSON checks what a command line wrote where JSON was asked for: stdout is nothing or
// one document that the schema knows, and stderr nothing or one error.
func checkJSON(t *testing.T, args []string, code int, out, errs []byte) {
	t.Helper()
	if !jsontest.Asked(args) {
		return
	}
	documents := [][]byte{out}
	if args[0] == "watch" { // a document a line
		documents = slices.Collect(bytes.Lines(out))
	}
	for _, doc := range documents {
		if len(doc) == 0 {
			continue
		}
		if err := schemaOf(t).CheckAny(doc); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
	if len(errs) > 0 {
		if err := schemaOf(t).Check("error", errs); err != nil {
			t.Errorf("%q: stderr: %v", args, err)
		}
	}
	if code != cli.ExitFine && len(out)+len(errs) == 0 && !slices.Contains(args, "--help") {
		t.Errorf("%q: exit code %d, and nothing is said: %s", args, code, strings.Join(args, " "))
	}
}
