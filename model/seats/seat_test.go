package seats

import (
	"testing"

	"cutui/clickup"
)

const (
	owner  = clickup.RoleOwner
	admin  = clickup.RoleAdmin
	member = clickup.RoleMember
	guest  = clickup.RoleGuest
)

// noFlags are the guest flags as ClickUp sends them where none is on.
func noFlags() clickup.Rights { return clickup.Rights{}.With(clickup.EditTags, false) }

func oneFlag() clickup.Rights { return noFlags().With(clickup.SeeTimeSpent, true) }

// viewing is a guest with all facts known who may only view.
func viewing(p Subject) Subject {
	p.Role, p.Flags, p.InGroup, p.Edits = guest, noFlags(), No, No
	return p
}

// TestWhoTakesWhichSeat is ClickUp's published word, case by case.
func TestWhoTakesWhichSeat(t *testing.T) {
	t.Parallel()
	const paidPlan, free = "Business", "Free Forever"
	tests := []struct {
		name   string
		plan   string
		of     Subject
		kind   Kind
		paid   Answer
		reason string
	}{
		{"owner", paidPlan, Subject{Role: owner, Place: Own}, Member, Yes, "Takes a paid member seat: role owner."},
		{"admin, invited", paidPlan, Subject{Role: admin, Pending: true}, Member, Yes, "Takes a paid member seat while the invitation stands: role admin."},
		{"member elsewhere", paidPlan, Subject{Role: member, Place: Outside}, Member, Yes, "Takes a paid member seat: role member."},
		{"plan not known", "", Subject{Role: member}, Member, Yes, "Takes a paid member seat: role member."},

		{"limited member", paidPlan, Subject{Role: guest, Key: "limited_member", Place: Own}, LimitedMember, Yes, "Takes a paid member seat: limited member."},
		{"limited member, new role", paidPlan, Subject{Code: 5, Key: "limited_member", Place: Own}, LimitedMember, Yes, "Takes a paid member seat: limited member."},
		{"limited member, invited", paidPlan, Subject{Code: 5, Key: "limited_member", Pending: true}, LimitedMember, Yes, "Takes a paid member seat while the invitation stands: limited member."},
		{"limited member, read only", paidPlan, Subject{Role: guest, Key: "limited_member_read_only", Place: Own}, ViewOnly, No, "Free: ClickUp calls them a limited member who may only view."},
		{"limited member, view only", paidPlan, Subject{Role: member, Key: "limited_member_view_only"}, ViewOnly, No, "Free: ClickUp calls them a limited member who may only view."},
		{"another view-only word", paidPlan, Subject{Code: 9, Key: "view_only"}, KindUnknown, Unknown, `Whether they take a seat is not known: ClickUp calls their role "view_only".`},

		{"guest", paidPlan, Subject{Role: guest, Place: Outside}, Guest, No, "Takes a guest seat, or none if they may only view."},
		{"guest, invited", paidPlan, Subject{Role: guest, Place: Outside, Pending: true}, Guest, No, "Takes a guest seat while the invitation stands, or none if they may only view."},
		{"guest with a flag", paidPlan, Subject{Role: guest, Place: Outside, Flags: oneFlag()}, Guest, No, "Takes a guest seat: may do more than view."},
		{"guest who edits", paidPlan, Subject{Role: guest, Place: Outside, Edits: Yes}, Guest, No, "Takes a guest seat: may do more than view."},
		{"guest in a group", paidPlan, Subject{Role: guest, Place: Outside, InGroup: Yes, Edits: No}, Guest, No, "Takes a guest seat: in a user group."},
		{"guest who views", paidPlan, viewing(Subject{Place: Outside}), ViewOnly, No, "Free: a guest who may only view."},
		{"guest, groups not known", paidPlan, Subject{Role: guest, Place: Outside, Flags: noFlags(), Edits: No}, Guest, No, "Takes a guest seat, or none if they may only view."},
		{"guest, flags not known", paidPlan, Subject{Role: guest, Place: Outside, InGroup: No, Edits: No}, Guest, No, "Takes a guest seat, or none if they may only view."},
		{"guest without address", paidPlan, Subject{Role: guest}, Guest, Unknown, "Takes a guest seat, or a member seat if on your own domain: ClickUp gave no address."},

		{"own domain", paidPlan, Subject{Role: guest, Place: Own}, LimitedMember, Yes, "Takes a paid member seat: guest on your own domain, unless they may only view."},
		{"own domain, invited", paidPlan, Subject{Role: guest, Place: Own, Pending: true}, LimitedMember, Yes, "Takes a paid member seat while the invitation stands: guest on your own domain, unless they may only view."},
		{"own domain, edits", paidPlan, Subject{Role: guest, Place: Own, Edits: Yes}, LimitedMember, Yes, "Takes a paid member seat: guest on your own domain."},
		{"own domain, views", paidPlan, viewing(Subject{Place: Own}), ViewOnly, No, "Free: on your own domain, and may only view."},
		{"perhaps own domain", paidPlan, Subject{Role: guest, Place: MaybeOwn}, Guest, Unknown, "Takes a member seat if ClickUp counts the domain as your own, else a guest seat: which is not known."},
		{"perhaps own domain, views", paidPlan, viewing(Subject{Place: MaybeOwn}), ViewOnly, No, "Free: a guest who may only view."},

		{"subtype proves nothing", paidPlan, Subject{Code: 7}, KindUnknown, Unknown, "Whether they take a seat is not known: ClickUp's role 7 is new here."},
		{"agent", paidPlan, Subject{Agent: true, Role: member}, Agent, Unknown, "An agent: ClickUp does not say whether it takes a seat."},

		{"free plan, owner", free, Subject{Role: owner, Place: Own}, FreePlan, No, "Nobody is billed on Free Forever."},
		{"free plan, own domain", free, Subject{Role: guest, Place: Own}, FreePlan, No, "Nobody is billed on Free Forever."},
		{"free plan, new role", "free forever ", Subject{Code: 7}, FreePlan, No, "Nobody is billed on Free Forever."},
		{"free plan, agent", free, Subject{Agent: true}, Agent, No, "Nobody is billed on Free Forever."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := Rules{Plan: tt.plan}.Seat(tt.of)
			if got.Kind != tt.kind || got.Paid != tt.paid || got.Reason() != tt.reason {
				t.Errorf("%v, paid %v: %q\nwant %v, paid %v: %q", got.Kind, got.Paid, got.Reason(), tt.kind, tt.paid, tt.reason)
			}
		})
	}
}

