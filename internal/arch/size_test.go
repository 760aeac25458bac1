package arch

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

const (
	maxFunctionLines = 60
	maxFileLines     = 400
)

func TestFunctionsAndFilesAreShort(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	for _, s := range h.sources {
		if s.lines > maxFileLines {
			t.Errorf("%s has %d lines, more than %d", s.path, s.lines, maxFileLines)
		}
		if s.test {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || h.length(f) <= maxFunctionLines {
				continue
			}
			t.Errorf("%s: %s has %d lines, more than %d", h.at(s, f), f.Name.Name, h.length(f), maxFunctionLines)
		}
	}
}

func (h house) length(f *ast.FuncDecl) int {
	return h.fset.Position(f.End()).Line - h.fset.Position(f.Pos()).Line + 1
}

func TestExportedNamesAreDocumented(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	documented := map[string]bool{}
	for _, s := range h.product() {
		documented[s.dir] = documented[s.dir] || s.file.Doc != nil
		for _, d := range s.file.Decls {
			for _, id := range undocumented(d) {
				t.Errorf("%s: %s has no comment", h.at(s, id), id.Name)
			}
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", dir)
		}
	}
}

// undocumented is the exported names of a declaration that no comment explains. A comment
// over a group of constants or variables is enough for all of them; types each need their own.
func undocumented(d ast.Decl) []*ast.Ident {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		var found []*ast.Ident
		for _, spec := range d.Specs {
			found = append(found, undocumentedSpec(d, spec)...)
		}
		return found
	}
	return nil
}

func undocumentedSpec(d *ast.GenDecl, spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		alone := !d.Lparen.IsValid()
		if spec.Name.IsExported() && spec.Doc == nil && (d.Doc == nil || !alone) {
			return []*ast.Ident{spec.Name}
		}
	case *ast.ValueSpec:
		if d.Doc != nil || spec.Doc != nil || spec.Comment != nil {
			return nil
		}
		return slices.DeleteFunc(slices.Clone(spec.Names), func(id *ast.Ident) bool { return !id.IsExported() })
	}
	return nil
}

// exportedReceiver reports whether f can be seen from outside: a function, or a method of an exported type.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	typ := f.Recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.IndexListExpr:
			typ = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

func TestNothingIsLeftForLater(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	later := []string{"TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:"}
	for _, s := range h.sources {
		for _, group := range s.file.Comments {
			for _, word := range later {
				if strings.Contains(group.Text(), word) {
					t.Errorf("%s: a comment says %s", h.at(s, group), word)
				}
			}
		}
	}
}
