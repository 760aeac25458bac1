package ui_test

import (
	"regexp"
	"testing"
	"time"

	"cutui/clickup/sim"
	"cutui/ui/uitest"
)

var asked = regexp.MustCompile("type “([^”]+)” to go on")

// confirm waits until a review has read everything, types what it asks for, and starts it.
func confirm(tm *uitest.Term) {
	tm.WaitGone("eading what")
	if m := asked.FindStringSubmatch(tm.Screen()); m != nil {
		tm.Type(m[1])
	}
	tm.Keys("enter")
}

func TestAClientIsOffboardedFromTheDomainsAndBroughtBack(t *testing.T) {
	t.Parallel()
	tm, a := demo(t, sim.Options{People: 49, Now: time.Now}, 140, 40)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("[")
	tm.Wait("most people first")
	tm.Keys("/")
	tm.Type("brightwater")
	tm.Wait("1 found")
	tm.Keys("enter", "x")
	tm.Wait("stan@brightwater.example", "loses 2 shared items, which undo restores", "type “3 people” to go on")
	tm.WaitGone("reading what is shared")
	confirm(tm)
	tm.Wait("Finished · Off-board brightwater.example: remove 3 guests")
	for _, mail := range []string{"stan@brightwater.example", "iggy@brightwater.example", "forgotten.finn@brightwater.example"} {
		if _, there := a.Sim.Guest(sim.Northwind, mail); there {
			t.Errorf("%s is still there", mail)
		}
	}
	if _, there := a.Sim.Guest(sim.Northwind, "cleo@client.example"); !there {
		t.Error("somebody of another domain is gone")
	}
	tm.Keys("U")
	tm.Wait("3 invites, 2 shares")
	confirm(tm)
	tm.Wait("Finished · Undo: Off-board brightwater.example")
	stan, there := a.Sim.Guest(sim.Northwind, "stan@brightwater.example")
	if !there || len(stan.Shares) != 2 {
		t.Fatalf("brought back: %v, with %+v", there, stan.Shares)
	}
	levels := map[string]string{}
	for _, s := range stan.Shares {
		levels[s.Kind] = s.Level
	}
	if levels["task"] != "comment" || levels["list"] != "read" {
		t.Errorf("shared again as %v", levels)
	}
	if n := a.Sim.CountEffects("InviteGuestToWorkspace"); n != 3 {
		t.Errorf("%d were invited again", n)
	}
}

func TestItemsAreSharedWithAllGuestsOfADomain(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	drive(t, w, 120, 36, func(s *screen) {
		s.keys("[", "j", "s")
		s.shows("Share with 3 guests on client.example")
		s.types("press")
		s.keys("enter")
		s.shows("3 shares")
		s.keys("enter")
		want := "share cleo@client.example Press kit read\nshare nora@client.example Press kit read\nshare taro@client.example Press kit read"
		if sent(w) != want {
			t.Errorf("sent\n%s\nwant\n%s", sent(w), want)
		}
	})
}
