package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
)

// On the smallest screen the review says once what the person holds, and shows what to type.
func TestARemovalFitsTheSmallestScreen(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, 60, 16)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("ines")
	tm.Wait("1 found")
	tm.Keys("enter", "x")
	tm.Wait("remove ines@northwind.example: 14 open tasks", "hand over to: nobody", "type “1 person” to go on")
	confirm(tm)
	tm.Wait("Finished", "1 of 1 step")
}

func TestAReplacementFitsTheSmallestScreen(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, 60, 16)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("cleo client")
	tm.Wait("1 found")
	tm.Keys("enter", "X")
	tm.Wait("Replace Cleo Client")
	tm.Type("carl@client.example")
	tm.Keys("enter")
	tm.Wait("invite carl@client.example as guest", "│   Cleo Client is removed last – ctrl+g changes that ", "type “1 person” to go on")
}

// If warnings leave no room for the list, the step under the cursor shows its position and all
// that is sent.
func TestEachRemovalIsWholeAtSixtyColumns(t *testing.T) {
	t.Parallel()
	w := newWorld(0)
	w.SetPeople(append(slices.Clone(w.People()),
		clickup.Person{ID: 70, Email: "maya@client.example", Role: clickup.RoleMember},
		clickup.Person{ID: 71, Email: "maximilian.von-hohenfels-zu-wolke@client.example", Role: clickup.RoleGuest}))
	drive(t, w, 60, 16, func(s *screen) {
		s.keys("[", "j", "x")
		s.shows("▲ 1 member on client.example keeps their access", "type “4 people” to go on")
		for _, step := range []string{"1 of 4: remove cleo@client.example", "2 of 4: remove", "3 of 4: remove nora@client.example"} {
			s.shows(step)
			if !contains(flat(s.text()), "; holds nothing that can be seen ▲ ") {
				t.Errorf("%s is cut:\n%s", step, s.text())
			}
			s.keys("down")
		}
		s.types("4 people")
		s.shows("┃ 4 people")
	})
}

func TestWhatARemovedPersonHoldsIsSaidOnce(t *testing.T) {
	t.Parallel()
	for width, cut := range map[int]int{120: 0, 80: 1} {
		tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, width, 36)
		tm.Wait("Abel Admin", "sorted by name")
		tm.Keys("/")
		tm.Type("cleo")
		tm.Wait("1 found")
		tm.Keys("enter", "x")
		tm.WaitFor("one sentence of what Cleo holds", func(screen string) bool {
			_, review, open := strings.Cut(screen, "Review · 1 removal")
			review, _, _ = strings.Cut(review, "enter start")
			review = flat(review)
			return open && strings.Count(review, "cleo@client.example") == 1+cut && strings.Count(review, "holds nothing that can be seen") == 1
		})
	}
}
