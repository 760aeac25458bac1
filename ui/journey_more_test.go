package ui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

func TestMouse(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(100), 120, 36, func(s *screen) {
		s.click(40, 6)
		s.shows("4/110")
		s.click(66, 2)
		s.shows("sorted by role")
		s.click(66, 2)
		s.shows("sorted by role, descending")
		s.click(52, 1)
		s.shows("/5 ")
		s.keys("[")
		s.give(tea.MouseWheelMsg{X: 50, Y: 10, Button: tea.MouseWheelDown})
		s.give(tea.MouseWheelMsg{X: 50, Y: 10, Button: tea.MouseWheelDown})
		s.give(tea.MouseWheelMsg{X: 50, Y: 10, Button: tea.MouseWheelUp})
		s.click(5, 4)
		s.click(5, 4)
		s.shows("member seats 9/9")
		s.click(5, 11)
		s.click(5, 11)
		s.shows("1/1", "Cleo Client")
	})
}

func TestDoubleClickOpensDetails(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 80, 24, func(s *screen) {
		s.hides("E-mail")
		s.click(20, 4)
		s.click(20, 4)
		s.shows("E-mail", "cleo@client.example", "Zebra launch checklist")
	})
}

func TestTabsOfANarrowScreen(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 60, 16, func(s *screen) {
		s.shows("1 Workspaces · 2 People · 3 Details · 4 Seats")
		s.click(45, 1)
		s.shows("free member seats")
		s.keys("shift+tab", "shift+tab", "shift+tab")
		s.shows("Fieldworks")
		s.keys("enter")
		s.shows("1/10")
	})
}

func TestTooSmallTakesOnlyTheKeysThatLeave(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 59, 16, func(s *screen) {
		s.shows("cutui needs 60×16 cells; q quits")
		s.keys("j", "a", "?")
		s.click(3, 3)
		s.size(120, 36)
		s.shows("1/10")
		s.hides("Help", "Seat audit")
		s.size(10, 3)
		s.keys("q")
		if !s.left {
			t.Error("q did not leave")
		}
	})
}

func TestFooterHintsTakeClicks(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		lines := strings.Split(s.text(), "\n")
		footer := lines[35]
		at := func(hint string) int {
			before, _, ok := strings.Cut(footer, hint)
			if !ok {
				t.Fatalf("%q is not in %q", hint, footer)
			}
			return len([]rune(before))
		}
		s.click(at("? help")+2, 35)
		s.shows("INVITE, SHARE, CHANGE")
		s.keys("esc")
		s.click(0, 35)
		s.click(at("? help")-2, 35) // between two hints
		s.hides("INVITE, SHARE, CHANGE")
	})
}

func TestTheMouseCanBeGivenToTheTerminal(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 80, 24, func(s *screen) {
		if s.View().MouseMode != tea.MouseModeCellMotion {
			t.Error("the mouse is off at the start")
		}
		s.keys("ctrl+o")
		if s.View().MouseMode != tea.MouseModeNone {
			t.Error("the mouse is still on")
		}
	})
}

func TestToastsComeAndFade(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 80, 24, func(s *screen) {
		s.keys("ctrl+o")
		s.shows("the terminal can select text")
		s.keys("ctrl+o")
		s.shows("the mouse is on")
		s.pass()
		s.hides("the mouse is on")
	})
}

func TestALoadThatFailsKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		w.Err = &clickup.Error{Op: "GetAuthorizedTeams", Message: "no route to host", Hint: "Check the network.", Kinds: []error{clickup.ErrNetwork}}
		s.keys("ctrl+r")
		s.shows("12 s ago, offline", "Abel Admin")
		s.keys("!")
		s.shows("workspaces and people", "no route to host", "Check the network.", "R try the failed loads again")
		s.keys("esc")
		w.Err = &clickup.Error{Op: "GetAuthorizedTeams", Message: "the answer broke off", Kinds: []error{clickup.ErrBadResponse, clickup.ErrNetwork}}
		s.keys("ctrl+r")
		s.shows("12 s ago, not refreshed", "Abel Admin")
		s.hides("offline")
		s.keys("!")
		w.Err = nil
		s.keys("R", "esc")
		s.hides("offline")
	})
}

func TestNothingCouldBeLoaded(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Err = &clickup.Error{Op: "GetAuthorizedTeams", Status: 500, Message: "oops"}
	drive(t, w, 120, 36, func(s *screen) {
		s.shows("✗ not loaded", "Nothing could be loaded. R tries again, ! says what failed.")
		s.keys("i", "a", "enter", "space", "y", "S", "esc", "v", "*", "3", "4", "enter", "1", "enter", "j", "y")
	})
}

func TestTheFirstFrameSaysThatItLoads(t *testing.T) {
	t.Parallel()
	drive(t, &world{Wait: fake.IsLoad}, 120, 36, func(s *screen) {
		s.shows("Loading people…", "loading")
	})
}

func TestATokenWithoutWorkspaces(t *testing.T) {
	t.Parallel()
	drive(t, &world{}, 120, 36, func(s *screen) {
		s.shows("This token sees no workspace: create a token as a user who is in one.")
	})
}

