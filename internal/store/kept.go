package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
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
	if err := makeFolder(filepath.Dir(path)); err != nil {
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

func decodeKept[T any](path string) (doc kept[T], err error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return kept[T]{}, nil
	}
	if err != nil {
		return kept[T]{}, fmt.Errorf("reading what was loaded: %w", err)
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return kept[T]{}, damaged(path, "it is no JSON of what was loaded", err)
	}
	if doc.Version > keptVersion {
		return kept[T]{}, newer(path, doc.Version, keptVersion)
	}
	if doc.Rows == nil { // of a version that had another name for them
		return kept[T]{}, nil
	}
	return doc, nil
}
