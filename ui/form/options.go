package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// same reports whether a and b have the same labels and values.
func same[T comparable](a, b []huh.Option[T]) bool {
	return slices.EqualFunc(a, b, func(a, b huh.Option[T]) bool { return a.Key == b.Key && a.Value == b.Value })
}

func indexOf[T comparable](options []huh.Option[T], value T) int {
	return slices.IndexFunc(options, func(o huh.Option[T]) bool { return o.Value == value })
}

// single is a field that chooses one value. Its options can be replaced while it is shown.
type single[T comparable] struct {
	*huh.Select[T]
	shown []huh.Option[T]
	value *T
}

func newSingle[T comparable](title string, options []huh.Option[T], value *T) *single[T] {
	return &single[T]{huh.NewSelect[T]().Title(title).Options(options...).Value(value), options, value}
}

// offer replaces the options. The chosen value stays chosen if it is still among them;
// otherwise the first is chosen.
func (s *single[T]) offer(options []huh.Option[T]) {
	if same(options, s.shown) {
		return
	}
	if indexOf(options, *s.value) < 0 {
		*s.value = options[0].Value
	}
	s.shown = options
	s.Options(options...)
}

// several is a field that chooses any number of values. Its options can be replaced while
// it is shown.
type several[T comparable] struct {
	*huh.MultiSelect[T]
	shown []huh.Option[T]
}

func (*several[T]) several() {}

// newSeveral returns a field that shows its options in lines lines.
func newSeveral[T comparable](title string, lines int, options []huh.Option[T], values *[]T) *several[T] {
	field := huh.NewMultiSelect[T]().Title(title).Options(options...).Filterable(false).Height(1 + lines).Value(values)
	return &several[T]{field, options}
}

// offer replaces the options; the chosen values stay chosen.
func (s *several[T]) offer(options []huh.Option[T]) {
	if !same(options, s.shown) {
		s.choose(options)
	}
}

// choose shows options, marks the values chosen now, and keeps the cursor on its option.
func (s *several[T]) choose(options []huh.Option[T]) {
	at := -1
	if value, ok := s.Hovered(); ok {
		at = indexOf(options, value)
	}
	s.shown = options
	s.Options(options...)
	for range options {
		value, ok := s.Hovered()
		switch i := indexOf(options, value); {
		case !ok || at < 0 || i == at:
			return
		case i < at:
			s.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		default:
			s.Update(tea.KeyPressMsg{Code: tea.KeyUp})
		}
	}
}
