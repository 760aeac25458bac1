package change

import (
	"fmt"
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/address"
	"cutui/model/audit"
	"cutui/model/people"
)

func TestGatherCountsWhatInvitingDoes(t *testing.T) {
	t.Parallel()
	people := people.New([]clickup.Person{
		{ID: 1, Email: "olga@own.example", Role: clickup.RoleOwner, Joined: 1},
		{ID: 2, Email: "cleo@client.example", Role: clickup.RoleGuest, Joined: 1},
		{ID: 3, Email: "pat@client.example", Role: clickup.RoleGuest, Joined: clickup.Null},
	})
	lines := address.Classify(
		address.ParseAddresses("olga@own.example, cleo@client.example, pat@client.example, new@x.example, NEW@x.example, in@own.example, joe@gmial.com, nobody"),
		address.ClassifyEnv{People: people, Own: audit.Domains{List: []string{"own.example"}}},
	)
	in := InviteesOf(lines, false)
	got := fmt.Sprintf("new %d guests %d members %d own %d typos %d twice %d invalid %d", in.New, in.Guests, in.Members, in.Own, in.Typos, in.Twice, in.Invalid)
	if want := "new 3 guests 2 members 1 own 1 typos 1 twice 1 invalid 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if in.Delta != (SeatDelta{Guests: 2, OwnDomain: 1}) || !slices.Equal(in.GuestIDs, []clickup.UserID{2, 3}) || len(in.Emails) != 6 {
		t.Errorf("delta %+v, guests %v, %q", in.Delta, in.GuestIDs, in.Emails)
	}
	if as := InviteesOf(lines, true); as.Delta != (SeatDelta{Members: 3}) {
		t.Errorf("as members: %+v", as.Delta)
	}
}

func TestVerdictWords(t *testing.T) {
	t.Parallel()
	known := func(filled, total int) clickup.SeatPool {
		return clickup.SeatPool{Filled: clickup.CountOf(filled), Total: clickup.CountOf(total)}
	}
	free := clickup.SeatPool{Filled: clickup.CountOf(7), Total: clickup.Unlimited()}
	for _, c := range []struct {
		seats clickup.Seats
		delta SeatDelta
		want  string
	}{
		{clickup.Seats{Members: known(41, 45), Guests: known(118, 120)}, SeatDelta{}, "Guest seats 118 of 120 taken"},
		{clickup.Seats{Members: known(41, 45), Guests: known(118, 120)}, SeatDelta{Guests: 1}, "Guest seats 118 of 120 taken: 1 fits – nothing is bought"},
		{clickup.Seats{Members: known(41, 45), Guests: known(118, 120)}, SeatDelta{Guests: 2, OwnDomain: 1}, "Guest seats 118 of 120 taken: 2 fit; 1 counts as a member, 4 member seats free – nothing is bought"},
		{clickup.Seats{Members: known(45, 45), Guests: known(119, 120)}, SeatDelta{Guests: 3}, "Guest seats 119 of 120 taken: only 1 fit; 2 count as members, 0 member seats free – this buys 2 member seats"},
		{clickup.Seats{Members: known(44, 45), Guests: known(120, 120)}, SeatDelta{Guests: 1}, "Guest seats 120 of 120 taken: none fits; 1 counts as a member, 1 member seat free – nothing is bought"},
		{clickup.Seats{Members: known(44, 45), Guests: free}, SeatDelta{Guests: 9}, "Guest seats without limit, 7 taken – nothing is bought"},
		{clickup.Seats{Guests: clickup.SeatPool{Total: clickup.Unlimited()}}, SeatDelta{Guests: 9}, "Guest seats without limit – nothing is bought"},
		{clickup.Seats{}, SeatDelta{Guests: 1}, "Guest seats unknown: ClickUp did not say – this may buy a seat"},
		{clickup.Seats{Members: known(41, 45), Guests: free}, SeatDelta{Members: 2}, "2 member seats taken, 4 member seats free – nothing is bought"},
		{clickup.Seats{Members: clickup.SeatPool{Total: clickup.Unlimited()}}, SeatDelta{Members: 2}, "2 member seats taken – nothing is bought"},
		{clickup.Seats{}, SeatDelta{OwnDomain: 1}, "1 counts as a member, member seats unknown – this may buy a seat"},
	} {
		if got := Guard(c.seats, c.delta).Words(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.delta, got, c.want)
		}
	}
}

func TestVerdictChanges(t *testing.T) {
	t.Parallel()
	seats := clickup.Seats{
		Members: clickup.SeatPool{Filled: clickup.CountOf(41), Total: clickup.CountOf(45)},
		Guests:  clickup.SeatPool{Filled: clickup.CountOf(7), Total: clickup.Unlimited()},
	}
	changes := Guard(seats, SeatDelta{Guests: 2, OwnDomain: 1}).Changes()
	if len(changes) != 2 || changes[0].Words("→") != "7 → 9, no limit" || changes[1].Words("→") != "41 → 42 of 45" {
		t.Errorf("%+v", changes)
	}
	if got := Guard(seats, SeatDelta{}).Changes(); got != nil {
		t.Errorf("without a change: %+v", got)
	}
}
