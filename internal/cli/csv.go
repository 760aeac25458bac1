package cli

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"cutui/internal/clean"
	"cutui/model/address"
)

// maxRows bounds a file of people; each is at least one call.
const maxRows = 10_000

// csvColumns are the columns of a file of people. Name and note are shown in the
// review and kept with the run; ClickUp takes neither.
var csvColumns = []string{"email", "name", "permission", "items", "note"}

// longestText is how much of a name or note is kept.
const longestText = 200

// csvGuests reads a file of people. Everything wrong is said with its line.
func (sh *shell) csvGuests(file string) ([]invitee, error) {
	text, err := sh.readInput(file)
	if err != nil {
		return nil, usage("--csv: %v", err)
	}
	guests, err := parseGuests(text)
	if err != nil {
		return nil, err
	}
	if len(guests) == 0 {
		return nil, usage("--csv: %s has no rows below its header", file)
	}
	return guests, nil
}

func parseGuests(text string) ([]invitee, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separatorOf(text), -1, true
	head, err := r.Read()
	if err != nil {
		return nil, usage("--csv: %v", csvProblem(err))
	}
	columns, err := columnsOf(head)
	if err != nil {
		return nil, err
	}
	var guests []invitee
	var wrong problems
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return guests, wrong.err()
		}
		if err != nil {
			return nil, usage("--csv: %v", csvProblem(err))
		}
		line, _ := r.FieldPos(0)
		row := rowOf(columns, cells)
		if len(row) == 0 {
			continue
		}
		if len(guests) == maxRows {
			return nil, usage("--csv: there are more than %d rows: split the file", maxRows)
		}
		g, err := inviteeOf(line, row)
		if err != nil {
			wrong.add("line %d: %v", line, err)
		}
		guests = append(guests, g)
	}
}

func csvProblem(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty")
	}
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("line %d: it is no CSV: %w", e.Line, e.Err)
	}
	return err
}

// separatorOf is what the header has most of.
func separatorOf(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(head, string(r)) > strings.Count(head, string(best)) {
			best = r
		}
	}
	return best
}

// columnsOf names the columns by the header. A column that is not known may be a
// known one misspelt, whose values must not be passed over.
func columnsOf(head []string) ([]string, error) {
	columns := make([]string, len(head))
	for i, cell := range head {
		name := strings.ToLower(strings.TrimSpace(cell))
		switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(name) {
		case "email", "mail", "emailaddress":
			name = "email"
		case "item", "share":
			name = "items"
		}
		switch {
		case name == "":
		case !slices.Contains(csvColumns, name):
			return nil, usageHint("A list of addresses alone is read by `cutui invite - < FILE`.",
				"line 1: there is no column %q: use %s", clean.Line(cell), strings.Join(csvColumns, ", "))
		case slices.Contains(columns, name):
			return nil, usage("line 1: there are two columns %q", name)
		}
		columns[i] = name
	}
	if !slices.Contains(columns, "email") {
		return nil, usage("line 1: there is no column email")
	}
	return columns, nil
}

// rowOf is the cells by their columns, without empty ones.
func rowOf(columns, cells []string) map[string]string {
	row := map[string]string{}
	for i, cell := range cells {
		if cell = strings.TrimSpace(cell); i < len(columns) && columns[i] != "" && cell != "" {
			row[columns[i]] = cell
		}
	}
	return row
}

func inviteeOf(line int, row map[string]string) (invitee, error) {
	g := invitee{line: line}
	found := address.ParseAddresses(row["email"])
	switch {
	case len(found) == 0:
		return g, errors.New("there is no address")
	case len(found) > 1:
		return g, errors.New("there is more than one address")
	case found[0].Problem != "":
		return g, errors.New(wrongAddress(found[0]))
	}
	g.email = found[0].Email
	g.name = clean.Clip(clean.Line(firstOf(row["name"], found[0].Name)), longestText)
	g.note = clean.Clip(clean.Line(row["note"]), longestText)
	var err error
	if g.permission, err = parsePermission(row["permission"]); err != nil {
		return g, err
	}
	if items := row["items"]; items != "" {
		g.items = strings.FieldsFunc(items, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })
		_, err = g.refs("")
	}
	return g, err
}
