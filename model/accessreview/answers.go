package accessreview

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model/sheet"
	"cutui/model/when"
)

// Columns returns the headings of a sheet as CSV. The last four are for the answer.
func Columns() []string {
	return []string{
		"review", "workspace", "reviewer", "person_id", "email", "name", "role", "last_seen", "invited", "seat", "found",
		"answer", "reason", "answered_by", "answered_on",
	}
}

// Cells returns the rows of a sheet, without answers.
func (r *Review) Cells(s *Sheet) [][]string {
	out := make([][]string, len(s.Rows))
	for i := range s.Rows {
		p := &s.Rows[i]
		out[i] = []string{
			r.ID, r.Name, s.Title(), p.Person.String(), p.Email, p.Name, p.Role, p.LastSeen, p.Invited, p.Seat, p.Found,
			"", "", "", "",
		}
	}
	return out
}

// File is a sheet that came back.
type File struct{ Name, CSV string }

// Checked is the answers in the sheets that came back.
type Checked struct {
	Answers  []Answer
	Blank    int      // rows without an answer
	Notes    []string // what is accepted but worth mentioning
	Problems []string // why nothing can be accepted, with file and line
}

// place is where an answer is.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s, line %d", p.file, p.line) }

// checker compares sheets with the review that they belong to.
type checker struct {
	review *Review
	now    time.Time
	rows   map[clickup.UserID]asked
	given  map[clickup.UserID]given
	others map[string]int // number of answers by somebody other than the reviewer, by the words for it
	late   int
	out    Checked
}

type asked struct {
	sheet *Sheet
	row   *Row
}

// given is an accepted answer, and where it is.
type given struct {
	Answer
	at place
}

// Check reads the sheets that came back. Problems are rows of another review, people who
// were not asked about, answers that contradict each other or do not say who gave them, and
// words that are not an answer. Late answers, and those by somebody other than the
// reviewer, are accepted with a note.
func (r *Review) Check(files []File, now time.Time) Checked {
	c := checker{review: r, now: now, rows: map[clickup.UserID]asked{}, given: map[clickup.UserID]given{}, others: map[string]int{}}
	for i := range r.Sheets {
		for j := range r.Sheets[i].Rows {
			c.rows[r.Sheets[i].Rows[j].Person] = asked{&r.Sheets[i], &r.Sheets[i].Rows[j]}
		}
	}
	for _, f := range files {
		c.file(f)
	}
	c.notes()
	return c.out
}

func (c *checker) problem(at place, format string, a ...any) {
	c.out.Problems = append(c.out.Problems, at.String()+": "+fmt.Sprintf(format, a...))
}

// columnsOf returns where each column is, and which required ones are missing.
func columnsOf(head []string) (at map[string]int, missing []string) {
	at = map[string]int{}
	for i, cell := range head {
		title := sheet.Heading(cell)
		for _, name := range Columns() {
			if title == sheet.Heading(name) {
				at[name] = i
			}
		}
	}
	for _, name := range []string{"review", "person_id", "answer"} {
		if _, ok := at[name]; !ok {
			missing = append(missing, name)
		}
	}
	return at, missing
}

func (c *checker) file(f File) {
	rows, err := sheet.Read(f.CSV)
	if err != nil {
		c.out.Problems = append(c.out.Problems, fmt.Sprintf("%s: %v", f.Name, err))
		return
	}
	at, missing := columnsOf(rows[0].Cells)
	if len(missing) > 0 {
		c.out.Problems = append(c.out.Problems, fmt.Sprintf("%s: it has no column %s: this is no sheet of a review", f.Name, strings.Join(missing, ", ")))
		return
	}
	cell := func(row sheet.Row, name string) string {
		i, ok := at[name]
		if !ok || i >= len(row.Cells) {
			return ""
		}
		return strings.TrimPrefix(clean.Clip(clean.Line(strings.TrimSpace(row.Cells[i])), 500), "'")
	}
	signed := signature(rows[1:], cell)
	for _, row := range rows[1:] {
		c.row(place{f.Name, row.Line}, func(name string) string { return cell(row, name) }, signed)
	}
}

