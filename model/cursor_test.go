package model

import (
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/people"
)

// answer gives the state a message and works out the rows that it asks for.
func answer(s *State, msg Msg) {
	for _, e := range s.Update(msg) {
		if r, ok := e.(Rank); ok {
			if out, ok := r.Do(nil); ok {
				s.Update(out)
			}
		}
	}
}

func crew(names ...string) []clickup.Person {
	people := make([]clickup.Person, len(names))
	for i, n := range names {
		people[i] = clickup.Person{ID: clickup.UserID(n[0]), Name: n, Email: n + "@x.example", Role: clickup.RoleMember}
	}
	return people
}

func arrive(s *State, names ...string) {
	s.Update(Reload{All: true})
	answer(s, RostersLoaded{Rosters: []*Roster{{ID: "1", People: people.New(crew(names...))}}, Answer: Answer{Seq: s.Rosters.Seq, At: glanceDay}})
}

func TestTheCursorStaysOnTopUntilItIsMoved(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	arrive(s, "mia", "zoe")
	arrive(s, "abel", "mia", "zoe")
	if got := s.Person().Name; got != "abel" {
		t.Fatalf("nobody was chosen, and the cursor is on %s", got)
	}
	s.Update(MoveCursor{By: 1})
	arrive(s, "aaron", "abel", "bert", "mia", "zoe")
	if got := s.Person().Name; got != "mia" {
		t.Errorf("the cursor went from mia to %s", got)
	}
}

func TestWhoWasFoundIsUnderTheCursorAfterTheFilter(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	arrive(s, "abel", "mia", "zoe")
	answer(s, SetFilter{Text: "zo"})
	if got := s.Person().Name; got != "zoe" {
		t.Fatalf("found %s", got)
	}
	answer(s, SetFilter{})
	if got := s.Person().Name; got != "zoe" || s.Browse().Len() != 3 {
		t.Errorf("after the filter the cursor is on %s of %d", got, s.Browse().Len())
	}
}

func TestAMarkFollowsThePerson(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	arrive(s, "abel", "mia", "zoe")
	s.Update(MarkPerson{ID: 'z'})
	s.Update(MarkPerson{ID: 'a'})
	s.Update(MarkPerson{ID: 'x'})
	targets := s.Targets()
	if len(targets) != 2 || targets[0].Name != "abel" || targets[1].Name != "zoe" {
		t.Errorf("the targets are %v", targets)
	}
	s.Update(MarkPerson{ID: 'a'})
	if targets = s.Targets(); len(targets) != 1 || targets[0].Name != "zoe" {
		t.Errorf("after taking one back the targets are %v", targets)
	}
}

func TestTheCursorIsNotTakenBackByRowsAskedForBefore(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	arrive(s, "abel", "mia", "zoe")
	s.Update(Reload{All: true})
	people := people.New(crew("aaron", "abel", "mia", "zoe"))
	effects := s.Update(RostersLoaded{Rosters: []*Roster{{ID: "1", People: people}}, Answer: Answer{Seq: s.Rosters.Seq, At: glanceDay}})
	s.Update(MoveCursor{By: 1})
	for _, e := range effects {
		if r, ok := e.(Rank); ok {
			out, _ := r.Do(nil)
			s.Update(out)
		}
	}
	if got := s.Person().Name; got != "mia" || s.Browse().Pos != 2 {
		t.Errorf("the cursor is on %s in row %d", got, s.Browse().Pos)
	}
}

// Who off-boards a client stays where they are: on the next domain. A domain that others take people
// out of takes the cursor with it.
func TestTheCursorStaysWhereADomainWas(t *testing.T) {
	t.Parallel()
	at := func(domain string, from, n int) (out []clickup.Person) {
		for i := range n {
			out = append(out, clickup.Person{ID: clickup.UserID(from + i), Name: domain, Email: domain + "@" + domain + ".example", Role: clickup.RoleGuest})
		}
		return out
	}
	all := slices.Concat(at("a", 10, 9), at("b", 20, 7), at("c", 30, 5), at("d", 40, 3))
	taken := func(n int) []clickup.Person {
		return slices.DeleteFunc(slices.Clone(all), func(p clickup.Person) bool { return p.ID >= 20 && p.ID < clickup.UserID(20+n) })
	}
	on := func(s *State) string {
		d, _ := s.Browse().Domain()
		return d.Domain
	}
	for name, want := range map[string]struct {
		own  bool
		left []int
		on   string
	}{
		"by a run, one after the other": {true, []int{1, 2, 3, 4, 5, 6}, "c.example"},
		"by a run, all at once":         {true, []int{6}, "c.example"},
		"by a run, and nobody is left":  {true, []int{7}, "c.example"},
		"by others":                     {false, []int{6}, "b.example"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{}, glanceDay)
			come := func(all []clickup.Person) {
				s.Update(Reload{All: true})
				answer(s, RostersLoaded{Rosters: []*Roster{{ID: "1", People: people.New(all)}}, Answer: Answer{Seq: s.Rosters.Seq, At: glanceDay}})
			}
			come(all)
			answer(s, ShowView{View: people.ViewDomains})
			s.Update(MoveCursor{By: 1})
			for _, n := range want.left {
				if want.own {
					answer(s, PeopleMerged{ID: "1", Seq: s.merge.seq, People: people.New(taken(n))})
				} else {
					come(taken(n))
				}
			}
			if got := on(s); got != want.on || want.own && s.Browse().Pos != 1 {
				t.Errorf("the cursor is on %s in row %d", got, s.Browse().Pos)
			}
		})
	}
}
