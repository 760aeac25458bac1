package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"cutui/internal/clean"
)

// Kinds of failure, for errors.Is. For a missing snapshot or run the error is fs.ErrNotExist.
var (
	ErrDamaged = errors.New("damaged")
	ErrNewer   = errors.New("written by a newer cutui")
	ErrBusy    = errors.New("in use by another running cutui")
)

// FileError means that a stored file can't be used.
type FileError struct {
	Path   string
	Line   int // of a journal, from 1; 0 for the whole file
	Kind   error
	Reason string // what is wrong with the file, or empty
	Aside  string // where the damaged file was moved, or empty if it was not
	Cause  error
}

// Error returns what is wrong with the file and what to do.
func (e *FileError) Error() string {
	where := clean.Line(e.Path)
	if e.Line > 0 {
		where = fmt.Sprintf("%s, line %d", where, e.Line)
	}
	text := fmt.Sprintf("%s: %v", where, e.Kind)
	if e.Reason != "" {
		text += ": " + clean.Line(e.Reason)
	}
	switch {
	case e.Aside != "":
		text += "; it was set aside as " + clean.Line(filepath.Base(e.Aside))
	case errors.Is(e.Kind, ErrNewer):
		text += "; update cutui to read it"
	case errors.Is(e.Kind, ErrBusy):
		text += "; wait for it or close it"
	}
	return text
}

// Unwrap returns the kind and, if there is one, the cause.
func (e *FileError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func damaged(path, reason string, cause error) *FileError {
	return &FileError{Path: path, Kind: ErrDamaged, Reason: reason, Cause: cause}
}

func newer(path string, version, reads int) *FileError { //nolint:unparam // each format has its own version
	reason := fmt.Sprintf("its format is version %d, this cutui reads up to %d", version, reads)
	return &FileError{Path: path, Kind: ErrNewer, Reason: reason}
}
