package model

import (
	"slices"
	"strings"

	"cutui/model/people"
)

// rank recomputes the rows of the chosen workspace.
func (s *State) rank() []Effect {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return nil
	}
	b.gen, b.rankCursor = s.next(), b.Cursor
	pos := b.Pos
	if b.Cursor == 0 && b.Domains == nil {
		pos = 0 // nobody was chosen: stay on the first row
	}
	job := s.searchJob(r)
	job.View, job.Sort, job.Query, job.Previous = b.View, b.Sort, b.Query, b.result
	domain, byDomain := b.Domain()
	return []Effect{Rank{Gen: b.gen, Cursor: b.Cursor, Pos: pos, Domain: domain, ByDomain: byDomain, Stays: b.stays, Job: job}}
}

// searchJob returns a search of a workspace's people, without a query.
func (s *State) searchJob(r *Roster) people.Job {
	f := s.DataOf(r.ID)
	return people.Job{
		People: r.People, Now: s.AsOf(), Own: f.Own, Groups: f.membership, Plan: f.Plan.Value.Name, Roles: f.Roles.Value,
		Shares: s.sharesOf(r.ID), Until: f.Until, Today: s.Now,
	}
}

// rankNewRows is rank after a change of filter, view or workspace: until the new rows come,
// those shown are outdated.
func (s *State) rankNewRows() []Effect {
	effects := s.rank()
	s.Browse().outdated = len(effects) > 0
	return effects
}

// RowsOutdated reports whether the rows still belong to an earlier filter, view or
// workspace. Actions on the person under the cursor must wait: it may be the wrong person.
func (b *Browse) RowsOutdated() bool { return b.outdated }

func (m PeopleRanked) apply(s *State) []Effect {
	b := s.Browse()
	if late(m.Gen, b.gen) {
		return nil
	}
	b.Of, b.Rows, b.Domains, b.result, b.ranked = m.Result.Job.People, m.Result.Rows, m.Domains, m.Result, true
	b.outdated, b.stays = false, false
	b.setRow(m.Pos)
	if b.Cursor != b.rankCursor {
		b.restoreCursor()
	}
	return nil
}

// restoreCursor puts the cursor back on its person if it moved while the rows were
// computed.
func (b *Browse) restoreCursor() {
	row, ok := b.Of.RowOf(b.Cursor)
	if i := slices.Index(b.Rows, row); ok && i >= 0 && b.Domains == nil {
		b.setRow(i)
	}
}

func (b *Browse) setRow(row int) { b.Pos = max(0, min(row, b.Len()-1)) }

// Len returns the number of rows shown: people or, in the domains view, domains.
func (b *Browse) Len() int {
	if b.Domains != nil {
		return len(b.Domains)
	}
	return len(b.Rows)
}

// Domain returns the row under the cursor. ok is false in other views than that of domains.
func (b *Browse) Domain() (row people.DomainRow, ok bool) {
	if b.Pos < 0 || b.Pos >= len(b.Domains) {
		return people.DomainRow{}, false
	}
	return b.Domains[b.Pos], true
}

// Ranked reports whether the rows have been computed at least once.
func (b *Browse) Ranked() bool { return b.ranked }

func (m MoveCursor) apply(s *State) []Effect { return s.moveTo(s.Browse().Pos + m.By) }

func (m PutCursor) apply(s *State) []Effect { return s.moveTo(m.Row) }

// moveTo puts the cursor on a row; from now on it follows the person there.
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
		b.Cursor = 0 // go to the best match
	} else {
		s.followPerson() // stay on the match once everybody is shown
	}
	return s.rankNewRows()
}

func (m ShowView) apply(s *State) []Effect {
	b := s.Browse()
	if m.View == people.ViewDomains {
		s.followPerson()
	}
	b.show(m.View, m.Filter)
	b.Anchor = 0
	return s.rankNewRows()
}

// show sets the view and the filter. The result is not a saved view.
func (b *Browse) show(v people.View, filter string) {
	b.View, b.Filter, b.Saved = v, filter, ""
	b.Query, b.Problem = people.ParseQuery(filter)
}

