package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/address"
	"cutui/model/sheet"
)

// maxRows is the most rows a file of people may have; each takes at least one call.
const maxRows = 10_000

// csvColumns are the columns of a file of people. Name, note and until are shown in the
// review and kept on this machine; they are not sent to ClickUp.
var csvColumns = []string{"email", "name", "permission", "items", "note", "until"}

// longestShown is how many characters of a cell an error shows.
const longestShown = 40

// longestText is how many characters of a name or note are kept.
const longestText = 200

// csvGuests reads a file of people. The error lists every problem with its line.
func (sh *shell) csvGuests(file string) ([]invitee, error) {
	csv, err := sh.readInput(file)
	if err != nil {
		return nil, usage("--csv: %v", err)
	}
	guests, ignored, err := parseGuests(csv)
	if err != nil {
		return nil, err
	}
	if len(ignored) > 0 {
		sh.note("--csv: these columns are ignored: %s", strings.Join(ignored, ", "))
	}
	if len(guests) == 0 {
		return nil, usage("--csv: %s has no rows below its header", file)
	}
	return guests, nil
}

// parseGuests parses a file of people, and returns the names of the columns it ignores.
func parseGuests(csv string) (guests []invitee, ignored []string, err error) {
	rows, err := sheet.Read(csv)
	if errors.Is(err, sheet.ErrEmpty) {
		return nil, nil, usage("--csv: the file is empty")
	}
	if err != nil {
		return nil, nil, usage("--csv: %v", err)
	}
	columns, ignored, err := columnsOf(rows[0])
	if err != nil {
		return nil, nil, err
	}
	if len(rows)-1 > maxRows {
		return nil, nil, usage("--csv: there are more than %d rows: split the file", maxRows)
	}
	var wrong problems
	for _, r := range rows[1:] {
		if more := beyond(columns, r.Cells); more != "" {
			wrong.add("line %d: %q has no column in the header", r.Line, clean.Clip(clean.Line(more), longestShown))
			continue
		}
		row := rowOf(columns, r.Cells)
		if len(row) == 0 {
			continue
		}
		g, err := inviteeOf(r.Line, row)
		if err != nil {
			wrong.add("line %d: %v", r.Line, err)
		}
		guests = append(guests, g)
	}
	if len(wrong) == 0 {
		wrong = contradictions(guests)
	}
	return guests, ignored, wrong.err()
}

// beyond returns the first cell with text in a row that has no column in the header.
func beyond(columns, cells []string) string {
	for _, cell := range cells[min(len(columns), len(cells)):] {
		if cell = strings.TrimSpace(cell); cell != "" {
			return cell
		}
	}
	return ""
}

// columnsOf returns the name of each column by the header, and the columns to ignore. It
// refuses what looks like a misspelt column, since its values must not be ignored.
func columnsOf(head sheet.Row) (columns, ignored []string, err error) {
	columns = make([]string, len(head.Cells))
	for i, cell := range head.Cells {
		name := sheet.Heading(cell)
		switch name {
		case "mail", "emailaddress", "workemail":
			name = "email"
		case "item", "share":
			name = "items"
		case "fullname":
			name = "name"
		}
		switch {
		case name == "":
			continue
		case slices.Contains(columns, name):
			return nil, nil, usage("line %d: there are two columns %q", head.Line, name)
		case slices.Contains(csvColumns, name):
			columns[i] = name
			continue
		}
		if near := text.Nearest(name, csvColumns); near != "" || strings.ContainsRune(cell, '@') {
			return nil, nil, usageHint("A list of addresses alone is read by `cutui invite - < FILE`.",
				"line %d: there is no column %q: use %s", head.Line, clean.Line(cell), strings.Join(csvColumns, ", "))
		}
		ignored = append(ignored, clean.Clip(clean.Line(cell), longestShown))
	}
	if !slices.Contains(columns, "email") {
		return nil, nil, usage("line %d: there is no column email", head.Line)
	}
	return columns, ignored, nil
}

// rowOf returns the cells that are not empty, by column.
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
	g.name = clean.Clip(clean.Line(cmp.Or(row["name"], found[0].Name)), longestText)
	g.note = clean.Clip(clean.Line(row["note"]), longestText)
	var err error
	if g.until = row["until"]; g.until != "" {
		if _, err = model.ParseUntil(g.until, time.Now()); err != nil {
			return g, fmt.Errorf("until %q: %w", clean.Clip(clean.Line(g.until), longestShown), err)
		}
	}
	if g.permission, err = parsePermission(row["permission"]); err != nil {
		return g, err
	}
	if items := row["items"]; items != "" {
		g.items = strings.FieldsFunc(items, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' })
		_, err = g.refs("")
	}
	return g, err
}
