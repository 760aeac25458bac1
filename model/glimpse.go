package model

import (
	"time"

	"cutui/clickup"
	"cutui/model/audit"
)

// NewFirstPeople indexes the first people of a roster, in the order they are shown
// in, of whom there are so many.
func NewFirstPeople(rows []clickup.Person, all ViewCounts) *People {
	p := NewPeople(rows)
	p.counts, p.first = all, true
	return p
}

// First are the first people in the order they are shown in, at most n of them.
func (p *People) First(n int) []clickup.Person {
	order := p.ordered(Sort{}, audit.Domains{})
	first := make([]clickup.Person, min(n, len(order)))
	for i := range first {
		first[i] = p.rows[order[i]]
	}
	return first
}

// Beginning reports whether only the first people of the roster are here, see NewFirst.
func (p *People) Beginning() bool { return p.first }

// Total is the number of rows, also of those that are not here yet while only the
// first people are.
func (b *Browse) Total() int {
	if b.Of != nil && b.Of.Beginning() && b.Filter == "" && b.Domains == nil {
		return b.Of.Counts().Of(b.View)
	}
	return b.Len()
}

// glimpsed shows the beginning of the last roster until the whole of it is there,
// which is soon. Nothing is judged by it, written down, or done.
func (s *State) glimpsed(m Glimpsed) []Effect {
	if s.Rosters.Has() || m.At.IsZero() {
		return nil
	}
	s.recall(m.Recalled)
	s.Partial, s.Glimpse = true, true
	for _, r := range m.Rosters {
		f := s.FactsOf(r.ID)
		f.Own = audit.OwnDomains(nil, s.Options.OwnDomains)
		if len(s.Options.OwnDomains) == 0 {
			f.Own.List = m.Own[r.ID]
		}
	}
	s.Chosen = s.firstChoice()
	if r := s.Roster(); r == nil || r.People.Len() == 0 {
		return s.forgetGlimpse() // the beginning of another workspace says nothing about this one
	}
	return s.rank()
}

// forgetGlimpse shows nothing rather than a beginning that nothing follows.
func (s *State) forgetGlimpse() []Effect {
	if s.Glimpse {
		s.Rosters.Value, s.Rosters.At, s.Chosen = nil, time.Time{}, ""
		s.Partial, s.Glimpse = false, false
	}
	return nil
}
