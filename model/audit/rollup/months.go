package rollup

import (
	"cmp"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

// Month counts the people who joined or were invited in a month. People who have left since
// are not in the roster, and not counted.
type Month struct {
	Month   time.Time // its first day, in UTC
	Members int       // owners, admins and members who joined
	Guests  int       // guests who joined
	Invited int       // people invited then who are still pending
	Entries []Arrival
}

// Arrival is one person's arrival.
type Arrival struct {
	At      time.Time
	Person  *clickup.Person
	Pending bool // invited at At and still pending; else joined at At
}

// ByMonth returns who joined and who was invited in each month, the oldest first. It
// leaves out agents and people without a date.
func ByMonth(people []clickup.Person) []Month {
	entries := make([]Arrival, 0, len(people))
	for i := range people {
		p := &people[i]
		at, waiting := p.Joined, p.Joined == clickup.Null
		if waiting {
			at = p.Invited
		}
		if at.Known() && p.ID >= 0 {
			entries = append(entries, Arrival{At: at.Time(), Person: p, Pending: waiting})
		}
	}
	slices.SortStableFunc(entries, func(a, b Arrival) int {
		return cmp.Or(a.At.Compare(b.At), audit.ComparePeople(a.Person, b.Person))
	})
	var months []Month
	for start := 0; start < len(entries); {
		month, end := monthOf(entries[start].At), start+1
		for end < len(entries) && monthOf(entries[end].At).Equal(month) {
			end++
		}
		months = append(months, ledgerMonth(month, entries[start:end:end]))
		start = end
	}
	return months
}

func ledgerMonth(month time.Time, entries []Arrival) Month {
	m := Month{Month: month, Entries: entries}
	for _, e := range entries {
		switch {
		case e.Pending:
			m.Invited++
		case seats.ClassOf(e.Person) == seats.ClassGuest:
			m.Guests++
		case seats.ClassOf(e.Person).IsMember():
			m.Members++
		}
	}
	return m
}

func monthOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}
