// Package when reads ages and dates as people type them: in filters, flags, forms and files.
package when

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Forms says which ages and dates Parse reads.
const Forms = "12h, 30d, 6w, 3m (months), 1y or 2026-11-01"

// Ahead says how to type a day in the future: "30d, 6w, 3m, 1y or 2027-03-01".
func Ahead(now time.Time) string { return "30d, 6w, 3m, 1y or " + Example(now) }

// Example returns a date that shows how to type one: the first of the fourth month
// from now on.
func Example(now time.Time) string {
	return time.Date(now.Year(), now.Month()+4, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// ErrForm is wrapped by every error of Parse and ParseAhead.
var ErrForm = errors.New("no age and no date")

// Age is a span of hours, days or calendar months, or the time since a date.
type Age struct {
	Hours, Days, Months int
	Date                time.Time // midnight UTC of a calendar date; zero: a span
}

// Before returns the time that long before now, or for a date its midnight in now's time zone.
func (a Age) Before(now time.Time) time.Time { return a.from(now, -1) }

// After returns the time that long after now, or for a date its midnight in now's time zone.
func (a Age) After(now time.Time) time.Time { return a.from(now, 1) }

func (a Age) from(now time.Time, sign int) time.Time {
	if !a.Date.IsZero() {
		return midnight(a.Date, now.Location())
	}
	return addMonths(now, sign*a.Months).AddDate(0, 0, sign*a.Days).Add(time.Duration(sign*a.Hours) * time.Hour)
}

// addMonths adds months, ending on the last day of a month that is too short: 30 November
// plus 3 months is 28 February.
func addMonths(t time.Time, n int) time.Time {
	there := t.AddDate(0, n, 0)
	if there.Day() != t.Day() {
		return there.AddDate(0, 0, -there.Day())
	}
	return there
}

// Midnight returns the beginning of the day of t, in its time zone.
func Midnight(t time.Time) time.Time { return midnight(t, t.Location()) }

func midnight(date time.Time, zone *time.Location) time.Time {
	y, m, d := date.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// maxAge caps the number in an age, so that dates stay in a sensible range.
const maxAge = 100_000

// Parse reads an age such as 12h, 60d, 2w, 3m or 1y in upper or lower case, or a date such
// as 2026-11-01. A bare number is days; m is months. Spaces around it are ignored. The error
// quotes the text and lists the forms.
func Parse(text string) (Age, error) { return parse(text, Forms) }

// ParseAhead is Parse for a day in the future: the example in its error is such a day.
func ParseAhead(text string, now time.Time) (Age, error) { return parse(text, Ahead(now)) }

func parse(text, forms string) (Age, error) {
	typed := strings.ToLower(strings.TrimSpace(text))
	if date, err := time.Parse(time.DateOnly, typed); err == nil {
		return Age{Date: date}, nil
	}
	digits := strings.TrimRightFunc(typed, unicode.IsLetter)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > maxAge {
		return Age{}, noAge(text, forms)
	}
	switch typed[len(digits):] {
	case "h":
		return Age{Hours: n}, nil
	case "", "d":
		return Age{Days: n}, nil
	case "w":
		return Age{Days: 7 * n}, nil
	case "m":
		return Age{Months: n}, nil
	case "y":
		return Age{Months: 12 * n}, nil
	}
	return Age{}, noAge(text, forms)
}

// longestShown is how much of a text an error quotes, in runes.
const longestShown = 40

func noAge(text, forms string) error {
	if utf8.RuneCountInString(text) > longestShown {
		text = string([]rune(text)[:longestShown]) + "…"
	}
	return fmt.Errorf("%q is %w: use %s", text, ErrForm, forms)
}
