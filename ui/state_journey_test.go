package ui_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui/uitest/fake"
)

func TestMarksOfPeopleWhoAreGone(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("g", "space", "space", "g")
		s.shows("2 marked")
		rows := fake.Northwind()
		s.world.Rosters[0] = &model.Roster{ID: "333", Name: "Northwind Studio", People: people.New(append(rows[:2:2], rows[3:]...))}
		s.keys("ctrl+r")
		s.hides("Cleo Client", "2 marked")
		s.shows("1 marked")
		s.keys("x")
		s.shows("Review · 1 removal")
	})
}

func TestEscInTheAuditDropsMarksFirst(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "]", "space")
		s.shows("Seat audit", "1 marked", "esc clear the marks")
		s.keys("esc")
		s.shows("Seat audit", "esc back to the people")
		s.hides("1 marked")
		s.keys("esc")
		s.hides("Seat audit")
	})
}

func TestTheAuditFilters(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "/")
		s.types("max x") // letters that are keys of the audit
		s.shows("Seat audit", "/ max x", "No row matches.")
		s.hides("Review")
		s.keys("esc", "/")
		s.types("Ines@ last seen")
		s.shows("1/1 found of 9", "Ines Idle")
		s.hides("pending.pat@")
		s.keys("enter", "x")
		s.shows("Review · 1 removal", "remove   ines@northwind.example")
		s.keys("esc", "esc")
		s.shows("pending.pat@", "1 marked")
		s.keys("esc", "esc")
		s.hides("Seat audit")
	})
}

func TestFilteredFindingsAreAccepted(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "/")
		s.types("greta")
		s.keys("enter", "A")
		s.shows("Accept 1 finding", "Greta Gmail: ")
		s.hides("parental leave")
		s.keys("enter")
		s.shows("no reason is given")
		s.keys("enter")
		s.shows("accepted 1 finding without a reason: back on the list on 3 Feb")
		if d := s.state.Decisions.Value; len(d) != 1 || d[0].Person != 4 {
			t.Errorf("accepted: %+v", d)
		}
	})
}

func TestTheDomainsStartWhereOneCameFrom(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(29), 120, 36, func(s *screen) {
		s.keys("j", "j", "[") // Greta Gmail, whose domain has one person
		if d, ok := s.state.Browse().Domain(); !ok || d.Domain != "gmail.com" {
			t.Errorf("the cursor is on %q", d.Domain)
		}
		s.keys("k", "ctrl+r")
		if d, _ := s.state.Browse().Domain(); d.Domain == "gmail.com" {
			t.Error("loading again takes the cursor back")
		}
	})
}

func TestSortingKeepsThePerson(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(29), 120, 36, func(s *screen) {
		for _, keys := range [][]string{{"S", "r", "o", "l", "e", "enter"}, {"ctrl+s"}, {"S", "enter"}} {
			s.keys(keys...)
			if who := s.state.Person(); who == nil || who.ID != clickup.UserID(2) {
				t.Fatalf("after %v the cursor is on %v", keys, who)
			}
		}
	})
}

func TestATypoTakesASecondEnter(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 80, 60} {
		drive(t, newWorld(0), width, 24, func(s *screen) {
			s.keys("i")
			s.types("joe@gmial.com")
			s.keys("enter")
			s.shows("1 may be mistyped")
			s.hides("What the guest may do")
			s.keys("enter", "enter", "enter")
			s.shows("Review · 1 invite", "did you mean gmail.com?")
			s.keys("enter")
			s.shows("Finished", "joe@gmial.com")
		})
	}
}

func TestAnAdminIsToldAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 80, 60} {
		drive(t, newWorld(0), width, 24, func(s *screen) {
			s.keys("I")
			s.types("boss@acme.example")
			s.keys("enter", "down", "enter")
			s.shows("Review · 1 invite", "boss@acme.example", "as admin")
			s.types("buy 1 seat")
			s.keys("enter")
			s.shows("Finished", "invited as admin")
			s.keys("esc", "C", "enter")
			s.shows("boss@acme.example", "invited as admin")
		})
	}
}

func TestSharesTellTheirLevelAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{120, 100, 80, 60} {
		drive(t, newWorld(0), width, 24, func(s *screen) {
			s.keys("i")
			s.types("a.very.long.name@client.example")
			s.keys("enter", "down", "enter") // commenter
			s.types("zebra")
			s.keys("enter")
			s.shows("Review · 1 invite, 1 share", "a.very.long.name@client.example", "as guest")
			s.keys("down")
			s.shows("comment")
		})
	}
}

func TestNoPlaceholderLooksLikeAnAnswer(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("j", "x")
		s.shows("type “1 person” to go on")
		s.hides("┃ 1 person")
	})
}
