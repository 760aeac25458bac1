package model

import (
	"strconv"
	"strings"

	"cutui/clickup"
	"cutui/model/audit/rollup"
	"cutui/model/people"
)

// MonthRow is a month of the seat ledger in words.
type MonthRow struct {
	Name            string // "Oct 2026"
	Members, Guests int    // people who joined
	Waiting         int    // people invited who have not joined yet
}

// MonthCount returns the number of months in the ledger of the chosen workspace.
func (s *State) MonthCount() int { return len(s.Data().Rollups.Value.Months) }

// MonthSize returns the number of people who joined or were invited in month i.
func (s *State) MonthSize(i int) int {
	m := &s.Data().Rollups.Value.Months[i]
	return m.Members + m.Guests + m.Invited
}

// Month returns month i of the ledger in words. The latest month is the first.
func (s *State) Month(i int) MonthRow {
	m := &s.Data().Rollups.Value.Months[i]
	return MonthRow{Name: m.Month.Format("Jan 2006"), Members: m.Members, Guests: m.Guests, Waiting: m.Invited}
}

// Arrivals returns the names of those who joined or were invited in month i, with their
// inviters.
func (s *State) Arrivals(i int) (joined, invited []string) {
	for _, e := range s.Data().Rollups.Value.Months[i].Entries {
		who := e.Person.Display()
		if by := e.Person.InvitedBy; by != nil {
			who += " (by " + people.InviterName(by) + ")"
		}
		if e.Pending {
			invited = append(invited, who)
		} else {
			joined = append(joined, who)
		}
	}
	return joined, invited
}

// TallyBy is what people are counted by.
type TallyBy uint8

// What people can be counted by.
const (
	TallyDomains TallyBy = iota
	TallyInviters
	TallyRoles
)

// String returns the name on the tab.
func (b TallyBy) String() string {
	return [...]string{"domains", "inviters", "roles"}[min(b, TallyRoles)]
}

// TallyRow counts the people of one domain, inviter or role.
type TallyRow struct {
	Name, Note                                 string
	People, Members, Guests, Pending, Inactive int
	Warn                                       bool
	Filter                                     string // shows exactly these people; empty: no filter can
}

// TallyCount returns the number of rows of a roll-up.
func (s *State) TallyCount(by TallyBy) int {
	rollups := &s.Data().Rollups.Value
	return [...]int{len(rollups.Domains), len(rollups.Inviters), len(rollups.Roles)}[min(by, TallyRoles)]
}

// Tally returns row i of a roll-up in words.
func (s *State) Tally(by TallyBy, i int) TallyRow {
	rollups := &s.Data().Rollups.Value
	switch by {
	case TallyInviters:
		return inviterTally(&rollups.Inviters[i])
	case TallyRoles:
		return roleTally(rollups.Roles, i)
	}
	return domainTally(&rollups.Domains[i])
}

func tallied(t rollup.Tally, name string) TallyRow {
	return TallyRow{Name: name, People: t.People, Members: t.Members, Guests: t.Guests, Pending: t.Pending, Inactive: t.Inactive}
}

func domainTally(d *rollup.DomainRow) TallyRow {
	if d.Kind == rollup.NoDomain {
		return tallied(d.Tally, "no address")
	}
	row := tallied(d.Tally, d.Domain)
	row.Filter = "domain:" + quoted(d.Domain)
	switch d.Kind {
	case rollup.OwnDomain:
		row.Note, row.Warn = "your own", d.Guests > 0
	case rollup.FreeMailDomain:
		row.Note, row.Warn = "free mail", d.Members > 0
	}
	return row
}

func inviterTally(r *rollup.InviterRow) TallyRow {
	if r.By == nil {
		return tallied(r.Tally, "not known")
	}
	row := tallied(r.Tally, people.InviterName(r.By))
	row.Filter = "invited-by:" + strconv.FormatInt(int64(r.By.ID), 10)
	if r.By.Email != "" { // easier to read than the id
		row.Filter = "invited-by:" + quoted(r.By.Email)
	}
	if !r.Here {
		row.Note, row.Warn = "no longer here", true
	}
	return row
}

func roleTally(all []rollup.RoleRow, i int) TallyRow {
	r := &all[i]
	row := tallied(r.Tally, r.Role.String())
	row.Filter = "role:" + people.RoleTerm(r.Role)
	if r.Custom != "" {
		row.Name, row.Note = r.Custom, r.Role.String()
		row.Filter += " custom-role:" + quoted(r.Custom)
		return row
	}
	for _, other := range all { // people with a custom role are in rows of their own
		if other.Role == r.Role && other.Custom != "" {
			row.Filter += " -custom-role:" + quoted(other.Custom)
		}
	}
	return row
}

// quoted returns a value for a term of a filter, in quotes if it needs them.
func quoted(value string) string {
	if strings.ContainsAny(value, " \t\"") {
		return `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return value
}

// WorkspaceRow is the audit of one of the workspaces in a line.
type WorkspaceRow struct {
	Scorecard
	ID     clickup.WorkspaceID
	Name   string
	Plan   string
	People int
	Failed bool // its seats could not be loaded

	MembersWhy, GuestsWhy string // who fills the seats, in words
}

// WorkspaceCount returns the number of workspaces.
func (s *State) WorkspaceCount() int { return len(s.Rosters.Value) }

// Workspace returns the audit of workspace i.
func (s *State) Workspace(i int) WorkspaceRow {
	r := s.Rosters.Value[i]
	f := s.DataOf(r.ID)
	return WorkspaceRow{
		Scorecard: s.scorecard(r.ID),
		ID:        r.ID, Name: r.Name, Plan: f.Plan.Value.Name, People: r.People.Len(),
		Failed:     f.Seats.Phase == LoadFailed,
		MembersWhy: f.Report.Value.ExplainMembers(), GuestsWhy: f.Report.Value.ExplainGuests(),
	}
}
