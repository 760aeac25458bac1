// Package text puts numbers into words.
package text

import (
	"fmt"
)

// Plural is a number with its noun: "1 seat", "3 seats", "2 people".
func Plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "person":
		return fmt.Sprintf("%d people", n)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// PeopleOf is a number of people: "1 person", "3 people".
func PeopleOf(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
