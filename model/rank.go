package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/people"
)

// Do finds and orders the rows; ok is false where it was cancelled.
func (r Rank) Do(cancelled func() bool) (PeopleRanked, bool) {
	found, ok := r.Job.Run(cancelled)
	if !ok {
		return PeopleRanked{}, false
	}
	out := PeopleRanked{Gen: r.Gen, Result: found, Pos: r.Pos}
	if r.Job.View == people.ViewDomains {
		out.Domains = r.Job.People.DomainsOf(found.Rows)
		if i := r.domainRow(out.Domains); i >= 0 {
			out.Pos = i
		}
		return out, true
	}
	if row, known := r.Job.People.RowOf(r.Cursor); known {
		if i := slices.Index(found.Rows, row); i >= 0 {
			out.Pos = i
		}
	}
	return out, true
}

// domainRow is the row of the domain that the cursor was on, or of the person it was on;
// -1: there is none.
func (r Rank) domainRow(rows []people.DomainRow) int {
	domain := r.Domain
	if row, known := r.Job.People.RowOf(r.Cursor); known && !r.ByDomain {
		domain = r.Job.People.DomainOf(row)
	} else if !r.ByDomain {
		return -1
	}
	return slices.IndexFunc(rows, func(d people.DomainRow) bool { return d.Domain == domain })
}

// Do makes the roster with the changes: known people are replaced, new ones come last.
func (m Merge) Do() PeopleMerged {
	rows := slices.Clone(m.People.Rows())
	gone := map[clickup.UserID]bool{}
	for _, c := range m.Changes {
		i, known := m.People.RowOf(c.Person.ID)
		switch {
		case c.Gone:
			gone[c.Person.ID] = true
		case known:
			rows[i] = c.Person
		default:
			rows = append(rows, c.Person)
		}
	}
	rows = slices.DeleteFunc(rows, func(p clickup.Person) bool { return gone[p.ID] })
	return PeopleMerged{ID: m.ID, Seq: m.Seq, People: people.New(rows)}
}
