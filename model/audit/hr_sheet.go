package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/model/sheet"
)

// hrSheet is an HR list with its heading apart.
type hrSheet struct {
	head []string // nil if there is no heading
	rows [][]string
}

// preamble is how many of the first lines are searched for the heading.
const preamble = 10

// sheetOf finds the heading: the first line with the word "mail" and no address, or
// else the first line, unless that has an address.
func sheetOf(rows [][]string) hrSheet {
	for i, row := range rows[:min(len(rows), preamble)] {
		if hasAddress(row) {
			break
		}
		if slices.ContainsFunc(row, func(cell string) bool { return strings.Contains(heading(cell), "mail") }) {
			return hrSheet{row, rows[i+1:]}
		}
	}
	if hasAddress(rows[0]) {
		return hrSheet{nil, rows}
	}
	return hrSheet{rows[0], rows[1:]}
}

func hasAddress(row []string) bool {
	for i := range row {
		if _, ok := addressIn(row, i); ok {
			return true
		}
	}
	return false
}

// heading returns a heading in lower case without spaces and punctuation: "E-Mail (work)" is "emailwork".
func heading(cell string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t-_.:()/\u00a0", r) {
			return -1
		}
		return r
	}, foldAddress(cell))
}

func (s hrSheet) title(column int) string {
	if column < len(s.head) {
		return printable(s.head[column])
	}
	return ""
}

// name returns what a sentence calls a column: `the column "E-mail"`, or "column 2".
func (s hrSheet) name(column int) string {
	if t := s.title(column); t != "" {
		return `the column "` + t + `"`
	}
	return fmt.Sprintf("column %d", column+1)
}

func (s hrSheet) width() int {
	w := len(s.head)
	for _, row := range s.rows {
		w = max(w, len(row))
	}
	return w
}

// filled returns how many addresses each column has.
func (s hrSheet) filled() []int {
	n := make([]int, s.width())
	for _, row := range s.rows {
		for i := range row {
			if _, ok := addressIn(row, i); ok {
				n[i]++
			}
		}
	}
	return n
}

// addresses picks the column of people's work addresses: the one with the best heading,
// and of two equal ones the fuller.
func (s hrSheet) addresses() (column int, ok bool) {
	filled := s.filled()
	best := -1
	for i, n := range filled {
		if n > 0 && (best < 0 || s.worth(i) > s.worth(best) || s.worth(i) == s.worth(best) && n > filled[best]) {
			best = i
		}
	}
	return best, best >= 0
}

// worth rates from 0 to 3 how well a column's heading fits people's own work addresses.
func (s hrSheet) worth(column int) int {
	title := heading(s.title(column))
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
	}
	switch {
	case has("manager", "supervisor", "boss", "reportsto", "emergency", "private", "personal", "home"):
		return 0
	case has("mail") && has("work", "company", "business", "office", "corporate"):
		return 3
	case has("mail"):
		return 2
	}
	return 1
}

// otherAddresses names the other columns that have addresses: the user may have meant those.
func (s hrSheet) otherAddresses(taken int) string {
	var others []string
	for i, n := range s.filled() {
		if n > 0 && i != taken {
			others = append(others, s.name(i))
		}
	}
	if len(others) == 0 {
		return ""
	}
	return "addresses in " + strings.Join(others, " and ") + " ignored"
}

// noAddresses is the error for a list in which no column has an address.
func (s hrSheet) noAddresses() error {
	var titles []string
	for i := range s.head {
		if t := s.title(i); t != "" {
			titles = append(titles, t)
		}
	}
	const named = 12
	switch more := len(titles) - named; {
	case len(titles) == 0:
		return errors.New("the HR list has no e-mail addresses in any of its columns")
	case more > 0:
		titles = append(titles[:named], fmt.Sprintf("%d more", more))
	}
	return errors.New("the HR list has no e-mail addresses; its columns are " + strings.Join(titles, ", "))
}

// Words in the headings of columns that say when somebody leaves or begins.
var (
	lastDay  = []string{"enddate", "lastday", "terminat", "leavingdate", "leavedate", "leavingon", "exitdate", "leftdate", "lefton", "leaver"}
	firstDay = []string{"startdate", "firstday", "hiredate", "hiringdate", "joindate", "joiningdate", "entrydate", "startson"}
)

// days reads the column whose heading has one of words: a day for each row, zero where
// there is none. Dates that can't be read, also because day and month can't be told
// apart, are left out, and the note says so.
func (s hrSheet) days(taken int, words []string) (days []time.Time, note string) {
	days = make([]time.Time, len(s.rows))
	column := slices.IndexFunc(s.head, func(cell string) bool {
		title := heading(cell)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(title, w) })
	})
	if column < 0 || column == taken {
		return days, ""
	}
	order := sheet.OrderOf(s.cells(column))
	unread := 0
	for i, row := range s.rows {
		if column >= len(row) || strings.TrimSpace(row[column]) == "" {
			continue
		}
		day, ok := order.Parse(row[column])
		if !ok {
			unread++
		}
		days[i] = day
	}
	if unread > 0 {
		note = text.Count(unread, "date", "dates") + " in " + s.name(column) + " not understood and left out"
	}
	return days, note
}

// cells returns the cells of a column; rows that are too short have none.
func (s hrSheet) cells(column int) []string {
	var cells []string
	for _, row := range s.rows {
		if column < len(row) {
			cells = append(cells, row[column])
		}
	}
	return cells
}
