package ui_test

import (
	"testing"

	"cutui/ui/uitest"
)

func TestInviteAndShareInTwelveKeys(t *testing.T) {
	t.Parallel()
	w := newWorld(5)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("i")
		s.shows("Invite guests to Northwind Studio", "1 addresses · 2 rights · 3 share · 4 review")
		s.types("sam@new.example")
		s.shows("new", "Guest seats 118 of 120 taken: 1 fits – nothing is bought")
		s.keys("enter")
		s.shows("What the guest may do", "view only")
		s.keys("enter")
		s.shows("share nothing now", "Marketing", "Clients")
		s.types("zebra")
		s.shows("Zebra launch checklist", "take it and review")
		s.keys("enter")
		s.shows("Review · 1 invite, 1 share", "guest seats 118 → 119 of 120", "that can't be unsent")
		s.keys("enter")
		s.shows("Finished", "2 of 2", "invited, guest 99000001", "shared")
		if want := "invite-guest sam@new.example\nshare sam@new.example Zebra launch checklist read"; w.words() != want {
			t.Errorf("sent\n%s\nwant\n%s", w.words(), want)
		}
		s.keys("esc")
		s.hides("Finished")
	})
}

func TestInviteScreens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct {
		name string
		w, h int
	}{{"120x36", 120, 36}, {"80x24", 80, 24}, {"60x16", 60, 16}} {
		t.Run(size.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(149)
			w.refuse = map[string]string{"Quarterly rollout": "You have no access to this list"}
			drive(t, w, size.w, size.h, func(s *screen) {
				picture := func(name string) {
					t.Run(name, func(t *testing.T) { uitest.Golden(t, s.text()) })
				}
				s.keys("i")
				s.types("Cleo <cleo@client.example>, sam@new.example, ines@northwind.example, joe@gmial.com")
				picture("addresses")
				s.keys("enter", "down", "down")
				picture("rights")
				s.keys("enter")
				picture("spaces")
				s.types("zeb")
				s.keys("tab")
				s.keys("backspace", "backspace", "backspace")
				s.types("rollout")
				s.keys("tab")
				picture("picked")
				s.keys("enter")
				picture("review")
				s.keys("enter")
				picture("finished")
			})
		})
	}
}
