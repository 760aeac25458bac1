package ui_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"cutui/clickup"
	"cutui/model"
	"cutui/ui"
)

func TestMoveThroughThePeople(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(100), 120, 36, func(s *screen) {
		s.shows("1/110", "Abel Admin")
		s.keys("j", "down")
		s.shows("3/110")
		s.keys("G")
		s.shows("110/110", "Łukasz Żółć")
		s.keys("k", "up", "ctrl+u")
		s.hides("110/110")
		s.keys("g")
		s.shows("1/110")
		s.keys("ctrl+d")
		s.hides("1/110 ")
		s.keys("home", "up")
		s.shows("1/110")
	})
}

func TestFilterAsYouType(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("/")
		s.shows("name, e-mail or domain", "10 found")
		s.keys("l", "u", "k", "a", "s", "z")
		s.shows("/ lukasz", "1 found", "best match first", "Łukasz Żółć")
		s.hides("Abel Admin")
		s.keys("enter", "j", "k")
		s.shows("/ lukasz", "1 found")
		s.keys("esc")
		s.shows("Abel Admin", "/10")
		s.hides("/ lukasz")
	})
}

func TestAFilterOwnsPrintableKeysAndArrowsStillMove(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(50), 120, 36, func(s *screen) {
		s.keys("/", "q", "?", "a")
		s.shows("/ q?a")
		if s.left {
			t.Fatal("q left the program from a text field")
		}
		s.keys("backspace", "backspace", "backspace", "g", "u", "e", "s", "t", "down", "down", "pgdown")
		s.shows("/ guest")
		s.hides("1/5")
		s.keys("tab")
		s.shows("/ guest")
		s.keys("2", "g")
		s.shows("/ guest", "1/")
	})
}

func TestAFilterSaysWhatItDoesNotUnderstand(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("/", "i", "s", ":", "x")
		s.shows("is:x")
		s.keys("esc", "/", "q", "q", "q")
		s.shows("0 found", "Nobody here matches the filter.")
	})
}

func TestEscapeGoesBackOneLevelAtATimeAndNeverQuits(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(5), 120, 36, func(s *screen) {
		s.keys("space", "/", "o", "enter", "4", "?")
		s.shows("Help")
		s.keys("esc")
		s.hides("Help")
		s.keys("esc", "esc")
		s.shows("1 marked")
		s.hides("/ o")
		s.keys("esc")
		s.hides("marked")
		s.keys("esc", "esc")
		if s.left {
			t.Fatal("esc left the program")
		}
	})
}

func TestViewsAndDomains(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("]")
		s.shows("1/6", "Olga Owner")
		s.hides("Cleo Client")
		s.keys("]", "]")
		s.shows("1/1", "pending.pat@northwind.example", "invited 45 d")
		s.keys("[", "[", "[", "[")
		s.shows("most people first", "northwind.example", "Domain    northwind.example", "enter shows its people", "Costs", "1 quiet")
		s.keys("x")
		s.shows("inside@northwind.example", "5 members on northwind.example keep their access")
		s.keys("esc", "space", "j")
		s.shows("2/3")
		s.hides("marked")
		s.keys("enter")
		s.shows("/ domain:client.example", "3 found", "Cleo Client")
	})
}

func TestSortByEachColumnAndBothWays(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("j", "k")
		for _, by := range []string{"role", "last seen", "seat", "domain", "inviter", "joined", "name"} {
			s.keys("S")
			s.shows("Sort people")
			s.types(by)
			s.keys("enter")
			s.shows("sorted by " + by)
		}
		s.keys("ctrl+s")
		s.shows("sorted by name, descending")
		if s.state.Person().Name != "Abel Admin" {
			t.Errorf("the cursor went from its person to %s", s.state.Person().Name)
		}
	})
}

func TestMarksRangesAndInversion(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("space", "space")
		s.shows("3/10 · 2 marked")
		s.keys("v")
		s.shows("v marks up to here")
		s.keys("j", "j", "v")
		s.shows("5 marked")
		s.keys("*")
		s.shows("5 marked")
		s.keys("esc")
		s.hides("marked")
	})
}

func TestWorkspacesAndSeats(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("1", "j", "enter")
		s.shows("member seats 9/9", "1/5")
		if s.state.Chosen != "444" {
			t.Fatalf("chosen: %s", s.state.Chosen)
		}
		s.keys("1", "k", "enter", "4", "j", "j", "j", "enter")
		s.shows("/ role:guest billable:yes", "1 found", "Inside Guest")
		s.keys("esc", "4", "g", "enter")
		s.shows("/5")
	})
}

