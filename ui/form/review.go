package form

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// Ask is the form for asking those who invited: how the people are divided into sheets, the
// folder for these, and until when to answer.
type Ask struct {
	page
	by          int
	dir, due    string
	usualFolder string
}

// NewAsk is a form with the groupings to choose from, and the folder that stands for one
// that is not typed.
func NewAsk(st *theme.Styles, groupings []string, folder string) *Ask {
	a := &Ask{usualFolder: folder}
	var o options[int]
	for i, words := range groupings {
		o.add(words, i)
	}
	a.page = newPage(st,
		newSingle("A sheet for each", o, &a.by),
		huh.NewInput().Title("The folder to write them to").Prompt("").Placeholder(folder).Value(&a.dir),
		huh.NewInput().Title("Until when they are to answer").Prompt("").Placeholder(usualDue).CharLimit(dayLimit).Value(&a.due),
	)
	return a
}

const usualDue = "14d"

// By is the number of the grouping.
func (a *Ask) By() int { return a.by }

// Folder is as typed, or the usual one.
func (a *Ask) Folder() string { return cmp.Or(strings.TrimSpace(a.dir), a.usualFolder) }

// Due is the day or the length of time as typed, or the usual one.
func (a *Ask) Due() string { return cmp.Or(strings.TrimSpace(a.due), usualDue) }

// Update takes keys and pastes.
func (a *Ask) Update(msg tea.Msg) { a.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at the ends.
func (a *Ask) Move(by int) bool { return a.move(by) }

// Render draws the form as exactly w×h cells.
func (a *Ask) Render(w, h int) string { return a.render(w, h) }

// Kept is the form for the day until which nobody is asked about who is kept.
type Kept struct {
	page
	day string
}

// NewKept is an empty form.
func NewKept(st *theme.Styles) *Kept {
	k := &Kept{}
	k.page = newPage(st, huh.NewInput().Title("Who is kept is not asked about until").Prompt("").
		Placeholder(usualKept).CharLimit(dayLimit).Value(&k.day))
	return k
}

const usualKept = "6m"

// Until is the day or the length of time as typed, or the usual one.
func (k *Kept) Until() string { return cmp.Or(strings.TrimSpace(k.day), usualKept) }

// Update takes keys and pastes.
func (k *Kept) Update(msg tea.Msg) { k.update(msg) }

// Render draws the form as exactly w×h cells.
func (k *Kept) Render(w, h int) string { return k.render(w, h) }
