package audit_test

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

func TestInactive(t *testing.T) {
	t.Parallel()
	since := func(s clickup.Stamp) func(*clickup.Person) { return func(p *clickup.Person) { p.Joined = s } }
	wantFindings(t, input(
		member(1, "Ines Idle", lastActive(clickup.StampOf(time.Date(2025, 10, 17, 9, 0, 0, 0, time.UTC)))),
		member(2, "New Idle", idle(61), since(daysAgo(70))),
		member(3, "No Dates", idle(61), since(clickup.Absent), func(p *clickup.Person) { p.Invited = clickup.Absent }),
		guest(4, "Quiet Guest", idle(200), since(daysAgo(1200))),
		member(5, "Just Fine", idle(60)),
		guest(6, "Fine Guest", idle(59)),
	),
		"ready medium inactive-member Ines Idle: last seen 13 months ago (17 Oct 2025), seat taken since 2024",
		"ready medium inactive-member New Idle: last seen 2 months ago (20 Sep 2026), seat taken since 11 Sep 2026",
		"ready medium inactive-member No Dates: last seen 2 months ago (20 Sep 2026)",
		"ready medium inactive-guest Quiet Guest: last seen 6 months ago (4 May 2026), guest since 2023",
	)
}

func TestInactiveByAnyNumberOfDays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ threshold, idle, want int }{
		{0, 1, 1},
		{0, 0, 0},
		{1, 1, 0},
		{1, 2, 1},
		{365, 365, 0},
		{365, 366, 1},
		{-5, 1, 1},
		{1 << 62, 5000, 0},
		{1_000_000, 5000, 0},
	} {
		in := input(member(1, "Ines Idle", idle(tt.idle)))
		in.Options.InactiveDays = tt.threshold
		if got := len(audit.Run(in).Findings); got != tt.want {
			t.Errorf("idle %d days at a threshold of %d: %d findings, want %d", tt.idle, tt.threshold, got, tt.want)
		}
	}
}

// Whatever is missing, nobody is called inactive for it.
func TestUnknownActivityIsNotInactive(t *testing.T) {
	t.Parallel()
	wantFindings(t, input(
		member(1, "Absent Anna", lastActive(clickup.Absent)),
		guest(2, "Null Nora", lastActive(clickup.Null)),
		member(3, "Future Fred", idle(-400)),
		member(4, "Nothing Known", func(p *clickup.Person) { p.Joined, p.Invited, p.LastActive = 0, 0, 0 }),
		member(5, "Null Unjoined", func(p *clickup.Person) { p.Joined, p.LastActive = clickup.Absent, clickup.Null }),
	),
		"review low never-active Null Nora: joined 2 years ago (24 Feb 2024), never active since",
		"review info unknown-activity Absent Anna: joined 2 years ago (24 Feb 2024); ClickUp does not say when they were last active",
	)
}

func TestPendingIsNotInactive(t *testing.T) {
	t.Parallel()
	seen := func(p *clickup.Person) { p.LastActive = daysAgo(900) } // a date that can't be right
	wantFindings(t, input(
		owner(1, "Olga Owner"),
		member(2, "Pat Pending", pending(45), invitedBy(1, "Olga Owner"), seen),
		guest(3, "Gus Pending", pending(15)),
		member(4, "Fresh Pending", pending(14)),
		member(5, "Future Pending", pending(-3)),
		member(6, "Undated Pending", pending(1), func(p *clickup.Person) { p.Invited = clickup.Absent }),
		member(7, "Old Pending", pending(400), func(p *clickup.Person) { p.InvitedBy = &clickup.Inviter{ID: 1, Email: "olga@northwind.example"} }),
	),
		"ready medium pending-invite gus.pending@client.example: invited 15 days ago, never joined",
		"ready medium pending-invite old.pending@northwind.example: invited 13 months ago by olga@northwind.example, never joined",
		"ready medium pending-invite pat.pending@northwind.example: invited 45 days ago by Olga Owner, never joined",
	)
}

func TestInactiveAdmin(t *testing.T) {
	t.Parallel()
	lead := func(p *clickup.Person) { p.CustomRole = &clickup.RoleRef{ID: 9, Name: "Ops Lead"} }
	in := input(
		owner(1, "Olga Owner", idle(100)),
		member(2, "Abel Admin", role(clickup.RoleAdmin), idle(100)),
		member(3, "Luc Lead", lead, idle(100)),
		member(4, "Busy Admin", role(clickup.RoleAdmin)),
		member(5, "Other Role", func(p *clickup.Person) { p.CustomRole = &clickup.RoleRef{ID: 8, Name: "Plain"} }),
	)
	in.Options.AdminShare = 1
	in.Roles = []clickup.CustomRole{{ID: 9, Inherits: clickup.RoleAdmin}, {ID: 8, Inherits: clickup.RoleMember}}
	wantFindings(t, in,
		"review high inactive-admin Abel Admin: admin, last seen 3 months ago (12 Aug 2026), seat taken since 2024",
		"review high inactive-admin Luc Lead: admin through the custom role Ops Lead, last seen 3 months ago (12 Aug 2026), seat taken since 2024",
		"protected high inactive-admin Olga Owner: owner, last seen 3 months ago (12 Aug 2026), seat taken since 2024",
	)
	if got := audit.Run(in).Summary.Counts.Admins(); got != 4 {
		t.Errorf("%d admins, want 4: the custom role counts", got)
	}
}

// Agents, people without a name or an address and unknown roles are in every
// real roster: nothing may be said of them that is not known.
func TestStrangers(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner"),
		member(-40578317, "Agent", idle(900), email(""), invitedBy(99, "Gone")),
		guest(-2, "Agent Guest", at("northwind.example"), idle(900)),
		clickup.Person{ID: 4, Role: clickup.RoleMember},
		clickup.Person{ID: 5, RoleCode: 7, Joined: daysAgo(800), LastActive: daysAgo(700), Email: "odd@northwind.example"},
		clickup.Person{ID: 6, Role: clickup.RoleGuest, Joined: daysAgo(800), LastActive: daysAgo(700)},
		clickup.Person{ID: 1 << 40, Role: clickup.RoleMember, Email: "no-at-sign"},
		clickup.Person{ID: 8, Role: clickup.RoleGuest, Email: "@"},
		clickup.Person{ID: 9, Role: clickup.RoleMember, Email: "+@northwind.example"},
	)
	in.HR = audit.ListOf("olga.owner@northwind.example", "+@northwind.example", "no-at-sign", "odd@northwind.example")
	wantFindings(t, in, "ready medium inactive-guest #6: last seen 23 months ago (20 Dec 2024), guest since 2024")
	s := audit.Run(in).Summary.Counts
	if s.People() != 9 || s.Of(seats.ClassAgent) != 2 || s.Members() != 4 || s.Guests() != 2 || s.Of(seats.ClassUnknown) != 1 {
		t.Errorf("counted %+v", s)
	}
}

func TestNewStartersAreNotNeverActive(t *testing.T) {
	t.Parallel()
	never := lastActive(clickup.Null)
	joined := func(days int) func(*clickup.Person) { return func(p *clickup.Person) { p.Joined = daysAgo(days) } }
	wantFindings(t, input(member(1, "Just Begun", never, joined(13)), member(2, "Long Here", never, joined(15))),
		"review low never-active Long Here: joined 15 days ago (5 Nov 2026), never active since")
}
