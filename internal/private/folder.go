// Package private creates folders that only the user can access.
package private

import (
	"fmt"
	"os"
	"path/filepath"
)

// program is the name of the program's own folders.
const program = "cutui"

// Folder creates a folder and its parents for the user alone. It also removes the rights of others
// to the folder and to its parents up to the one named cutui. If no parent has that name, it only
// changes the folder itself.
func Folder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("creating the folder: %w", err)
	}
	for _, dir := range ours(path) {
		if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder needs its x bit
			return fmt.Errorf("making the folder private: %w", err)
		}
	}
	return nil
}

// ours returns the folder and its parents up to the program's own.
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
