package plans

import (
	"fmt"
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/address"
	"cutui/model/people"
	"cutui/model/seats"
)

func TestInviteesAreCounted(t *testing.T) {
	t.Parallel()
	people := people.New([]clickup.Person{
		{ID: 1, Email: "olga@own.example", Role: clickup.RoleOwner, Joined: 1},
		{ID: 2, Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: 1},
		{ID: 3, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null},
	})
	lines := address.Classify(
		address.ParseAddresses("olga@own.example, cleo@client.example, pat@client.example, new@x.example, NEW@x.example, in@own.example, joe@gmial.com, nobody"),
		address.ClassifyEnv{People: people, Own: seats.Domains{List: []string{"own.example"}}},
	)
	in := InviteesOf(lines, false)
	got := fmt.Sprintf("new %d guests %d members %d own %d typos %d twice %d invalid %d", in.New, in.Guests, in.Members, in.Own, in.Typos, in.Twice, in.Invalid)
	if want := "new 3 guests 2 members 1 own 1 typos 1 twice 1 invalid 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !slices.Equal(in.GuestIDs, []clickup.UserID{2, 3}) || len(in.Emails) != 6 {
		t.Errorf("guests %v, %q", in.GuestIDs, in.Emails)
	}
	if as := InviteesOf(lines, true); as.New != 3 || as.Own != 0 {
		t.Errorf("as members: %+v", as)
	}
}
