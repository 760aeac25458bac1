package main

import (
	"fmt"
	"strings"
)

// A section is between these two lines; %s is its name.
const (
	beginLine = "<!-- begin %s: written by go run ./internal/docs -->\n"
	endLine   = "<!-- end %s -->\n"
	beginMark = "<!-- begin "
)

// fill replaces the content of each section in a text, and marks in used which sections it
// has.
func fill(text string, sections map[string]string, used map[string]bool) (string, error) {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, beginMark)
		out.WriteString(before)
		if !found {
			return out.String(), nil
		}
		name, _, _ := strings.Cut(rest, ":")
		section, known := sections[name]
		if !known {
			return "", fmt.Errorf("unknown section %q", name)
		}
		_, after, ended := strings.Cut(rest, fmt.Sprintf(endLine, name))
		if !ended {
			return "", fmt.Errorf("the section %q has no end", name)
		}
		used[name] = true
		fmt.Fprintf(&out, beginLine, name)
		out.WriteString("\n" + strings.Trim(section, "\n") + "\n\n")
		fmt.Fprintf(&out, endLine, name)
		text = after
	}
}
