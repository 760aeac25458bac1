package form

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// dayLimit is how long a day or a length of time may be as typed.
const dayLimit = 40

// untilField is the field for the day until which people are to be here.
func untilField(day *string) huh.Field {
	return huh.NewInput().Title("To be here until – empty: for good").Prompt("").
		Placeholder("30d, 6w, 3m, 1y or 2027-03-01").CharLimit(dayLimit).Value(day)
}

// Until is the form for the day until which people are to be here.
type Until struct {
	page

	day string
}

// NewUntil begins with the day that there is.
func NewUntil(st *theme.Styles, day string) *Until {
	u := &Until{day: day}
	u.page = newPage(st, untilField(&u.day))
	return u
}

// Day is the day or the length of time as typed.
func (u *Until) Day() string { return u.day }

// Update takes keys and pastes.
func (u *Until) Update(msg tea.Msg) { u.update(msg) }

// Render draws the form as exactly w×h cells.
func (u *Until) Render(w, h int) string { return u.render(w, h) }
