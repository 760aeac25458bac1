// Package arch tests the architecture: which package may import which, and the rules that
// every file follows.
package arch

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "cutui"
	root   = "../.."
)

// source is one Go file of the module.
type source struct {
	path  string // from the root, with slashes
	dir   string // "." for the root
	test  bool
	lines int
	file  *ast.File
}

// house is every Go file of the module, without those of nested modules.
type house struct {
	fset    *token.FileSet
	sources []source
}

func loadHouse(t *testing.T) house {
	t.Helper()
	h := house{fset: token.NewFileSet()}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipForeign(name, entry.Name())
		}
		if strings.HasSuffix(name, ".go") {
			h.sources = append(h.sources, h.parse(t, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(h.sources) == 0 {
		t.Fatal("no Go file found")
	}
	return h
}

// skipForeign skips the folders that the go command leaves out of "./...".
func skipForeign(name, base string) error {
	if name == root {
		return nil
	}
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}

func (h house) parse(t *testing.T, name string) source {
	t.Helper()
	file, err := parser.ParseFile(h.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	rel, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	rel = filepath.ToSlash(rel)
	return source{
		path:  rel,
		dir:   path.Dir(rel),
		test:  strings.HasSuffix(rel, "_test.go"),
		lines: h.fset.File(file.FileStart).LineCount(),
		file:  file,
	}
}

// product returns the files that are not tests.
func (h house) product() []source {
	return slices.DeleteFunc(slices.Clone(h.sources), func(s source) bool { return s.test })
}

// at returns the position of a node, as file:line.
func (h house) at(s source, n ast.Node) string {
	return s.path + ":" + strconv.Itoa(h.fset.Position(n.Pos()).Line)
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// readLines returns the lines of a text file, without comments and blank lines.
func readLines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if line := strings.TrimSpace(sc.Text()); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}
