package model

import (
	"slices"
	"strings"

	"cutui/model/people"
)

// Intents, effects and events about the filter history, which is kept on this machine.
type (
	// KeepFilter adds the current filter to the history.
	KeepFilter struct{}
	// RecallFilters loads the history from disk, the first time it is sent.
	RecallFilters struct{}
	// LoadFilters reads the history from disk.
	LoadFilters struct{ request }
	// SaveFilter adds a filter to the history on disk.
	SaveFilter struct {
		request
		Text string
	}
	// FiltersLoaded has the history on disk, the latest filter first.
	FiltersLoaded struct{ List []string }
)

// Filters returns the filter history, the latest first. It must not be modified.
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

// OlderFilter returns the filter before the current one in the history, or the latest one if
// the current one is not in it. ok is false if there is none.
func (s *State) OlderFilter() (text string, ok bool) {
	at := slices.Index(s.filters, s.Browse().Filter) + 1
	if at >= len(s.filters) {
		return "", false
	}
	return s.filters[at], true
}

// NewerFilter returns the filter after the current one in the history, empty after the
// latest. ok is false if the current one is not in it.
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

// Recalls reports whether the current filter is empty or in the history, so that moving to
// an older or newer one loses nothing that was typed.
func (s *State) Recalls() bool {
	text := s.Browse().Filter
	return text == "" || slices.Contains(s.filters, text)
}
