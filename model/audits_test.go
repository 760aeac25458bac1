package model

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/people"
	"cutui/model/seats"
)

func TestFindingsOnAPersonAreFoundAgain(t *testing.T) {
	t.Parallel()
	s := guestly(t, 40)
	rows := slices.Clone(s.Rosters.Value[0].People.Rows())
	for i := range rows {
		if rows[i].Guest() { // inactive, and on an own domain: two findings
			rows[i].Email, rows[i].LastActive = strings.Replace(rows[i].Email, "client", "northwind", 1), clickup.StampOf(noon.AddDate(-1, 0, 0))
		}
	}
	s.Rosters.Value[0].People = people.New(rows)
	f := s.Data()
	f.Own = seats.Domains{List: []string{"northwind.example"}}
	for _, e := range s.audit(s.Chosen) {
		s.Update(e.(Audit).Do())
	}
	several := 0
	for i := range rows {
		var want []int32
		for n, found := range f.Report.Value.Findings {
			if found.Person != nil && found.Person.ID == rows[i].ID {
				want = append(want, int32(n))
			}
		}
		if got := f.findingsOn(rows[i].ID); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", rows[i].Display(), got, want)
		}
		if len(want) > 1 {
			several++
		}
	}
	if several == 0 || len(f.findingsOn(-1)) != 0 {
		t.Errorf("%d people with several findings", several)
	}
}
