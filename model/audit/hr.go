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

// HRList is what was taken from a list of those who work here.
type HRList struct {
	File   string // its name, as it was given
	Column string // where the addresses stood, in words: `the column "E-mail"`
	People []HRPerson
	Blank  int      // rows without an address
	Again  int      // rows whose address came before
	Notes  []string // what else was found or passed over, each part of a sentence
}

// HRPerson is a row of an HR list.
type HRPerson struct {
	Address string    // in lower case
	Ended   time.Time // their last day, where that is over: they don't work here any more
	Starts  time.Time // their first day, where that is yet to come: they need not be here yet
}

// ListOf is an HR list of these addresses.
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

// Words says what was taken from the list.
func (l HRList) Words() string {
	words := text.Count(len(l.People), "address", "addresses")
	if l.Column != "" {
		words += " from " + l.Column
	}
	var parts []string
	if l.Blank > 0 {
		parts = append(parts, text.Count(l.Blank, "row", "rows")+" without one skipped")
	}
	if l.Again > 0 {
		parts = append(parts, text.Count(l.Again, "row", "rows")+" with one that came before")
	}
	return strings.Join(append(append([]string{words}, parts...), l.Notes...), "; ")
}

// ParseHR takes the people out of an HR list in CSV: commas, semicolons, tabs or bars,
// columns in any order, with or without lines above the heading. Where the list has a
// column of last or first days, those that are over or to come on the day of now count.
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
	l.note(list.more(column), endNote, startNote)
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

// hrRows splits the text into cells. Blank lines are left out.
func hrRows(text string) ([][]string, error) {
	rows, err := sheet.Read(text)
	if errors.Is(err, sheet.ErrEmpty) {
		return nil, errors.New("the HR list is empty")
	}
	if bad, ok := errors.AsType[*sheet.Error](err); ok {
		return nil, fmt.Errorf("the HR list is no CSV: line %d: %w", bad.Line, bad.Err)
	}
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = row.Cells
	}
	return cells, err
}

// addressIn is the address in a row's cell.
func addressIn(row []string, column int) (string, bool) {
	if column >= len(row) {
		return "", false
	}
	return sheet.Address(row[column])
}

// shown is a heading as a sentence may hold it.
func shown(cell string) string { return clean.Clip(clean.Line(strings.TrimSpace(cell)), 40) }
