package arch

import (
	"go/ast"
	"go/token"
	"slices"
	"testing"
)

// Package variables are set where they are declared, and never changed.
func TestPackageVariablesAreNeverWritten(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	vars := map[string][]string{}
	for _, s := range h.product() {
		for _, spec := range packageVars(s.file) {
			for _, name := range spec.Names {
				if name.Name != "_" {
					vars[s.dir] = append(vars[s.dir], name.Name)
				}
			}
		}
	}
	for _, s := range h.product() {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				for _, w := range writes(f, vars[s.dir]) {
					t.Errorf("%s: %s, a package variable, is written", h.at(s, w), w.Name)
				}
			}
		}
	}
}

func packageVars(file *ast.File) []*ast.ValueSpec {
	var specs []*ast.ValueSpec
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			spec := s.(*ast.ValueSpec)
			specs = append(specs, spec)
		}
	}
	return specs
}

// writes returns every name in f that assigns, increments or empties a package variable.
func writes(f *ast.FuncDecl, vars []string) []*ast.Ident {
	locals := localNames(f)
	var found []*ast.Ident
	check := func(e ast.Expr) {
		if id := rootName(e); id != nil && slices.Contains(vars, id.Name) && !slices.Contains(locals, id.Name) {
			found = append(found, id)
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, e := range n.Lhs {
					check(e)
				}
			}
		case *ast.IncDecStmt:
			check(n.X)
		case *ast.CallExpr:
			if fn, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"clear", "delete"}, fn.Name) {
				check(n.Args[0])
			}
		}
		return true
	})
	return found
}

// rootName returns the variable that an assignment to e changes, or nil.
func rootName(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// localNames returns every name that f declares, since it hides a package variable of the
// same name.
func localNames(f *ast.FuncDecl) []string {
	var names []string
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, id := range n.Names {
				names = append(names, id.Name)
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				names = append(names, id.Name)
			}
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if id, ok := e.(*ast.Ident); ok && n.Tok == token.DEFINE {
					names = append(names, id.Name)
				}
			}
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				if id, ok := e.(*ast.Ident); ok && n.Tok == token.DEFINE {
					names = append(names, id.Name)
				}
			}
		}
		return true
	})
	return names
}
