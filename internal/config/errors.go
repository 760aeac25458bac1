package config

import (
	"fmt"
	"strings"

	"cutui/internal/text"
)

// Error is one thing that is wrong with the settings, where it is, and what to do about it.
// Line and Column count from 1; they are 0 if it is not in a file.
type Error struct {
	File         string
	Line, Column int
	Key          string // dotted, or the name of an environment variable
	Text         string
}

// Error is one line: place, key and what is wrong.
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

// listed is "; there are a, b" or nothing.
func listed(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; there are " + strings.Join(names, ", ")
}

// oneOf says which values a setting takes.
func oneOf(value string, allowed []string) string {
	text := fmt.Sprintf("%q is none of %s", value, strings.Join(allowed, ", "))
	if near := nearest(value, allowed); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
}

// nearest is the candidate that was probably meant, or "".
func nearest(word string, candidates []string) string { return text.Nearest(word, candidates) }
