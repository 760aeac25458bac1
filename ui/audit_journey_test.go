package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cutui/model"
	"cutui/model/people"
	"cutui/model/seats"
	"cutui/ui"
	"cutui/ui/uitest/fake"
)

func TestTheAuditLeadsToPeople(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a")
		s.shows("Seat audit · Northwind Studio", "all 9 · ready 2 · review 7 · protected 0 · changes 3", "inactive means 60 days", "2 member seats", "no prices set")
		s.keys("]")
		s.shows("1/2", "Ines Idle", "withdraw")
		s.hides("internal-guest")
		s.keys("space")
		s.shows("2/2 · 1 marked")
		s.keys("]", "]")
		s.shows("Nothing was found about protected people, and nothing is accepted.")
		s.keys("[", "[", "[", "g", "j", "j", "j")
		s.shows("guest on northwind.example: billed as a member, unless they only view")
		s.keys("enter")
		s.shows("Inside Guest", "1 marked", "frees")
		if s.state.Person().Name != "Inside Guest" {
			t.Errorf("the cursor is on %s", s.state.Person().Name)
		}
	})
}

func TestTheAuditsDaysCanBeTurned(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "+")
		s.shows("inactive means 70 days", "9 findings, as with the usual thresholds")
		s.keys("-")
		s.shows("inactive means 60 days")
		s.hides("with the usual thresholds")
		for range 99 {
			s.keys("-")
		}
		s.shows("inactive means 1 day ", "findings, 9 with the usual thresholds:", "more inactive-")
		s.keys("G", "ctrl+u", "ctrl+d", "g", "q")
		s.hides("Seat audit")
	})
}

func TestTheAuditSaysWhatItSaves(t *testing.T) {
	t.Parallel()
	priced := func(d *ui.Deps) {
		d.State = model.New(model.Options{Prices: seats.Prices{Member: 19.5, Currency: "EUR"}}, today)
	}
	s := newScreen(t, newWorld(0), 120, 36, priced)
	s.keys("a")
	s.shows("2 member seats + 2 of 4 free ones (2 kept spare) = 4 × EUR 19.50 = EUR 78 a month from the next renewal")
	s.size(80, 24)
	s.shows("saves 4 × EUR 19.50 = EUR 78 of EUR 877.50 a month from the next renewal")
	s.keys("[", "[", "[")
	s.shows("Northwind Studio", "2 members")
}

func TestTheAuditComparesWithOlderRosters(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a")
		s.shows("compared with 2 Oct: 1 new, 1 gone", "since 2 Oct 2025 1 new, 1 gone, 1 with another role; member seats 40 → 41")
		s.keys("d")
		s.shows("+ joined", "Cleo Client · cleo@client.example", "- left", "Leo Leaver", "changed role", "admin, was member", "c chooses another")
		s.keys("j", "space")
		s.hides("marked") // who left can't be marked
		s.keys("enter")
		s.shows("Abel Admin", "sorted by name")
		s.keys("a", "c")
		s.shows("Compare with", "34 days ago, 10 people in 1 workspace, compared with now", "2 Oct 2024 14:02")
		s.keys("down", "enter")
		s.shows("compared with 2 Oct 2024: 1 new, 1 gone")
	})
}

func TestAFirstAuditHasNothingToCompareWith(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Past = nil
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a")
		s.shows("nothing to compare with yet", "changes 0")
		s.keys("d")
		s.shows("There is no older roster to compare with yet.")
		s.keys("c")
		s.shows("No older roster is kept yet.")
		s.keys("enter", "esc", "esc")
		s.hides("Seat audit")
	})
}

func TestAnEmptyWorkspaceNamesTheNextStep(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Rosters[0] = &model.Roster{ID: "333", Name: "Empty", People: people.New(nil)}
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a", "]")
		s.shows("Seat audit · Empty", "Nobody is in this workspace yet: esc, then i invites somebody.")
	})
}

func TestFindingsAreAcceptedAndPutBack(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a", "]", "A")
		s.shows("Accept 1 finding", "Ines Idle: last seen 13 months ago", "Back on the list on 3 Feb 2026")
		s.give(tea.PasteMsg{Content: "on parental\nleave"})
		s.keys("tab", "backspace", "backspace", "backspace", "s", "o", "o", "n", "enter")
		s.shows(`▲ "soon" is no age and no date`)
		s.keys("backspace", "backspace", "backspace", "backspace", "6", "m", "enter")
		s.hides("Accept 1 finding")
		s.shows("ready 1", "protected 1")
		s.keys("]", "]")
		s.shows("Ines Idle", "accepted until 5 May 2026: on parental leave")
		if len(w.Decisions) != 1 || w.Decisions[0].Who != "Ines Idle" || w.Decisions[0].By != "Olga Owner" || w.Decisions[0].Note != "on parental leave" {
			t.Errorf("kept %+v", w.Decisions)
		}
		s.keys("A")
		s.shows("Put it back on the list?")
		s.keys("enter")
		s.shows("ready 2", "protected 0")
	})
}

func TestFindingsOfMarkedPeopleAreAcceptedTogether(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a", "]", "space", "space", "A")
		s.shows("Accept 2 findings", "2 findings about the marked people.")
		s.keys("shift+tab", "enter", "enter")
		s.shows("ready 0", "protected 2", "can be taken back 2 unused seats")
		if len(w.Decisions) != 2 {
			t.Errorf("kept %+v", w.Decisions)
		}
		s.keys("esc", "a", "d", "A")
		s.hides("Accept")
	})
}

