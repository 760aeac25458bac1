package form

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// Target is the form that asks for a number of member seats and the day until which.
type Target struct {
	page
	seats, by string
	usual     string // stands for a number that is not typed
}

// NewTarget is a form with the day that is set now. Usual stands for a number that is not
// typed; empty: one has to be.
func NewTarget(st *theme.Styles, usual, by string) *Target {
	t := &Target{usual: usual, by: by}
	t.page = newPage(st,
		huh.NewInput().Title("Member seats to be filled at most").Prompt("").Placeholder(usual).CharLimit(9).Value(&t.seats),
		huh.NewInput().Title("Until, which may be left out").Prompt("").Placeholder("2027-03-01, 6w or 3m").CharLimit(20).Value(&t.by),
	)
	return t
}

// Seats is the number as typed, or the usual one.
func (t *Target) Seats() string { return cmp.Or(strings.TrimSpace(t.seats), t.usual) }

// By is the day or the span as typed.
func (t *Target) By() string { return t.by }

// Update takes keys and pastes.
func (t *Target) Update(msg tea.Msg) { t.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at the ends.
func (t *Target) Move(by int) bool { return t.move(by) }

// Render draws the form as exactly w×h cells.
func (t *Target) Render(w, h int) string { return t.render(w, h) }
