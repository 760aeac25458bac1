package address

import (
	"fmt"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/people"
	"cutui/model/seats"
)

const day = clickup.Stamp(24 * 60 * 60 * 1000)

func northwind() *people.People {
	active := clickup.Stamp(1_700_000_000_000)
	rows := []clickup.Person{
		{ID: 1, Name: "Olga Owner", Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: active, LastActive: active},
		{ID: 2, Name: "Abel Admin", Email: "abel@northwind.example", Role: clickup.RoleAdmin, Joined: active, LastActive: active},
		{ID: 3, Name: "Ines Idle", Email: "ines@northwind.example", Role: clickup.RoleMember, Joined: active, LastActive: active - 400*day},
		{ID: 4, Name: "Cleo Client", Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: active, LastActive: active},
		{ID: 5, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null, LastActive: clickup.Null},
		{ID: 6, Email: "mia@northwind.example", Role: clickup.RoleMember, Joined: clickup.Null, LastActive: clickup.Null},
		{ID: 8, Name: "Mia Muster", Email: "mia@münchen.example", Role: clickup.RoleGuest, Joined: active},
		{ID: 7, Name: "Rob Robot", Email: "rob@northwind.example", RoleCode: 7, Joined: active},
	}
	return people.New(rows)
}

func TestClassify(t *testing.T) {
	t.Parallel()
	env := ClassifyEnv{People: northwind(), Own: seats.Domains{List: []string{"northwind.example"}}}
	tests := []struct {
		typed string
		kind  AddressKind
		own   bool
		meant string
		note  string
	}{
		{"sam@other.example", NewAddress, false, "", "new"},
		{"CLEO@Client.example", GuestAddress, false, "", "already a guest – will only be shared with"},
		{"mia@MÜNCHEN.example", GuestAddress, false, "", "already a guest – will only be shared with"},
		{"pat@client.example", PendingGuest, false, "", "already invited as a guest – will only be shared with"},
		{"olga@northwind.example", MemberAddress, true, "", "already here as the owner – will be left out"},
		{"abel@northwind.example", MemberAddress, true, "", "already here as an admin – will be left out"},
		{"mia@northwind.example", PendingMember, true, "", "already invited as a member – will be left out"},
		{"rob@northwind.example", MemberAddress, true, "", "already here as somebody with a role that is new here – will be left out"},
		{"new@northwind.example", NewAddress, true, "", "your own domain: will be billed as a member"},
		{"joe@gmial.com", NewAddress, false, "joe@gmail.com", "did you mean gmail.com?"},
		{"joe@nortwind.example", NewAddress, false, "joe@northwind.example", "did you mean northwind.example?"},
		{"joe@northwind", InvalidAddress, false, "joe@northwind.example", "has a domain without a dot – did you mean northwind.example?"},
		{"joe@", InvalidAddress, false, "", "has no domain after the @"},
		{"joe", InvalidAddress, false, "", "is no address: it has no @"},
	}
	for _, tt := range tests {
		l := Classify(ParseAddresses(tt.typed), env)[0]
		if l.Kind != tt.kind || l.Own != tt.own || l.Meant != tt.meant || l.Note != tt.note {
			t.Errorf("%s: got %v own=%v meant=%q note=%q", tt.typed, l.Kind, l.Own, l.Meant, l.Note)
		}
		if here := l.Kind >= GuestAddress && l.Kind <= PendingMember; here != (l.Person != nil) {
			t.Errorf("%s: person is %v", tt.typed, l.Person)
		}
	}
}

func TestClassifyForMembers(t *testing.T) {
	t.Parallel()
	env := ClassifyEnv{People: northwind(), AsMember: true}
	for typed, note := range map[string]string{
		"sam@other.example":      "new – takes a member seat",
		"abel@northwind.example": "already here as an admin – will be left out",
		"mia@northwind.example":  "already invited as a member – will be left out",
		"cleo@client.example":    "already a guest – ClickUp's API can't make a member of a guest",
	} {
		if l := Classify(ParseAddresses(typed), env)[0]; l.Note != note {
			t.Errorf("%s: %q, want %q", typed, l.Note, note)
		}
	}
}

