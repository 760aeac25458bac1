package access_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/access"
	"cutui/model/seats"
)

func guest(id clickup.UserID, email string) clickup.Person {
	return clickup.Person{ID: id, Email: email, Role: clickup.RoleGuest}
}

func list(id, name string, people ...clickup.UserID) access.Item {
	return access.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: id}, Name: name, People: people}
}

func TestLeaks(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{
		guest(1, "cleo@client.example"), guest(2, "carl@client.example"), guest(3, "rita@rival.example"),
		guest(4, "eu@eu.client.example"), guest(5, "own@acme.example"), guest(6, "maybe@acme.test"), guest(7, "free@gmail.com"),
		{ID: 8, Email: "member@rival.example", Role: clickup.RoleMember},
		guest(9, ""),
		{ID: -4, Email: "bot@rival.example", Role: clickup.RoleGuest},
	}
	rules := access.Rules{
		Own:    seats.Domains{List: []string{"acme.example", "acme.test"}, Contested: []string{"acme.test"}},
		Shared: []string{"77", "All Hands"},
	}
	for name, c := range map[string]struct {
		item access.Item
		want string // the people of the leak
	}{
		"the odd one out":       {list("1", "Launch", 1, 2, 3), "[3]"},
		"as many of each":       {list("1", "Launch", 1, 3), "[1 3]"},
		"one client alone":      {list("1", "Launch", 1, 2), "[]"},
		"a subdomain":           {list("1", "Launch", 1, 4), "[]"},
		"own people":            {list("1", "Launch", 1, 5), "[]"},
		"perhaps own people":    {list("1", "Launch", 1, 6), "[]"},
		"free mail":             {list("1", "Launch", 1, 7), "[]"},
		"a member":              {list("1", "Launch", 1, 8), "[]"},
		"no address":            {list("1", "Launch", 1, 9), "[]"},
		"an agent":              {list("1", "Launch", 1, -4), "[]"},
		"somebody who has left": {list("1", "Launch", 1, 99), "[]"},
		"shared by id":          {list("77", "Launch", 1, 3), "[]"},
		"shared by name":        {list("1", "all hands", 1, 3), "[]"},
		"empty":                 {list("1", "Launch"), "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := rules.Leaks([]access.Item{c.item}, rules.Clients(people))
			ids := []clickup.UserID{}
			for id, leaks := range found {
				ids = append(ids, id)
				if leaks[0].Client == "" || leaks[0].People == 0 {
					t.Errorf("%d: %+v", id, leaks)
				}
			}
			slices.Sort(ids)
			if fmt.Sprint(ids) != c.want {
				t.Errorf("found %v, want %s", ids, c.want)
			}
		})
	}
}

func TestMatrixNamesOtherClients(t *testing.T) {
	t.Parallel()
	rules := access.Rules{}
	people := []clickup.Person{guest(1, "cleo@client.example"), guest(3, "rita@rival.example")}
	m := rules.Matrix([]access.Item{list("1", "Launch", 1, 3), list("2", "Site", 3)}, rules.Clients(people))
	if len(m) != 2 || m[0].Domain != "client.example" || len(m[0].Items) != 1 || fmt.Sprint(m[0].Items[0].Others) != "[rival.example]" || len(m[1].Items) != 2 || len(m[1].Items[1].Others) > 0 {
		t.Errorf("%+v", m)
	}
}

func TestSurveyGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	v := access.Survey{Lists: []access.List{
		{Item: list("1", "Old", 1), At: now.Add(-13 * time.Hour)}, {Item: list("2", "Young", 1, 2), At: now.Add(-time.Hour)}, {Item: list("3", "Gone", 1), At: now},
	}}
	v.Replace([]access.Item{list("2", "Younger"), list("1", "Old"), list("4", "New")}, now)
	if got := fmt.Sprint(v.Unread(now, 12*time.Hour)); got != "[1 2]" {
		t.Errorf("unread %s", got)
	}
	if got := v.OnLists(2); len(got) != 1 || got[0].Name != "Younger" {
		t.Errorf("%+v", got)
	}
	if n, oldest := v.Read(); n != 2 || !oldest.Equal(now.Add(-13*time.Hour)) {
		t.Errorf("%d read, the oldest %s", n, oldest)
	}
}

func TestSharedItemsJoinTheLists(t *testing.T) {
	t.Parallel()
	one, two := list("1", "Launch", 5), access.Item{}
	two.Ref = clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}
	items := access.WithShared([]access.Item{one}, []clickup.Guest{
		{Person: guest(5, ""), Shared: []clickup.SharedItem{{Ref: one.Ref}, {Ref: two.Ref, Name: "Zebra"}}}, {Person: guest(6, ""), Shared: []clickup.SharedItem{{Ref: one.Ref}}},
	})
	if len(items) != 2 || fmt.Sprint(items[0].People, items[1].People) != "[5 6] [5]" || items[1].Name != "Zebra" || len(one.People) != 1 {
		t.Errorf("%+v", items)
	}
}
