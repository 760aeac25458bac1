package model

import (
	"slices"
	"strings"

	"cutui/model/people"
)

// Intents, effects and events of the filters used before. They are kept on this machine
// like the rosters.
type (
	// KeepFilter adds the filter in use to those used before.
	KeepFilter struct{}
	// RecallFilters asks for the filters of earlier starts, once.
	RecallFilters struct{}
	// LoadFilters reads the filters of earlier starts from the disk.
	LoadFilters struct{ request }
	// SaveFilter adds a filter to those on the disk.
	SaveFilter struct {
		request
		Text string
	}
	// FiltersLoaded are the filters on the disk, the latest first.
	FiltersLoaded struct{ List []string }
)

// Filters are the filters used before, the latest first; the list must not be changed.
func (s *State) Filters() []string { return s.filters }

func (RecallFilters) apply(s *State) []Effect {
	if s.filtersAsked {
		return nil
	}
	s.filtersAsked = true
	return []Effect{LoadFilters{}}
}

func (m FiltersLoaded) apply(s *State) []Effect {
	for _, text := range m.List {
		if !slices.Contains(s.filters, text) {
			s.filters = append(s.filters, text)
		}
	}
	return nil
}

func (KeepFilter) apply(s *State) []Effect {
	b := s.Browse()
	text := strings.TrimSpace(b.Filter)
	if text == "" || b.Problem != nil {
		return nil
	}
	s.filters = people.AddFilter(s.filters, text)
	return []Effect{SaveFilter{Text: text}}
}

// OlderFilter is the filter used before the one shown; ok is false where there is none.
// After a text that was typed and is none of them comes the latest.
func (s *State) OlderFilter() (text string, ok bool) {
	at := slices.Index(s.filters, s.Browse().Filter) + 1
	if at >= len(s.filters) {
		return "", false
	}
	return s.filters[at], true
}

// NewerFilter is the filter used after the one shown, empty after the latest.
func (s *State) NewerFilter() (text string, ok bool) {
	at := slices.Index(s.filters, s.Browse().Filter)
	switch {
	case at < 0:
		return "", false
	case at == 0:
		return "", true
	}
	return s.filters[at-1], true
}

// Recalls reports whether the filter shown is empty or one used before, so that the keys
// for older and newer ones lose nothing that was typed.
func (s *State) Recalls() bool {
	text := s.Browse().Filter
	return text == "" || slices.Contains(s.filters, text)
}
