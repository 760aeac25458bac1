package model

import (
	"iter"
	"slices"

	"cutui/clickup"
	"cutui/model/people"
)

// Targets returns the people that an action applies to: those marked, or else the person
// under the cursor or, in the domains view, the guests on the domain under the cursor.
func (s *State) Targets() []*clickup.Person {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return nil
	}
	if len(b.Marks) > 0 {
		return marked(r.People, b.Marks)
	}
	return slices.Collect(s.pointedAt())
}

func marked(people *people.People, marks map[clickup.UserID]bool) []*clickup.Person {
	rows := make([]int32, 0, len(marks))
	for id := range marks {
		if row, ok := people.RowOf(id); ok {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	out := make([]*clickup.Person, len(rows))
	for i, row := range rows {
		out[i] = people.At(row)
	}
	return out
}

// pointedAt yields the person under the cursor or, in the domains view, the guests on the
// domain there that the filter shows.
func (s *State) pointedAt() iter.Seq[*clickup.Person] {
	return func(yield func(*clickup.Person) bool) {
		b := s.Browse()
		d, ok := b.Domain()
		if !ok {
			if p := s.Person(); p != nil {
				yield(p)
			}
			return
		}
		for _, row := range b.Rows {
			if p := b.Of.At(row); b.Of.DomainOf(row) == d.Domain && p.Guest() && !yield(p) {
				return
			}
		}
	}
}

// TargetDomain returns the domain under the cursor. ok is false unless Targets are its
// guests.
func (s *State) TargetDomain() (domain string, ok bool) {
	b := s.Browse()
	d, ok := b.Domain()
	return d.Domain, ok && d.Domain != "" && len(b.Marks) == 0
}

// hasTarget reports whether there are Targets, without collecting them: it is called for
// every frame.
func (s *State) hasTarget() bool {
	r, b := s.Roster(), s.Browse()
	if r == nil {
		return false
	}
	if len(b.Marks) == 0 {
		for range s.pointedAt() {
			return true
		}
		return false
	}
	for id := range b.Marks {
		if _, ok := r.People.ByID(id); ok {
			return true
		}
	}
	return false
}

func (ToggleMark) apply(s *State) []Effect {
	p, b := s.Person(), s.Browse()
	if p == nil {
		return nil
	}
	b.mark(p.ID, !b.Marks[p.ID])
	return s.moveTo(b.Pos + 1)
}

func (m MarkPerson) apply(s *State) []Effect {
	b := s.Browse()
	b.mark(m.ID, !b.Marks[m.ID])
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

// unmarkMissing drops the marks of people who are not among present.
func (b *Browse) unmarkMissing(present *people.People) {
	for id := range b.Marks {
		if _, ok := present.RowOf(id); !ok {
			delete(b.Marks, id)
		}
	}
	if _, ok := present.RowOf(b.Anchor); !ok {
		b.Anchor = 0
	}
}
