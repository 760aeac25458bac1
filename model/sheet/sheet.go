// Package sheet reads CSV as spreadsheets and people write it: with commas, semicolons,
// tabs or bars, and with the line "sep=;" that Excel puts above everything else.
package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Row is a row of a sheet that is not blank. Line is the number of its first line, from 1.
type Row struct {
	Line  int
	Cells []string
}

// ErrEmpty means that a text has no cells.
var ErrEmpty = errors.New("it is empty")

// Error says where a text is not valid CSV.
type Error struct {
	Line int
	Err  error
}

// Error returns the error in one line.
func (e *Error) Error() string { return fmt.Sprintf("line %d: it is no CSV: %v", e.Line, e.Err) }

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// Read parses a text. It leaves out blank rows; rows may differ in length. The error is
// ErrEmpty or an *Error.
func Read(text string) ([]Row, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	comma, skipped := separator(text), 0
	if head, rest, _ := strings.Cut(text, "\n"); hasPrefixFold(head, "sep=") {
		text, skipped = rest, 1
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = comma, -1, true
	var rows []Row
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, &Error{bad.Line + skipped, bad.Err}
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			line, _ := r.FieldPos(0)
			rows = append(rows, Row{line + skipped, cells})
		}
	}
	if len(rows) == 0 {
		return nil, ErrEmpty
	}
	return rows, nil
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// separator returns the one that the line "sep=" names, or the most frequent in the first lines.
func separator(text string) rune {
	const looked = 4096
	text = text[:min(len(text), looked)]
	if hasPrefixFold(text, "sep=") && len(text) > 4 && strings.ContainsRune(",;|\t", rune(text[4])) {
		return rune(text[4])
	}
	best := ','
	for _, r := range ";\t|" {
		if strings.Count(text, string(r)) > strings.Count(text, string(best)) {
			best = r
		}
	}
	return best
}

// Heading returns a heading's letters and digits in lower case, without anything in square
// brackets: "E-Mail Address [Required]" is "emailaddress".
func Heading(cell string) string {
	before, rest, _ := strings.Cut(cell, "[")
	if _, after, closed := strings.Cut(rest, "]"); closed {
		before += after
	} else if rest != "" {
		before = cell
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, before)
}

// Address returns the e-mail address in a cell, in lower case. The cell may have a name too:
// "Ada <ada@x.example>".
func Address(cell string) (string, bool) {
	cell = strings.ToLower(strings.TrimSpace(cell))
	if _, rest, ok := strings.Cut(cell, "<"); ok {
		cell, _, _ = strings.Cut(rest, ">")
	}
	cell = strings.TrimSpace(strings.TrimPrefix(cell, "mailto:"))
	local, domain, ok := strings.Cut(cell, "@")
	return cell, ok && local != "" && domain != "" && !strings.ContainsAny(cell, " \t,;")
}
