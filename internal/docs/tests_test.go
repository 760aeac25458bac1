package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every test and test file that a document names exists.
func TestNamedTestsAreThere(t *testing.T) {
	t.Parallel()
	functions, files := testsOf(t)
	name := regexp.MustCompile("`(Test[A-Z]\\w*|[\\w/]*_test\\.go)`")
	seen := 0
	for page, text := range documents(t) {
		for _, m := range name.FindAllStringSubmatch(text, -1) {
			seen++
			if known := functions[m[1]] || files["/"+m[1]]; !known {
				t.Errorf("%s names %s, which does not exist", page, m[1])
			}
		}
	}
	const atLeast = 30
	if seen < atLeast {
		t.Errorf("the documents name only %d tests", seen)
	}
}

// testsOf returns the tests of the module, and their files by path from the root with a
// leading slash, and by base name.
func testsOf(t *testing.T) (functions, files map[string]bool) {
	t.Helper()
	functions, files = map[string]bool{}, map[string]bool{}
	function := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range function.FindAllSubmatch(text, -1) {
			functions[string(m[1])] = true
		}
		files[strings.TrimPrefix(filepath.ToSlash(path), root)], files["/"+d.Name()] = true, true
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return functions, files
}
