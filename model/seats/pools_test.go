package seats

import (
	"testing"

	"cutui/clickup"
)

func TestOneNumberOfFreeSeats(t *testing.T) {
	t.Parallel()
	n := clickup.CountOf
	for name, c := range map[string]struct {
		pool clickup.SeatPool
		want clickup.Count
	}{
		"said":         {pool(11, 12), n(1)},
		"not said":     {clickup.SeatPool{Filled: n(11), Total: n(12)}, n(1)},
		"contradicted": {clickup.SeatPool{Filled: n(11), Total: n(12), Empty: n(5)}, n(1)},
		"fewer":        {clickup.SeatPool{Filled: n(2), Total: n(10), Empty: n(1)}, n(1)},
		"over":         {clickup.SeatPool{Filled: n(14), Total: n(12)}, n(0)},
		"no limit":     {noLimit(3), clickup.Unlimited()},
		"no total":     {clickup.SeatPool{Filled: n(3)}, clickup.Count{}},
		"nothing":      {clickup.SeatPool{}, clickup.Count{}},
	} {
		if got := Free(c.pool); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
