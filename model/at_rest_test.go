package model

import (
	"reflect"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
)

func TestWhatIsLoadedAtRest(t *testing.T) {
	t.Parallel()
	const guest, member = 0, 1 // rows
	for name, c := range map[string]struct {
		row    int
		before func(*State)
		want   Effect
	}{
		"a guest":          {row: guest, want: FetchShares{}},
		"a member":         {row: member},
		"turned off":       {row: guest, before: func(s *State) { s.Options.LoadAtRest = false }},
		"known already":    {row: guest, before: func(s *State) { s.Update(LoadShares{Guest: 4}) }},
		"plan not known":   {row: guest, before: func(s *State) { s.Data().Plan = Remote[clickup.Plan]{} }},
		"few calls left":   {row: guest, before: func(s *State) { s.Rate = change.Rate{Limit: 100, Remaining: 30, Resets: glanceDay.Add(time.Minute)} }},
		"below Enterprise": {row: guest, before: func(s *State) { s.Data().Plan.Value = clickup.Plan{Name: "Business", ID: 3} }, want: LoadSurvey{}},
		"lists are known": {row: guest, before: func(s *State) {
			s.Data().Plan.Value = clickup.Plan{Name: "Business", ID: 3}
			s.Data().sweep.kept = true
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := glanceState(
				clickup.Person{ID: 4, Name: "Cleo", Email: "cleo@client.example", Role: clickup.RoleGuest},
				clickup.Person{ID: 5, Name: "Mia", Email: "mia@northwind.example", Role: clickup.RoleMember},
			)
			s.Options.LoadAtRest, s.fresh = true, true
			s.Data().Plan = Remote[clickup.Plan]{Value: clickup.Plan{Name: "Enterprise", ID: 4}, Phase: Loaded, At: glanceDay}
			if c.before != nil {
				c.before(s)
			}
			s.Update(PutCursor{Row: c.row})
			rests := s.Update(LookAt{})
			if len(rests) == 0 {
				if c.want != nil {
					t.Errorf("nothing is waited for, want %T", c.want)
				}
				return
			}
			late := s.Update(rested{})
			switch got := s.Update(rested{Gen: rests[0].(Rest).Gen}); {
			case len(late) > 0:
				t.Errorf("an earlier stop asks for %v", late)
			case c.want == nil:
				t.Errorf("%v is asked for", got)
			case len(got) != 1 || reflect.TypeOf(got[0]) != reflect.TypeOf(c.want):
				t.Errorf("%v is asked for, want %T", got, c.want)
			}
		})
	}
}
