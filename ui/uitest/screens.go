package uitest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// boxes maps what a box or page is made of to its type, for the types that several have. The field
// Box says which one it is.
func boxes() map[string]string {
	return map[string]string{"FormBox": "overlay.FormBox", "Fields": "overlay.Fields", "Menu": "overlay.menu", "Question": "overlay.Confirm"}
}

// ScreenTypes returns what fills a screen or a box on it in dir and below, as "package.Type": overlays,
// pages of guides, and sheets of the audit. Of a type that several boxes have, it returns each of them
// as "package.Type/box".
func ScreenTypes(tb testing.TB, dir string) []string {
	tb.Helper()
	several := map[string]bool{}
	for _, name := range boxes() {
		several[name] = true
	}
	var out []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		out = append(out, boxesIn(tb, path, file)...)
		for _, d := range file.Decls {
			name := file.Name.Name + "." + screenType(d)
			if screenType(d) != "" && !several[name] && filepath.Dir(path) != filepath.Clean(dir) {
				out = append(out, name)
			}
		}
		return nil
	})
	if err != nil || len(out) < 10 {
		tb.Fatalf("%d types, %v", len(out), err)
	}
	return out
}

// boxesIn returns the boxes that a file makes. A box without a name is an error.
func boxesIn(tb testing.TB, path string, file *ast.File) []string {
	tb.Helper()
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		made, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		of := ""
		switch t := made.Type.(type) {
		case *ast.SelectorExpr:
			of = t.Sel.Name
		case *ast.Ident:
			of = t.Name
		}
		kind, several := boxes()[of]
		if !several {
			return true
		}
		name := boxName(made)
		if name == "" {
			tb.Errorf("%s makes a %s that has no Box", path, of)
		}
		out = append(out, kind+"/"+name)
		return true
	})
	return out
}

// boxName returns the field Box of a composite literal, or "".
func boxName(made *ast.CompositeLit) string {
	for _, e := range made.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, isName := field.Key.(*ast.Ident)
		value, isText := field.Value.(*ast.BasicLit)
		if isName && isText && key.Name == "Box" {
			if name, err := strconv.Unquote(value.Value); err == nil {
				return name
			}
		}
	}
	return ""
}

// screenType returns the receiver type of a method that only such types have, or "".
func screenType(d ast.Decl) string {
	f, ok := d.(*ast.FuncDecl)
	if !ok || f.Recv == nil {
		return ""
	}
	box, page, sheet := f.Name.Name == "Size" && f.Type.Results.NumFields() == 2, f.Name.Name == "Corner", f.Name.Name == "tab"
	if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok && (box || page || sheet) {
		return star.X.(*ast.Ident).Name
	}
	return ""
}
