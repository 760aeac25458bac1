package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// options are what a field lets choose from. huh's fields are compiled again for
// each type of value, thirty kilobytes each time; so they choose among numbers here.
type options[T comparable] struct {
	words  []huh.Option[int]
	values []T
}

func (o *options[T]) add(words string, value T) {
	o.words = append(o.words, huh.NewOption(words, len(o.values)))
	o.values = append(o.values, value)
}

// same reports whether two are written alike and stand for the same values.
func (o *options[T]) same(as *options[T]) bool {
	return slices.Equal(o.values, as.values) &&
		slices.EqualFunc(o.words, as.words, func(a, b huh.Option[int]) bool { return a.Key == b.Key })
}

// single is a field that chooses one value. Its options can be replaced while it is shown.
type single[T comparable] struct {
	*huh.Select[int]
	shown options[T]
	value *T
}

func newSingle[T comparable](title string, o options[T], value *T) *single[T] {
	s := &single[T]{shown: o, value: value}
	s.Select = huh.NewSelect[int]().Title(title).Options(o.words...).Accessor(s)
	return s
}

// offer replaces the options. What is chosen stays chosen; where it is no longer there,
// the first is.
func (s *single[T]) offer(o options[T]) {
	if o.same(&s.shown) {
		return
	}
	if !slices.Contains(o.values, *s.value) {
		*s.value = o.values[0]
	}
	s.shown = o
	s.Options(o.words...)
}

// Get is the number of the value.
func (s *single[T]) Get() int { return slices.Index(s.shown.values, *s.value) }

// Set chooses the value of a number.
func (s *single[T]) Set(i int) { *s.value = s.shown.values[i] }

// several is a field that chooses any number of values. Its options can be replaced while
// it is shown.
type several[T comparable] struct {
	*huh.MultiSelect[int]
	shown  options[T]
	values *[]T
}

func (*several[T]) several() {}

// newSeveral makes a field that shows that many of its options at once.
func newSeveral[T comparable](title string, lines int, o options[T], values *[]T) *several[T] {
	s := &several[T]{shown: o, values: values}
	s.MultiSelect = huh.NewMultiSelect[int]().Title(title).Options(o.words...).Filterable(false).Height(1 + lines).Accessor(s)
	return s
}

// offer replaces the options; those chosen stay chosen.
func (s *several[T]) offer(o options[T]) {
	if !o.same(&s.shown) {
		s.choose(o)
	}
}

// choose shows options, with the values chosen that are so now and the cursor on the
// option that it was on.
func (s *several[T]) choose(o options[T]) {
	at := -1
	if i, ok := s.Hovered(); ok && i < len(s.shown.values) {
		at = slices.Index(o.values, s.shown.values[i])
	}
	s.shown = o
	s.Options(o.words...)
	for range o.values {
		i, ok := s.Hovered()
		switch {
		case !ok || at < 0 || i == at:
			return
		case i < at:
			s.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		default:
			s.Update(tea.KeyPressMsg{Code: tea.KeyUp})
		}
	}
}

// Get are the numbers of the values.
func (s *several[T]) Get() []int {
	var at []int
	for _, v := range *s.values {
		if i := slices.Index(s.shown.values, v); i >= 0 {
			at = append(at, i)
		}
	}
	return at
}

// Set chooses the values of numbers.
func (s *several[T]) Set(at []int) {
	values := make([]T, len(at))
	for n, i := range at {
		values[n] = s.shown.values[i]
	}
	*s.values = values
}
