package model

import "cutui/model/people"

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
	return s.showView(m.View.View, m.View.Filter)
}

// beginWith shows the first workspace as the program was started with.
func (s *State) beginWith(start SavedView) {
	b := s.Browse()
	if len(start.Columns) > 0 {
		s.columns = start.Columns
	}
	b.View, b.Filter, b.Sort = start.View, start.Filter, start.Sort
	b.Query, b.Problem = people.ParseQuery(start.Filter)
}