func TestDuplicatesCountOnce(t *testing.T) {
	t.Parallel()
	lines := Classify(ParseAddresses("sam@x.example, SAM@x.example, cleo, cleo"), ClassifyEnv{})
	var kinds []string
	for _, l := range lines {
		kinds = append(kinds, l.Kind.String())
	}
	if got := strings.Join(kinds, " "); got != "new duplicate invalid invalid" {
		t.Errorf("got %s", got)
	}
	if lines[1].Note != "twice in the list – counts once" {
		t.Errorf("got %q", lines[1].Note)
	}
}

func TestMeantDomain(t *testing.T) {
	t.Parallel()
	rows := []clickup.Person{{ID: 1, Email: "a@cliemt.example"}}
	for i := range 5 {
		rows = append(rows,
			clickup.Person{ID: clickup.UserID(10 + i), Email: fmt.Sprintf("p%d@client.example", i)},
			clickup.Person{ID: clickup.UserID(20 + i), Email: fmt.Sprintf("p%d@client1.example", i)},
			clickup.Person{ID: clickup.UserID(30 + i), Email: fmt.Sprintf("p%d@fieldworks.de", i)})
	}
	typos := newTypos(people.New(rows), seats.Domains{List: []string{"northwind.example"}})
	for typed, want := range map[string]string{
		"gmial.com": "gmail.com", "gmal.com": "gmail.com", "gmail.co": "gmail.com", "gmail.con": "gmail.com",
		"gmailcom": "gmail.com", "gmail": "gmail.com", "gmaill.cmo": "gmail.com", "hotmial.com": "hotmail.com",
		"outlok.com": "outlook.com", "yaho.com": "yahoo.com", "iclowd.com": "icloud.com", "protnomail.com": "protonmail.com",
		"cleint.example": "client.example", "northwnd.example": "northwind.example", "northwind.exmaple": "northwind.example",

		"gmail.com": "", "mail.com": "", "ymail.com": "", "yahoo.co.uk": "", "gmx.de": "", "gmx.dd": "", "email.com": "",
		"cliemt.example":  "", // somebody is there already
		"client2.example": "", // another number is another client
		"fieldworks.se":   "", // another country
		"fieldworks.com":  "", "love.com": "", "example.org": "", "": "", "gail.de": "",
	} {
		if got := typos.nearest(typed); got != want {
			t.Errorf("nearest(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	env := ClassifyEnv{People: northwind(), Own: seats.Domains{List: []string{"northwind.example"}}}
	for typed, want := range map[string]bool{
		"sam@other.example": false, "cleo@client.example": false, "olga@northwind.example": false,
		"new@northwind.example": true, "joe@gmial.com": true, "joe": true,
	} {
		if l := Classify(ParseAddresses(typed), env)[0]; l.Warn() != want {
			t.Errorf("%s: warns %v", typed, l.Warn())
		}
	}
}

func TestTakeMeant(t *testing.T) {
	t.Parallel()
	text := "Joe <joe@gmial.com>, mailto:joe@gmial.com?subject=x, joe@x.example"
	lines := Classify(ParseAddresses(text), ClassifyEnv{})
	want := "Joe <joe@gmail.com>, mailto:joe@gmial.com?subject=x, joe@x.example"
	if got := lines[0].TakeMeant(text); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := lines[2].TakeMeant(text); got != text {
		t.Errorf("nothing was meant, but the text is %q", got)
	}
	if got := lines[0].TakeMeant("Joe"); got != "Joe" {
		t.Errorf("the text changed since, but became %q", got)
	}
}

func BenchmarkClassify(b *testing.B) {
	env := ClassifyEnv{People: northwind(), Own: seats.Domains{List: []string{"northwind.example"}}}
	for _, n := range []int{200, 10_000} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "cleo.client%d@clientele%c%c%c.example\n", i, 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		}
		addresses := ParseAddresses(text.String())
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Classify(addresses, env)
			}
		})
	}
}

func TestAnAddressOfTwoPeople(t *testing.T) {
	t.Parallel()
	all := people.New([]clickup.Person{{ID: 7, Email: "twin@a.example", Role: clickup.RoleGuest}, {ID: 1, Email: "b@a.example"}, {ID: 15, Email: "Twin@a.example"}})
	lines := Classify(ParseAddresses("twin@a.example, b@a.example"), ClassifyEnv{People: all})
	if l := lines[0]; l.Kind != InvalidAddress || l.Note != "is the address of 2 people: #7, #15" {
		t.Errorf("%+v", l)
	}
	if l := lines[1]; l.Kind == InvalidAddress {
		t.Errorf("%+v", l)
	}
}
