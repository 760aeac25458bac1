package model

import (
	"errors"
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/model/usercommand"
)

// Intents, effects and events of the commands that users define.
type (
	// RunUserCommand runs one of the user's commands for the selected people.
	RunUserCommand struct{ Number int }
	// RunCommand runs a program, once for each call, one after the other.
	RunCommand struct {
		request
		Name  string
		Calls []usercommand.Call
	}
	// CommandEnded tells how far the calls of a command came. Output is the first line that
	// the last one wrote.
	CommandEnded struct {
		Name        string
		Done, Total int
		Output      string
		Err         error
	}
)

// UserCommandCalls are what one of the user's commands would run for the selected people.
func (s *State) UserCommandCalls(number int) (usercommand.Command, []usercommand.Call, error) {
	if number < 0 || number >= len(s.Options.Commands) {
		return usercommand.Command{}, nil, errors.New("there is no such command")
	}
	c, r := s.Options.Commands[number], s.Roster()
	who := s.Targets()
	if r == nil || len(who) == 0 {
		return c, nil, errors.New("nobody is under the cursor")
	}
	calls := make([]usercommand.Call, 0, len(who))
	for _, p := range who {
		call, err := c.For(usercommand.Subject{
			Email: p.Email, Name: p.Display(), Role: p.Role.String(), Domain: p.Domain(), ID: p.ID.String(),
			Workspace: string(r.ID), WorkspaceName: r.Name,
		})
		if err != nil {
			return c, nil, fmt.Errorf("%s: %w", p.Display(), err)
		}
		calls = append(calls, call)
	}
	return c, calls, nil
}

func (m RunUserCommand) apply(s *State) []Effect {
	c, calls, err := s.UserCommandCalls(m.Number)
	switch {
	case err != nil:
		return s.notify(Warn, c.Name+" can't be run: "+err.Error(), nil)
	case s.Options.ReadOnly && !c.ReadsOnly:
		return s.notify(Warn, c.Name+" may change something: not in read-only mode", nil)
	case s.Options.Demo:
		return s.notify(Info, "the demo runs nothing outside; it would be: "+strings.Join(calls[0].Args, " "), nil)
	}
	s.notify(Info, c.Name+": runs for "+text.PeopleOf(len(calls)), nil)
	return []Effect{RunCommand{Name: c.Name, Calls: calls}}
}

func (m CommandEnded) apply(s *State) []Effect {
	if m.Err != nil {
		return s.notify(Fault, fmt.Sprintf("%s: done for %s of %s", m.Name, text.Number(m.Done), text.PeopleOf(m.Total)), m.Err)
	}
	words := m.Name + ": done for " + text.PeopleOf(m.Done)
	if m.Output != "" {
		words += ": " + m.Output
	}
	return s.notify(Good, words, nil)
}
