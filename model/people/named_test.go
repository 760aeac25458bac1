package people

import (
	"slices"
	"testing"

	"cutui/clickup"
)

func TestNamed(t *testing.T) {
	t.Parallel()
	p := New([]clickup.Person{
		{ID: 1, Name: "Cleo Client", Email: "cleo@client.example"},
		{ID: 2, Name: "Cleo", Email: "cleo.two@client.example"},
		{ID: 3, Name: "Zoë Ångström", Email: "za@x.example"},
		{ID: 4, Email: "pat.pending@x.example"},
		{ID: 5, Name: "Cleopatra Ünal", Email: "cu@x.example"},
		{ID: 6, Name: "नीता", Email: "n@x.example"},
	})
	for name, want := range map[string][]clickup.UserID{
		"cleo":        {2}, // called exactly so
		"CLEO client": {1},
		"client cleo": {1},
		"cle":         {1, 2, 5},
		"zoe":         {3},
		"angstrom":    {3},
		"pending":     {4},
		"नीता":        {6},
		"client":      {1}, // no domain is a name
		"leo":         nil,
		"":            nil,
		" . ":         nil,
	} {
		var got []clickup.UserID
		for _, who := range p.Named(name) {
			got = append(got, who.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
