package model

import "cutui/model/people"

// SavedView is a way to look at people that the user gave a name.
type SavedView struct {
	Name   string
	View   people.View
	Filter string
	Sort   people.Sort
}

// ShowSavedView shows the people of the chosen workspace as a saved view says.
type ShowSavedView struct{ View SavedView }

func (m ShowSavedView) apply(s *State) []Effect {
	s.Browse().Sort = m.View.Sort
	return s.showView(m.View.View, m.View.Filter)
}

// beginWith shows the first workspace as the program was started with.
func (s *State) beginWith(start SavedView) {
	b := s.Browse()
	b.View, b.Filter, b.Sort = start.View, start.Filter, start.Sort
	b.Query, b.Problem = people.ParseQuery(start.Filter)
}
