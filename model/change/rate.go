package change

import "time"

// Rate is the budget of calls in the current one-minute window.
type Rate struct {
	Limit, Remaining int
	Resets           time.Time
	WaitingUntil     time.Time // zero: not waiting
}
