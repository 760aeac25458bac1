package model

import (
	"testing"

	"cutui/clickup"
)

func TestStartsLeaveCallsToTheUser(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	for _, e := range s.Update(Boot{}) {
		switch e.(type) {
		case FetchMe, FetchRosters:
			if p := PriorityOf(e); p != clickup.Background {
				t.Errorf("%T has priority %d", e, p)
			}
		}
	}
	for _, e := range []Effect{SendStep{}, FetchItem{}, FetchSeats{}} {
		if p := PriorityOf(e); p != clickup.Urgent {
			t.Errorf("%T has priority %d", e, p)
		}
	}
	for _, e := range []Effect{FetchShares{}, FetchItems{}} {
		if p := PriorityOf(e); p != clickup.Asked {
			t.Errorf("%T has priority %d", e, p)
		}
	}
}
