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
			name: "free mail where it is configured", configured: []string{"gmail.com", "olga@northwind.example"},
			own: []string{"gmail.com", "northwind.example"}, why: "configured",
		},
		{
			name: "everybody agrees", counts: []DomainCount{{"gmail.com", 4, 3, true}, {"northwind.example", 6, 2, false}, {"client.example", 5, 0, false}},
			own: []string{"northwind.example"}, why: "commonest among owners, admins and members: 2 of 5",
		},
		{
			name: "free mail is the commonest", counts: []DomainCount{{"gmail.com", 50, 3, true}, {"northwind.example", 6, 2, false}, {"client.example", 5, 0, false}},
			own: []string{"northwind.example"}, contested: []string{"northwind.example", "gmail.com"},
			why: "commonest among owners, admins and members: 2 of 5; gmail.com has 50 of all 61: whether ClickUp takes free mail for your own is not known",
		},
		{
			name: "free mail before a client", counts: []DomainCount{{"gmail.com", 9, 0, false}, {"northwind.example", 3, 3, true}, {"client.example", 5, 0, false}},
			own: []string{"northwind.example"}, contested: []string{"northwind.example", "client.example", "gmail.com"},
			why: "commonest among owners, admins and members: 3 of 3; client.example has 5 of all 17, gmail.com has 9 of all 17: which of them ClickUp takes is not known",
		},
		{
			name: "the owner is on free mail", counts: []DomainCount{{"hotmail.com", 1, 1, true}, {"mycompany.example", 11, 0, false}},
			own: []string{"mycompany.example"}, why: "commonest among all people: 11 of 12",
		},
		{
			name: "a client is larger", counts: []DomainCount{{"agency.example", 4, 4, true}, {"client.example", 9, 0, false}},
			own: []string{"agency.example"}, contested: []string{"agency.example", "client.example"},
			why: "commonest among owners, admins and members: 4 of 4; client.example has 9 of all 13: which of them ClickUp takes is not known",
		},
		{
			name: "a tie goes to the members", counts: []DomainCount{{"acme.example", 1, 1, true}, {"aaa.example", 1, 0, false}},
			own: []string{"acme.example"}, why: "commonest among owners, admins and members: 1 of 1",
		},
		{
			name: "a tie of members, more people", counts: []DomainCount{{"aaa.example", 1, 1, false}, {"zzz.example", 2, 1, true}},
			own: []string{"zzz.example"}, why: "commonest among owners, admins and members: 1 of 2",
		},
		{
			name: "a tie in everything", counts: []DomainCount{{"aaa.example", 1, 1, false}, {"zzz.example", 1, 1, true}},
			own: []string{"zzz.example"}, contested: []string{"zzz.example", "aaa.example"},
			why: "commonest among owners, admins and members: 1 of 2; aaa.example has 1 of all 2: which of them ClickUp takes is not known",
		},
		{
			name: "a tie without an owner goes by name", counts: []DomainCount{{"bbb.example", 1, 1, false}, {"aaa.example", 1, 1, false}},
			own: []string{"aaa.example"}, contested: []string{"aaa.example", "bbb.example"},
			why: "commonest among owners, admins and members: 1 of 2; bbb.example has 1 of all 2: which of them ClickUp takes is not known",
		},
		{
			name: "nothing but free mail", counts: []DomainCount{{"gmail.com", 3, 3, true}, {"", 2, 2, false}}, contested: []string{"gmail.com"},
			why: "no company domain among the people; gmail.com has 3 of all 5: whether ClickUp takes free mail for your own is not known",
		},
		{name: "nothing to go by", counts: []DomainCount{{"", 2, 2, false}}, why: "no company domain among the people"},
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
