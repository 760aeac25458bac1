package audit_test

import (
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
	"cutui/model/seats"
)

func TestInternalGuest(t *testing.T) {
	t.Parallel()
	in := input(
		guest(1, "Inside Guest", at("Northwind.Example")),
		guest(2, "Second Domain", at("northwind.test")),
		guest(3, "Outside Guest"),
		guest(4, "Look Alike", at("evil-northwind.example")),
		guest(5, "Sub Domain", at("eu.northwind.example")),
		guest(6, "No Address", email("")),
	)
	in.Own.List = append(in.Own.List, "northwind.test")
	wantFindings(t, in,
		"review high internal-guest Inside Guest: guest on northwind.example: billed as a member, unless they only view",
		"review high internal-guest Second Domain: guest on northwind.test: billed as a member, unless they only view",
	)
}

func TestExternalMember(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{
		owner(1, "Olga Owner"),
		member(2, "Greta Gmail", at("gmail.com")),
		member(3, "Andi Agency", at("agency.example")),
		member(4, "Admin Away", role(clickup.RoleAdmin), at("agency.example")),
		member(5, "No Address", email("")),
		guest(6, "Cleo Client"),
	}
	wantFindings(t, input(people...),
		"review high external-member Andi Agency: paid member on agency.example, not on your own northwind.example: could be a guest",
		"review high external-member Greta Gmail: paid member on free mail (gmail.com), not on your own northwind.example: could be a guest",
	)
	unknown := input(people...)
	unknown.Own = seats.Domains{}
	wantFindings(t, unknown)
}

func TestFreeMailAdmin(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner", at("yahoo.co.uk")),
		member(2, "Abel Admin", role(clickup.RoleAdmin), at("GMAIL.com")),
		member(3, "Good Admin", role(clickup.RoleAdmin)),
		member(4, "Agency Admin", role(clickup.RoleAdmin), at("agency.example")),
		guest(5, "Guest Gmail", at("gmail.com")),
	)
	in.Options.AdminShare = 1
	wantFindings(t, in,
		"review high free-mail-admin Abel Admin: admin on free mail (gmail.com): an address outside your control",
		"protected high free-mail-admin Olga Owner: owner on free mail (yahoo.co.uk): an address outside your control",
	)
}

func TestGuestInGroup(t *testing.T) {
	t.Parallel()
	in := input(member(1, "Mara Member"), guest(2, "Grouped Guest"), guest(3, "Often Grouped"), guest(4, "Free Guest"))
	in.Groups = []clickup.UserGroup{
		{Name: "Design", Members: []clickup.UserID{1, 2, 3}},
		{Name: "Leads", Members: []clickup.UserID{3, 77}},
		{Name: "Empty"},
		{Name: "Clients", Members: []clickup.UserID{3}},
	}
	wantFindings(t, in,
		"review medium guest-in-group Grouped Guest: guest in the user group Design: becomes a paid guest",
		"review medium guest-in-group Often Grouped: guest in the user group Design and 2 more: becomes a paid guest",
	)
}

func TestInviterGone(t *testing.T) {
	t.Parallel()
	shared := &clickup.Inviter{ID: 50, Email: "left@northwind.example"}
	by := func(i *clickup.Inviter) func(*clickup.Person) { return func(p *clickup.Person) { p.InvitedBy = i } }
	wantFindings(t, input(
		owner(1, "Olga Owner"),
		guest(2, "Fine Guest", invitedBy(1, "Olga Owner")),
		guest(3, "Orphan A", by(shared)),
		guest(4, "Orphan B", by(shared)),
		member(5, "Orphan C", invitedBy(51, "Ines Left")),
		member(6, "Orphan D", by(&clickup.Inviter{ID: 52})),
		member(7, "By Nobody", by(&clickup.Inviter{})),
		member(8, "By Agent", by(&clickup.Inviter{ID: -5, Name: "Agent"})),
	),
		"review info inviter-gone Orphan A: invited by left@northwind.example, who is no longer here",
		"review info inviter-gone Orphan B: invited by left@northwind.example, who is no longer here",
		"review info inviter-gone Orphan C: invited by Ines Left, who is no longer here",
		"review info inviter-gone Orphan D: invited by #52, who is no longer here",
	)
}

