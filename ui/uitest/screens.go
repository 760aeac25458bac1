package uitest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// ScreenTypes returns the types in the folders below dir that fill a screen or a box on it,
// as "package.Type": overlays, pages of guides, and sheets of the audit.
func ScreenTypes(tb testing.TB, dir string) []string {
	tb.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == filepath.Clean(dir) {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if name := screenType(d); name != "" {
				out = append(out, file.Name.Name+"."+name)
			}
		}
		return nil
	})
	if err != nil || len(out) < 10 {
		tb.Fatalf("%d types, %v", len(out), err)
	}
	return out
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
