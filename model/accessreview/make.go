package accessreview

import (
	"cmp"
	"slices"
	"strings"

	"cutui/clickup"
)

// Subject is somebody to ask about, with their row in a sheet.
type Subject struct {
	Person *clickup.Person
	Row    Row
}

// Divide puts people on the sheets of their reviewers. here finds people in the workspace:
// an inviter who has left can't be asked. The sheets are in order of the reviewer, the one
// without a reviewer last.
func Divide(by Grouping, subjects []Subject, here func(clickup.UserID) *clickup.Person) []Sheet {
	at := map[string]int{}
	var sheets []Sheet
	for _, s := range subjects {
		empty := reviewer(by, s.Person, here)
		i, ok := at[empty.Key]
		if !ok {
			i = len(sheets)
			at[empty.Key] = i
			sheets = append(sheets, empty)
		}
		sheets[i].Rows = append(sheets[i].Rows, s.Row)
	}
	slices.SortStableFunc(sheets, func(a, b Sheet) int {
		if (a.Reviewer == "") != (b.Reviewer == "") {
			return cmp.Compare(b.Reviewer, a.Reviewer)
		}
		return cmp.Or(cmp.Compare(strings.ToLower(a.Reviewer), strings.ToLower(b.Reviewer)), cmp.Compare(a.Key, b.Key))
	})
	return sheets
}

// reviewer returns an empty sheet for the reviewer of a person.
func reviewer(by Grouping, p *clickup.Person, here func(clickup.UserID) *clickup.Person) Sheet {
	if by == ByDomain {
		domain := cmp.Or(p.Domain(), "no domain")
		return Sheet{Key: domain, Reviewer: domain}
	}
	if p.InvitedBy == nil || p.InvitedBy.ID == p.ID {
		return Sheet{Key: NoReviewer}
	}
	who := here(p.InvitedBy.ID)
	if who == nil {
		return Sheet{Key: NoReviewer}
	}
	return Sheet{Key: who.ID.String(), Reviewer: who.Display(), Email: who.Email}
}
