package audit_test

import (
	"testing"

	"cutui/clickup"
)

func TestShares(t *testing.T) {
	t.Parallel()
	item := func(name string, p clickup.Permission, closed bool) clickup.SharedItem {
		ref := clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bb4x7ff"}
		return clickup.SharedItem{Ref: ref, Name: name, Permission: p, Closed: closed}
	}
	people := []clickup.Person{
		guest(1, "Alone"), guest(2, "Viewer"), guest(3, "Editor"), guest(4, "Flagged"), guest(5, "Stale"),
		guest(6, "Not Asked"), guest(7, "Unknown Shares"), member(8, "Mara Member"),
	}
	flagged := people[3]
	flagged.Rights = clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, true).With(clickup.CreateViews, false)
	in := input(people...)
	in.Guests = []clickup.Guest{
		{Person: people[0], Shared: []clickup.SharedItem{}},
		{Person: people[1], Shared: []clickup.SharedItem{item("Plan", clickup.PermissionRead, false), item("Ideas", clickup.PermissionComment, false)}},
		{Person: people[2], Shared: []clickup.SharedItem{
			item("Plan", clickup.PermissionEdit, false), item("Ideas", clickup.PermissionCreate, false), item("Notes", "", false),
		}},
		{Person: flagged, Shared: []clickup.SharedItem{item("Plan", clickup.PermissionRead, false)}},
		{Person: people[4], Shared: []clickup.SharedItem{
			item("One", clickup.PermissionRead, true), item("", clickup.PermissionRead, true), item("Three", clickup.PermissionRead, true),
			item("Four", clickup.PermissionRead, true), item("Open", clickup.PermissionRead, false),
		}},
		{Person: people[6]},
		{Person: people[7], Shared: []clickup.SharedItem{}},
		{Person: clickup.Person{ID: 99}, Shared: []clickup.SharedItem{}},
	}
	wantFindings(t, in,
		"review medium guest-unscoped Alone: is a guest, but nothing is shared with them",
		"review medium guest-elevated Editor: may change 2 of 3 shared items (edit 1, full 1)",
		"review medium guest-elevated Flagged: extra rights: edit tags, see points",
		"review low stale-share Stale: 4 of 5 shared items closed: One, task:86bb4x7ff, Three and 1 more",
	)
}
