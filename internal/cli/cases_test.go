package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/cli"
	"cutui/internal/secret"
)

// Cases are questions with answers: a ClickUp that answers in some way, a command, and
// what it must say. Those of the folder beside the project have numbers of their own.
const (
	ownCases    = "../../testdata/cases"
	sharedCases = "../../../shared/cases"
)

func TestCases(t *testing.T) {
	t.Parallel()
	all, err := simtest.LoadCases(ownCases, ownCases)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("there are no cases")
	}
	for _, c := range all {
		t.Run(c.Name, func(t *testing.T) { t.Parallel(); answerCase(t, c) })
	}
}

func TestSharedCases(t *testing.T) {
	t.Parallel()
	all, err := simtest.LoadCases(sharedCases, ownCases+"/shared")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Skip(sharedCases + " is missing: only the project's own cases are tried")
	}
	for _, c := range all {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			if len(c.Checks) == 0 {
				t.Skip("no checks: " + c.Expected)
			}
			answerCase(t, c)
		})
	}
}

// answerCase carries out the commands of a case, each before a ClickUp in its first state.
func answerCase(t *testing.T, c simtest.Case) {
	t.Helper()
	for _, check := range c.Checks {
		if len(check.Args) == 0 {
			continue // of the screen
		}
		code, out, errs := runCase(t, c, check.Args)
		said := fmt.Sprintf("cutui %s\n%s%s", strings.Join(check.Args, " "), out, errs)
		if code != check.Exit {
			t.Errorf("exit code %d, want %d: %s", code, check.Exit, said)
		}
		for _, want := range check.Out {
			if !regexp.MustCompile(want).MatchString(out) {
				t.Errorf("stdout lacks %q: %s", want, said)
			}
		}
		for _, want := range check.Err {
			if !regexp.MustCompile(want).MatchString(errs) {
				t.Errorf("stderr lacks %q: %s", want, said)
			}
		}
		for _, wrong := range check.NotOut {
			if regexp.MustCompile(wrong).MatchString(out) {
				t.Errorf("stdout has %q: %s", wrong, said)
			}
		}
		compareJSON(t, out, check.JSON)
	}
}

func runCase(t *testing.T, c simtest.Case, args []string) (code int, out, errs string) {
	t.Helper()
	server := httptest.NewServer(c.Handler())
	defer server.Close()
	o := atHome(t, server.URL+"/api")
	env := o.Env
	o.Clock = theDay{}
	o.Env = func(name string) string {
		if name == string(secret.FromEnv) {
			return "pk_1_CASE"
		}
		return env(name)
	}
	var stdout, stderr bytes.Buffer
	code = cli.Run(t.Context(), args, cli.Deps{In: strings.NewReader(""), Out: &stdout, Err: &stderr, App: o, Open: app.Open})
	checkJSON(t, args, code, stdout.Bytes(), stderr.Bytes())
	return code, stdout.String(), stderr.String()
}

// theDay is a clock on which it is always the day that the cases are about.
type theDay struct{ clickup.SystemClock }

func (theDay) Now() time.Time { return time.Date(2026, time.November, 29, 12, 0, 0, 0, time.UTC) }

func compareJSON(t *testing.T, out string, want map[string]any) {
	t.Helper()
	if len(want) == 0 {
		return
	}
	var doc any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Errorf("%v: %s", err, out)
		return
	}
	for path, value := range want {
		if got := atPath(doc, strings.Split(path, ".")); !reflect.DeepEqual(got, value) {
			t.Errorf("%s is %v, want %v", path, got, value)
		}
	}
}

// atPath is a value of a document: names, and numbers in lists. nil: there is none.
func atPath(doc any, path []string) any {
	for _, step := range path {
		switch at := doc.(type) {
		case map[string]any:
			doc = at[step]
		case []any:
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(at) {
				return nil
			}
			doc = at[n]
		default:
			return nil
		}
	}
	return doc
}

// Checks of the shared cases name cases that are there.
func TestChecksBelongToCases(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(sharedCases); err != nil {
		t.Skip(sharedCases + " is missing")
	}
	entries, err := os.ReadDir(ownCases + "/shared")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := os.ReadDir(sharedCases)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.ContainsFunc(cases, func(c os.DirEntry) bool { return c.Name() == e.Name() }) {
			t.Errorf("%s is of no case", e.Name())
		}
	}
}