func TestReadOnlyHasNoChanges(t *testing.T) {
	t.Parallel()
	s := newScreen(t, newWorld(0), 120, 36, func(d *ui.Deps) {
		d.State = model.New(model.Options{ReadOnly: true}, today)
		d.Keys = keymap.New(true)
	})
	s.shows("read-only")
	s.hides("i invite", "s share")
}

func TestBugsEndInAScreenThatSaysSo(t *testing.T) {
	t.Parallel()
	w := &world{Rosters: []*model.Roster{{ID: "1", Name: "broken"}}}
	d := deps(model.New(model.Options{}, today), w)
	m := ui.New(t.Context(), d)
	d.State.Rosters.Value, d.State.Chosen = w.Rosters, "1"
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	if got := plain(m.View().Content); !contains(got, "A bug stopped cutui") {
		t.Fatalf("the bug is not told:\n%s", got)
	}
	if m.Crash() == nil {
		t.Error("the bug is not kept")
	}
	_, cmd := m.Update(pressed("x"))
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Error("a key does not leave")
	}
}

func TestLeavingAsksWhileARunIsUnderWay(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.state.Run = &change.Run{ID: "r", Phase: change.PhasePaused, Plan: change.Plan{Steps: []change.Step{{Op: change.OpShare, State: change.Done}, {Op: change.OpShare, State: change.Planned}}}}
		s.keys("j")
		s.shows("run 1/2 paused")
		s.keys("q")
		s.shows("Quit while a run is under way?")
		s.keys("esc")
		if s.left {
			t.Fatal("esc left")
		}
		s.keys("q", "enter")
		if !s.left || s.state.Run.Phase != change.PhaseStopped {
			t.Errorf("left %v, run %s", s.left, s.state.Run.Phase)
		}
	})
}

func TestForceQuitLeavesFromEverywhere(t *testing.T) {
	t.Parallel()
	for _, before := range [][]string{nil, {"?"}, {"/"}, {"a"}, {":"}} {
		drive(t, newWorld(0), 120, 36, func(s *screen) {
			s.keys(before...)
			s.keys("ctrl+c")
			if !s.left {
				t.Errorf("ctrl+c after %v did not leave", before)
			}
		})
	}
}

func TestAgesAreToldAnew(t *testing.T) {
	t.Parallel()
	now := today
	s := newScreen(t, newWorld(0), 120, 36, func(d *ui.Deps) { d.Now = func() time.Time { return now } })
	s.shows("just now")
	now = today.Add(3 * time.Hour)
	s.keys("j")
	s.shows("3 h ago")
}

func TestTheAuditRemovesWhoIsMarkedOrFound(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "x")
		s.shows("Ines Idle", "ines@northwind.example")
		if marks := s.state.Browse().Marks; len(marks) != 1 || !marks[5] {
			t.Errorf("marked: %v", marks)
		}
		s.keys("esc")
		s.shows("Seat audit", "1 marked")
	})
}

func TestTheRowCursorFollowsTheSelection(t *testing.T) {
	t.Parallel()
	s := newScreen(t, newWorld(50), 120, 36, func(d *ui.Deps) { d.Options.RowCursor = true })
	at := func(x, y int) {
		t.Helper()
		if c := s.View().Cursor; c == nil || c.X != x || c.Y != y {
			t.Errorf("the cursor is at %+v, want %d,%d", c, x, y)
		}
	}
	at(36, 3)
	s.keys("j")
	at(36, 4)
	s.keys("1")
	at(2, 2)
	s.keys("4", "j")
	at(2, 11)
	s.keys("/")
	at(38, 2)
	s.keys("esc", "?")
	at(4, 2)
}

func TestTheActivityShowsWhatChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		w.Rosters = []*model.Roster{{ID: "333", Name: "Northwind Studio", People: people.New(append(fake.Northwind()[1:], fake.Crowd(1)...))}}
		s.keys("ctrl+r")
		s.shows("since 14:02: 1 new, 1 gone")
		s.keys("@")
		s.shows("Guest 0000: joined as guest", "Olga Owner: was owner")
		s.keys("down", "enter")
		if who := s.state.Person(); who == nil || who.Name != "Guest 0000" {
			t.Errorf("the cursor is on %+v", who)
		}
		s.keys("@")
		s.shows("Messages", "in Northwind Studio since 14:02")
		s.keys("down", "down", "enter")
		s.shows("this person is no longer in the workspace")
	})
}

func TestAnItemIsUnsharedFromTheDetails(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 50, func(s *screen) {
		s.keys("j", "3", "u")
		s.shows("the shared items are not loaded")
		s.keys("enter", "j")
		s.shows("▸ list")
		s.keys("u")
		s.shows("Review · 1 unshare", "Quarterly rollout (list) from cleo@client.example")
		s.keys("esc", "g", "k", "G")
		s.shows("▸ task    comment  Old brief (closed)")
		s.keys("2", "k", "3", "u")
		s.shows("Take away from", "by ClickUp's newer API")
	})
}

func TestErrorsOpenOverTheAuditAndLeadBack(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a")
		s.shows("Seat audit")
		s.keys("!")
		s.shows("Nothing has failed.")
		s.keys("!", "esc")
		s.shows("Seat audit")
		s.hides("Nothing has failed.")
	})
}
