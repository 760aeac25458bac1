package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// Each rule is tested with code that it must refuse.

func parseSnippet(t *testing.T, code string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+code, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestArrowsBite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dir, imported string
		refused       bool
	}{
		{"ui/pane", "cutui/model", false},
		{"ui/pane", "cutui/keymap", false},
		{"ui/pane", "cutui/internal/effect", true},
		{"model", "cutui/ui/theme", true},
		{"clickup/sim", "cutui/clickup", true},
		{"internal/app", "cutui/clickup/sim", false},
	} {
		if why := refused(c.dir, arrows[c.dir], c.imported); (why != "") != c.refused {
			t.Errorf("%s → %s: refused %q, want refused: %v", c.dir, c.imported, why, c.refused)
		}
	}
}

func TestVariableRulesBite(t *testing.T) {
	t.Parallel()
	for code, bad := range map[string]bool{
		`var m = map[string]int{}; func f() { m["a"] = 1 }`:                 true,
		`var m = map[string]int{}; func f() { delete(m, "a") }`:             true,
		`var m = map[string]int{}; func f() { m["a"]++ }`:                   true,
		`var v = T{}; func f() { v.x.y = 1 }`:                               true,
		`var m = map[string]int{}; func f() { m := g(); m["a"] = 1 }`:       false,
		`var m = map[string]int{}; func f(m map[string]int) { m["a"] = 1 }`: false,
	} {
		file := parseSnippet(t, code)
		found := false
		var names []string
		for _, spec := range packageVars(file) {
			names = append(names, spec.Names[0].Name)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				found = found || len(writes(f, names)) > 0
			}
		}
		if found != bad {
			t.Errorf("%s: refused %v, want %v", code, found, bad)
		}
	}
}
