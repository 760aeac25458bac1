package ui_test

import (
	"testing"
	"testing/synctest"

	"cutui/keymap"
	"cutui/model"
	"cutui/model/own"
	"cutui/ui"
)

// withOwn is a start with a command of the user's own on K.
func withOwn(t *testing.T, o model.Options) func(*ui.Deps) {
	t.Helper()
	c, err := own.Parse("mail", "K", []string{"mail-to", "{{.Email}}"}, false)
	if err != nil {
		t.Fatal(err)
	}
	o.Commands = []own.Command{c}
	return func(d *ui.Deps) {
		d.State = model.New(o, today)
		if d.Keys, err = d.Keys.WithOwn([]keymap.Own{{Name: "mail", Key: "K", About: "Run mail-to for the selected people."}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOwnCommandsRunForTheSelected(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		runsForTheSelected(newScreen(t, newWorld(0), 120, 36, withOwn(t, model.Options{})))
	})
}

func runsForTheSelected(s *screen) {
	s.keys("K")
	s.shows("mail: runs for 1 person")
	s.keys("space", "space", "K")
	s.shows("Run mail for 2 people?", "It runs once for each of them. The first is: mail-to")
	s.keys("esc")
	s.hides("Run mail")
	s.keys("K", "enter")
	s.shows("mail: runs for 2 people")
	s.keys(":")
	s.types("mail")
	s.shows("Run mail-to for the selected people.")
}

func TestOwnCommandsNeedLeave(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]model.Options{
		"mail may change something: not in read-only mode": {ReadOnly: true},
		"the demo runs nothing outside":                    {Demo: true},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, newWorld(0), 120, 36, withOwn(t, o))
			s.keys("K")
			s.shows(want)
		})
	}
}
