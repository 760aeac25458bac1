package change

import (
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/items"
)

func TestPlansSayWhomTheyMayMakePaid(t *testing.T) {
	t.Parallel()
	tags := clickup.Rights{}.With(clickup.CreateViews, true)
	const grouped = "pat@client.example is in the user group Clients: a guest in a group is a paid guest, even one who only views"
	for name, c := range map[string]struct {
		plan func(Context) Plan
		want []string
	}{
		"more for a guest who only views": {
			func(d Context) Plan {
				return PlanEditGuests(d, EditGuestRequest{Guests: []clickup.UserID{6}, Rights: tags})
			},
			[]string{"Inside Guest only views, as far as is known: a guest who may do more takes a seat"},
		},
		"more for a guest who may do something": {
			func(d Context) Plan {
				return PlanEditGuests(d, EditGuestRequest{Guests: []clickup.UserID{4}, Rights: tags})
			}, nil,
		},
		"less for a guest in a group": {
			func(d Context) Plan {
				return PlanEditGuests(d, EditGuestRequest{Guests: []clickup.UserID{5}, Rights: clickup.Rights{}.With(clickup.EditTags, false)})
			},
			[]string{grouped},
		},
		"nothing is sent": {
			func(d Context) Plan { return PlanEditGuests(d, EditGuestRequest{Guests: []clickup.UserID{5}}) }, nil,
		},
		"share as view": {
			func(d Context) Plan {
				return PlanShare(d, ShareRequest{Guests: []clickup.UserID{5, 6}, Items: []items.Item{zebra()}, Permission: clickup.PermissionRead})
			},
			[]string{grouped},
		},
		"share as edit, twice": {
			func(d Context) Plan {
				other := items.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "7"}, Name: "Launch"}
				return PlanShare(d, ShareRequest{Guests: []clickup.UserID{5, 6}, Items: []items.Item{zebra(), other}, Permission: clickup.PermissionEdit})
			},
			[]string{grouped, "Inside Guest only views, as far as is known: a guest who may do more takes a seat"},
		},
		"invite somebody who is there": {
			func(d Context) Plan {
				return PlanInvite(d, InviteRequest{Emails: []string{"pat@client.example", "new@x.example"}, Items: []items.Item{zebra()}, Permission: clickup.PermissionRead})
			},
			[]string{grouped, "ClickUp e-mails 1 invitation; that can't be unsent"},
		},
	} {
		d := testDesk()
		d.Groups = map[clickup.UserID][]string{5: {"Clients"}, 2: {"Clients"}}
		if got := c.plan(d).Warnings; !slices.Equal(got, c.want) {
			t.Errorf("%s: warns\n%q, want\n%q", name, got, c.want)
		}
	}
}

func TestWhatIsSharedTellsWhoOnlyViews(t *testing.T) {
	t.Parallel()
	d := testDesk()
	d.Groups = map[clickup.UserID][]string{4: {"A"}, 5: {"B"}}
	all := []clickup.UserID{4, 5, 6}
	p := PlanShare(d, ShareRequest{Guests: all, Items: []items.Item{zebra()}, Permission: clickup.PermissionEdit})
	want := []string{
		"Cleo Client and 1 more are in user groups: a guest in a group is a paid guest, even one who only views",
		"Inside Guest only views, as far as is known: a guest who may do more takes a seat",
	}
	if !slices.Equal(p.Warnings, want) {
		t.Errorf("warns %q", p.Warnings)
	}
	d.Groups = nil
	d.Seats.Guests.Total = clickup.Unlimited()
	if p = PlanShare(d, ShareRequest{Guests: all, Items: []items.Item{zebra()}, Permission: clickup.PermissionEdit}); len(p.Warnings) > 0 {
		t.Errorf("warns of seats that are unlimited: %q", p.Warnings)
	}
	d.Seats = testDesk().Seats
	d.Shares[6] = []clickup.SharedItem{{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "7"}, Permission: clickup.PermissionComment}}
	if p = PlanShare(d, ShareRequest{Guests: []clickup.UserID{6}, Items: []items.Item{zebra()}, Permission: clickup.PermissionEdit}); len(p.Warnings) > 0 {
		t.Errorf("warns of somebody who comments already: %q", p.Warnings)
	}
}