func TestTheAuditIsExported(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a", "E")
		s.shows("Export the audit", "a page with charts")
		s.keys("m", "a", "r")
		s.hides("a page with charts")
		s.keys("enter")
		s.shows("saved /home/olga/seat-audit-Northwind Studio-2025-11-05.markdown")
		if got := fake.Of[model.Export](w.Asked); len(got) != 1 || got[0].Changes == nil || len(got[0].People) == 0 {
			t.Errorf("exported %+v", got)
		}
		s.keys("E", "esc")
		s.hides("Export the audit")
	})
}

func TestWhatGuestsSeeIsReadOnDemand(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(20), 120, 36, func(s *screen) {
		s.keys("a", "D")
		s.shows("read what 24 guests see", "all 77") // each may change one of three items, one of which is closed, and is on a task with another client
		s.keys("D")
		n := s.state.Notices
		if said := n[len(n)-2].Text + "; " + n[len(n)-1].Text; said != "what every guest sees is known already; reading traces of everybody's work (2 calls at least, one more for each 100 tasks)" {
			t.Errorf("%+v", n)
		}
	})
}

func TestRollUpsLeadToPeople(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(20), 120, 36, func(s *screen) {
		s.keys("a", "d", "]")
		s.shows("Jul 2025", "joined: ", "(by Olga Owner)")
		s.keys("enter", "]", "j", "enter")
		s.shows("found", "domain:client.example")
		s.keys("esc", "a", "d", "]", "]", "]")
		s.shows("INVITED BY", "Abel Admin")
		s.keys("j", "enter")
		s.shows("invited-by:abel@northwind.example", "3 found")
		s.keys("esc", "a", "[", "[", "[", "[", "[")
		s.shows("ROLE", "Client viewer")
		s.keys("G", "enter")
		s.shows(`role:guest custom-role:"Client viewer"`, "1 found")
	})
}

func TestPeopleAreHeldAgainstAnHRList(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "H")
		s.shows("A CSV list of those who work here", "the path of a list, such as ~/people.csv", "People.csv", "old lists/")
		s.keys("o", "tab")
		s.shows("old lists/2024.csv")
		s.keys("enter")
		s.shows("the list could not be read", "its columns are Name, Team")
		s.keys("H", "p", "enter")
		s.shows(`People.csv: 3 addresses from the column "E-mail"`, "HR list 6",
			"abel@northwind.example is not on the HR list of 3 people", "new.ned@northwind.example", "on the HR list, not in this workspace")
		s.keys("G", "space", "x", "enter")
		s.shows("Seat audit") // there is nobody to mark, remove or show
		s.keys("g", "enter")
		s.shows("sorted by name")
		if s.state.Person().Name != "Abel Admin" {
			t.Errorf("the cursor is on %s", s.state.Person().Name)
		}
		s.keys("a", "H", "x", "y", "z")
		s.shows("No folder or list (.csv, .tsv, .txt) begins like this")
		s.keys("enter")
		s.shows("xyz can't be read: no such file")
		s.keys("H", "down", "down", "enter")
		s.hides("HR list 6", "People.csv")
	})
}

func TestPeopleAreHeldAgainstClickUpsExport(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "H")
		s.keys(strings.Split("export.csv", "")...)
		s.keys("enter")
		s.shows("export.csv: 1 person from ClickUp's people export", "export.csv is in use")
		s.keys("g", "[", "[", "[", "[", "[", "[", "[")
		s.shows("admin without two-factor authentication")
		s.hides("not on the HR list")
		s.keys("esc", "/")
		s.keys(strings.Split("abel", "")...)
		s.keys("enter")
		s.shows("2FA", "off, by ClickUp's people export")
		s.keys("a", "H")
		s.shows("no list: stop using export.csv")
	})
}

func TestEveryWorkspaceIsAudited(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "[", "[", "[")
		s.shows("● Northwind Studio", "Fieldworks", "12/45", "2, no limit", "Members: 41 taken, 34 more than")
		s.keys("j", "enter")
		s.shows("Seat audit · Fieldworks", "all ")
		if s.state.Chosen != "444" {
			t.Errorf("chosen is %s", s.state.Chosen)
		}
		s.click(60, 6)
		s.give(tea.MouseWheelMsg{X: 60, Y: 12, Button: tea.MouseWheelDown})
	})
}

func TestMarkedPeopleAreRemovedFromTheAudit(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("a", "]", "space", "space", "x")
		s.shows("Review · 2 removals", "type")
		s.keys("esc")
		s.shows("Seat audit", "2 marked")
	})
}

// Esc leads from the person of a finding back to the finding.
func TestEscLeadsBackToTheFinding(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("a", "2", "j")
		s.shows("2/2")
		s.keys("enter")
		s.shows("esc back to the audit")
		s.hides("Seat audit")
		s.keys("esc")
		s.shows("Seat audit", "2/2")
		s.keys("5")
		s.shows("Leo Leaver")
		s.keys("1", "esc", "esc")
		s.hides("Seat audit", "back to the audit")
	})
}

func TestNoRosterMatchesWhatIsSearched(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 80, 24, func(s *screen) {
		s.keys("a", "c")
		s.shows("34 days ago")
		s.types("zzz")
		s.shows("No roster matches.")
		s.hides("No older roster is kept yet.")
	})
}

// The smallest screen shows the whole reason, what to do and what is saved.
func TestTheChosenFindingIsWholeAtSixtyColumns(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 60, 16, func(s *screen) {
		s.keys("a")
		s.shows("last seen 13 months ago (1 Oct 2024), seat taken since", "2023.", "→ remove")
	})
	priced := func(d *ui.Deps) {
		d.State = model.New(model.Options{Prices: seats.Prices{Member: 19.5, Currency: "EUR"}}, today)
	}
	s := newScreen(t, newWorld(0), 60, 16, priced)
	s.keys("a")
	s.shows("seat taken since", "2023.", "→ remove, −EUR 19.50 a month")
}
