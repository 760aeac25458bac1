// Command docs fills the tables in docs/ from the program's own tables of keys,
// commands, filter terms, columns and settings. With -check it writes nothing and
// fails if a document differs from the program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	check := flag.Bool("check", false, "write nothing, and fail if a document is stale")
	flag.Parse()
	if err := update("docs", sections(), *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// update fills the sections of the documents in a folder. It is an error if a section is in
// none of them.
func update(folder string, sections map[string]string, check bool) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return err
	}
	var problems []error
	used := map[string]bool{}
	for _, name := range names {
		problems = append(problems, updateFile(name, sections, used, check))
	}
	for section := range sections {
		if !used[section] {
			problems = append(problems, fmt.Errorf("no document in %s has the section %q", folder, section))
		}
	}
	return errors.Join(problems...)
}

func updateFile(name string, sections map[string]string, used map[string]bool, check bool) error {
	old, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	text, err := fill(string(old), sections, used)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	case text == string(old):
		return nil
	case check:
		return fmt.Errorf("%s is stale: go run ./internal/docs", name)
	}
	fmt.Println("wrote", name)
	return os.WriteFile(name, []byte(text), 0o644) //nolint:gosec // a document of the repository, which anybody may read
}
