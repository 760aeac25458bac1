package model

import "time"

// RefreshOld loads the chosen workspace again where the settings ask for that and it is old
// enough. A screen sends it now and then. It waits for nothing that is under way: a load, a
// run, or a plan that was confirmed.
type RefreshOld struct{}

func (RefreshOld) apply(s *State) []Effect {
	every := s.Options.Refresh
	switch {
	case every <= 0, s.Roster() == nil, s.Partial, s.Offline(), s.Rosters.Phase == Loading, s.Confirming(), s.Run != nil && s.Run.Live():
		return nil
	case s.Now.Sub(s.Rosters.At) < every, s.Now.Sub(s.refreshed) < every:
		return nil
	}
	s.refreshed = s.Now
	return s.reload(false)
}

// oldAge is the age from which the people may well have changed where nothing refreshes them.
const oldAge = 15 * time.Minute

// Old reports whether what is shown is older than it should be.
func (s *State) Old() bool {
	limit := oldAge
	if s.Options.Refresh > 0 {
		limit = 2 * s.Options.Refresh
	}
	return s.Rosters.Has() && s.Now.Sub(s.Rosters.At) >= limit
}
