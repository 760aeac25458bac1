package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"cutui/ui/theme"
)

// Group is the form of a user group that is to be created.
type Group struct {
	page
	name, handle string
}

// NewGroup is an empty form.
func NewGroup(st *theme.Styles) *Group {
	g := &Group{}
	input := func(title string, value *string) huh.Field {
		return huh.NewInput().Title(title).Prompt("").CharLimit(nameLimit).Value(value)
	}
	g.page = newPage(st, input("Name", &g.name), input("Handle, to mention it by; without one ClickUp chooses", &g.handle))
	return g
}

// Name is the name as it stands in the form.
func (g *Group) Name() string { return strings.TrimSpace(g.name) }

// Handle is the handle as it stands in the form; empty: ClickUp chooses.
func (g *Group) Handle() string { return strings.TrimPrefix(strings.TrimSpace(g.handle), "@") }

// Update takes keys and pastes.
func (g *Group) Update(msg tea.Msg) { g.update(msg) }

// Move puts the focus on the next field (1) or the one before (-1); false at the ends.
func (g *Group) Move(by int) bool { return g.move(by) }

// Typing is true: both fields are texts.
func (g *Group) Typing() bool { return true }

// Render draws the form as exactly w×h cells.
func (g *Group) Render(w, h int) string { return g.render(w, h) }
