package change

import (
	"time"

	"cutui/clickup"
)

// Rate is the budget of calls in the current one-minute window.
type Rate struct {
	Limit, Remaining int
	Resets           time.Time
	WaitingUntil     time.Time // zero: not waiting
	Background       bool      // only background calls are waiting
}

// Low reports whether less than a fifth of the calls are left.
func (r Rate) Low() bool { return r.Limit > 0 && r.Remaining*5 < r.Limit }

// Spares reports whether more calls are left than are reserved for what the user does.
func (r Rate) Spares(now time.Time) bool {
	return r.Limit <= 0 || !r.Resets.After(now) || r.Remaining > clickup.Background.Reserve(r.Limit)
}

// callTime is how long a call usually takes.
const callTime = 400 * time.Millisecond

// assumedLimit is the number of calls a minute if ClickUp has not said it: the lowest of
// all plans.
const assumedLimit = 100

// Time estimates how long that many calls take under the rate limit, with at most atOnce
// at a time.
func (r Rate) Time(calls, atOnce int, now time.Time) time.Duration {
	busy := time.Duration((calls+atOnce-1)/atOnce) * callTime
	if r.Limit <= 0 {
		r = Rate{Limit: assumedLimit}
	}
	if !r.Resets.After(now) {
		r.Remaining, r.Resets = r.Limit, now.Add(time.Minute)
	}
	left := calls - max(0, r.Remaining)
	if left <= 0 {
		return busy
	}
	return max(busy, r.Resets.Sub(now)+time.Duration((left-1)/r.Limit)*time.Minute)
}
