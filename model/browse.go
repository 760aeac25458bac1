package model

import (
	"slices"
	"strings"

	"cutui/model/people"
)

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

// rank asks for the rows of the chosen workspace again.
func (s *State) rank() []Effect {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return nil
	}
	b.gen, b.asked = s.next(), b.Cursor
	pos := b.Pos
	if b.Cursor == 0 && b.Domains == nil {
		pos = 0 // nobody was chosen: the first row, whoever that is
	}
	job := s.searchJob(r)
	job.View, job.Sort, job.Query, job.Previous = b.View, b.Sort, b.Query, b.result
	domain, byDomain := b.Domain()
	return []Effect{Rank{Gen: b.gen, Cursor: b.Cursor, Pos: pos, Domain: domain.Domain, ByDomain: byDomain, Job: job}}
}

// searchJob is a search for people of a workspace, with all that is known of them and no
// query yet.
func (s *State) searchJob(r *Roster) people.Job {
	f := s.DataOf(r.ID)
	return people.Job{
		People: r.People, Now: s.AsOf(), Own: f.Own, Groups: f.membership, Plan: f.Plan.Value.Name, Roles: f.Roles.Value,
		Shares: s.sharesOf(r.ID), Until: f.Until, Today: s.Now,
	}
}

// rankNewRows ranks after the filter, the view or the workspace has changed: until the
// rows come, those shown are outdated.
func (s *State) rankNewRows() []Effect {
	effects := s.rank()
	s.Browse().outdated = len(effects) > 0
	return effects
}

// RowsOutdated reports whether the rows are still those of an earlier filter, view or
// workspace. An action on the person under the cursor has to wait: it would be about
// somebody else.
func (b *Browse) RowsOutdated() bool { return b.outdated }

func (m PeopleRanked) apply(s *State) []Effect {
	b := s.Browse()
	if late(m.Gen, b.gen) {
		return nil
	}
	b.Of, b.Rows, b.Domains, b.result, b.ranked = m.Result.Job.People, m.Result.Rows, m.Domains, m.Result, true
	b.outdated = false
	b.setRow(m.Pos)
	if b.Cursor != b.asked {
		b.follow()
	}
	return nil
}

// follow puts the cursor back on its person, where it moved while the rows were worked
// out.
func (b *Browse) follow() {
	row, ok := b.Of.RowOf(b.Cursor)
	if i := slices.Index(b.Rows, row); ok && i >= 0 && b.Domains == nil {
		b.setRow(i)
	}
}

func (b *Browse) setRow(row int) { b.Pos = max(0, min(row, b.Len()-1)) }

// Len is the number of rows shown: people, or domains in their view.
func (b *Browse) Len() int {
	if b.Domains != nil {
		return len(b.Domains)
	}
	return len(b.Rows)
}

// Domain is the row under the cursor of the domains view.
func (b *Browse) Domain() (people.DomainRow, bool) {
	if b.Pos < 0 || b.Pos >= len(b.Domains) {
		return people.DomainRow{}, false
	}
	return b.Domains[b.Pos], true
}

// Ranked reports whether the rows have been worked out at least once.
func (b *Browse) Ranked() bool { return b.ranked }

func (m MoveCursor) apply(s *State) []Effect { return s.moveTo(s.Browse().Pos + m.By) }

func (m PutCursor) apply(s *State) []Effect { return s.moveTo(m.Row) }

// moveTo puts the cursor on a row; from now on it follows the person there. It takes the
// same time however many rows there are.
func (s *State) moveTo(row int) []Effect {
	b := s.Browse()
	b.setRow(row)
	if p := s.Person(); p != nil {
		b.Cursor = p.ID
	}
	return nil
}

func (m SeekPerson) apply(s *State) []Effect {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return nil
	}
	if _, ok := r.People.ByID(m.ID); !ok {
		return s.notify(Warn, "this person is no longer in the workspace", nil)
	}
	b.show(people.ViewAll, "")
	b.Cursor = m.ID
	return s.rankNewRows()
}

