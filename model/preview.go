package model

import (
	"time"

	"cutui/model/seats"
)

// Total is the number of rows, also of those that are not here yet while only the
// first people are.
func (b *Browse) Total() int {
	if b.Of != nil && b.Of.Beginning() && b.Filter == "" && b.Domains == nil {
		return b.Of.Counts().Of(b.View)
	}
	return b.Len()
}

// apply shows the beginning of the last roster until all of it is read, which is soon.
// It is not audited or saved, and nothing can be done to its people.
func (m PreviewLoaded) apply(s *State) []Effect {
	if s.Rosters.Has() || m.At.IsZero() {
		return nil
	}
	s.showSnapshot(m.SnapshotLoaded)
	s.Partial, s.Preview = true, true
	for _, r := range m.Rosters {
		f := s.DataOf(r.ID)
		f.Own = seats.OwnDomains(nil, s.Options.OwnDomains)
		if len(s.Options.OwnDomains) == 0 {
			f.Own.List = m.Own[r.ID]
		}
	}
	s.Chosen = s.firstChoice()
	if r := s.Roster(); r == nil || r.People.Len() == 0 {
		return s.dropPreview() // the beginning of another workspace says nothing about this one
	}
	return s.rank()
}

// dropPreview shows nothing again, where no roster follows the preview.
func (s *State) dropPreview() []Effect {
	if s.Preview {
		s.setRosters(nil, time.Time{})
		s.Chosen, s.Partial, s.Preview = "", false, false
	}
	return nil
}
