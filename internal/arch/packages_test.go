package arch

import (
	"go/ast"
	"strings"
	"testing"
)

// Limits for packages.
const (
	maxFiles    = 25
	maxExported = 90 // names, without methods
)

// large has the packages that may have more files or exported names. Each says why in its
// doc.go, under "Size:".
var large = map[string]struct{ files, exported int }{
	"clickup":      {50, 160},
	"internal/cli": {60, maxExported},
	"keymap":       {maxFiles, 130},
	"model":        {40, 330},
}

func TestPackagesAreSmall(t *testing.T) {
	t.Parallel()
	h := loadHouse(t)
	files, names, documented := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, s := range h.product() {
		files[s.dir]++
		names[s.dir] += exportedNames(s.file)
		documented[s.dir] = documented[s.dir] || s.path == s.dir+"/doc.go" && strings.Contains(s.file.Doc.Text(), "Size:")
	}
	for dir := range files {
		most, isLarge := large[dir]
		if !isLarge {
			most.files, most.exported = maxFiles, maxExported
		}
		if isLarge && !documented[dir] {
			t.Errorf("%s is large and has no doc.go that says why", dir)
		}
		if files[dir] > most.files || names[dir] > most.exported {
			t.Errorf("%s has %d files and %d exported names; %d and %d are the limits", dir, files[dir], names[dir], most.files, most.exported)
		}
	}
}

// exportedNames counts the exported functions, types, variables and constants of a file.
func exportedNames(file *ast.File) int {
	n := 0
	count := func(id *ast.Ident) {
		if id.IsExported() {
			n++
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				count(d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					count(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						count(id)
					}
				}
			}
		}
	}
	return n
}

func TestExportedNamesAreCounted(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]int{
		"func F() {}":                        1,
		"func f() {}":                        0,
		"func (t T) M() {}":                  0,
		"type (\n\tA int\n\tb int\n)":        1,
		"const (\n\tA, B = 1, 2\n\tc = 3\n)": 2,
		"var ErrX = errors.New(\"x\")":       1,
		"type T struct{ A, B int }; var X T": 2,
	} {
		if got := exportedNames(parseSnippet(t, code)); got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}
