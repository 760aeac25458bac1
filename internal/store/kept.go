package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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
	if err := json.Unmarshal(cleanJSON(data), &doc); err != nil {
		return none, damaged(path, "it is no JSON of what was loaded", err)
	}
	if v := versionOf(&doc); v > keptVersion {
		return none, newer(path, v, keptVersion)
	}
	return doc, nil
}

// cleanJSON sanitizes the strings of a JSON text: a file can be written by others. What is no
// JSON stays so.
func cleanJSON(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for {
		from := bytes.IndexByte(data, '"')
		size := stringSize(data[from+1:])
		if from < 0 || size < 0 {
			return append(out, data...)
		}
		end := from + 1 + size
		out = append(out, data[:from]...)
		out = append(out, cleanString(data[from:end])...)
		data = data[end:]
	}
}

// stringSize is how long the rest of a JSON string is, with the quotation mark at its end; -1
// where it has no end.
func stringSize(rest []byte) int {
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// cleanString is a JSON string, sanitized.
func cleanString(quoted []byte) []byte {
	if clean.Plain(string(quoted)) && bytes.IndexByte(quoted, '\\') < 0 {
		return quoted
	}
	var text string
	if json.Unmarshal(quoted, &text) != nil || clean.Line(text) == text {
		return quoted
	}
	quoted, _ = json.Marshal(clean.Line(text)) //nolint:errchkjson // a string has no errors
	return quoted
}

// forget removes a file of what was loaded; that there is none is fine.
func forget(path, what string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting %s: %w", what, err)
	}
	return nil
}
