package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/ui/overlay"
)

// runUserCommand runs a user command. If it would run for several people, it asks first.
func (m *Model) runUserCommand(number int) tea.Cmd {
	c, calls, err := m.state.UserCommandCalls(number)
	if err != nil {
		return m.refuse(err)
	}
	if len(calls) == 1 {
		return m.apply(model.RunUserCommand{Number: number})
	}
	first := clean.Clip(clean.Line(strings.Join(calls[0].Args, " ")), 200)
	m.stack.Push(overlay.NewConfirm(m.env(), overlay.Question{
		Box:   "command",
		Title: fmt.Sprintf("Run %s for %s?", c.Name, text.PeopleOf(len(calls))),
		Text:  "It runs once for each person. The first is: " + first,
		Yes:   "run",
		Then:  []overlay.Request{overlay.Send{Intent: model.RunUserCommand{Number: number}}},
	}))
	return nil
}
