package form

import (
	"time"

	"charm.land/huh/v2"

	"cutui/model/when"
)

// Line is a field for a line of text, which may have limit characters; 0: any number.
func Line(title string, limit int, text *string) *huh.Input {
	return huh.NewInput().Title(title).Prompt("").CharLimit(limit).Value(text)
}

// NameLimit is how many characters a name may have.
const NameLimit = 200

// Day is a field for a day or a length of time; hint stands in it while it is empty.
func Day(title, hint string, text *string) huh.Field {
	const limit = 40
	return Line(title, limit, text).Placeholder(hint)
}

// Until is the field for the day until which people are to be here.
func Until(day *string, now time.Time) huh.Field {
	return Day("To be here until – empty: for good", when.Ahead(now), day)
}

// OneOf is a field that chooses one of several texts, by its number.
func OneOf(title string, texts []string, number *int) huh.Field {
	var options []huh.Option[int]
	for i, words := range texts {
		options = append(options, huh.NewOption(words, i))
	}
	return newSingle(title, options, number)
}
