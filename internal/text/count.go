// Package text puts numbers, ages and durations into words.
package text

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Number is a number for people to read, with commas between the thousands: "41,000".
func Number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Count is a number with what is counted: "1 seat is filled", "3 seats are filled".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Plural is Count for a noun whose plural has an s: "1 seat", "3 seats". It knows
// that the plural of person is people.
func Plural(n int, noun string) string {
	if noun == "person" {
		return PeopleOf(n)
	}
	return Count(n, noun, noun+"s")
}

// PeopleOf is a number of people: "1 person", "3 people".
func PeopleOf(n int) string { return Count(n, "person", "people") }

// Capital begins a text with a capital.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// NonEmpty leaves out the empty ones among texts.
func NonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}