func TestCountsAddUp(t *testing.T) {
	t.Parallel()
	people := []Subject{
		{Role: owner},
		{Role: admin},
		{Role: member},
		{Role: member, Pending: true},
		{Role: guest, Place: Outside},
		{Role: guest, Place: Own},
		{Role: guest, Place: MaybeOwn},
		viewing(Subject{Place: Outside}), viewing(Subject{Place: Own}),
		{Code: 5, Key: "limited_member"},
		{Role: guest, Key: "limited_member_view_only"},
		{Agent: true, Role: member},
		{Code: 9},
	}
	var c Counts
	rules := Rules{Plan: "Unlimited"}
	for _, p := range people {
		c.Add(p, rules.Seat(p))
	}
	if c.People() != len(people) || c.Members() != 4 || c.Admins() != 2 || c.Guests() != 5 || c.Of(ClassLimited) != 2 || c.Of(ClassAgent) != 1 || c.Of(ClassUnknown) != 1 {
		t.Errorf("by class: %+v", c)
	}
	if c.Pending != 1 || c.MemberSeats() != 6 || c.GuestSeats() != 1 || c.FreeGuests != 2 || c.MaybeOwn != 1 {
		t.Errorf("of which: %+v, %d member seats, %d guest seats", c, c.MemberSeats(), c.GuestSeats())
	}
}

func TestBaseRoles(t *testing.T) {
	t.Parallel()
	roles := []clickup.CustomRole{{ID: 9001, Inherits: guest}, {ID: 9002, Inherits: admin}, {ID: 9003}}
	for _, tt := range []struct {
		name   string
		role   clickup.Role
		code   int32
		custom clickup.RoleID
		want   clickup.Role
	}{
		{"plain", member, 3, 0, member},
		{"the number is a custom role's", clickup.RoleUnknown, 9001, 0, guest},
		{"the number and the custom role", clickup.RoleUnknown, 9002, 9002, admin},
		{"a custom role that lifts", member, 3, 9002, admin},
		{"a custom role that says nothing", clickup.RoleUnknown, 9003, 9003, clickup.RoleUnknown},
		{"a guest stays one", guest, 4, 9002, guest},
		{"new to us", clickup.RoleUnknown, 7, 0, clickup.RoleUnknown},
	} {
		if got := BaseRole(tt.role, tt.code, tt.custom, roles); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