// signature returns who answered the rows that don't say it: the only name in the file, or "".
func signature(rows []sheet.Row, cell func(sheet.Row, string) string) string {
	var names []string
	for _, row := range rows {
		if by := cell(row, "answered_by"); by != "" && !slices.Contains(names, by) {
			names = append(names, by)
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return ""
}

func (c *checker) row(at place, cell func(string) string, signed string) {
	if id := cell("review"); id != c.review.ID {
		c.problem(at, "it belongs to the review %q, not to %s", id, c.review.ID)
		return
	}
	id, err := strconv.ParseInt(cell("person_id"), 10, 64)
	who, known := c.rows[clickup.UserID(id)]
	switch {
	case err != nil || !known:
		c.problem(at, "nobody was asked about person %q", cell("person_id"))
		return
	case cell("email") != "" && !strings.EqualFold(cell("email"), strings.TrimPrefix(who.row.Email, "'")):
		c.problem(at, "person %d is %s, not %s", id, who.row.Email, cell("email"))
		return
	}
	a := Answer{Person: clickup.UserID(id), Reason: cell("reason"), By: cell("answered_by")}
	switch strings.ToLower(cell("answer")) {
	case "":
		c.out.Blank++
		return
	case "keep":
		a.Keep = true
	case "remove":
	default:
		c.problem(at, "%q is no answer: use keep or remove", cell("answer"))
		return
	}
	if a.By == "" {
		a.By = signed
	}
	if a.By == "" {
		c.problem(at, "it does not say who answered (answered_by)")
		return
	}
	if a.On, err = c.day(cell("answered_on")); err != nil {
		c.problem(at, "%v", err)
		return
	}
	c.take(at, a, who)
}

// day returns when somebody answered: today if they don't say.
func (c *checker) day(typed string) (time.Time, error) {
	if typed == "" {
		return when.Midnight(c.now), nil
	}
	age, err := when.Parse(typed)
	day := age.Before(c.now)
	switch {
	case err != nil:
		return day, fmt.Errorf("answered_on: %w", err)
	case day.After(c.now):
		return day, fmt.Errorf("%s has not come yet (answered_on)", typed)
	}
	return day, nil
}

func (c *checker) take(at place, a Answer, who asked) {
	if first, twice := c.given[a.Person]; twice {
		if first.Keep != a.Keep {
			c.problem(at, "%s: %s says %s, and %s (%s) says %s", name(who.row), a.By, a.Word(), first.By, first.at, first.Word())
		}
		return
	}
	c.given[a.Person] = given{a, at}
	if a.Late = late(a.On, c.review.Due); a.Late {
		c.late++
	}
	if who.sheet.Reviewer != "" && c.review.By == ByInviter && !strings.EqualFold(a.By, who.sheet.Reviewer) {
		c.others[a.By+" answered for "+who.sheet.Reviewer]++
	}
	if before, had := c.review.Answer(a.Person); had && before.Keep != a.Keep {
		c.out.Notes = append(c.out.Notes, fmt.Sprintf("%s: %s now says %s; before, %s said %s", name(who.row), a.By, a.Word(), before.By, before.Word()))
	}
	c.out.Answers = append(c.out.Answers, a)
}

func (c *checker) notes() {
	for _, words := range slices.Sorted(maps.Keys(c.others)) {
		c.out.Notes = append(c.out.Notes, fmt.Sprintf("%s, %s", words, text.Plural(c.others[words], "answer")))
	}
	if c.late > 0 {
		c.out.Notes = append(c.out.Notes, fmt.Sprintf("%s late, after %s", text.Count(c.late, "answer is", "answers are"), text.Day(c.review.Due)))
	}
}

func name(r *Row) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Email
}
