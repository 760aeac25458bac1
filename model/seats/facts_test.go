package seats

import (
	"testing"

	"cutui/clickup"
)

// crew are one person of every class, and what is known of them.
func crew() ([]clickup.Person, Facts) {
	joined := clickup.Stamp(1_700_000_000_000)
	people := []clickup.Person{
		{ID: 1, Email: "olga@northwind.example", Role: clickup.RoleOwner, Joined: joined},
		{ID: 2, Email: "abel@northwind.example", Role: clickup.RoleAdmin, Joined: joined},
		{ID: 3, Email: "mia@northwind.example", Role: clickup.RoleMember, Joined: joined},
		{ID: 4, Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: joined, Rights: noFlags()},
		{ID: 5, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null, Rights: noFlags()},
		{ID: 6, Email: "inside@northwind.example", Role: clickup.RoleGuest, Joined: joined, Rights: oneFlag()},
		{ID: 7, Email: "lim@northwind.example", Role: clickup.RoleMember, RoleKey: clickup.WordOf("limited_member"), Joined: joined},
		{ID: -8, Name: "Helper", Joined: joined},
		{ID: 9, Email: "odd@northwind.example", RoleKey: clickup.WordOf("wizard"), Joined: joined},
	}
	facts := Facts{
		Rules:  Rules{Plan: "Business", Own: OwnDomains(CountDomains(people), nil)},
		Groups: map[clickup.UserID][]string{},
		Shares: map[clickup.UserID][]clickup.SharedItem{
			4: {{Permission: clickup.PermissionRead}},
			5: {{Permission: clickup.PermissionRead}, {Permission: clickup.PermissionComment}},
		},
	}
	return people, facts
}

func TestPeopleAreCountedOnce(t *testing.T) {
	t.Parallel()
	people, facts := crew()
	c := facts.Count(people)
	if c.People() != len(people) || c.Members() != 3 || c.Admins() != 2 || c.Guests() != 3 || c.Pending != 1 {
		t.Errorf("counted %+v", c)
	}
	if c.FreeGuests != 1 || c.GuestSeats() != 1 || c.MemberSeats() != 5 {
		t.Errorf("Cleo only views, Pat takes a guest seat; five take member seats: %+v", c)
	}
	sum := 0
	for _, class := range Classes() {
		sum += c.Of(class)
	}
	if sum != len(people) {
		t.Errorf("the classes have %d people", sum)
	}
}

func TestSeatsOfPeople(t *testing.T) {
	t.Parallel()
	people, facts := crew()
	want := []string{"member", "member", "member", "view-only", "guest", "limited-member", "limited-member", "agent", "unknown"}
	for i := range people {
		if got := facts.SeatOf(&people[i]).Kind.String(); got != want[i] {
			t.Errorf("%s takes the seat %s, want %s", people[i].Email, got, want[i])
		}
	}
	seen := map[string]bool{}
	for _, kind := range Kinds() {
		seen[kind.String()] = true
	}
	if len(seen) != int(Agent)+1 {
		t.Errorf("the kinds are %v", Kinds())
	}
}

func TestRolesInWords(t *testing.T) {
	t.Parallel()
	people, _ := crew()
	words := []string{"owner", "admin", "member", "guest", "guest", "guest", "limited_member", "unknown", "wizard"}
	classes := []string{"owner", "admin", "member", "guest", "guest", "guest", "limited member", "agent", "unknown"}
	for i := range people {
		p := &people[i]
		if got, class := RoleWord(p), ClassOf(p); got != words[i] || class.String() != classes[i] {
			t.Errorf("%d is called %s and counted as %s, want %s and %s", p.ID, got, class, words[i], classes[i])
		}
		if class := ClassOf(p); class.IsMember() != (i < 3) {
			t.Errorf("%s: a member: %v", class, class.IsMember())
		}
	}
}

func TestDomainsAreCountedWithoutAgents(t *testing.T) {
	t.Parallel()
	people, _ := crew()
	got := CountDomains(people)
	want := []DomainCount{{Domain: "northwind.example", All: 6, Members: 3, Owner: true}, {Domain: "client.example", All: 2}}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWhatIsSharedSaysWhoEdits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		levels []clickup.Permission
		want   Answer
	}{
		"nothing":      {nil, Unknown},
		"view":         {[]clickup.Permission{"read", "read"}, No},
		"comment":      {[]clickup.Permission{"read", "comment"}, Yes},
		"not said":     {[]clickup.Permission{"read", ""}, Unknown},
		"edit anyway":  {[]clickup.Permission{"", "edit"}, Yes},
		"create":       {[]clickup.Permission{"create"}, Yes},
		"view at last": {[]clickup.Permission{"", "read"}, Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var shared []clickup.SharedItem
			for _, level := range c.levels {
				shared = append(shared, clickup.SharedItem{Permission: level})
			}
			if got := EditsAny(shared); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAnswersAreKept(t *testing.T) {
	t.Parallel()
	for _, a := range []Answer{Yes, No, Unknown} {
		text, err := a.MarshalText()
		var back Answer
		if err != nil || back.UnmarshalText(text) != nil || back != a {
			t.Errorf("%s became %s, %v", a, back, err)
		}
	}
	odd := Yes
	if err := odd.UnmarshalText([]byte("perhaps")); err != nil || odd != Unknown {
		t.Errorf("an odd word is %s, %v", odd, err)
	}
}
