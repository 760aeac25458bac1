package model

import (
	"slices"
	"strings"
	"time"

	"cutui/clickup"
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
	f := s.Data()
	pos := b.Pos
	if b.Cursor == 0 && b.Domains == nil {
		pos = 0 // nobody was chosen: the first row, whoever that is
	}
	domain, byDomain := b.Domain()
	return []Effect{Rank{Gen: b.gen, Cursor: b.Cursor, Pos: pos, Domain: domain.Domain, ByDomain: byDomain, Job: people.Job{
		People: r.People, View: b.View, Sort: b.Sort, Query: b.Query, Now: s.AsOf(),
		Own: f.Own, Groups: f.membership, Plan: f.Plan.Value.Name, Roles: f.Roles.Value, Shares: s.sharesOf(s.Chosen), Until: f.Until, Today: s.Now,
		Previous: b.result,
	}}}
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

func (m SeekPerson) apply(s *State) []Effect { return s.seekPerson(m.ID) }

func (s *State) seekPerson(id clickup.UserID) []Effect {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return nil
	}
	if _, ok := r.People.ByID(id); !ok {
		s.notify(Warn, "this person is no longer in the workspace", nil)
		return nil
	}
	b.View, b.Filter, b.Query, b.Problem, b.Cursor = people.ViewAll, "", people.Query{}, nil, id
	return s.rankNewRows()
}

func (m SetFilter) apply(s *State) []Effect { return s.setFilter(m.Text) }

func (s *State) setFilter(text string) []Effect {
	b := s.Browse()
	if text == b.Filter {
		return nil
	}
	b.Filter = text
	b.Query, b.Problem = people.ParseQuery(text)
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
	b.View, b.Filter, b.Anchor = v, filter, 0
	b.Query, b.Problem = people.ParseQuery(filter)
	return s.rankNewRows()
}

func (m SortBy) apply(s *State) []Effect { return s.sortBy(m.Sort) }

// stay makes the cursor follow whoever it is on.
func (s *State) stay() {
	if p := s.Person(); p != nil {
		s.Browse().Cursor = p.ID
	}
}

// forget drops the marks of people who are no longer there.
func (b *Browse) forget(there *people.People) {
	for id := range b.Marks {
		if _, ok := there.RowOf(id); !ok {
			delete(b.Marks, id)
		}
	}
	if _, ok := there.RowOf(b.Anchor); !ok {
		b.Anchor = 0
	}
}

func (s *State) sortBy(by people.Sort) []Effect {
	s.stay()
	s.Browse().Sort = by
	return s.rankNewRows()
}

func (ToggleMark) apply(s *State) []Effect {
	p, b := s.Person(), s.Browse()
	if p == nil {
		return nil
	}
	b.mark(p.ID, !b.Marks[p.ID])
	return s.moveTo(b.Pos + 1)
}

func (m MarkPerson) apply(s *State) []Effect { return s.markPerson(m.ID) }

func (s *State) markPerson(id clickup.UserID) []Effect {
	b := s.Browse()
	b.mark(id, !b.Marks[id])
	return nil
}

func (b *Browse) mark(id clickup.UserID, on bool) {
	if on {
		b.Marks[id] = true
		return
	}
	delete(b.Marks, id)
}

func (MarkRange) apply(s *State) []Effect {
	b, p := s.Browse(), s.Person()
	if p == nil {
		return nil
	}
	if b.Anchor == 0 {
		b.Anchor = p.ID
		return nil
	}
	from := -1
	for i, row := range b.Rows {
		if b.Of.At(row).ID == b.Anchor {
			from = i
		}
	}
	b.Anchor = 0
	if from < 0 {
		return nil
	}
	for _, row := range b.Rows[min(from, b.Pos) : max(from, b.Pos)+1] {
		b.mark(b.Of.At(row).ID, true)
	}
	return nil
}

func (InvertMarks) apply(s *State) []Effect {
	b := s.Browse()
	if b.Domains != nil {
		return nil
	}
	for _, row := range b.Rows {
		id := b.Of.At(row).ID
		b.mark(id, !b.Marks[id])
	}
	return nil
}

func (ClearMarks) apply(s *State) []Effect {
	b := s.Browse()
	clear(b.Marks)
	b.Anchor = 0
	return nil
}

func (m Ticked) apply(s *State) []Effect { return s.tick(m.Now) }

// tick sets the clock. A wait for the rate limit that is over by then is forgotten.
func (s *State) tick(now time.Time) []Effect {
	s.Now = now
	if !s.Rate.WaitingUntil.IsZero() && !now.Before(s.Rate.WaitingUntil) {
		s.Rate.WaitingUntil = time.Time{}
	}
	return nil
}
