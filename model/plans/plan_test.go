package plans

import (
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/seats"
)

var sendDay = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func testContext() Context {
	p := modeltest.People()
	return Context{
		Workspace: "333", Name: "Northwind", People: p, Caller: 2,
		Seats:  seats.Reading{Seats: modeltest.Seats()},
		Own:    seats.OwnDomains(seats.CountDomains(p.Rows()), []string{"northwind.example"}),
		Shares: modeltest.Shares(),
	}
}

func TestPlanInvitesDifferently(t *testing.T) {
	t.Parallel()
	list := items.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "7"}, Name: "Launch"}
	p := Invites(testContext(), []InviteRequest{
		{Emails: []string{"new@else.example"}, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionRead},
		{Emails: []string{"guest@northwind.example"}, Rights: clickup.Rights{}.With(clickup.EditTags, true)},
		{Emails: []string{"New@else.example", "cleo@client.example"}, Items: []items.Item{list, modeltest.Zebra()}, Permission: clickup.PermissionEdit},
	})
	modeltest.Same(t, modeltest.Lines(p), `
planned invite-guest new@else.example
planned share new@else.example Zebra read
planned invite-guest guest@northwind.example
planned share new@else.example Launch edit
skipped invite-guest cleo@client.example (already a guest)
planned share cleo@client.example Launch edit
planned share cleo@client.example Zebra edit (changes view to edit)`)
	if p.Title != "Invite 2 guests, share 2 items" || p.Seats.Headline() != "nothing is bought" || p.Seats.Member.Max != 1 {
		t.Errorf("%s, seats: %+v", p.Title, p.Seats)
	}
	if want := "ClickUp e-mails 2 invitations; that can't be unsent"; len(p.Warnings) != 1 || p.Warnings[0] != want {
		t.Errorf("warnings: %q", p.Warnings)
	}
}

func TestPlanInvite(t *testing.T) {
	t.Parallel()
	p := Invite(testContext(), InviteRequest{
		Emails:     []string{"new@else.example", "NEW@else.example", "cleo@client.example", "mia@northwind.example", "pat@client.example", "guest@northwind.example"},
		Items:      []items.Item{modeltest.Zebra()},
		Permission: clickup.PermissionRead,
	})
	modeltest.Same(t, modeltest.Lines(p), `
planned invite-guest new@else.example
planned share new@else.example Zebra read
skipped invite-guest cleo@client.example (already a guest)
skipped share cleo@client.example Zebra read (already shared: view)
skipped invite-guest mia@northwind.example (already a member: share with them in ClickUp)
skipped invite-guest pat@client.example (already invited, not yet accepted)
planned share pat@client.example Zebra read
planned invite-guest guest@northwind.example
planned share guest@northwind.example Zebra read`)
	if p.Seats.Sentence() != "nothing is bought; no new seat is taken" {
		t.Errorf("seats: %+v", p.Seats)
	}
	if p.Calls() != 5 {
		t.Errorf("%d calls, want 5", p.Calls())
	}
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0], "2 invitations") {
		t.Errorf("warnings: %q", p.Warnings)
	}
	if typed, _ := p.Confirm(); typed != "" {
		t.Errorf("asks to type %q for a plan that buys nothing", typed)
	}
}

func TestPlanInviteThatBuysAsks(t *testing.T) {
	t.Parallel()
	d := testContext()
	d.Seats = seats.Reading{Seats: clickup.Seats{Members: modeltest.Pool(5, 5), Guests: modeltest.Pool(3, 3)}}
	p := Invite(d, InviteRequest{Emails: []string{"a@x.example", "b@x.example"}, Rights: clickup.Rights{}.With(clickup.EditTags, true)})
	if typed, reason := p.Confirm(); typed != "buy 2 seats" || !strings.Contains(reason, "buys 1 to 2 member seats") {
		t.Errorf("asks for %q because %q", typed, reason)
	}
	d.Seats = seats.Reading{}
	p = Invite(d, InviteRequest{Emails: []string{"a@x.example"}})
	if typed, _ := p.Confirm(); typed != "unknown seats" {
		t.Errorf("unknown seats ask for %q", typed)
	}
}

func TestPlanShare(t *testing.T) {
	t.Parallel()
	p := Share(testContext(), ShareRequest{Guests: []clickup.UserID{4, 3, 99}, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionEdit})
	modeltest.Same(t, modeltest.Lines(p), `
planned share cleo@client.example Zebra edit (changes view to edit)
skipped share mia@northwind.example Zebra edit (is a member, not a guest: share with them in ClickUp)`)
	if p.Steps[0].Before.Permission != clickup.PermissionRead {
		t.Error("the level there was is not recorded")
	}
}

