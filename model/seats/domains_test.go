package seats

import (
	"slices"
	"testing"
)

func TestOwnDomains(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		counts     []DomainCount
		configured []string
		own        []string
		contested  []string
		why        string
	}{
		{
			name: "configured wins", counts: []DomainCount{{"other.example", 9, 9, true}}, configured: []string{" @Northwind.Example", "northwind.example", "northwind.test."},
			own: []string{"northwind.example", "northwind.test"}, why: "configured",
		},
		{
			name: "free mail is never own", configured: []string{"gmail.com", "olga@northwind.example"},
			own: []string{"northwind.example"}, why: "configured, without gmail.com: free mail",
		},
		{
			name: "everybody agrees", counts: []DomainCount{{"gmail.com", 50, 3, true}, {"northwind.example", 6, 2, false}, {"client.example", 5, 0, false}},
			own: []string{"northwind.example"}, why: "commonest among owners, admins and members: 2 of 5",
		},
		{
			name: "the owner is on free mail", counts: []DomainCount{{"hotmail.com", 1, 1, true}, {"mycompany.example", 11, 0, false}},
			own: []string{"mycompany.example"}, why: "commonest among all people: 11 of 12",
		},
		{
			name: "a client is larger", counts: []DomainCount{{"agency.example", 4, 4, true}, {"client.example", 9, 0, false}},
			own: []string{"agency.example"}, contested: []string{"agency.example", "client.example"},
			why: "commonest among owners, admins and members: 4 of 4; among all people client.example is, 9 of 13: which of them ClickUp takes is not known",
		},
		{
			name: "a tie goes to the members", counts: []DomainCount{{"acme.example", 1, 1, true}, {"aaa.example", 1, 0, false}},
			own: []string{"acme.example"}, why: "commonest among owners, admins and members: 1 of 1",
		},
		{
			name: "a tie of members goes to the owner", counts: []DomainCount{{"aaa.example", 1, 1, false}, {"zzz.example", 1, 1, true}},
			own: []string{"zzz.example"}, why: "commonest among owners, admins and members: 1 of 2",
		},
		{
			name: "a tie without an owner goes by name", counts: []DomainCount{{"bbb.example", 1, 1, false}, {"aaa.example", 1, 1, false}},
			own: []string{"aaa.example"}, why: "commonest among owners, admins and members: 1 of 2",
		},
		{name: "nothing to go by", counts: []DomainCount{{"gmail.com", 3, 3, true}, {"", 2, 2, false}}, why: "no company domain among the people"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := OwnDomains(tt.counts, tt.configured)
			if !slices.Equal(got.List, tt.own) || !slices.Equal(got.Contested, tt.contested) || got.Why != tt.why {
				t.Errorf("%q contested %q, %q\nwant %q contested %q, %q", got.List, got.Contested, got.Why, tt.own, tt.contested, tt.why)
			}
		})
	}
}

func TestDomainsAndAddresses(t *testing.T) {
	t.Parallel()
	d := Domains{List: []string{"northwind.example"}, Contested: []string{"client.example"}}
	for domain, want := range map[string]Place{"": NoAddress, "northwind.example": Own, "client.example": MaybeOwn, "evil-northwind.example": Outside} {
		if got := d.Place(domain); got != want {
			t.Errorf("%q: %d, want %d", domain, got, want)
		}
	}
	for email, want := range map[string]bool{"a@NORTHWIND.example": true, "a@x.northwind.example": false, "northwind.example": false, "": false} {
		if d.HasAddress(email) != want {
			t.Errorf("%q: want %v", email, want)
		}
	}
	if d.Has("") || !d.Has("northwind.example") || d.String() != "northwind.example" || (Domains{}).String() != "none" {
		t.Errorf("has or says otherwise: %v", d)
	}
}
