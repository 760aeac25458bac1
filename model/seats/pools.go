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
	Stale string    // why a forecast can't rest on it; empty: it can
}

// NoLimit is the room of seats without limit.
const NoLimit = math.MaxInt32

// Room is how many seats of a kind are free. Where ClickUp's number of empty seats
// and total − filled disagree, the smaller one counts: filled may leave people out.
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

// Free is that room as a number to show.
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

// Limited reports whether the seats have a number that ClickUp gave.
func Limited(p clickup.SeatPool) bool { return p.Filled.Known && p.Total.Known }

// Over is how many more seats are filled than there are.
func Over(p clickup.SeatPool) int {
	if !Limited(p) {
		return 0
	}
	return max(0, p.Filled.N-p.Total.N)
}
