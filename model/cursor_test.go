package model

import (
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