// followPerson makes the cursor follow the person it is on, if any.
func (s *State) followPerson() {
	if p := s.Person(); p != nil {
		s.Browse().Cursor = p.ID
	}
}

func (m SortBy) apply(s *State) []Effect {
	s.followPerson()
	s.Browse().Sort = m.Sort
	return s.rankNewRows()
}

// Do finds and orders the rows. ok is false if it was cancelled.
func (e Rank) Do(cancelled func() bool) (PeopleRanked, bool) {
	found, ok := e.Job.Run(cancelled)
	if !ok {
		return PeopleRanked{}, false
	}
	out := PeopleRanked{Gen: e.Gen, Result: found, Pos: e.Pos}
	if e.Job.View == people.ViewDomains {
		out.Domains = e.Job.People.DomainsOf(found.Rows)
		if i := e.domainRow(out.Domains); i >= 0 && (!e.Stays || out.Domains[i].People >= e.Domain.People) {
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

// domainRow returns the row of the domain that the cursor was on, or of the domain of the
// person it was on, or -1.
func (e Rank) domainRow(rows []people.DomainRow) int {
	domain := e.Domain.Domain
	if row, known := e.Job.People.RowOf(e.Cursor); known && !e.ByDomain {
		domain = e.Job.People.DomainOf(row)
	} else if !e.ByDomain {
		return -1
	}
	return slices.IndexFunc(rows, func(d people.DomainRow) bool { return d.Domain == domain })
}

// SavedView is a view, filter and order of people that the user saved under a name.
type SavedView struct {
	Name    string
	View    people.View
	Filter  string
	Sort    people.Sort
	Columns []people.Column // none: those of the options
}

// ShowSavedView applies a saved view to the chosen workspace.
type ShowSavedView struct{ View SavedView }

func (m ShowSavedView) apply(s *State) []Effect {
	s.Browse().Sort = m.View.Sort
	s.columns = m.View.Columns
	if len(s.columns) == 0 {
		s.columns = s.Options.Columns
	}
	out := ShowView{View: m.View.View, Filter: m.View.Filter}.apply(s)
	s.Browse().Saved = m.View.Name
	return out
}

// applyStart shows the first workspace as the options say.
func (s *State) applyStart(start SavedView) {
	b := s.Browse()
	if len(start.Columns) > 0 {
		s.columns = start.Columns
	}
	b.show(start.View, start.Filter)
	b.Sort, b.Saved = start.Sort, start.Name
}

// defaultColumns returns the columns shown unless the user chose others, the most important
// first: where there is no room for all, the last ones are hidden.
func defaultColumns() []people.Column {
	return []people.Column{people.ByName, people.ByRole, people.ByLastActive, people.BySeat, people.ByDomain, people.ByUntil, people.ByInviter}
}

// ToggleColumn hides a column of people or shows it in the second place, where there is
// always room for it. The name is always shown.
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

// Columns returns the columns of people shown, in order. The default ones include the until
// dates only if there are any.
func (s *State) Columns() []people.Column {
	if len(s.columns) > 0 {
		return s.columns
	}
	columns := defaultColumns()
	if s.Data().Until == nil {
		columns = slices.DeleteFunc(columns, func(c people.Column) bool { return c == people.ByUntil })
	}
	return columns
}

// ColumnSetting returns the line of the settings file that keeps the columns as they are
// now.
func (s *State) ColumnSetting() string {
	var keys []string
	for _, c := range s.Columns() {
		keys = append(keys, `"`+c.Key()+`"`)
	}
	return "columns = [" + strings.Join(keys, ", ") + "]"
}

// Total returns the number of rows, including those still to come while only the first
// people are shown.
func (b *Browse) Total() int {
	if b.Of != nil && b.Of.Beginning() && b.Filter == "" && b.Domains == nil {
		return b.Of.Counts().Of(b.View)
	}
	return b.Len()
}
