package model

import (
	"errors"
	"fmt"
	"strings"

	"cutui/internal/text"
	"cutui/model/usercommand"
)

// Intents, effects and events about the user's own commands.
type (
	// RunUserCommand runs one of the user's own commands for the selected people.
	RunUserCommand struct{ Number int } // its index in Options.Commands
	// RunCommand runs a program once for each call, one after the other.
	RunCommand struct {
		request
		Name  string
		Calls []usercommand.Call
	}
	// CommandEnded answers RunCommand.
	CommandEnded struct {
		Name        string
		Done, Total int    // the calls that succeeded, and all calls
		Output      string // the first line of the last call's output
		Err         error
	}
)

// UserCommandCalls returns what one of the user's own commands would run for the selected
// people.
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
		return s.notify(Info, "the demo runs no programs; this would run: "+strings.Join(calls[0].Args, " "), nil)
	}
	s.notify(Info, c.Name+": running for "+text.PeopleOf(len(calls)), nil)
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
