package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
)

// Every overlay that there is, every one that a key opens and every pane is among the screens
// whose layout, colours and keys are tested.
func TestEveryOverlayIsAScene(t *testing.T) {
	t.Parallel()
	parts := map[string]bool{}
	for _, sc := range everyScreen() {
		if sc.of == nil {
			continue
		}
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, sc.of(), 60, 16)
			sc.to(s)
			for part := range strings.FieldsSeq(s.Part()) {
				parts[part] = true
			}
			parts[s.Part()] = true
		})
	}
	for _, name := range append(overlayTypes(t), "workspaces", "people", "details", "seats") {
		if !parts[name] {
			t.Errorf("no scene shows %s", name)
		}
	}
	drive(t, newWorld(0), 60, 16, func(s *screen) {
		for _, action := range s.Openers() {
			s.keys("esc", "esc", "esc", "2", "g", "j")
			s.Run(action)
			s.arrive()
			if part := s.Part(); part != "people" && !parts[part] {
				t.Errorf("%s opens %s, which no scene shows", action, part)
			}
		}
	})
}

// overlayTypes are the types below this folder that say how big a box they want, and the pages
// of guides.
func overlayTypes(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == "." {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil {
				continue
			}
			box, page := f.Name.Name == "Size" && f.Type.Results.NumFields() == 2, f.Name.Name == "Corner"
			if !box && !page {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
				out = append(out, "*"+file.Name.Name+"."+star.X.(*ast.Ident).Name)
			}
		}
		return nil
	})
	if err != nil || len(out) < 10 {
		t.Fatalf("%d types, %v", len(out), err)
	}
	return out
}
