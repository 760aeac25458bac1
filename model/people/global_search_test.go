package people

import (
	"slices"
	"testing"

	"cutui/clickup"
)

func TestWhoFitsBestIsFirstFromWhicheverWorkspace(t *testing.T) {
	t.Parallel()
	olga := clickup.Person{ID: 1, Name: "Olga Owner", Email: "olga@nidle.example", Role: clickup.RoleOwner}
	places := []SearchTarget{
		{ID: "1", Name: "First", Job: Job{People: New([]clickup.Person{
			olga, {ID: 2, Name: "Ida Belle", Email: "ida@a.example", Role: clickup.RoleMember},
		})}},
		{ID: "2", Name: "Second", Job: Job{People: New([]clickup.Person{
			olga,
			{ID: 3, Name: "Ines Idle", Email: "ines@b.example", Role: clickup.RoleMember},
			{ID: 4, Name: "Idle", Email: "four@b.example", Role: clickup.RoleGuest},
		})}},
	}
	q, err := ParseQuery("idle")
	if err != nil {
		t.Fatal(err)
	}
	out, ok := GlobalQuery{Query: q, Text: "idle", Places: places}.Run(nil)
	var got []string
	for _, s := range out.People {
		got = append(got, s.Person.Name+", "+s.Place)
	}
	want := []string{"Idle, Second", "Ines Idle, Second", "Olga Owner, First", "Olga Owner, Second"}
	if !ok || !slices.Equal(got, want) || out.Total != 4 || out.In != 2 {
		t.Errorf("%v: %q, %d in %d", ok, got, out.Total, out.In)
	}
}
