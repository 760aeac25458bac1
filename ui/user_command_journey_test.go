package ui_test

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/usercommand"
	"cutui/ui"
)

// withUserCommand starts the program with a user command on K.
func withUserCommand(t *testing.T, o model.Options) func(*ui.Deps) {
	t.Helper()
	c, err := usercommand.Parse("mail", "K", []string{"mail-to", "{{.Email}}"}, false)
	if err != nil {
		t.Fatal(err)
	}
	o.Commands = []usercommand.Command{c}
	return func(d *ui.Deps) {
		d.State = model.New(o, today)
		if d.Keys, err = d.Keys.WithUserCommands([]keymap.UserCommand{{Name: "mail", Key: "K", About: "Run mail-to for the selected people."}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUserCommandsRunForTheSelected(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		runsForTheSelected(newScreen(t, newWorld(0), 120, 36, withUserCommand(t, model.Options{})))
	})
}

func runsForTheSelected(s *screen) {
	s.keys("K")
	s.shows("mail: running for 1 person")
	s.keys("space", "space", "K")
	s.shows("Run mail for 2 people?", "It runs once for each person. The first is: mail-to")
	s.keys("esc")
	s.hides("Run mail")
	s.keys("K", "enter")
	s.shows("mail: running for 2 people")
	s.keys(":")
	s.types("mail")
	s.shows("Run mail-to for the selected people.")
}

func TestUserCommandsNeedLeave(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]model.Options{
		"mail may change something: not in read-only mode": {ReadOnly: true},
		"the demo runs no programs":                        {Demo: true},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, newWorld(0), 120, 36, withUserCommand(t, o))
			s.keys("K")
			s.shows(want)
		})
	}
}

// asksAboutUserCommand leads to the question before a command runs for two people.
func asksAboutUserCommand(s *screen) {
	mail, err := usercommand.Parse("mail", "K", []string{"mail-to", "{{.Email}}"}, false)
	if err != nil {
		s.t.Fatal(err)
	}
	s.state.Options.Commands = []usercommand.Command{mail}
	s.keys("space", "space")
	s.Run("user-command-0")
	s.give(tea.FocusMsg{}) // it is drawn
}
