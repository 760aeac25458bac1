// Package text formats numbers, ages and durations in words.
package text

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Number returns n with commas between the thousands: "41,000".
func Number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Count returns n with the fitting one of two texts: "1 seat is filled", "3 seats are filled".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Plural returns n with a noun, whose plural is formed with s: "1 seat", "3 seats". The plural of
// person is people.
func Plural(n int, noun string) string {
	if noun == "person" {
		return PeopleOf(n)
	}
	return Count(n, noun, noun+"s")
}

// PeopleOf returns "1 person", "3 people" and so on.
func PeopleOf(n int) string { return Count(n, "person", "people") }

// Capital returns s with its first letter in upper case.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// NonEmpty returns the texts that are not empty.
func NonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}
