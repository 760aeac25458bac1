package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/audit"
)

func custom(id clickup.RoleID, name string) func(*clickup.Person) {
	return func(p *clickup.Person) { p.CustomRole = &clickup.RoleRef{ID: id, Name: name} }
}

func TestDiff(t *testing.T) {
	t.Parallel()
	before := audit.Snapshot{
		At: testNow.AddDate(0, 0, -30),
		People: []clickup.Person{
			owner(1, "Olga Owner"),
			guest(2, "Left Guest"),
			guest(3, "Promoted Pia"),
			member(4, "Custom Cora"),
			member(5, "Pat Pending", pending(40)),
			member(6, "Back Again", idle(300)),
			member(7, "Never Before", lastActive(clickup.Null)),
			member(8, "Gone Quiet", idle(61)),
			member(9, "Still Quiet", idle(900)),
			member(10, "Dates Vanish", idle(900)),
			member(11, "Odd Role", func(p *clickup.Person) { p.Role, p.RoleCode = clickup.RoleUnknown, 7 }),
			member(12, "Still Pending", pending(900)),
		},
		Seats: clickup.Seats{Members: pool(41, 45)},
	}
	after := audit.Snapshot{
		At: testNow,
		People: []clickup.Person{
			member(30, "Quick Joiner"),
			guest(31, "New Guest", pending(1)),
			member(12, "Still Pending", pending(900)),
			member(11, "Odd Role", func(p *clickup.Person) { p.Role, p.RoleCode = clickup.RoleUnknown, 8 }),
			member(10, "Dates Vanish", lastActive(clickup.Absent)),
			member(9, "Still Quiet", idle(900)),
			member(8, "Gone Quiet", idle(61)),
			member(7, "Never Before"),
			member(6, "Back Again"),
			member(5, "Pat Pending"),
			member(4, "Custom Cora", custom(9, "Contractor")),
			member(3, "Promoted Pia"),
			owner(1, "Olga Owner"),
		},
		Seats: clickup.Seats{Members: pool(43, 45), Guests: pool(2, 10)},
	}
	changes := audit.Diff(before, after, 60)
	var got []string
	for _, c := range changes.List {
		got = append(got, fmt.Sprintf("%s %s: %s", c.Kind, c.Person.Display(), c.Reason()))
	}
	want := []string{
		"joined new.guest@client.example: invited as guest",
		"joined Quick Joiner: joined as member",
		"left Left Guest: was guest",
		"role Custom Cora: member (Contractor), was member",
		"role Odd Role: unknown role 8, was unknown role 7",
		"role Promoted Pia: member, was guest",
		"accepted Pat Pending: joined on 24 Feb 2024 as member",
		"active Back Again: seen on 19 Nov 2026",
		"active Never Before: seen on 19 Nov 2026",
		"inactive Gone Quiet: last seen on 20 Sep 2026",
	}
	if !slices.Equal(got, want) {
		t.Errorf("changes:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	if changes.Count(audit.Joined) != 2 || changes.Count(audit.Left) != 1 {
		t.Errorf("counts: +%d −%d", changes.Count(audit.Joined), changes.Count(audit.Left))
	}
	if n, ok := changes.MembersFilled.Delta(); n != 2 || !ok {
		t.Errorf("member seats %+d %v, want +2", n, ok)
	}
	if _, ok := changes.GuestsFilled.Delta(); ok {
		t.Error("a change of guest seats is known though it was not known before")
	}
	if changes.From != before.At || changes.To != after.At {
		t.Errorf("from %v to %v", changes.From, changes.To)
	}
}

func TestDiffOfTheSame(t *testing.T) {
	t.Parallel()
	s := audit.Snapshot{At: testNow, People: roster(500)}
	if got := audit.Diff(s, s, 60); len(got.List) != 0 {
		t.Errorf("%d changes between a snapshot and itself", len(got.List))
	}
	if got := audit.Diff(audit.Snapshot{}, audit.Snapshot{}, 60); len(got.List) != 0 {
		t.Errorf("%d changes between nothing and nothing", len(got.List))
	}
}
