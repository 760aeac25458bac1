package ui_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

// stumbling is a runner that always panics.
type stumbling struct{}

func (stumbling) Do(context.Context, model.Effect, func(model.Msg)) { panic("a bug of this test") }

// A bug in an effect is reported, and the program continues.
func TestABugInACommandIsToldAndStopsNothingElse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(t, &world{Rosters: []*model.Roster{{ID: "1", Name: "Northwind", People: people.New(fake.Northwind())}}}, 120, 36,
			func(d *ui.Deps) { d.Runner = stumbling{} })
		s.keys("r")
		s.shows("a bug in cutui stopped")
		s.keys("!")
		s.shows("a bug of this test")
		s.keys("esc", "j")
		if s.Crash() != nil || strings.Contains(s.text(), "A bug stopped cutui") {
			t.Errorf("the whole program stopped: %v", s.Crash())
		}
	})
}
