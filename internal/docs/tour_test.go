package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	tourRow  = regexp.MustCompile("(?m)^\\| \\d+ \\| `([^`]+)` \\| (?:`([^`]+)`)? *\\|")
	dirRow   = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")
	codePath = regexp.MustCompile("`([a-z]+/[a-z_/.]+)`")
)

// The files, functions and folders that ARCHITECTURE.md names exist.
func TestTourIsTrue(t *testing.T) {
	t.Parallel()
	text := documents(t)[filepath.Join(root, "ARCHITECTURE.md")]
	rows := tourRow.FindAllStringSubmatch(text, -1)
	if len(rows) != 12 {
		t.Errorf("the table that follows a key has %d lines, want 12", len(rows))
	}
	for _, row := range rows {
		if row[2] != "" && !declares(t, row[1], row[2]) {
			t.Errorf("%s has no function %s", row[1], row[2])
		}
	}
	for _, pattern := range []*regexp.Regexp{codePath, dirRow} {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Error(err)
			}
		}
	}
}

// ARCHITECTURE.md lists every folder with Go files, except those inside another package's.
func TestTourHasEveryFolder(t *testing.T) {
	t.Parallel()
	text := documents(t)[filepath.Join(root, "ARCHITECTURE.md")]
	for _, pattern := range []string{"*/*.go", "model/*/*.go", "ui/*/*.go", "internal/*/*.go", "internal/app/*/*.go"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range files {
			dir := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(name), root+"/"))
			if !strings.Contains(text, "| `"+dir+"/` |") {
				t.Errorf("%s is not in ARCHITECTURE.md", dir)
			}
		}
	}
}

// declares reports whether a file declares a function or method with this name.
func declares(t *testing.T, file, name string) bool {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Error(err)
		return false
	}
	for _, d := range parsed.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == name {
			return true
		}
	}
	return false
}
