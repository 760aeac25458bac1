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

// hrSheet is an HR list apart from its heading, which may be missing.
type hrSheet struct {
	head []string
	rows [][]string
}

// preamble is how many lines there may be above the heading.
const preamble = 10

// sheetOf finds the heading: the first line that has a word for e-mail and no address,
// or else the first line, unless that has an address.
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

// heading is a heading's letters in lower case: "E-Mail (work)" is "emailwork".
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
		return shown(s.head[column])
	}
	return ""
}

// name is a column in words.
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

// filled is how many addresses each column has.
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

// addresses picks the column of people's work addresses: one that is called so before
// one that is not, and of two the fuller one.
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

// worth is how much a column's heading promises a person's own work address.
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

// more names other columns that have addresses: somebody may have meant those.
func (s hrSheet) more(taken int) string {
	var others []string
	for i, n := range s.filled() {
		if n > 0 && i != taken {
			others = append(others, s.name(i))
		}
	}
	if len(others) == 0 {
		return ""
	}
	return "addresses in " + strings.Join(others, " and ") + " passed over"
}

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

// days reads the column that is called so, a day for each row, zero where there is none.
// Where day and month can't be told apart none is read, and the note says so.
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

// cells are those of a column; a row that is too short has none.
func (s hrSheet) cells(column int) []string {
	var cells []string
	for _, row := range s.rows {
		if column < len(row) {
			cells = append(cells, row[column])
		}
	}
	return cells
}
