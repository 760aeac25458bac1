package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/sheet"
)

// HRList is the people in a list of those who work here.
type HRList struct {
	File   string // its name, as the user gave it
	Column string // where the addresses were found, in words: `the column "E-mail"`
	People []HRPerson
	Blank  int      // rows without an address
	Again  int      // rows that repeat an address
	Notes  []string // what else was found or ignored, each a part of a sentence
}

// HRPerson is a row of an HR list.
type HRPerson struct {
	Address string    // in lower case
	Ended   time.Time // their last day if it is past: they no longer work here
	Starts  time.Time // their first day if it is yet to come: they need not be here yet
}

// ListOf returns an HR list of these addresses.
func ListOf(addresses ...string) HRList {
	var l HRList
	for _, address := range addresses {
		if address = foldAddress(address); address != "" {
			l.People = append(l.People, HRPerson{Address: address})
		}
	}
	return l
}

// Given reports whether there is a list at all.
func (l HRList) Given() bool { return len(l.People) > 0 }

// Words says what was read from the list and what was skipped.
func (l HRList) Words() string {
	words := text.Count(len(l.People), "address", "addresses")
	if l.Column != "" {
		words += " from " + l.Column
	}
	var parts []string
	if l.Blank > 0 {
		parts = append(parts, text.Count(l.Blank, "row", "rows")+" without an address skipped")
	}
	if l.Again > 0 {
		parts = append(parts, text.Count(l.Again, "row", "rows")+" with a repeated address skipped")
	}
	return strings.Join(append(append([]string{words}, parts...), l.Notes...), "; ")
}

// ParseHR reads an HR list in CSV: separated by commas, semicolons, tabs or bars, with
// columns in any order and with or without lines above the heading. If the list has a
// column of last or first days, now decides which are past and which are yet to come.
func ParseHR(csv string, now time.Time) (HRList, error) {
	rows, err := hrRows(csv)
	if err != nil {
		return HRList{}, err
	}
	list := sheetOf(rows)
	column, ok := list.addresses()
	if !ok {
		return HRList{}, list.noAddresses()
	}
	l := HRList{Column: list.name(column)}
	ends, endNote := list.days(column, lastDay)
	starts, startNote := list.days(column, firstDay)
	today := text.Midnight(now, now.Location())
	seen := map[string]bool{}
	for i, row := range list.rows {
		address, ok := addressIn(row, column)
		switch {
		case !ok:
			l.Blank++
		case seen[address]:
			l.Again++
		default:
			seen[address] = true
			l.People = append(l.People, HRPerson{address, onlyIf(ends[i].Before(today), ends[i]), onlyIf(starts[i].After(today), starts[i])})
		}
	}
	l.note(list.otherAddresses(column), endNote, startNote)
	l.noteDays()
	return l, nil
}

func onlyIf(ok bool, t time.Time) time.Time {
	if ok {
		return t
	}
	return time.Time{}
}

func (l *HRList) note(notes ...string) {
	l.Notes = append(l.Notes, slices.DeleteFunc(notes, func(n string) bool { return n == "" })...)
}

func (l *HRList) noteDays() {
	ended, starting := 0, 0
	for _, p := range l.People {
		if !p.Ended.IsZero() {
			ended++
		}
		if !p.Starts.IsZero() {
			starting++
		}
	}
	if ended > 0 {
		l.note(text.Count(ended, "person has", "people have") + " left by their last day")
	}
	if starting > 0 {
		l.note(text.Count(starting, "person starts", "people start") + " on a later day")
	}
}

// hrRows splits the text into cells, without blank lines.
func hrRows(text string) ([][]string, error) {
	rows, err := sheet.Read(text)
	if errors.Is(err, sheet.ErrEmpty) {
		return nil, errors.New("the HR list is empty")
	}
	if bad, ok := errors.AsType[*sheet.Error](err); ok {
		return nil, fmt.Errorf("the HR list is not valid CSV: line %d: %w", bad.Line, bad.Err)
	}
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = row.Cells
	}
	return cells, err
}

// addressIn returns the address in one cell of a row.
func addressIn(row []string, column int) (string, bool) {
	if column >= len(row) {
		return "", false
	}
	return sheet.Address(row[column])
}

// printable returns a heading as it can stand in a sentence.
func printable(cell string) string { return clean.Clip(clean.Line(strings.TrimSpace(cell)), 40) }
