package audit_test

import (
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func person(role clickup.Role, email string) clickup.Person {
	return clickup.Person{ID: 1, Role: role, Email: email, Joined: clickup.Null}
}

func TestOwnDomains(t *testing.T) {
	t.Parallel()
	member := func(email string) clickup.Person { return person(clickup.RoleMember, email) }
	owner := func(email string) clickup.Person { return person(clickup.RoleOwner, email) }
	tests := map[string]struct {
		people     []clickup.Person
		configured []string
		want       []string
		why        string
	}{
		"configured wins": {
			people:     []clickup.Person{member("a@other.example")},
			configured: []string{" @Northwind.Example", "northwind.example", "northwind.test."},
			want:       []string{"northwind.example", "northwind.test"},
			why:        "configured",
		},
		"an address works as a domain": {
			configured: []string{"olga@northwind.example"},
			want:       []string{"northwind.example"},
			why:        "configured",
		},
		"free mail is never own": {
			configured: []string{"gmail.com", "northwind.example"},
			want:       []string{"northwind.example"},
			why:        "configured, without gmail.com: free mail",
		},
		"commonest": {
			people: []clickup.Person{
				owner("o@gmail.com"), member("a@gmail.com"), member("b@gmail.com"),
				person(clickup.RoleAdmin, "c@Northwind.example"), member("d@northwind.example"), member("e@agency.example"),
			},
			want: []string{"northwind.example"},
			why:  "commonest among owners, admins and members: 2 of 6",
		},
		"guests and unknown roles do not count": {
			people: []clickup.Person{
				member("a@northwind.example"),
				person(clickup.RoleGuest, "b@client.example"), person(clickup.RoleGuest, "c@client.example"),
				person(clickup.RoleUnknown, "d@client.example"), person(clickup.RoleUnknown, "e@client.example"),
			},
			want: []string{"northwind.example"},
			why:  "commonest among owners, admins and members: 1 of 1",
		},
		"a tie goes to the owner": {
			people: []clickup.Person{member("a@aaa.example"), owner("o@zzz.example")},
			want:   []string{"zzz.example"},
			why:    "commonest among owners, admins and members: 1 of 2",
		},
		"a tie without an owner goes by name": {
			people: []clickup.Person{member("a@bbb.example"), member("b@aaa.example"), member("c@ccc.example")},
			want:   []string{"aaa.example"},
			why:    "commonest among owners, admins and members: 1 of 3",
		},
		"agents and people without an address": {
			people: []clickup.Person{
				{ID: -7, Role: clickup.RoleMember, Email: "bot@agents.example"},
				{ID: -8, Role: clickup.RoleMember, Email: "bot@agents.example"},
				member(""), member(""), member("a@northwind.example"),
			},
			want: []string{"northwind.example"},
			why:  "commonest among owners, admins and members: 1 of 3",
		},
		"nothing to go by": {
			people: []clickup.Person{member("a@gmail.com"), member("")},
			why:    "no company domain among owners, admins and members",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 20 { // a map's order must not show
				got := audit.OwnDomains(tt.people, tt.configured)
				if !slices.Equal(got.List, tt.want) || got.Why != tt.why {
					t.Fatalf("OwnDomains = %v %q, want %v %q", got.List, got.Why, tt.want, tt.why)
				}
			}
		})
	}
}

func TestDomainsHas(t *testing.T) {
	t.Parallel()
	own := audit.Domains{List: []string{"northwind.example"}}
	if !own.Has("northwind.example") || own.Has("client.example") || own.Has("") || (audit.Domains{}).Has("") {
		t.Error("Has must hold for the listed domain only")
	}
	if got := (audit.Domains{}).String(); got != "none" {
		t.Errorf("String of no domains = %q", got)
	}
}

func TestFreeMail(t *testing.T) {
	t.Parallel()
	free := []string{
		"gmail.com", "googlemail.com", "outlook.com", "outlook.de", "hotmail.co.uk", "live.com.mx", "gmx.de", "gmx.net",
		"web.de", "proton.me", "protonmail.com", "icloud.com", "me.com", "yahoo.com", "yahoo.co.jp", "yahoo.com.br",
		"ymail.com", "aol.com", "qq.com", "163.com", "126.com", "yandex.ru", "yandex.com", "mail.ru", "fastmail.com", "hey.com",
	}
	for _, d := range free {
		if !audit.FreeMail(d) {
			t.Errorf("FreeMail(%q) = false", d)
		}
	}
	companies := []string{
		"", "northwind.example", "gmail.com.evil.example", "notgmail.com", "mail.gmail.com", "live.example", "outlook.agency.com",
		"yahoo", "yahoo.", "yandex-team.ru", "google.com", "microsoft.com", "apple.com", "clickup.com",
	}
	for _, d := range companies {
		if audit.FreeMail(d) {
			t.Errorf("FreeMail(%q) = true", d)
		}
	}
}
