package model

import (
	"errors"
	"testing"
	"time"

	"cutui/model/audit"
)

func TestOldPeopleAreRefreshed(t *testing.T) {
	t.Parallel()
	s, now := loaded(t), noon
	s.Options.Refresh = 5 * time.Minute
	begun := func(after time.Duration) bool {
		s.Update(Ticked{Now: now.Add(after)})
		return len(s.Update(RefreshOld{})) > 0
	}
	at := s.Rosters.At.Sub(now)
	if begun(at + 4*time.Minute) {
		t.Error("refreshed while new")
	}
	if !begun(at+6*time.Minute) || s.Rosters.Phase != Loading {
		t.Error("not refreshed while old")
	}
	if begun(at + 12*time.Minute) {
		t.Error("refreshed while it loads")
	}
	s.Update(RosterLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: s.Now, Err: errors.New("away")}})
	if begun(at+10*time.Minute) || !begun(at+12*time.Minute) {
		t.Error("a load that failed is tried again after the interval")
	}
	s.Update(RosterLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: s.Now, Err: errors.New("away")}})
	s.Options.Refresh = 0
	if begun(at + 500*time.Minute) {
		t.Error("refreshed though it is off")
	}
	if !s.Old() {
		t.Error("hours are not old")
	}
}

func TestTheListMarksWhatIsNew(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	who := s.Roster().People.At(0)
	s.Update(Compared{ID: s.Chosen, Changes: audit.Changes{List: []audit.Change{{Kind: audit.Joined, Person: *who}, {Kind: audit.BecameInactive, Person: *s.Roster().People.At(1)}}}})
	if !s.New(who.ID) || s.New(s.Roster().People.At(1).ID) {
		t.Error("who joined is new, and who went quiet is not")
	}
	s.Update(Ticked{Now: s.Now.Add(newFor)})
	if s.New(who.ID) {
		t.Error("new for ever")
	}
}
