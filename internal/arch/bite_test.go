package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// The rules are only worth something if they bite: each is shown what it must refuse.

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
		{"model", "charm.land/bubbletea/v2", true},
		{"model", "net/http", true},
		{"clickup/sim", "cutui/clickup", true},
		{"clickup", "encoding/json", false},
		{"keymap", "charm.land/bubbles/v2/key", false},
		{"keymap", "charm.land/bubbles/v2/list", true},
		{"internal/app", "cutui/clickup/sim", false},
		{"internal/app", "os/exec", true},
		{"ui", "os", true},
		{"internal/store", "github.com/gofrs/flock", false},
	} {
		if why := refused(c.dir, arrows[c.dir], c.imported); (why != "") != c.refused {
			t.Errorf("%s → %s: refused %q, want refused: %v", c.dir, c.imported, why, c.refused)
		}
	}
}

func TestVariableRulesBite(t *testing.T) {
	t.Parallel()
	for code, bad := range map[string]bool{
		`var ErrX = errors.New("x")`:                                        false,
		`var names = [...]string{"a"}`:                                      false,
		`var pattern = regexp.MustCompile("x")`:                             false,
		`var _ fmt.Stringer = T{}`:                                          false,
		"//go:embed x\nvar page string":                                     false,
		`var count int`:                                                     true,
		`var mu sync.Mutex`:                                                 true,
		`var current = &T{}`:                                                true,
		`var hook = func() {}`:                                              true,
		`var limit = 5`:                                                     true,
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
			found = found || mutable(spec) != ""
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

func TestDocumentationRuleBites(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"func F() {}":                          {"F"},
		"func f() {}":                          nil,
		"// F does.\nfunc F() {}":              nil,
		"func (t *T[K]) M() {}":                {"M"},
		"func (t *t) M() {}":                   nil,
		"type T int":                           {"T"},
		"// Types.\ntype (\n\tT int\n)":        {"T"},
		"// Levels.\nconst (\n\tA = 1\n)":      nil,
		"const (\n\tA = 1 // the first\n)":     nil,
		"const (\n\tA, b = 1, 2\n\tC = 3\n)":   {"A", "C"},
		"type (\n\t// T is.\n\tT int\n)":       nil,
		"// ErrX is.\nvar ErrX = errors.New()": nil,
	} {
		var got []string
		for _, d := range parseSnippet(t, code).Decls {
			for _, id := range undocumented(d) {
				got = append(got, id.Name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: undocumented %v, want %v", code, got, want)
		}
	}
}
