package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/internal/clean"
	"cutui/ui/theme"
)

// Accept is the form that takes a finding off the list: a note, and the day to
// look again.
type Accept struct {
	page
	note, reviewBy string
}

// usualTerm is how long findings are accepted where nothing else is typed.
const usualTerm = "90d"

const noteLimit = 300

// NewAccept is an empty note for the usual term.
func NewAccept(st *theme.Styles) *Accept {
	a := &Accept{reviewBy: usualTerm}
	a.page = newPage(st,
		huh.NewInput().Title("Why it may stay").Prompt("").CharLimit(noteLimit).Value(&a.note),
		huh.NewInput().Title("Look again in, or on").Prompt("").Placeholder("90d, 6w, 3m, 1y or 2026-12-31").CharLimit(20).Value(&a.reviewBy),
	)
	return a
}

// Note is what was typed, in one line.
func (a *Accept) Note() string { return strings.TrimSpace(clean.Line(a.note)) }

// ReviewBy is the day or the span as typed.
func (a *Accept) ReviewBy() string { return a.reviewBy }

// Update takes keys and pastes.
func (a *Accept) Update(msg tea.Msg) { a.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at
// the ends.
func (a *Accept) Move(by int) bool { return a.move(by) }

// Render draws the form as exactly w×h cells.
func (a *Accept) Render(w, h int) string { return a.render(w, h) }
