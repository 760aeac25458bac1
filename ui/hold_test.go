package ui_test

import "testing"

func TestKeysWaitForThePeopleTheyAreAbout(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.world.slow = true
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

func TestKeysWaitInOrder(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.world.slow = true
		s.keys("]", "]", "space", "j", "space", "/", "a")
		s.rank() // the members, but the guests are wanted
		s.rank()
		s.rank()
		s.shows("/ a", "· 2 marked")
	})
}

func TestMovingDoesNotWaitForARefresh(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(0), 120, 36, func(s *screen) {
		s.keys("g")
		s.world.slow = true
		s.keys("r", "j", "j")
		s.shows("3/10")
	})
}
