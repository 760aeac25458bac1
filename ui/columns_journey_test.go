package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
)

func TestColumnsAreChosenByKey(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.shows("LAST SEEN", "DOMAIN")
		s.hides("UNTIL", "JOINED")
		s.keys("c")
		s.shows("Columns", "✓ last seen", "╭─ Columns", `columns = ["name", "role", "last_seen", "seat", "domain", "inviter"]`)
		s.types("joined")
		s.keys("enter", "esc")
		s.shows("JOINED", "8 months ago")
		s.keys("c")
		s.types("domain")
		s.keys("enter")
		s.shows(`columns = ["name", "joined", "role", "last_seen", "seat", "inviter"]`)
		s.keys("esc")
		s.hides("DOMAIN")
		s.keys("c")
		s.types("name")
		s.keys("enter", "esc")
		s.shows("NAME")
		s.keys("]")
		s.shows("JOINED")
	})
}

func TestSavedViewsHaveTheirColumns(t *testing.T) {
	t.Parallel()
	views := func(d *ui.Deps) {
		d.State = model.New(model.Options{
			Columns:    []people.Column{people.ByName, people.ByEmail},
			SavedViews: []model.SavedView{{Name: "new ones", Columns: []people.Column{people.ByName, people.ByJoined}}, {Name: "plain"}},
		}, today)
	}
	s := newScreen(t, newWorld(0), 120, 36, views)
	s.shows("E-MAIL")
	s.hides("LAST SEEN")
	s.keys(":")
	s.types("new ones")
	s.keys("enter")
	s.shows("JOINED")
	s.hides("E-MAIL")
	s.keys(":")
	s.types("view plain")
	s.keys("enter")
	s.shows("E-MAIL")
	s.hides("JOINED")
}

// Saved views are behind the others in the view bar, and their filter, sort and columns apply
// only in them.
func TestSavedViewsAreInTheViewBar(t *testing.T) {
	t.Parallel()
	s := newScreen(t, newWorld(3), 160, 36, func(d *ui.Deps) {
		d.State = model.New(model.Options{SavedViews: []model.SavedView{{Name: "quiet", Filter: "role:member inactive>60d"}, {Name: "new ones", Columns: []people.Column{people.ByName, people.ByJoined}}}}, today)
	})
	s.shows("· quiet · new ones]")
	s.keys("[")
	s.shows("JOINED", "new ones 13")
	s.keys("[")
	s.shows("quiet 1", "/ role:member inactive>60d")
	s.hides("JOINED")
	s.keys("[")
	s.shows("DOMAIN", "quiet · new ones")
	s.hides("inactive>60d")
	s.keys("]", "]", "]")
	s.shows("all 13")
	s.hides("JOINED")
	s.keys("]", "/")
	s.types("mia")
	s.keys("esc")
	before, _, _ := strings.Cut(strings.Split(s.text(), "\n")[1], "quiet")
	s.click(ansi.StringWidth(before), 1)
	s.shows("/ role:member inactive>60d")
	s.keys("/", "x")
	s.shows("quiet · new ones")
}

func TestFiltersUsedBeforeComeBack(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		for _, text := range []string{"role:guest", "never", "is:x"} {
			s.keys("/")
			s.types(text)
			s.keys("enter", "esc")
		}
		s.keys("/", "up")
		s.shows("/ never", "earlier filters")
		s.keys("up", "up")
		s.shows("/ role:guest")
		s.keys("down", "down")
		s.hides("/ never")
		s.types("o") // typed text is not replaced: the keys move the cursor
		s.keys("up", "down")
		s.shows("/ o", "2/")
	})
}
