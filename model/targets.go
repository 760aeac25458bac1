package model

import (
	"iter"
	"slices"

	"cutui/clickup"
	"cutui/model/people"
)

// Targets are whom an action is about: the marked people, else the one under
// the cursor, or in the domains view the guests on the domain under it.
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

// pointedAt is whom the cursor is on: a person, or the guests of a domain as far
// as the filter shows them.
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

// TargetDomain is the domain whose guests the targets are; ok is false where
// they are people that were marked or pointed at, or have no address.
func (s *State) TargetDomain() (domain string, ok bool) {
	b := s.Browse()
	d, ok := b.Domain()
	return d.Domain, ok && d.Domain != "" && len(b.Marks) == 0
}

// hasTarget is whether there are Targets, found out without gathering them.
func (s *State) hasTarget() bool {
	if len(s.Browse().Marks) > 0 {
		return len(s.Targets()) > 0
	}
	for range s.pointedAt() {
		return true
	}
	return false
}
