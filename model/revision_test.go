package model

import (
	"errors"
	"testing"

	"cutui/clickup"
	"cutui/model/modeltest"
)

func TestRevisionGrowsWithFacts(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	f := s.Data()
	for _, tt := range []struct {
		name string
		msg  func() Msg
		want bool
	}{
		{"the cursor moves", func() Msg { return MoveCursor{By: 1} }, false},
		{"a filter", func() Msg { return SetFilter{Text: "a"} }, false},
		{"seats arrive", func() Msg {
			f.Seats.begin(s.next())
			return SeatsLoaded{Answer: Answer{Seq: f.Seats.Seq, At: noon}, ID: s.Chosen}
		}, true},
		{"an older answer", func() Msg { return SeatsLoaded{Answer: Answer{Seq: f.Seats.Seq - 1, At: noon}, ID: s.Chosen} }, false},
		{"a failure", func() Msg {
			f.Roles.begin(s.next())
			return RolesLoaded{Answer: Answer{Seq: f.Roles.Seq, Err: errors.New("down")}, ID: s.Chosen}
		}, false},
		{"a run changed the people", func() Msg {
			s.merge.seq = s.next()
			return PeopleMerged{ID: s.Chosen, Seq: s.merge.seq, People: modeltest.People()}
		}, true},
		{"a part of a new roster, which is not shown", func() Msg {
			s.Rosters.begin(s.next())
			return RostersArrived{Seq: s.Rosters.Seq, Rosters: []*Roster{{ID: "333", People: modeltest.People()}}}
		}, false},
		{"the last roster, which is not shown", func() Msg {
			return SnapshotLoaded{At: noon.AddDate(0, 0, -1), Me: clickup.User{ID: 1}}
		}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			msg := tt.msg()
			before := s.Revision
			s.Update(msg)
			if grew := s.Revision > before; grew != tt.want {
				t.Errorf("from %d to %d", before, s.Revision)
			}
		})
	}
}
