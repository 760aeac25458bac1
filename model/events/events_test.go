package events_test

import (
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/events"
	"cutui/model/seats"
)

var (
	from = time.Date(2026, 11, 16, 14, 0, 0, 0, time.UTC)
	to   = time.Date(2026, 11, 16, 14, 30, 0, 0, time.UTC)
	boss = &clickup.Inviter{ID: 9, Name: "Max"}
)

func person(id clickup.UserID, name string, role clickup.Role) clickup.Person {
	return clickup.Person{
		ID: id, Name: name, Email: strings.ToLower(name) + "@acme.example", Role: role, RoleCode: int32(role), InvitedBy: boss,
		Joined: clickup.StampOf(from), LastActive: clickup.StampOf(from),
	}
}

func pending(p clickup.Person) clickup.Person {
	p.Joined, p.LastActive = clickup.Null, clickup.Null
	return p
}

func outside(p clickup.Person) clickup.Person {
	p.Email = strings.ToLower(p.Name) + "@client.example"
	return p
}

func filled(n, of int) clickup.Seats {
	return clickup.Seats{Members: clickup.SeatPool{Filled: clickup.CountOf(n), Total: clickup.CountOf(of)}}
}

func between(before, after audit.Snapshot, prices seats.Prices) []events.Event {
	before.At, after.At = from, to
	return events.Of(events.Input{
		Workspace: "1", Name: "Acme", Changes: audit.Diff(before, after, 60), Prices: prices,
		Facts: seats.Facts{Rules: seats.Rules{Plan: "Business", Own: seats.Domains{List: []string{"acme.example"}}}, Groups: map[clickup.UserID][]string{}},
	})
}

func words(all []events.Event) string {
	var out []string
	for i := range all {
		out = append(out, all[i].Kind.String()+": "+all[i].Words())
	}
	return strings.Join(out, "\n")
}

func TestWhatIsTold(t *testing.T) {
	t.Parallel()
	olga, admin, member, guest := person(1, "Olga", clickup.RoleOwner), person(2, "Ada", clickup.RoleAdmin), person(3, "Mara", clickup.RoleMember), outside(person(4, "Cleo", clickup.RoleGuest))
	lifted, lowered, accepted := guest, admin, pending(outside(person(5, "Pat", clickup.RoleGuest)))
	lifted.Role, lifted.RoleCode = clickup.RoleMember, 3
	lowered.Role, lowered.RoleCode = clickup.RoleMember, 3
	joined := accepted
	joined.Joined = clickup.StampOf(to)
	quiet := member
	quiet.LastActive = clickup.StampOf(from.AddDate(0, 0, -90))
	prices := seats.Prices{Member: 19, Currency: "$", Renewal: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)}
	for name, tt := range map[string]struct {
		before, after audit.Snapshot
		prices        seats.Prices
		want          string
	}{
		"nothing": {audit.Snapshot{People: []clickup.Person{olga, member}, Seats: filled(2, 5)}, audit.Snapshot{People: []clickup.Person{olga, quiet}, Seats: filled(2, 5)}, prices, ""},
		"two members and the seats they buy": {
			audit.Snapshot{People: []clickup.Person{olga}, Seats: filled(1, 1)},
			audit.Snapshot{People: []clickup.Person{olga, member, pending(admin)}, Seats: filled(3, 3)},
			prices,
			"joined: ada@acme.example was invited as admin, invited by Max; takes a paid member seat, $19 a month\n" +
				"joined: mara@acme.example joined as member, invited by Max; takes a paid member seat, $19 a month\n" +
				"seat-bought: 2 paid seats since 14:00: ada@acme.example, mara@acme.example, invited by Max: $38 a month, about $18 now (prorated to 1 Dec 2026, by your prices)",
		},
		"lifted, lowered, accepted, gone": {
			audit.Snapshot{People: []clickup.Person{olga, admin, guest, accepted, member}, Seats: filled(3, 5)},
			audit.Snapshot{People: []clickup.Person{olga, lowered, lifted, joined}, Seats: filled(3, 5)},
			seats.Prices{},
			"left: mara@acme.example left: was member\nrole-up: cleo@client.example is member now, was guest; takes a paid member seat\n" +
				"role-down: ada@acme.example is member now, was admin\naccepted: pat@client.example accepted the invitation, as guest, invited by Max",
		},
		"guests, own ones too": {
			audit.Snapshot{People: []clickup.Person{olga}, Seats: filled(1, 1)},
			audit.Snapshot{People: []clickup.Person{olga, guest, person(6, "Ida", clickup.RoleGuest)}, Seats: filled(2, 1)},
			seats.Prices{},
			"guest-added: cleo@client.example joined as guest, invited by Max\nguest-added: ida@acme.example joined as guest, invited by Max; takes a paid member seat\n" +
				"over: 1 member seat is more filled than there are",
		},
		"over before, too": {audit.Snapshot{Seats: filled(3, 2)}, audit.Snapshot{Seats: filled(4, 2)}, prices, ""},
		"seats not said":   {audit.Snapshot{Seats: filled(3, 3)}, audit.Snapshot{}, prices, ""},
		"fewer seats":      {audit.Snapshot{Seats: filled(3, 5)}, audit.Snapshot{Seats: filled(3, 4)}, prices, ""},
		"bought by nobody": {audit.Snapshot{Seats: filled(3, 3)}, audit.Snapshot{Seats: filled(3, 4)}, seats.Prices{}, "seat-bought: 1 paid seat since 14:00"},
	} {
		if got := words(between(tt.before, tt.after, tt.prices)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

func TestIdsAreTheSameAgain(t *testing.T) {
	t.Parallel()
	after := audit.Snapshot{People: []clickup.Person{person(1, "Olga", clickup.RoleOwner), outside(person(4, "Cleo", clickup.RoleGuest))}, Seats: filled(1, 2)}
	first, again := between(audit.Snapshot{Seats: filled(1, 1)}, after, seats.Prices{}), between(audit.Snapshot{Seats: filled(1, 1)}, after, seats.Prices{})
	seen := map[string]bool{}
	for i := range first {
		if seen[first[i].ID] || first[i].ID != again[i].ID || first[i].ID == "" {
			t.Errorf("%s: id %q, then %q", first[i].Kind, first[i].ID, again[i].ID)
		}
		seen[first[i].ID] = true
	}
}

func TestKindsAreNamed(t *testing.T) {
	t.Parallel()
	got, err := events.ParseKinds(append(events.Names(), " Joined"))
	if err != nil || len(got) != len(events.Kinds())+1 || got[len(got)-1] != events.Joined {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := events.ParseKinds([]string{"inactive"}); err == nil || !strings.Contains(err.Error(), "seat-bought") {
		t.Errorf("%v", err)
	}
	if _, found := events.Any(nil, got); found {
		t.Error("found in nothing")
	}
}
