// Package private makes the folders that only the user may look into.
package private

import (
	"fmt"
	"os"
	"path/filepath"
)

// program is what the program's own folders are called, below which everything is its own.
const program = "cutui"

// Folder creates a folder with its parents for the user alone, and takes the rights of
// others away where it is there already: from the folder and from its parents up to the one
// that is called cutui. Where no parent is, only the folder is the program's own.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("creating the folder: %w", err)
	}
	for _, dir := range ours(path) {
		if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder needs its x bit
			return fmt.Errorf("closing the folder to others: %w", err)
		}
	}
	return nil
}

// ours are the folder and its parents up to the program's own.
func ours(path string) []string {
	var dirs []string
	for dir := filepath.Clean(path); ; dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
		switch {
		case filepath.Base(dir) == program:
			return dirs
		case filepath.Dir(dir) == dir:
			return dirs[:1]
		}
	}
}
