package sim

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestConcurrentCalls(t *testing.T) {
	t.Parallel()
	s, call := live(t, Options{})
	get := func(path string) {
		resp, err := call(t.Context(), "GET", path, "")
		if err != nil {
			t.Error(err)
			return
		}
		resp.Body.Close()
	}
	const each = 12
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for j := range each {
				body := fmt.Sprintf(`{"email":"many%d@d%d.example","can_edit_tags":true}`, j, i%2) // every address twice
				resp, err := call(t.Context(), "POST", calltest.Team(world.Northwind, "guest"), body)
				if err != nil {
					t.Error(err)
					continue
				}
				if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusBadRequest {
					t.Errorf("inviting: %s", resp.Status)
				}
				resp.Body.Close()
				get("/v2/team")
				get(calltest.Team(world.Northwind, "seats"))
				s.Seats(world.Northwind)
				s.Calls()
			}
		})
	}
	wg.Wait()
	if n := s.CountEffects("InviteGuestToWorkspace"); n != 2*each {
		t.Errorf("%d invitations took effect, want %d", n, 2*each)
	}
	seats := s.Seats(world.Northwind)
	if seats.Guests != seats.TotalGuests || seats.Members != 41+2*each-2 || seats.Bought != seats.Members-45 {
		t.Errorf("seats %+v", seats)
	}
	seen := map[int64]bool{}
	for _, p := range s.world.Workspace(world.Northwind).People {
		if seen[p.ID] {
			t.Errorf("id %d was given twice", p.ID)
		}
		seen[p.ID] = true
	}
}
