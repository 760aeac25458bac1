package cli

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/people"
)

func TestWhoIsNamed(t *testing.T) {
	t.Parallel()
	all := people.New([]clickup.Person{
		{ID: 1, Email: "olga@acme.example"}, {ID: 7, Email: "twin@acme.example"}, {ID: 15, Email: "Twin@acme.example"},
	})
	for text, want := range map[string]struct {
		id   clickup.UserID // 0: nobody
		says string
	}{
		"olga@acme.example":        {1, ""},
		"Olga <OLGA@acme.example>": {1, ""},
		"#7":                       {7, ""},
		"15":                       {15, ""},
		"99":                       {0, ""},
		"else@acme.example":        {0, ""},
		"twin@acme.example":        {0, "twin@acme.example is the address of 2 people: #7, #15; name one by id"},
		"T <twin@acme.example>":    {0, "#7, #15"},
		"1.5":                      {0, `"1.5" is not an id: ids are whole numbers`},
		"1e3":                      {0, "ids are whole numbers"},
		"olga":                     {0, "is no address"},
	} {
		who, err := findPerson(all, text)
		switch {
		case want.says != "":
			if err == nil || !strings.Contains(err.Error(), want.says) {
				t.Errorf("%s: %v, want %q", text, err, want.says)
			}
		case err != nil || (who == nil) != (want.id == 0) || who != nil && who.ID != want.id:
			t.Errorf("%s: %+v, %v", text, who, err)
		}
	}
}
