package people

import "slices"

// MostFilters is how many filters are remembered.
const MostFilters = 50

// AddFilter returns the list of filters with text at the front and nowhere else, cut to
// MostFilters.
func AddFilter(list []string, text string) []string {
	out := append([]string{text}, slices.DeleteFunc(slices.Clone(list), func(other string) bool { return other == text })...)
	return out[:min(len(out), MostFilters)]
}