func TestDetailsTellAllAndLoadShares(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("j")
		s.shows("cleo@client.example", "guest, since 19 Apr 2025", "by Olga Owner", "press enter to load what is shared", "edit tags")
		s.keys("enter")
		s.shows("Zebra launch", "Old brief (closed)")
		s.keys("2", "j")
		s.shows("$ Takes a paid member seat: role member.", "could be a guest", "Design, Leads")
		s.keys("j", "j")
		s.shows("unless they only view")
		s.keys("enter")
		s.shows("who may do more", "list    edit")
	})
}

func TestSharesThatDoNotLoadSayWhy(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 50, func(s *screen) {
		w.Err = &clickup.Error{Op: "GetGuest", Status: 403, Message: "Guests are not on this plan"}
		s.keys("j", "enter")
		s.shows("not loaded: Guests are not on this plan")
		w.Err = nil
		s.keys("enter")
		s.shows("Zebra launch")
	})
}

func TestCopyAndBrowserAreEffects(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("y", "Y", "o")
		want := []model.Effect{
			model.Copy{Text: "abel@northwind.example", What: "the address"},
			model.Copy{Text: "https://app.clickup.com/333/settings/team/333/users", What: "the link"},
			model.OpenURL{URL: "https://app.clickup.com/333/settings/team/333/users"},
		}
		if got := w.Asked[len(w.Asked)-3:]; !slices.Equal(got, want) {
			t.Errorf("asked for %+v", got)
		}
		s.keys("@")
		s.shows("copied the address", "opened in the browser")
	})
}

func TestMarkedAddressesAreCopied(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("space", "space", "y")
		got, ok := w.Asked[len(w.Asked)-1].(model.Copy)
		if !ok || got.What != "2 addresses" || strings.Count(got.Text, "@") != 2 || !strings.Contains(got.Text, ", ") {
			t.Errorf("asked for %+v", got)
		}
		s.shows("copied 2 addresses: " + got.Text)
	})
}

func TestHelpSearchesAndRuns(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("?", "f", "l", "i", "p")
		s.shows("ctrl+s", "Reverse the order.")
		s.hides("Half a page up.")
		s.keys("enter")
		s.shows("sorted by name, descending")
		s.keys("?", "b", "u", "t", "space", "n", "e", "v", "e", "r")
		s.shows("joined, but never seen")
		s.keys("enter")
		s.shows("joined, but never seen")
		s.keys("z", "z")
		s.shows("No key or filter term matches.")
	})
}

func TestHelpSaysWhySomethingCannotBeDone(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("?", "u", "n", "d", "o", "space", "w", "h", "a", "t", "space", "t", "h", "e", "space", "l")
		s.shows("not now: there is no run to undo")
		s.keys("enter")
		s.shows("▲ there is no run to undo")
	})
}

func TestPaletteGoesPlaces(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("4", ":", "f", "i", "e", "l", "d", "w", "enter")
		s.shows("member seats 9/9")
		s.keys("ctrl+p", "s", "h", "o", "w", "space", "a", "d", "m", "enter")
		s.shows("1/2")
		s.keys(":", "z", "z", "z", "enter")
		s.shows("No command matches.")
	})
}

func TestPaletteChangesTheTheme(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		dark := s.View().Content
		s.keys(":")
		s.types("theme")
		s.shows("theme light", "theme high-contrast", "theme mono", "These are the current colours.")
		s.types(" light")
		s.keys("enter")
		light := s.View().Content
		if dark == light || plain(dark) != plain(light) {
			t.Error("the theme is the same, or more than the theme changed")
		}
		s.keys(":")
		s.types("theme dark")
		s.keys("enter")
		if s.View().Content != dark {
			t.Error("the dark theme did not come back")
		}
	})
}

func TestPaletteSwitchesTheProfile(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScreen(t, newWorld(0), 120, 36, func(d *ui.Deps) {
			d.Options.Profiles, d.Options.Profile = []string{"agency", "work"}, "work"
		})
		s.keys(":")
		s.types("profile work")
		s.shows("not now: it is in use")
		s.keys("enter")
		s.hides("Commands")
		if s.left || s.Next() != "" {
			t.Fatal("it left for the profile that it is in")
		}
		s.keys(":")
		s.types("profile ag")
		s.keys("enter")
		if !s.left || s.Next() != "agency" {
			t.Errorf("left: %v, for %q", s.left, s.Next())
		}
	})
}

func TestZoom(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("+")
		s.shows("1 Workspaces · 2 People", "Cleo Client")
		s.hides("E-mail")
		s.keys("3")
		s.shows("E-mail")
		s.hides("LAST SEEN")
		s.keys("esc")
		s.shows("LAST SEEN", "E-mail")
	})
}
