package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/internal/private"
)

// keptVersion is the format of the files that keep what was loaded besides the roster.
const keptVersion = 1

// kept is such a file. The next load replaces it.
type kept[T any] struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"` // when it was loaded
	Rows    []T       `json:"rows"`
}

func (st *Store) writeKept(path string, doc any) error {
	if err := private.Folder(filepath.Dir(path)); err != nil {
		return err
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing what was loaded: %w", err)
	}
	return st.disk.writeFile(path, data)
}

// readKept reads such a file. It returns the zero value if there is none. A damaged file is
// set aside, and the error is a *FileError.
func readKept[T any](st *Store, path string) (kept[T], error) {
	doc, err := decodeKept[T](path)
	st.setAside(err)
	return doc, err
}

func decodeKept[T any](path string) (kept[T], error) {
	doc, err := decodeFile(path, func(doc *kept[T]) int { return doc.Version })
	if err != nil || doc.Rows == nil { // of a version that had another name for them
		return kept[T]{}, err
	}
	return doc, nil
}

// decodeFile reads a file of what was loaded; versionOf is its format.
func decodeFile[D any](path string, versionOf func(*D) int) (doc D, err error) {
	var none D
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("reading what was loaded: %w", err)
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return none, damaged(path, "it is no JSON of what was loaded", err)
	}
	if v := versionOf(&doc); v > keptVersion {
		return none, newer(path, v, keptVersion)
	}
	return doc, nil
}
