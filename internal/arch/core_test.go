package arch

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// The core is values in, values out: it can't look at a clock or start anything.
func TestCoreHasNoClockAndNoGoroutine(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	io := []string{"net", "net/http", "os", "os/exec", "os/signal", "io/fs", "io/ioutil", "log", "log/slog", "syscall"}
	clock := []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Sleep"}
	for _, s := range h.in("model", "model/audit") {
		for _, imported := range s.imports() {
			if slices.Contains(io, imported) {
				t.Errorf("%s imports %s: the core has no IO", s.path, imported)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s: the core starts a goroutine", h.at(s, n))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, n.Sel.Name) {
					t.Errorf("%s: the core asks the clock: time.%s", h.at(s, n), n.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestNoInit(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	for _, s := range h.sources {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: a func init", h.at(s, f))
			}
		}
	}
}

// Package variables are errors, tables and other values that are set once, where they are declared.
func TestPackageVariablesAreNeverWritten(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	vars := map[string][]string{}
	for _, s := range h.product() {
		for _, spec := range packageVars(s.file) {
			if why := mutable(spec); why != "" {
				t.Errorf("%s: the package variable %s %s", h.at(s, spec), spec.Names[0].Name, why)
			}
			for _, name := range spec.Names {
				vars[s.dir] = append(vars[s.dir], name.Name)
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
			embedded := g.Doc != nil && strings.Contains(docText(g.Doc), "go:embed")
			if spec.Names[0].Name != "_" && !embedded {
				specs = append(specs, spec)
			}
		}
	}
	return specs
}

// docText is a comment with its directives, which Text leaves out.
func docText(c *ast.CommentGroup) string {
	var b strings.Builder
	for _, line := range c.List {
		b.WriteString(line.Text)
	}
	return b.String()
}

// mutable says what is wrong with a package variable's declaration; "" where it is an error,
// a table or the result of a call.
func mutable(spec *ast.ValueSpec) string {
	if len(spec.Values) == 0 {
		return "has no value: somebody must write it"
	}
	for _, v := range spec.Values {
		switch v.(type) {
		case *ast.CompositeLit, *ast.CallExpr:
		default:
			return "is neither an error nor a table: make it a constant or a function"
		}
	}
	return ""
}

// writes is every name in f by which a package variable is assigned, counted up or emptied.
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

// rootName is the variable that an assignment to e changes.
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

// localNames is every name that f declares itself, which hides a package variable of that name.
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
