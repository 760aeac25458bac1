package rollup_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit/rollup"
	"cutui/model/seats"
)

var testNow = time.Date(2026, 11, 20, 14, 2, 0, 0, time.UTC)

func TestByDomain(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{
		guest(1, "A"), guest(2, "B", at("CLIENT.example"), idle(90)), guest(3, "C", pending(90)),
		owner(4, "D"), member(5, "E", lastActive(clickup.Absent)), guest(6, "F", at("northwind.example")),
		member(7, "G", at("gmail.com"), lastActive(clickup.Null)),
		member(8, "H", email("")), member(-9, "Agent"),
		member(10, "I", at("aaa.example"), func(p *clickup.Person) { p.Role = clickup.RoleUnknown }),
	}
	got := rollup.ByDomain(people, seats.Domains{List: []string{"northwind.example"}}, testNow, 60)
	want := []rollup.DomainRow{
		{Domain: "northwind.example", Kind: rollup.OwnDomain, Tally: rollup.Tally{People: 4, Members: 2, Guests: 1}},
		{Domain: "client.example", Kind: rollup.ClientDomain, Tally: rollup.Tally{People: 3, Guests: 3, Pending: 1, Inactive: 1}},
		{Domain: "", Kind: rollup.NoDomain, Tally: rollup.Tally{People: 1, Members: 1}},
		{Domain: "aaa.example", Kind: rollup.ClientDomain, Tally: rollup.Tally{People: 1}},
		{Domain: "gmail.com", Kind: rollup.FreeMailDomain, Tally: rollup.Tally{People: 1, Members: 1}},
	}
	if !slices.Equal(got, want) {
		t.Errorf("rows:\n%+v\nwant:\n%+v", got, want)
	}
	names := []string{"client", "own", "free", "none"}
	for k, name := range names {
		if got := rollup.DomainKind(k).String(); got != name {
			t.Errorf("kind %d is %q, want %q", k, got, name)
		}
	}
}

func TestByInviter(t *testing.T) {
	t.Parallel()
	olga, gary := &clickup.Inviter{ID: 4, Name: "Olga"}, &clickup.Inviter{ID: 99, Name: "Gary Gone"}
	by := func(who *clickup.Inviter) func(*clickup.Person) { return func(p *clickup.Person) { p.InvitedBy = who } }
	people := []clickup.Person{
		guest(1, "A", by(gary)), guest(2, "B", by(olga), idle(90)), member(3, "C", by(olga), pending(3)),
		owner(4, "Olga", by(nil)), member(-9, "Agent", by(gary)),
	}
	want := []rollup.InviterRow{
		{By: gary, Tally: rollup.Tally{People: 2, Guests: 1}},
		{By: olga, Here: true, Tally: rollup.Tally{People: 2, Members: 1, Guests: 1, Pending: 1, Inactive: 1}},
		{Tally: rollup.Tally{People: 1, Members: 1}},
	}
	if got := rollup.ByInviter(people, testNow, 60); !slices.Equal(got, want) {
		t.Errorf("rows:\n%+v\nwant:\n%+v", got, want)
	}
}

func TestByRole(t *testing.T) {
	t.Parallel()
	as := func(r clickup.Role, custom string) func(*clickup.Person) {
		return func(p *clickup.Person) {
			p.Role = r
			if custom != "" {
				p.CustomRole = &clickup.RoleRef{ID: 7, Name: custom}
			}
		}
	}
	people := []clickup.Person{
		guest(1, "A"), member(2, "B"), member(3, "C", as(clickup.RoleMember, "Contractor")), owner(4, "D"),
		member(5, "E", as(clickup.RoleUnknown, "")), member(6, "F"), member(-7, "Agent"),
	}
	want := []rollup.RoleRow{
		{Role: seats.ClassOwner, Tally: rollup.Tally{People: 1, Members: 1}},
		{Role: seats.ClassMember, Tally: rollup.Tally{People: 2, Members: 2}},
		{Role: seats.ClassMember, Custom: "Contractor", Tally: rollup.Tally{People: 1, Members: 1}},
		{Role: seats.ClassGuest, Tally: rollup.Tally{People: 1, Guests: 1}},
		{Role: seats.ClassAgent, Tally: rollup.Tally{People: 1}},
		{Role: seats.ClassUnknown, Tally: rollup.Tally{People: 1}},
	}
	if got := rollup.ByRole(people, testNow, 60); !slices.Equal(got, want) {
		t.Errorf("rows:\n%+v\nwant:\n%+v", got, want)
	}
}