func TestLeaver(t *testing.T) {
	t.Parallel()
	in := input(
		owner(1, "Olga Owner"),
		member(2, "Lena Left"),
		member(3, "Still Here", email("Still.Here@Northwind.example")),
		guest(4, "Own Guest", at("northwind.example")),
		guest(5, "Client Guest"),
		member(6, "No Address", email("")),
		member(7, "Pat Pending", pending(2)),
	)
	in.HR = audit.ListOf(" STILL.here@northwind.example ", "own.guest@northwind.example", "")
	wantFindings(t, in,
		"review high leaver Lena Left: lena.left@northwind.example is not on the HR list of 2 people",
		"review high internal-guest Own Guest: guest on northwind.example: billed as a member, unless they only view",
		"review high leaver pat.pending@northwind.example: pat.pending@northwind.example is not on the HR list of 2 people",
		"protected high leaver Olga Owner: olga.owner@northwind.example is not on the HR list of 2 people",
	)
	in.HR = audit.ListOf("  ")
	if n := audit.Run(in).Summary.Check(audit.Leaver); n != 0 {
		t.Errorf("an empty HR list makes %d leavers, want none", n)
	}
}

// Nobody is billed on Free Forever, and people who may only view are free.
func TestFreePeopleAreNoFindings(t *testing.T) {
	t.Parallel()
	people := []clickup.Person{
		owner(1, "Olga Owner"), guest(2, "Inside Guest", at("northwind.example")), member(3, "Andi Agency", at("agency.example")),
		guest(4, "Grouped Guest"),
	}
	free := input(people...)
	free.Plan.Name = "Free Forever"
	free.Groups = []clickup.UserGroup{{Name: "Clients", Members: []clickup.UserID{4}}}
	free.Seats = clickup.Seats{Members: pool(9, 9), Guests: pool(9, 9)}
	wantFindings(t, free)

	views := input(
		owner(1, "Olga Owner"),
		guest(2, "Views Only", at("northwind.example"), flags(clickup.Rights{}.With(clickup.EditTags, false))),
		guest(3, "Reads Only", at("northwind.example"), key("limited_member_read_only")),
		guest(4, "Limited Mem", at("northwind.example"), key("limited_member")),
		guest(5, "May Edit", at("northwind.example")),
	)
	views.Groups = []clickup.UserGroup{}
	share := func(level clickup.Permission) []clickup.SharedItem {
		return []clickup.SharedItem{{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bx001"}, Permission: level}}
	}
	views.Guests = []clickup.Guest{
		{Person: views.People[1], Shared: share(clickup.PermissionRead)},
		{Person: views.People[4], Shared: share(clickup.PermissionComment)},
	}
	wantFindings(t, views,
		"review high internal-guest Limited Mem: limited member who may do more than view: billed as a member",
		"review high internal-guest May Edit: guest on northwind.example who may do more than view: billed as a member",
	)
}

func flags(r clickup.Rights) func(*clickup.Person) { return func(p *clickup.Person) { p.Rights = r } }

func key(word string) func(*clickup.Person) {
	return func(p *clickup.Person) { p.RoleKey = clickup.WordOf(word) }
}

func TestContestedDomainsFindNobody(t *testing.T) {
	t.Parallel()
	in := input(owner(1, "Olga Owner"), guest(2, "Big Client", at("client.example")), member(3, "Client Member", at("client.example")))
	in.Own = seats.Domains{List: []string{"northwind.example"}, Contested: []string{"northwind.example", "client.example"}}
	wantFindings(t, in)
}
