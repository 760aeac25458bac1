// Package sorting sorts what is sorted seldom. The sort of the standard library is
// compiled anew for each type that it is used with, which is more code than most
// lists deserve: here all types share that for numbers.
package sorting

import (
	"cmp"
	"slices"
)

// By sorts s and keeps the order of equal elements. For long lists that are sorted
// often slices.SortFunc is faster.
func By[T any](s []T, compare func(a, b *T) int) {
	if len(s) < 2 {
		return
	}
	places := sorted(len(s), func(a, b int32) int { return compare(&s[a], &s[b]) })
	old := slices.Clone(s)
	for to, from := range places {
		s[to] = old[from]
	}
}

// sorted are the places of n elements in their order.
func sorted(n int, compare func(a, b int32) int) []int32 {
	places := make([]int32, n)
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int {
		if c := compare(a, b); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	return places
}
