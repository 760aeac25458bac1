package form

import (
	"slices"

	"charm.land/huh/v2"
)

// options are what a field lets choose from. huh's fields are compiled anew for
// each type of value, thirty kilobytes each time; so they choose among numbers here.
type options[T comparable] struct {
	words  []huh.Option[int]
	values []T
}

func (o *options[T]) add(words string, value T) {
	o.words = append(o.words, huh.NewOption(words, len(o.values)))
	o.values = append(o.values, value)
}

// one is a field that chooses one value.
func (o *options[T]) one(title string, value *T) *huh.Select[int] {
	return huh.NewSelect[int]().Title(title).Options(o.words...).Accessor(&chosen[T]{o.values, value})
}

// some is a field, with so many of its options shown, that chooses any number of values.
func (o *options[T]) some(title string, shown int, values *[]T) *huh.MultiSelect[int] {
	return huh.NewMultiSelect[int]().Title(title).Options(o.words...).Filterable(false).Height(1 + shown).
		Accessor(&chosenSome[T]{o.values, values})
}

// chosen is a value as its number among those that can be chosen.
type chosen[T comparable] struct {
	from  []T
	value *T
}

func (c *chosen[T]) Get() int { return slices.Index(c.from, *c.value) }

func (c *chosen[T]) Set(i int) { *c.value = c.from[i] }

type chosenSome[T comparable] struct {
	from   []T
	values *[]T
}

func (c *chosenSome[T]) Get() []int {
	var at []int
	for _, v := range *c.values {
		if i := slices.Index(c.from, v); i >= 0 {
			at = append(at, i)
		}
	}
	return at
}

func (c *chosenSome[T]) Set(at []int) {
	values := make([]T, len(at))
	for n, i := range at {
		values[n] = c.from[i]
	}
	*c.values = values
}
