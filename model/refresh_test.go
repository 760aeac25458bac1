package model

import (
	"errors"
	"testing"
	"time"
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
