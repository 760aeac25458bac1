package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/keymap"
	"cutui/model/modeltest"
	"cutui/model/people"
)

// previewOf is the beginning of a roster of crew people.
func previewOf(crew int, first ...clickup.Person) PreviewLoaded {
	return PreviewLoaded{
		SnapshotLoaded: SnapshotLoaded{
			At: noon.Add(-3 * time.Hour), Me: clickup.User{ID: 1},
			Rosters: []*Roster{{ID: "333", Name: "Northwind", People: people.NewFirst(first, people.ViewCounts{All: crew, Guests: 7})}},
			Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: modeltest.Pool(1, 2)}},
		},
		Own: map[clickup.WorkspaceID][]string{"333": {"northwind.example"}},
	}
}

// carry hands the state what comes of its rankings.
func carry(t *testing.T, s *State, effects []Effect) {
	t.Helper()
	for _, e := range effects {
		r, ok := e.(Rank)
		if !ok {
			t.Errorf("%T for a glimpse", e)
			continue
		}
		ranked, _ := r.Do(nil)
		s.Update(ranked)
	}
}

func glimpsed(t *testing.T) *State {
	t.Helper()
	s := New(Options{}, noon)
	s.Update(Boot{})
	carry(t, s, s.Update(previewOf(10_000, clickup.Person{ID: 4, Name: "Aisha"}, clickup.Person{ID: 2, Name: "Ben"})))
	return s
}

func TestGlimpseShowsTheBeginning(t *testing.T) {
	t.Parallel()
	s := glimpsed(t)
	b := s.Browse()
	if who := s.Person(); who == nil || who.Name != "Aisha" || b.Len() != 2 || b.Total() != 10_000 {
		t.Fatalf("%+v, %d of %d", who, b.Len(), b.Total())
	}
	if !s.Preview || !s.Partial || s.Data().Seats.Value.Members.Filled.N != 1 || !s.Data().Own.Has("northwind.example") {
		t.Errorf("%+v", s.Data())
	}
	if c := s.Roster().People.Counts(); c.All != 10_000 || c.Guests != 7 {
		t.Errorf("%+v", c)
	}
	carry(t, s, s.Update(SetFilter{Text: "ben"}))
	if b.Total() != 1 {
		t.Errorf("%d found", b.Total())
	}
}

func TestNothingIsDoneOnAGlimpse(t *testing.T) {
	t.Parallel()
	s := glimpsed(t)
	for _, a := range []keymap.Action{keymap.Invite, keymap.Share, keymap.Edit, keymap.Remove} {
		if s.Can(a) == nil {
			t.Errorf("%s can be done", a)
		}
	}
	out := append(s.Update(Reload{}), s.Update(SeatsLoaded{ID: "333", Answer: Answer{At: noon}})...)
	if count[SaveSnapshot](out)+count[Audit](out)+count[FetchRoster](out) != 0 || count[FetchRosters](out) != 1 {
		t.Errorf("%v", out)
	}
}

func TestTheWholeReplacesTheGlimpse(t *testing.T) {
	t.Parallel()
	people := people.New([]clickup.Person{{ID: 9, Name: "Zoe"}, {ID: 2, Name: "Ben"}, {ID: 4, Name: "Aisha"}})
	whole := SnapshotLoaded{At: noon.Add(-3 * time.Hour), Rosters: []*Roster{{ID: "333", People: people}}}
	s := glimpsed(t)
	s.Update(PutCursor{Row: 1})
	out := s.Update(whole)
	for _, e := range out {
		if r, ok := e.(Rank); ok {
			ranked, _ := r.Do(nil)
			s.Update(ranked)
		}
	}
	if s.Preview || s.Partial || count[Audit](out) != 1 || s.Browse().Total() != 3 || s.Person().Name != "Ben" {
		t.Errorf("%+v of %d", s.Person(), s.Browse().Total())
	}
	if s.Update(previewOf(5, clickup.Person{ID: 7})); s.Preview || s.Roster().People != people {
		t.Error("a late glimpse hides the whole")
	}
	s = glimpsed(t)
	s.Update(RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{{ID: "333", People: people}}})
	if s.Preview || !s.Partial {
		t.Error("what ClickUp sends does not replace the glimpse")
	}
	if s.Update(whole); s.Partial || s.Rosters.At != whole.At {
		t.Error("a part of the fresh roster hides the whole old one")
	}
}

func TestGlimpseThatNothingFollowsIsForgotten(t *testing.T) {
	t.Parallel()
	s := glimpsed(t)
	s.Update(SnapshotLoaded{Err: errors.New("damaged")})
	if s.Preview || s.Partial || s.Roster() != nil || s.Rosters.Has() || len(s.Notices) != 1 {
		t.Errorf("%+v", s.Rosters)
	}
	s = New(Options{Workspace: "Labs"}, noon)
	s.Update(Boot{})
	m := previewOf(3, clickup.Person{ID: 4})
	m.Rosters = append(m.Rosters, &Roster{ID: "444", Name: "Labs", People: people.NewFirst(nil, people.ViewCounts{All: 9})})
	if out := s.Update(m); len(out) != 0 || s.Preview || s.Chosen != "" {
		t.Errorf("a workspace without its beginning: %v, %+v", out, s.Rosters)
	}
	if s.Update(PreviewLoaded{}); s.Rosters.Has() {
		t.Error("something was shown")
	}
}

func TestConfiguredDomainsHoldInAGlimpse(t *testing.T) {
	t.Parallel()
	s := New(Options{OwnDomains: []string{"other.example"}}, noon)
	s.Update(previewOf(3, clickup.Person{ID: 4}))
	if own := s.Data().Own; !own.Has("other.example") || own.Has("northwind.example") {
		t.Errorf("%+v", own)
	}
}
