package arch

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// begun are the functions that start goroutines, and what becomes of a bug in each: in
// one that nobody catches, it would end the program with the terminal as the screen has
// it.
var begun = map[string]string{
	"internal/terminal/stop.go StopBySignal":   "waits for a signal, and ends a program that does not end",
	"internal/terminal/signals_unix.go Begin":  "passes signals on to the loop",
	"internal/terminal/signals_other.go Begin": "sends one message",
	"internal/terminal/restore.go within":      "writes to a terminal at the end of the program",
	"internal/effect/drive.go start":           "Do catches it",
	"internal/effect/items.go walkSpaces":      "inSpace catches it",
	"internal/effect/items.go walk":            "firstTasks, by safely",
	"internal/secret/keyring.go limited":       "caught there, since it could name the token",
	"internal/cli/change.go waitFor":           "reads a line, where there is no screen",
	"clickup/sim/server.go Start":              "the server catches what its handlers do",
}

// No goroutine is started in passing: each has its place here and a word about bugs.
func TestGoroutinesAreFew(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	var seen []string
	for _, s := range h.product() {
		if strings.HasPrefix(s.dir, "internal/bench") || strings.HasPrefix(s.dir, "ui/uitest") || s.dir == "clickup/sim/simtest/faultproxy" || s.dir == "screenshots" {
			continue // measure, test and draw the program
		}
		for _, d := range s.file.Decls {
			for _, at := range starts(d) {
				name := s.path + " " + at.in
				seen = append(seen, name)
				if begun[name] == "" {
					t.Errorf("%s: %s starts a goroutine that is not known: who catches a bug in it?", h.at(s, at.node), at.in)
				}
			}
		}
	}
	for name := range begun {
		if !slices.Contains(seen, name) {
			t.Errorf("%s starts no goroutine any more", name)
		}
	}
}

type start struct {
	in   string
	node ast.Node
}

// starts are the goroutines that a declaration starts, also by a WaitGroup.
func starts(d ast.Decl) []start {
	in := "a variable"
	if f, ok := d.(*ast.FuncDecl); ok {
		in = f.Name.Name
	}
	var found []start
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = append(found, start{in, n})
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Go" {
				found = append(found, start{in, n})
			}
		}
		return true
	})
	return found
}

func TestGoroutineRuleBites(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]int{
		"func f() { go g() }":                        1,
		"func f() { func() { go func() {}() }() }":   1,
		"func f() { var w sync.WaitGroup; w.Go(g) }": 1,
		"var x = func() { go g() }":                  1,
		"func f() { g() }":                           0,
	} {
		got := 0
		for _, d := range parseSnippet(t, code).Decls {
			got += len(starts(d))
		}
		if got != want {
			t.Errorf("%s: %d found, want %d", code, got, want)
		}
	}
}
