package model

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/people"
)

// reload loads the workspace again with these people, and compares.
func reload(s *State, crew ...clickup.Person) {
	s.Update(Reload{All: true})
	rosters := []*Roster{{ID: "1", Name: "Northwind", People: people.New(crew)}}
	for _, e := range s.Update(RostersLoaded{Rosters: rosters, Answer: Answer{Seq: s.Rosters.Seq, At: s.Now}}) {
		if c, ok := e.(Compare); ok {
			s.Update(c.Do())
		}
	}
}

func TestWhatChangedSinceTheLastLoadIsTold(t *testing.T) {
	t.Parallel()
	olga := clickup.Person{ID: 1, Name: "Olga", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: before(900), LastActive: before(0)}
	cleo := clickup.Person{ID: 2, Name: "Cleo", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: before(9), LastActive: before(0)}
	sam := clickup.Person{ID: 3, Name: "Sam", Email: "sam@client.example", Role: clickup.RoleGuest, Joined: before(1), LastActive: before(0)}
	s := glanceState(olga, cleo)
	reload(s, olga, cleo)
	if s.ChangeCount() != 0 || s.ChangesSince() != "" {
		t.Fatalf("nothing changed, but: %q", s.ChangesSince())
	}
	s.Update(Ticked{Now: glanceDay.Add(time.Hour)})
	reload(s, olga, sam)
	if got, want := s.ChangesSince(), "since 14:02: 1 new, 1 gone"; got != want || s.ChangeCount() != 2 {
		t.Errorf("%d changes: %q, want %q", s.ChangeCount(), got, want)
	}
	if got, want := s.Change(0), (ChangeRow{ID: 3, Who: "Sam", Email: "sam@client.example", Kind: "joined", Words: "joined", Text: "joined as guest"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if last := s.Notices[len(s.Notices)-1]; last.Text != s.ChangesSince() {
		t.Errorf("the notice says %q", last.Text)
	}
	s.Update(Ticked{Now: glanceDay.AddDate(0, 0, 30)})
	if got := s.ChangesSince(); got != "since 5 Nov 2025: 1 new, 1 gone" {
		t.Errorf("later: %q", got)
	}
	reload(s, olga, sam)
	if s.ChangeCount() != 2 {
		t.Error("a load without changes took the last ones away")
	}
}

func TestPartsOfARosterAreNotCompared(t *testing.T) {
	t.Parallel()
	s := New(Options{}, glanceDay)
	s.Update(Boot{})
	seq := s.Rosters.Seq
	s.Update(RostersArrived{Seq: seq, Rosters: []*Roster{{ID: "1", People: people.New(crew("abel"))}}})
	for _, e := range s.Update(RostersLoaded{Rosters: []*Roster{{ID: "1", People: people.New(crew("abel", "mia"))}}, Answer: Answer{Seq: seq, At: glanceDay}}) {
		if _, ok := e.(Compare); ok {
			t.Error("the first people were compared with all of them")
		}
	}
}
