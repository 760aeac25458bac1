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

// keptVersion is the version of the format of kept.
const keptVersion = 1

// kept is a file with rows that were loaded. The next load replaces it.
type kept[T any] struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"` // when it was loaded
	Rows    []T       `json:"rows"`
}

// keep returns the file for rows that were loaded at a time.
func keep[T any](at time.Time, rows []T) kept[T] {
	return kept[T]{Version: keptVersion, At: at.UTC(), Rows: append([]T{}, rows...)} // never null, which readKept takes for another version
}

func (st *Store) writeKept(path string, doc any) error {
	if err := private.Folder(filepath.Dir(path)); err != nil {
		return err
	}
	data, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("writing the loaded data: %w", err)
	}
	return st.disk.writeFile(path, data)
}

// recall returns the rows of a file and when they were loaded, or the zero time if there is no
// file. If the file is damaged, it is set aside and the error is a *FileError.
func recall[T any](st *Store, path string) ([]T, time.Time, error) {
	doc, err := readKept[T](st, path)
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	return doc.Rows, doc.At, nil
}

// readKept reads a file, or returns the zero value if there is none. If the file is damaged, it is
// set aside and the error is a *FileError.
func readKept[T any](st *Store, path string) (kept[T], error) {
	doc, err := decodeFile(path, func(doc *kept[T]) int { return doc.Version })
	st.setAside(err)
	if err != nil || doc.Rows == nil { // an older version named the rows differently
		return kept[T]{}, err
	}
	return doc, nil
}

// decodeFile reads a file and sanitizes all its texts. It returns the zero value if there is no
// file. versionOf returns the version of the file's format.
func decodeFile[D any](path string, versionOf func(*D) int) (doc D, err error) {
	var none D
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("reading the stored data: %w", err)
	}
	if err := json.Unmarshal(cleanJSON(data), &doc); err != nil {
		return none, damaged(path, "it is not JSON with loaded data", err)
	}
	if v := versionOf(&doc); v > keptVersion {
		return none, newer(path, v, keptVersion)
	}
	return doc, nil
}

// cleanJSON sanitizes the strings of a JSON text, because others may have written the file.
// Invalid JSON stays invalid.
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

// stringSize returns the length of the rest of a JSON string with the quotation mark at its end,
// or -1 if it has no end.
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

// cleanString sanitizes a JSON string.
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

// forget deletes a file, if it exists.
func forget(path, what string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting %s: %w", what, err)
	}
	return nil
}