func TestPlanEditGuestsSendsOnlyWhatChanges(t *testing.T) {
	t.Parallel()
	want := clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, true).With(clickup.SeeTimeSpent, false)
	p := EditGuests(testContext(), EditGuestRequest{Guests: []clickup.UserID{4}, Rights: want})
	got := p.Steps[0].Rights
	if got.Known != clickup.SeePoints|clickup.SeeTimeSpent || !got.Has(clickup.SeePoints) || got.Has(clickup.SeeTimeSpent) {
		t.Errorf("sends %+v", got)
	}
	same2 := EditGuests(testContext(), EditGuestRequest{Guests: []clickup.UserID{4}, Rights: clickup.Rights{}.With(clickup.EditTags, true)})
	modeltest.Same(t, modeltest.Lines(same2), "skipped edit-guest cleo@client.example (already so)")
}

func TestPlanRemove(t *testing.T) {
	t.Parallel()
	p := Remove(testContext(), []clickup.UserID{1, 2, 3, 4, 6})
	modeltest.Same(t, modeltest.Lines(p), `
skipped remove-member olga@northwind.example (the owner can't be removed)
skipped remove-member abel@northwind.example (this is you)
planned remove-member mia@northwind.example
planned remove-guest cleo@client.example
planned remove-guest inside@northwind.example`)
	if p.Seats.Sentence() != "seats are given back" || p.Seats.Member != (seats.Range{Min: -2, Max: -1}) || p.Seats.Guests != (seats.Range{Min: -1, Max: -1}) {
		t.Errorf("gives back %+v", p.Seats)
	}
	if typed, _ := p.Confirm(); typed != "3 people" {
		t.Errorf("asks for %q", typed)
	}
	if b := p.Steps[3].Before; !b.SharesRead || len(b.Shared) != 1 {
		t.Errorf("recorded before removal: %+v", b)
	}
}

func TestProtectedPeopleAreLeftAlone(t *testing.T) {
	t.Parallel()
	d := testContext()
	d.Protected = []string{"CLEO@client.example", "3"}
	yes := true
	modeltest.Same(t, modeltest.Lines(Remove(d, []clickup.UserID{4, 3, 5})), `
skipped remove-guest cleo@client.example (protected by your settings)
skipped remove-member mia@northwind.example (protected by your settings)
planned remove-guest pat@client.example`)
	modeltest.Same(t, modeltest.Lines(EditGuests(d, EditGuestRequest{Guests: []clickup.UserID{4}, Rights: clickup.Rights{}.With(clickup.CreateViews, true)})),
		"skipped edit-guest cleo@client.example (protected by your settings)")
	modeltest.Same(t, modeltest.Lines(EditMember(d, EditMemberRequest{Member: 3, Admin: &yes})),
		"skipped edit-member mia@northwind.example (protected by your settings)")
}

func TestUnshareSkipsWhatIsNotShared(t *testing.T) {
	t.Parallel()
	list := clickup.SharedItem{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "7"}, Name: "Launch"}
	task := clickup.SharedItem{Ref: modeltest.Task, Name: "Zebra", Permission: clickup.PermissionRead}
	modeltest.Same(t, modeltest.Lines(Unshare(testContext(), 4, []clickup.SharedItem{task, list})), `
planned unshare cleo@client.example Zebra
skipped unshare cleo@client.example Launch (not shared)`)
	modeltest.Same(t, modeltest.Lines(Unshare(testContext(), 5, []clickup.SharedItem{list})), "planned unshare pat@client.example Launch")
}

func TestPresetsGoFromLeastToMost(t *testing.T) {
	t.Parallel()
	all := DefaultPresets()
	if first := all[0]; first.Rights.Known != 0 || first.Permission != clickup.PermissionRead {
		t.Errorf("the default gives %+v", first)
	}
	if last := all[len(all)-1]; last.Rights.Granted == 0 || last.Permission == clickup.PermissionRead {
		t.Errorf("the last gives %+v", last)
	}
	names := map[string]bool{}
	for _, p := range all {
		if names[p.Name] || p.Name == "" {
			t.Errorf("the name %q is no name for one", p.Name)
		}
		names[p.Name] = true
	}
}
