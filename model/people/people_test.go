package people

import (
	"slices"
	"testing"

	"cutui/clickup"
)

// named is a roster of people who have names only.
func named(names ...string) *People {
	rows := make([]clickup.Person, len(names))
	for i, n := range names {
		rows[i] = clickup.Person{ID: clickup.UserID(i + 1), Name: n}
	}
	return New(rows)
}

func TestPeopleAreFoundByIDAndAddress(t *testing.T) {
	t.Parallel()
	p := New([]clickup.Person{
		{ID: -40578317, Name: "Agent"},
		{ID: 5_000_000_000, Email: "Cleo@Client.example"},
		{ID: 7, Email: "kai@strasse.example", Name: "Kai"},
		{ID: 7, Email: "second@client.example", Name: "Second"},
		{ID: 8, Email: "CLEO@client.example", Name: "Also Cleo"},
	})
	if who, ok := p.ByID(-40578317); !ok || who.Name != "Agent" {
		t.Errorf("agent: %v, %v", who, ok)
	}
	if who, ok := p.ByID(7); !ok || who.Name != "Kai" {
		t.Errorf("the first of an id: %v, %v", who, ok)
	}
	if row, ok := p.RowOf(5_000_000_000); !ok || row != 1 {
		t.Errorf("row of a long id: %d, %v", row, ok)
	}
	if _, ok := p.ByID(9); ok {
		t.Error("nobody has id 9")
	}
	for _, email := range []string{"cleo@client.example", "CLEO@CLIENT.EXAMPLE", "Cleo@Client.example"} {
		if who, ok := p.ByEmail(email); !ok || who.ID != 5_000_000_000 {
			t.Errorf("%s: %v, %v", email, who, ok)
		}
	}
	if who, ok := p.ByEmail("\u212aai@\u017ftra\u017f\u017fe.example"); !ok || who.ID != 7 {
		t.Errorf("letters that differ in case only: %v, %v", who, ok)
	}
	for _, email := range []string{"", "nobody@client.example"} {
		if who, ok := p.ByEmail(email); ok {
			t.Errorf("%q: %v", email, who)
		}
	}
}

func TestNobody(t *testing.T) {
	t.Parallel()
	p := New(nil)
	if _, ok := p.ByID(1); ok || p.Len() != 0 || p.Counts() != (ViewCounts{}) || len(p.DomainRows()) != 0 {
		t.Error("an empty roster has somebody")
	}
	for _, query := range []string{"", "a", "role:guest"} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if r, ok := (Job{People: p, Query: q}).Run(nil); !ok || len(r.Rows) != 0 {
			t.Errorf("%q: %v, %v", query, r, ok)
		}
	}
}

func TestEveryoneIsFoundAmongMany(t *testing.T) {
	t.Parallel()
	rows := roster(5000)
	p := New(rows)
	for i := range rows {
		if row, ok := p.RowOf(rows[i].ID); !ok || row != int32(i) {
			t.Fatalf("id %d is in row %d, %v, want %d", rows[i].ID, row, ok, i)
		}
		if email := rows[i].Email; email != "" {
			if who, ok := p.ByEmail(email); !ok || who.Email != email {
				t.Fatalf("%s: %v, %v", email, who, ok)
			}
		}
	}
}

func TestOneIDForAll(t *testing.T) {
	t.Parallel()
	p := New(make([]clickup.Person, 50_000)) // must not take time in the square of its size
	if row, ok := p.RowOf(0); !ok || row != 0 {
		t.Errorf("got %d, %v", row, ok)
	}
}

func TestCountsAndViews(t *testing.T) {
	t.Parallel()
	p := mixedCrew()
	want := ViewCounts{All: 8, Members: 4, Guests: 3, Pending: 2, Admins: 2, Domains: 3}
	if p.Counts() != want {
		t.Errorf("counts %+v, want %+v", p.Counts(), want)
	}
	for v := ViewAll; v <= ViewAdmins; v++ {
		r, _ := Job{People: p, View: v}.Run(nil)
		if len(r.Rows) != want.Of(v) {
			t.Errorf("view %v shows %d, counts %d", v, len(r.Rows), want.Of(v))
		}
	}
	if r, _ := (Job{People: p, View: ViewDomains}).Run(nil); len(p.DomainsOf(r.Rows)) != want.Of(ViewDomains) {
		t.Errorf("the domains view shows %v", p.DomainsOf(r.Rows))
	}
}

func TestDomainRows(t *testing.T) {
	t.Parallel()
	p := New([]clickup.Person{
		{ID: 1, Email: "a@b.example", Role: clickup.RoleGuest, Joined: 1},
		{ID: 2, Email: "a@NORTHWIND.example", Role: clickup.RoleOwner, Joined: 1},
		{ID: 3, Email: "b@northwind.example", Role: clickup.RoleMember, Joined: clickup.Null},
		{ID: 4, Email: "a@a.example", Joined: 1},
		{ID: 5, Name: "Agent", Role: clickup.RoleMember},
	})
	want := []DomainRow{
		{Domain: "northwind.example", People: 2, Members: 2, Pending: 1},
		{Domain: "", People: 1, Members: 1},
		{Domain: "a.example", People: 1},
		{Domain: "b.example", People: 1, Guests: 1},
	}
	if got := p.DomainRows(); !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := p.DomainsOf([]int32{0, 2}); !slices.Equal(got, []DomainRow{want[3], {Domain: "northwind.example", People: 1, Members: 1, Pending: 1}}) {
		t.Errorf("of two people: %+v", got)
	}
	if p.Counts().Domains != 3 {
		t.Errorf("%d domains", p.Counts().Domains)
	}
	if p.DomainOf(1) != "northwind.example" {
		t.Errorf("domain of row 1: %q", p.DomainOf(1))
	}
}
