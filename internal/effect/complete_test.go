package effect

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// parsed is every file of a package but its tests.
func parsed(t *testing.T, dir string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// An effect that nobody carries out would be waited for in vain.
func TestEveryEffectIsCarriedOut(t *testing.T) {
	t.Parallel()
	handled := map[string]bool{}
	for _, f := range parsed(t, ".") {
		ast.Inspect(f, func(n ast.Node) bool {
			if c, ok := n.(*ast.CaseClause); ok {
				for _, e := range c.List {
					if sel, ok := e.(*ast.SelectorExpr); ok {
						handled[sel.Sel.Name] = true
					}
				}
			}
			return true
		})
	}
	effects := 0
	for _, f := range parsed(t, "../../model") {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			body, ok := spec.Type.(*ast.StructType)
			if !ok || len(body.Fields.List) == 0 {
				return true
			}
			first, ok := body.Fields.List[0].Type.(*ast.Ident)
			if !ok || first.Name != "request" || len(body.Fields.List[0].Names) > 0 {
				return true
			}
			effects++
			if !handled[spec.Name.Name] {
				t.Errorf("model.%s is not carried out", spec.Name.Name)
			}
			return true
		})
	}
	if effects < 20 {
		t.Errorf("only %d effects found", effects)
	}
}
