package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/people"
)

// Do finds and orders the rows; ok is false where it was cancelled.
func (e Rank) Do(cancelled func() bool) (PeopleRanked, bool) {
	found, ok := e.Job.Run(cancelled)
	if !ok {
		return PeopleRanked{}, false
	}
	out := PeopleRanked{Gen: e.Gen, Result: found, Pos: e.Pos}
	if e.Job.View == people.ViewDomains {
		out.Domains = e.Job.People.DomainsOf(found.Rows)
		if i := e.domainRow(out.Domains); i >= 0 {
			out.Pos = i
		}
		return out, true
	}
	if row, known := e.Job.People.RowOf(e.Cursor); known {
		if i := slices.Index(found.Rows, row); i >= 0 {
			out.Pos = i
		}
	}
	return out, true
}

// domainRow is the row of the domain that the cursor was on, or of the person it was on;
// -1: there is none.
func (e Rank) domainRow(rows []people.DomainRow) int {
	domain := e.Domain
	if row, known := e.Job.People.RowOf(e.Cursor); known && !e.ByDomain {
		domain = e.Job.People.DomainOf(row)
	} else if !e.ByDomain {
		return -1
	}
	return slices.IndexFunc(rows, func(d people.DomainRow) bool { return d.Domain == domain })
}

// Do makes the roster with the changes: known people are replaced, new ones come last.
func (e Merge) Do() PeopleMerged {
	rows := slices.Clone(e.People.Rows())
	gone := map[clickup.UserID]bool{}
	for _, c := range e.Changes {
		i, known := e.People.RowOf(c.Person.ID)
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
	return PeopleMerged{ID: e.ID, Seq: e.Seq, People: people.New(rows)}
}
