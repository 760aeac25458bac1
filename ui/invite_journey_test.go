package ui_test

import (
	"strings"
	"testing"

	"cutui/model"
	"cutui/ui/uitest/fake"

	tea "charm.land/bubbletea/v2"
)

func TestInviteAndShareInTwelveKeys(t *testing.T) {
	t.Parallel()
	w := newWorld(5)
	drive(t, w, 120, 36, func(s *screen) {
		pressed := 0
		press := func(keys ...string) {
			pressed += len(keys)
			s.keys(keys...)
		}
		press("i")
		s.shows("Invite guests to Northwind Studio", "1 addresses · 2 rights · 3 share · 4 review")
		s.types("sam@new.example")
		s.shows("new", "Guest seats 118 of 120 taken: 0 to 1 more – nothing is bought")
		press("enter")
		s.shows("What the guest may do", "view only")
		press("enter")
		s.shows("share nothing now", "Marketing", "Clients")
		s.types("zebra")
		s.shows("Zebra launch checklist", "take it and review")
		press("enter")
		s.shows("Review · 1 invite, 1 share", "nothing is bought; no new seat is taken", "that can't be unsent")
		press("enter")
		s.shows("Finished", "2 of 2", "invited as guest", "shared")
		if want := "invite-guest sam@new.example\nshare sam@new.example Zebra launch checklist read"; sent(w) != want {
			t.Errorf("sent\n%s\nwant\n%s", sent(w), want)
		}
		if pressed > 12 {
			t.Errorf("%d keys besides the typed text, at most 12 are promised", pressed)
		}
		press("esc")
		s.hides("Finished")
	})
}

// The terminal's own bar or tab shows the progress of a run, and nothing without one.
func TestTheTerminalShowsProgress(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.Wait = fake.Is[model.SendStep]
	drive(t, w, 120, 36, func(s *screen) {
		if bar := s.View().ProgressBar; bar != nil {
			t.Errorf("before a run it is %+v", bar)
		}
		s.keys("i")
		s.types("sam@client.example")
		s.keys("enter", "enter", "enter", "enter")
		s.shows("0 of 1")
		if bar := s.View().ProgressBar; bar == nil || bar.State != tea.ProgressBarDefault || bar.Value != 0 {
			t.Errorf("under way it is %+v", bar)
		}
		s.keys("p")
		if bar := s.View().ProgressBar; bar == nil || bar.State != tea.ProgressBarWarning {
			t.Errorf("paused it is %+v", bar)
		}
	})
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("i")
		s.types("sam@client.example")
		s.keys("enter", "enter", "enter", "enter")
		s.shows("Finished")
		if bar := s.View().ProgressBar; bar != nil {
			t.Errorf("after the run it is %+v", bar)
		}
	})
}

// In the smallest terminal what is said of each address is whole, and pages lead to those that have
// no room.
func TestEveryNoteOfAnAddressIsReached(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(29), 60, 16, func(s *screen) {
		s.keys("i")
		s.types("sam@client.example, cleo@client.example, joe@gmial.com, ines2@northwind.example, a.very.long.name.indeed@brightwater-company.example, bad@@x")
		s.shows("more below: pgdown")
		all := ""
		for last := ""; s.text() != last; s.keys("pgdown") {
			last = s.text()
			all += " " + flat(strings.ReplaceAll(last, "┃", " "))
		}
		for _, note := range []string{
			"▲ joe@gmial.com did you mean gmail.com? (ctrl+y takes it)", "sam@client.example new", "cleo@client.example already a guest – will only be shared with",
			"▲ ines2@northwind.example your own domain: will be billed as a member", "a.very.long.name.indeed@brightwater-company.example new", "bad@@x",
		} {
			if !contains(all, note) {
				t.Errorf("%q is whole nowhere:\n%s", note, all)
			}
		}
		s.shows("more above: pgup")
		s.keys("pgup", "pgup", "pgup")
		s.shows("more below: pgdown")
	})
}