func TestByMonth(t *testing.T) {
	t.Parallel()
	on := func(year int, month time.Month, day, hour int) func(*clickup.Person) {
		return func(p *clickup.Person) {
			p.Joined = clickup.StampOf(time.Date(year, month, day, hour, 0, 0, 0, time.UTC))
		}
	}
	people := []clickup.Person{
		guest(1, "Late Guest", on(2026, 2, 28, 23)),
		member(2, "Early Member", on(2025, 12, 1, 0)),
		member(3, "Same Moment B", on(2026, 2, 1, 8)),
		member(4, "Same Moment A", on(2026, 2, 1, 8)),
		guest(5, "Waiting", pending(1), func(p *clickup.Person) {
			p.Invited = clickup.StampOf(time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC))
		}),
		guest(6, "Undated", pending(1), func(p *clickup.Person) { p.Invited = clickup.Absent }),
		member(7, "Unknown", func(p *clickup.Person) { p.Joined = clickup.Absent }),
		member(-8, "Agent", on(2026, 2, 1, 8)),
	}
	months := rollup.ByMonth(people)
	if len(months) != 2 {
		t.Fatalf("%d months, want 2", len(months))
	}
	feb := months[1]
	if !feb.Month.Equal(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)) || feb.Members != 2 || feb.Guests != 1 || feb.Invited != 1 {
		t.Errorf("February is %+v", feb)
	}
	var ids []clickup.UserID
	for _, e := range feb.Entries {
		ids = append(ids, e.Person.ID)
	}
	if want := []clickup.UserID{4, 3, 5, 1}; !slices.Equal(ids, want) {
		t.Errorf("February's people %v, want %v", ids, want)
	}
	if months[0].Members != 1 || len(months[0].Entries) != 1 {
		t.Errorf("December is %+v", months[0])
	}
	if got := rollup.ByMonth(nil); got != nil {
		t.Errorf("months of nobody: %v", got)
	}
}

func daysAgo(days int) clickup.Stamp { return clickup.StampOf(testNow.AddDate(0, 0, -days)) }

// member is active, joined long ago and on the own domain: nothing to find.
func member(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	p := clickup.Person{
		ID: id, Name: name, Email: strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@northwind.example",
		Role: clickup.RoleMember, RoleCode: 3, Joined: daysAgo(1000), Invited: daysAgo(1001), LastActive: daysAgo(1),
	}
	for _, c := range change {
		c(&p)
	}
	return p
}

func owner(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	return member(id, name, append([]func(*clickup.Person){role(clickup.RoleOwner)}, change...)...)
}

func guest(id clickup.UserID, name string, change ...func(*clickup.Person)) clickup.Person {
	return member(id, name, append([]func(*clickup.Person){role(clickup.RoleGuest), at("client.example")}, change...)...)
}

func role(r clickup.Role) func(*clickup.Person) {
	return func(p *clickup.Person) { p.Role, p.RoleCode = r, int32(r) }
}

func at(domain string) func(*clickup.Person) {
	return func(p *clickup.Person) {
		local, _, _ := strings.Cut(p.Email, "@")
		p.Email = local + "@" + domain
	}
}

func email(address string) func(*clickup.Person) {
	return func(p *clickup.Person) { p.Email = address }
}

func idle(days int) func(*clickup.Person) {
	return func(p *clickup.Person) { p.LastActive = daysAgo(days) }
}

func lastActive(s clickup.Stamp) func(*clickup.Person) {
	return func(p *clickup.Person) { p.LastActive = s }
}

func pending(days int) func(*clickup.Person) {
	return func(p *clickup.Person) {
		p.Name, p.Joined, p.LastActive, p.Invited = "", clickup.Null, clickup.Null, daysAgo(days)
	}
}
