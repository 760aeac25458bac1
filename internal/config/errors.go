package config

import (
	"fmt"
	"strings"

	"cutui/internal/text"
)

// Error is a problem with the settings. Line and Column count from 1; they are 0 if the problem
// is not in a file.
type Error struct {
	File         string
	Line, Column int
	Key          string // dotted, or the name of an environment variable
	Text         string
}

// Error returns one line with the place, the key and the problem.
func (e *Error) Error() string {
	place := ""
	switch {
	case e.File != "" && e.Line > 0:
		place = fmt.Sprintf("%s:%d:%d: ", e.File, e.Line, e.Column)
	case e.File != "":
		place = e.File + ": "
	}
	if e.Key == "" {
		return place + e.Text
	}
	return place + e.Key + ": " + e.Text
}

// listed returns "; there are a, b", or "" for no names.
func listed(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; there are " + strings.Join(names, ", ")
}

// oneOf returns the problem with a value that is not one of the allowed ones.
func oneOf(value string, allowed []string) string {
	text := fmt.Sprintf("%q is not one of %s", value, strings.Join(allowed, ", "))
	if near := nearest(value, allowed); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
}

// nearest returns the candidate that was probably meant, or "".
func nearest(word string, candidates []string) string { return text.Nearest(word, candidates) }
