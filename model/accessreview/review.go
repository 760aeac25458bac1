// Package accessreview asks those who invited whether their people are still needed: who
// gets which sheet, what the answers say, and who has not answered yet.
package accessreview

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// Grouping is who is asked about a person.
type Grouping string

// The groupings: everybody's inviter, or one sheet for each e-mail domain.
const (
	ByInviter Grouping = "inviter"
	ByDomain  Grouping = "domain"
)

// Groupings returns all groupings.
func Groupings() []Grouping { return []Grouping{ByInviter, ByDomain} }

// Review is one round of questions about the people of a workspace.
type Review struct {
	ID        string              `json:"id"`
	Workspace clickup.WorkspaceID `json:"-"`
	Name      string              `json:"workspace"` // the workspace's
	By        Grouping            `json:"by"`
	Asker     string              `json:"asked_by"` // who made the sheets
	At        time.Time           `json:"asked_at"`
	Due       time.Time           `json:"due"` // answers of a later day are late
	Sheets    []Sheet             `json:"sheets"`
	Answers   []Answer            `json:"answers"` // the latest one about each person
}

// Sheet is what one reviewer is asked.
type Sheet struct {
	Key      string `json:"key"`      // of the reviewer: their id, a domain, or NoReviewer
	Reviewer string `json:"reviewer"` // empty if it is not known who could answer
	Email    string `json:"email"`    // of the reviewer
	Rows     []Row  `json:"rows"`
}

// NoReviewer is the key of the sheet of people whose inviter has left or is not known.
const NoReviewer = "none"

// Title returns the reviewer, or what the sheet is about.
func (s *Sheet) Title() string {
	if s.Reviewer == "" {
		return "people whose inviter is not here"
	}
	return s.Reviewer
}

// Row is a person, as the sheet describes them.
type Row struct {
	Person   clickup.UserID
	Name     string
	Email    string
	Role     string
	LastSeen string
	Invited  string
	Seat     string
	Found    string // what the audit found, in sentences
}

// Answer is what somebody said about a person.
type Answer struct {
	Person clickup.UserID `json:"person"`
	Keep   bool           `json:"keep"`
	Reason string         `json:"reason"`
	By     string         `json:"answered_by"` // who answered
	On     time.Time      `json:"answered_on"` // the day
	Late   bool           `json:"late"`
}

// Word returns keep or remove.
func (a Answer) Word() string {
	if a.Keep {
		return "keep"
	}
	return "remove"
}

// Answer finds what was said about a person.
func (r *Review) Answer(id clickup.UserID) (Answer, bool) {
	for _, a := range r.Answers {
		if a.Person == id {
			return a, true
		}
	}
	return Answer{}, false
}

// Asked finds the row and the sheet about a person.
func (r *Review) Asked(id clickup.UserID) (*Sheet, *Row) {
	for i := range r.Sheets {
		for j := range r.Sheets[i].Rows {
			if r.Sheets[i].Rows[j].Person == id {
				return &r.Sheets[i], &r.Sheets[i].Rows[j]
			}
		}
	}
	return nil, nil
}

// Merge returns the answers with newer ones replacing older ones about the same people.
func Merge(answers, newer []Answer) []Answer {
	out := slices.DeleteFunc(slices.Clone(answers), func(a Answer) bool {
		return slices.ContainsFunc(newer, func(n Answer) bool { return n.Person == a.Person })
	})
	return append(out, newer...)
}

// Count is how far a sheet, or a whole review, has come.
type Count struct{ Asked, Keep, Remove, Late int }

// Answered returns about how many people there is an answer.
func (c Count) Answered() int { return c.Keep + c.Remove }

// Waiting returns about how many people there is no answer yet.
func (c Count) Waiting() int { return c.Asked - c.Answered() }

// Counts counts the answers of each sheet.
func (r *Review) Counts() []Count {
	byPerson := make(map[clickup.UserID]Answer, len(r.Answers))
	for _, a := range r.Answers {
		byPerson[a.Person] = a
	}
	out := make([]Count, len(r.Sheets))
	for i := range r.Sheets {
		out[i] = count(r.Sheets[i].Rows, byPerson)
	}
	return out
}

func count(rows []Row, byPerson map[clickup.UserID]Answer) Count {
	c := Count{Asked: len(rows)}
	for i := range rows {
		a, ok := byPerson[rows[i].Person]
		switch {
		case !ok:
			continue
		case a.Keep:
			c.Keep++
		default:
			c.Remove++
		}
		if a.Late {
			c.Late++
		}
	}
	return c
}

// Standing says how far a reviewer has come.
func (c Count) Standing() string {
	switch {
	case c.Answered() == 0:
		return "has not answered"
	case c.Waiting() > 0:
		return "not finished"
	}
	return "done"
}

// Total counts the answers of all sheets.
func (r *Review) Total() Count {
	var all Count
	for _, c := range r.Counts() {
		all.Asked += c.Asked
		all.Keep += c.Keep
		all.Remove += c.Remove
		all.Late += c.Late
	}
	return all
}

// Words says in a sentence how far a review has come.
func (r *Review) Words(now time.Time) string {
	c := r.Total()
	words := fmt.Sprintf("Asked %s about %s: %s keep, %s remove, %s not answered", text.Day(r.At), text.PeopleOf(c.Asked), text.Number(c.Keep), text.Number(c.Remove), text.Number(c.Waiting()))
	if c.Late > 0 {
		words += ", " + text.Number(c.Late) + " late"
	}
	switch {
	case r.Due.IsZero() || c.Waiting() == 0:
	case r.Overdue(now):
		words += "; overdue since " + text.Day(r.Due)
	default:
		words += "; due " + text.Day(r.Due)
	}
	return words
}

// Overdue reports whether an answer at now would be late.
func (r *Review) Overdue(now time.Time) bool { return late(now, r.Due) }

func late(at, due time.Time) bool {
	y, m, d := due.Date()
	return !due.IsZero() && !at.Before(time.Date(y, m, d+1, 0, 0, 0, 0, due.Location()))
}

// FileName returns the name of a sheet's files, without extension: the review and the
// reviewer in plain letters. No two sheets of a review have the same name.
func (r *Review) FileName(at int) string {
	name := plain(r.Sheets[at].Title())
	for i := range r.Sheets {
		if i != at && plain(r.Sheets[i].Title()) == name {
			name += "-" + plain(r.Sheets[at].Key)
			break
		}
	}
	return strings.Trim("review-"+r.ID+"-"+name, "-")
}

// plain returns a text in letters, digits and dashes, which every file system accepts.
func plain(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 40 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
