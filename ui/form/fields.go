package form

import (
	"time"

	"charm.land/huh/v2"

	"cutui/model/when"
)

// Line returns a field for one line of text of at most limit characters; 0 means no limit.
func Line(title string, limit int, text *string) *huh.Input {
	return huh.NewInput().Title(title).Prompt("").CharLimit(limit).Value(text)
}

// NameLimit is the maximum length of a name in characters.
const NameLimit = 200

// Day returns a field for a date or a length of time; hint is its placeholder.
func Day(title, hint string, text *string) huh.Field {
	const limit = 40
	return Line(title, limit, text).Placeholder(hint)
}

// Until returns the field for the day until which people are to be here. Its example lies
// after now.
func Until(day *string, now time.Time) huh.Field {
	return Day("Stays until – empty: no end date", when.Ahead(now), day)
}

// OneOf returns a field that chooses one of several texts; number is its index.
func OneOf(title string, texts []string, number *int) huh.Field {
	var options []huh.Option[int]
	for i, words := range texts {
		options = append(options, huh.NewOption(words, i))
	}
	return newSingle(title, options, number)
}