func (m SetFilter) apply(s *State) []Effect {
	b := s.Browse()
	if m.Text == b.Filter {
		return nil
	}
	b.show(b.View, m.Text)
	if !b.Query.Empty() {
		b.Cursor = 0 // the best match, not whoever was there before
	} else if p := s.Person(); p != nil {
		b.Cursor = p.ID // who was found, among all the others
	}
	return s.rankNewRows()
}

func (m ShowView) apply(s *State) []Effect { return s.showView(m.View, m.Filter) }

func (s *State) showView(v people.View, filter string) []Effect {
	b := s.Browse()
	if v == people.ViewDomains {
		s.stay()
	}
	b.show(v, filter)
	b.Anchor = 0
	return s.rankNewRows()
}

// show sets the view and the filter. That is no saved view any more until somebody names it.
func (b *Browse) show(v people.View, filter string) {
	b.View, b.Filter, b.Saved = v, filter, ""
	b.Query, b.Problem = people.ParseQuery(filter)
}

// stay makes the cursor follow whoever it is on.
func (s *State) stay() {
	if p := s.Person(); p != nil {
		s.Browse().Cursor = p.ID
	}
}

func (m SortBy) apply(s *State) []Effect {
	s.stay()
	s.Browse().Sort = m.Sort
	return s.rankNewRows()
}

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

// SavedView is a way to look at people that the user gave a name.
type SavedView struct {
	Name   string
	View   people.View
	Filter string
	Sort   people.Sort
	// Columns are those shown; none: as without a view.
	Columns []people.Column
}

// ShowSavedView shows the people of the chosen workspace as a saved view says.
type ShowSavedView struct{ View SavedView }

func (m ShowSavedView) apply(s *State) []Effect {
	s.Browse().Sort = m.View.Sort
	s.columns = m.View.Columns
	if len(s.columns) == 0 {
		s.columns = s.Options.Columns
	}
	out := s.showView(m.View.View, m.View.Filter)
	s.Browse().Saved = m.View.Name
	return out
}

// beginWith shows the first workspace as the program was started with.
func (s *State) beginWith(start SavedView) {
	b := s.Browse()
	if len(start.Columns) > 0 {
		s.columns = start.Columns
	}
	b.show(start.View, start.Filter)
	b.Sort, b.Saved = start.Sort, start.Name
}

// usualColumns are shown where none were chosen. Where there is no room for all, the last
// ones leave first.
func usualColumns() []people.Column {
	return []people.Column{people.ByName, people.ByRole, people.ByLastActive, people.BySeat, people.ByDomain, people.ByUntil, people.ByInviter}
}

// ToggleColumn shows a column of people in the second place, where there is always room
// for it, or hides it. The name stays.
type ToggleColumn struct{ Column people.Column }

func (m ToggleColumn) apply(s *State) []Effect {
	now := slices.Clone(s.Columns())
	switch at := slices.Index(now, m.Column); {
	case m.Column == people.ByName:
		return nil
	case at >= 0:
		now = slices.Delete(now, at, at+1)
	default:
		now = slices.Insert(now, min(1, len(now)), m.Column)
	}
	s.columns = now
	return nil
}

// Columns are the columns of people that are shown, in their order. The usual ones have
// the days until when people are to be here only where there are any.
func (s *State) Columns() []people.Column {
	if len(s.columns) > 0 {
		return s.columns
	}
	usual := usualColumns()
	if s.Data().Until == nil {
		usual = slices.DeleteFunc(usual, func(c people.Column) bool { return c == people.ByUntil })
	}
	return usual
}

// ColumnSetting is the line of the settings that keeps the columns as they are now.
func (s *State) ColumnSetting() string {
	var keys []string
	for _, c := range s.Columns() {
		keys = append(keys, `"`+c.Key()+`"`)
	}
	return "columns = [" + strings.Join(keys, ", ") + "]"
}

// Total is the number of rows, also of those that are not here yet while only the
// first people are.
func (b *Browse) Total() int {
	if b.Of != nil && b.Of.Beginning() && b.Filter == "" && b.Domains == nil {
		return b.Of.Counts().Of(b.View)
	}
	return b.Len()
}
