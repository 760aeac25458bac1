package arch

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// begun has the functions that start goroutines, with what each does or who recovers from a
// panic in it. A panic that nobody recovers from would leave the terminal unusable.
var begun = map[string]string{
	"internal/terminal/stop.go StopBySignal":   "waits for a signal, and ends a program that doesn't end by itself",
	"internal/terminal/signals_unix.go Begin":  "passes signals on to the loop",
	"internal/terminal/signals_other.go Begin": "sends one message",
	"internal/terminal/restore.go within":      "writes to a terminal at the end of the program",
	"internal/effect/drive.go start":           "Do recovers",
	"internal/effect/items.go walkSpaces":      "inSpace recovers",
	"internal/effect/items.go walk":            "firstTasks recovers, by safely",
	"internal/secret/keyring.go limited":       "recovers, since a panic could show the token",
	"internal/cli/change.go waitFor":           "reads a line; there is no screen",
	"clickup/sim/server.go Start":              "the server recovers from panics of its handlers",
}

// Every function that starts a goroutine is in begun.
func TestGoroutinesAreFew(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	var seen []string
	for _, s := range h.product() {
		if strings.HasPrefix(s.dir, "internal/bench") || strings.HasPrefix(s.dir, "ui/uitest") || s.dir == "clickup/sim/simtest/faultproxy" || s.dir == "screenshots" {
			continue // these measure, test and draw the program
		}
		for _, d := range s.file.Decls {
			for _, at := range starts(d) {
				name := s.path + " " + at.in
				seen = append(seen, name)
				if begun[name] == "" {
					t.Errorf("%s: %s starts a goroutine: say in begun who recovers from a panic in it", h.at(s, at.node), at.in)
				}
			}
		}
	}
	for name := range begun {
		if !slices.Contains(seen, name) {
			t.Errorf("%s no longer starts a goroutine", name)
		}
	}
}

type start struct {
	in   string
	node ast.Node
}

// starts returns the goroutines that a declaration starts, including those of a WaitGroup.
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
