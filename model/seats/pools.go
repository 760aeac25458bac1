package seats

import (
	"math"
	"time"

	"cutui/clickup"
)

// Reading is what ClickUp said about a workspace's seats (GetWorkspaceseats).
type Reading struct {
	Seats clickup.Seats
	At    time.Time // when it was read; zero: never
	Stale string    // why it can't be used for a forecast; empty: it can
}

// NoLimit is the Room of seats without a limit.
const NoLimit = math.MaxInt32

// Room returns how many seats of a kind are free. If ClickUp's number of empty seats and
// total − filled disagree, the smaller one counts: filled may leave people out.
func Room(p clickup.SeatPool) (n int, known bool) {
	n = NoLimit
	if p.Empty.Known {
		n, known = p.Empty.N, true
	}
	if p.Filled.Known && p.Total.Known {
		n, known = min(n, p.Total.N-p.Filled.N), true
	}
	return max(0, n), known || p.Total.Unlimited || p.Empty.Unlimited && !p.Total.Known
}

// Free returns the Room as a count to show.
func Free(p clickup.SeatPool) clickup.Count {
	switch n, known := Room(p); {
	case !known:
		return clickup.Count{}
	case n == NoLimit:
		return clickup.Unlimited()
	default:
		return clickup.CountOf(n)
	}
}

// Limited reports whether ClickUp gave the numbers of filled seats and of all seats.
func Limited(p clickup.SeatPool) bool { return p.Filled.Known && p.Total.Known }

// Over returns how many more seats are filled than there are, or 0.
func Over(p clickup.SeatPool) int {
	if !Limited(p) {
		return 0
	}
	return max(0, p.Filled.N-p.Total.N)
}
