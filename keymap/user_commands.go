package keymap

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// UserCommand is a command from the settings, and its key.
type UserCommand struct {
	Name, Key string
	About     string // a sentence for help and the palette
	Hidden    bool   // not offered, as in read-only mode
}

const userCommandPrefix = "user-command-"

// UserCommandNumber returns the number, from 0, of the user command that the action runs.
func (a Action) UserCommandNumber() (n int, ok bool) {
	digits, ok := strings.CutPrefix(string(a), userCommandPrefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

// WithUserCommands returns the table with the user's commands, which apply in all panes. It
// is an error if a command's key already has a meaning there.
func (m Map) WithUserCommands(commands []UserCommand) (Map, error) {
	if len(commands) == 0 {
		return m, nil
	}
	rows := m.All()
	panes := []Scope{Global, Browse, Workspaces, People, Details, Seats}
	for i, c := range commands {
		for _, b := range rows {
			if slices.Contains(panes, b.Scope) && slices.Contains(b.Keys, c.Key) {
				return m, fmt.Errorf("%q: %q already means %q; choose another key", c.Name, c.Key, b.Short)
			}
		}
		if !c.Hidden {
			rows = append(rows, Binding{Action: Action(userCommandPrefix + strconv.Itoa(i)), Scope: Browse, Keys: []string{c.Key}, Short: c.Name, Long: c.About})
		}
	}
	return build(rows), nil
}
