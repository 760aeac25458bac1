package change

import "time"

// Rate is the budget of calls in the current one-minute window.
type Rate struct {
	Limit, Remaining int
	Resets           time.Time
	WaitingUntil     time.Time // zero: not waiting
	Background       bool      // only calls wait that nobody asked for
}

// Low reports whether less than a fifth of the calls are left.
func (r Rate) Low() bool { return r.Limit > 0 && r.Remaining*5 < r.Limit }
