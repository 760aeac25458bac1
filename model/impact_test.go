package model

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/impact"
	"cutui/model/people"
)

// impactState has two people and nothing read of what they hold.
func impactState(t *testing.T) *State {
	t.Helper()
	s := New(Options{}, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC))
	s.Rosters.begin(s.next())
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: s.Now}, Rosters: []*Roster{{ID: "1", People: people.New([]clickup.Person{
		{ID: 1, Email: "lea@x.example", Role: clickup.RoleMember}, {ID: 2, Email: "sue@x.example", Role: clickup.RoleMember},
	})}}})
	return s
}

// An audit goes on beside the loop, with what was known when it began.
func TestAuditKeepsWhatItBeganWith(t *testing.T) {
	t.Parallel()
	s := impactState(t)
	s.Data().impact.add([]impact.Holdings{{Person: 1}}, nil)
	in := s.AuditInput("1")
	s.forgetImpact("1", 1)
	s.Data().impact.add([]impact.Holdings{{Person: 2}}, nil)
	if _, is := in.Holdings[1]; !is || len(in.Holdings) != 1 {
		t.Errorf("%v", in.Holdings)
	}
}

// asksImpact are the people that an update asks about.
func asksImpact(effects []Effect) (e FetchImpact, ok bool) {
	for _, x := range effects {
		if f, is := x.(FetchImpact); is {
			return f, true
		}
	}
	return e, false
}

func TestImpactIsReadOnce(t *testing.T) {
	t.Parallel()
	s := impactState(t)
	e, _ := asksImpact(s.Update(LoadImpact{People: []UserID{1, 2, 1, 99}}))
	if len(e.People) != 2 || e.ListsKnown || !s.ImpactOf(1).Reading {
		t.Fatalf("%+v", e)
	}
	s.Update(ImpactProgress{Seq: e.Seq, ID: "1", Tasks: 120})
	if got := s.LongRead().Progress(); got != "reading what people hold: 120 open tasks so far" {
		t.Errorf("%q", got)
	}
	held := []impact.Holdings{{Person: 1, At: s.Now, Tasks: []impact.Task{{ID: "t", Assignees: []UserID{1}}}}, {Person: 2, At: s.Now, Tasks: []impact.Task{}}}
	s.Update(ImpactLoaded{Answer: Answer{Seq: e.Seq + 1, At: s.Now}, ID: "1"})
	if s.ImpactOf(1).Known {
		t.Error("the answer to another read counts")
	}
	s.Update(ImpactLoaded{Answer: Answer{Seq: e.Seq, At: s.Now}, ID: "1", Of: held})
	if got := s.ImpactOf(1); !got.Known || got.Reading || got.Summary.Words() != "1 open task (1 only theirs)" || got.Age != "" {
		t.Errorf("%+v", got)
	}
	if _, again := asksImpact(s.Update(LoadImpact{People: []UserID{1, 2}, Within: time.Minute})); again {
		t.Error("what is known is read again")
	}
	s.Now = s.Now.Add(time.Hour)
	if got := s.ImpactOf(1).Age; !strings.Contains(got, "1 h ago") {
		t.Errorf("the age is %q", got)
	}
	if e, _ := asksImpact(s.Update(LoadImpact{People: []UserID{1, 2}, Within: time.Minute})); len(e.People) != 2 {
		t.Errorf("old ones are not read again: %+v", e)
	}
}

func TestImpactCanBeStopped(t *testing.T) {
	t.Parallel()
	s := impactState(t)
	e, _ := asksImpact(s.Update(LoadImpact{People: []UserID{1}}))
	stop, ok := asksImpact(s.stopReads())
	if !ok || stop.turn().Key != e.turn().Key || stop.Seq <= e.Seq || len(stop.People) != 0 {
		t.Errorf("%+v", stop)
	}
	s.Update(ImpactLoaded{Answer: Answer{Seq: e.Seq, At: s.Now}, ID: "1", Of: []impact.Holdings{{Person: 1}}})
	if s.ImpactOf(1).Known || s.LongRead().Live() {
		t.Error("what was stopped still comes")
	}
}

func TestFailedImpactIsSaid(t *testing.T) {
	t.Parallel()
	s := impactState(t)
	e, _ := asksImpact(s.Update(LoadImpact{People: []UserID{1}}))
	s.Update(ImpactLoaded{Answer: Answer{Seq: e.Seq, At: s.Now, Err: errors.New("refused")}, ID: "1"})
	if got := s.ImpactOf(1); got.Err == nil || got.Known || got.Reading {
		t.Errorf("%+v", got)
	}
}

func TestKeptImpactIsOlder(t *testing.T) {
	t.Parallel()
	s := impactState(t)
	old := impact.Holdings{Person: 1, At: s.Now.Add(-48 * time.Hour), Goals: []impact.Goal{{ID: "g"}}}
	s.Update(KeptImpactLoaded{ID: "1", Of: []impact.Holdings{old}})
	if got := s.ImpactOf(1); !got.Known || got.Age == "" {
		t.Errorf("%+v", got)
	}
	s.DataOf("1").impact.add([]impact.Holdings{{Person: 1, At: s.Now}}, nil)
	s.Update(KeptImpactLoaded{ID: "1", Of: []impact.Holdings{old}})
	if got := s.ImpactOf(1); got.Summary.Goals != nil {
		t.Errorf("what was kept replaces what is newer: %+v", got)
	}
}
