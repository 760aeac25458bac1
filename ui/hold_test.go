package ui_test

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/model"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

// starting returns a program that still waits for some answers.
func starting(t *testing.T, waits func(model.Effect) bool) *screen {
	t.Helper()
	w := newWorld(0)
	w.Wait = waits
	s := &screen{t: t, state: model.New(model.Options{}, today), world: w}
	s.Model = ui.New(t.Context(), deps(s.state, w))
	s.Bind(func(msg tea.Msg) { s.came = append(s.came, msg) })
	s.size(120, 36)
	s.runCmd(s.Init())
	return s
}

// answerLate answers all effects so far, and from now on all that need not wait.
func (s *screen) answerLate(waits func(model.Effect) bool) {
	s.world.Wait = waits
	s.world.Release()
	s.arrive()
}

func TestWhatIsTypedWaitsForTheFirstPeople(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := starting(t, fake.IsLoad)
		s.keys("i")
		s.types("sam@")
		s.give(tea.PasteMsg{Content: "new.example"})
		s.types(" q")
		s.keys("backspace", "backspace", "enter")
		s.shows("Loading people", "your keys wait for them")
		s.answerLate(nil)
		s.shows("What the guest may do", "for sam@new.example")
	})
}

func TestEscDropsWhatWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := starting(t, fake.IsLoad)
		s.keys("i", "x", "esc")
		s.shows("the waiting keys were dropped")
		s.answerLate(nil)
		s.shows("Abel Admin")
		s.hides("Invite guests to", "Review")
	})
}

func TestNothingWaitsForPeopleWhoDoNotCome(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := starting(t, fake.IsLoad)
		s.world.Err = clickup.ErrNetwork
		s.keys("i", "q")
		s.answerLate(nil)
		s.shows("Nothing could be loaded")
		if s.left {
			t.Error("a letter that waited has ended the program")
		}
		s.keys("q")
		if !s.left {
			t.Error("q does not leave")
		}
	})
}

func TestKeysWaitForTheFindings(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := starting(t, fake.IsLoad)
		s.answerLate(fake.Is[model.Audit])
		s.keys("a", "]", "space", "x")
		s.shows("working it out")
		s.hides("Review")
		s.answerLate(nil)
		s.shows("Review · 1 removal")
	})
}

func TestKeysWaitForThePeopleTheyAreAbout(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.world.Wait = fake.Is[model.Rank]
		s.keys("/")
		for _, letter := range "ines" {
			s.keys(string(letter))
		}
		s.keys("enter", "x")
		s.hides("Review")
		s.rank()
		s.shows("Ines Idle", "Review · 1 removal", "remove   ines@northwind.example")
	})
}

// Keys typed right after a filter by group act on the people found once the groups are there.
func TestKeysWaitForTheGroupsOfAFilter(t *testing.T) {
	t.Parallel()
	for key, opens := range map[string]string{"s": "Share with Greta Gmail", "x": "Review · 1 removal", "w": "for Greta Gmail", "space": "1 marked"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := starting(t, fake.Is[model.FetchGroups])
				s.keys("/")
				s.types("group:leads role:member")
				s.keys("enter", key)
				s.shows("Nobody can be found: the user groups are still loading")
				s.answerLate(nil)
				s.shows("Greta Gmail", "1 found", opens)
			})
		})
	}
}

func TestKeysWaitInOrder(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.world.Wait = fake.Is[model.Rank]
		s.keys("]", "]", "space", "j", "space", "/", "a")
		s.rank() // answers the search for members, but the guests are wanted by now
		s.rank()
		s.rank()
		s.shows("/ a", "· 2 marked")
	})
}

func TestMovingDoesNotWaitForARefresh(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("g")
		s.world.Wait = fake.Is[model.Rank]
		s.keys("r", "j", "j")
		s.shows("3/10")
	})
}
