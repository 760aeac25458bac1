package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"cutui/internal/clean"
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

// keep is a file of rows that were loaded at a moment.
func keep[T any](at time.Time, rows []T) kept[T] {
	return kept[T]{Version: keptVersion, At: at.UTC(), Rows: append([]T{}, rows...)} // never null, which is another version
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

// recall is the rows of such a file, and when they were loaded; nothing and the zero time if
// there is none. A damaged file is set aside, and the error is a *FileError.
func recall[T any](st *Store, path string) ([]T, time.Time, error) {
	doc, err := readKept[T](st, path)
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	return doc.Rows, doc.At, nil
}

// readKept reads such a file. It returns the zero value if there is none. A damaged file is
// set aside, and the error is a *FileError.
func readKept[T any](st *Store, path string) (kept[T], error) {
	doc, err := decodeFile(path, func(doc *kept[T]) int { return doc.Version })
	st.setAside(err)
	if err != nil || doc.Rows == nil { // of a version that had another name for them
		return kept[T]{}, err
	}
	return doc, nil
}

// decodeFile reads a file of what was loaded, with all its texts sanitized; versionOf is its
// format.
func decodeFile[D any](path string, versionOf func(*D) int) (doc D, err error) {
	var none D
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("reading what was loaded: %w", err)
	}
	if data, err = cleanJSON(data); err == nil {
		err = json.Unmarshal(data, &doc)
	}
	if err != nil {
		return none, damaged(path, "it is no JSON of what was loaded", err)
	}
	if v := versionOf(&doc); v > keptVersion {
		return none, newer(path, v, keptVersion)
	}
	return doc, nil
}

// cleanJSON is a JSON text whose strings are sanitized: a file can be written by others. One
// of printable ASCII without escapes is so already.
func cleanJSON(data []byte) ([]byte, error) {
	if clean.Plain(string(data)) && bytes.IndexByte(data, '\\') < 0 {
		return data, nil
	}
	var tree any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON")
	}
	return json.Marshal(cleaned(tree))
}

func cleaned(v any) any {
	switch v := v.(type) {
	case string:
		return clean.Line(v)
	case []any:
		for i := range v {
			v[i] = cleaned(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = cleaned(v[k])
		}
	}
	return v
}

// forget removes a file of what was loaded; that there is none is fine.
func forget(path, what string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting %s: %w", what, err)
	}
	return nil
}
