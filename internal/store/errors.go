package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"cutui/internal/clean"
)

// Kinds of failure, for errors.Is. A snapshot or run that is not there is fs.ErrNotExist.
var (
	ErrDamaged = errors.New("damaged")
	ErrNewer   = errors.New("written by a newer cutui")
	ErrBusy    = errors.New("in use by another running cutui")
)

// FileError says which stored file can't be used, why, and where it was moved.
type FileError struct {
	Path   string
	Line   int // of a journal, from 1; 0 where the whole file is meant
	Kind   error
	Reason string // what is wrong with it
	Aside  string // where the damaged file was moved; empty: it is where it was
	Cause  error
}

// Error says what is wrong with which file and what to do.
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

// Unwrap returns the kind and the error it came from.
func (e *FileError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func damaged(path, reason string, cause error) *FileError {
	return &FileError{Path: path, Kind: ErrDamaged, Reason: reason, Cause: cause}
}

func newer(path string, version, reads int) *FileError { //nolint:unparam // the formats grow apart from each other
	reason := fmt.Sprintf("its format is version %d, this cutui reads up to %d", version, reads)
	return &FileError{Path: path, Kind: ErrNewer, Reason: reason}
}
