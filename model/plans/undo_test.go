package plans

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/seats"
)

// done returns a run of a plan in which every planned step has worked. The people it
// invited have ids from 70 on.
func done(p change.Plan) change.Run {
	r := change.Run{ID: "r1", Plan: p, Phase: change.PhaseFinished, Journaled: true}
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.State != change.Planned {
			continue
		}
		s.State = change.Done
		if s.ID == 0 && (s.Op == change.OpInviteGuest || s.Op == change.OpInviteMember) {
			s.ID = clickup.UserID(70 + i)
		}
		r.Prepare(s)
	}
	return r
}

// after returns the context with the people as a run has changed them.
func after(d Context, r change.Run) Context {
	rows := slices.Clone(d.People.Rows())
	for _, step := range r.Plan.Steps {
		at := slices.IndexFunc(rows, func(p clickup.Person) bool { return p.ID == step.ID })
		switch {
		case step.State != change.Done:
		case step.Op == change.OpInviteGuest:
			rows = append(rows, clickup.Person{ID: step.ID, Email: step.Email, Role: clickup.RoleGuest, Joined: clickup.Null, Rights: step.Rights})
		case step.Op == change.OpInviteMember:
			rows = append(rows, clickup.Person{ID: step.ID, Email: step.Email, Role: clickup.RoleMember, Joined: clickup.Null})
		case step.Op == change.OpRemoveGuest || step.Op == change.OpRemoveMember:
			rows = slices.Delete(rows, at, at+1)
		case step.Op == change.OpEditGuest || step.Op == change.OpEditMember:
			edit(&rows[at], step)
		}
	}
	d.People, d.Shares = people.New(rows), nil
	return d
}

// edit applies an edit step to a person.
func edit(p *clickup.Person, s change.Step) {
	for _, right := range clickup.AllRights {
		if s.Rights.Known&right != 0 {
			p.Rights = p.Rights.With(right, s.Rights.Has(right))
		}
	}
	if s.Admin != nil && *s.Admin {
		p.Role = clickup.RoleAdmin
	}
	if s.Rename != nil {
		p.Name = *s.Rename
	}
	if s.Role != nil {
		p.CustomRole = &clickup.RoleRef{ID: *s.Role}
	}
}

func TestUndoOfARemoval(t *testing.T) {
	t.Parallel()
	d := testContext()
	run := done(Remove(d, []clickup.UserID{4, 3, 5}))
	p := Undo(after(d, run), run)
	modeltest.Same(t, modeltest.Lines(p), `
planned invite-guest pat@client.example
planned invite-member mia@northwind.example
planned invite-guest cleo@client.example
planned share cleo@client.example Zebra read`)
	if p.Undoes != "r1" || p.Seats.Member.Max != 1 || p.Seats.Guests.Max != 2 || p.Title != "Undo: "+run.Plan.Title {
		t.Errorf("%q undoes %q, %+v", p.Title, p.Undoes, p.Seats)
	}
	if want := d.People.At(3).Rights; p.Steps[2].Rights != want {
		t.Errorf("rights: %+v, want %+v", p.Steps[2].Rights, want)
	}
	if all := strings.Join(p.Warnings, "\n"); !strings.Contains(all, "e-mails 3 invitations") || !strings.Contains(all, "old id") || !strings.Contains(all, "what was shared with pat@client.example was not read") {
		t.Errorf("warnings:\n%s", all)
	}
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), `
skipped invite-guest pat@client.example (already invited, not yet accepted)
skipped invite-member mia@northwind.example (already here as member)
skipped invite-guest cleo@client.example (already a guest)
skipped share cleo@client.example Zebra read (already shared: view)`)
}

func TestUndoOfInvitations(t *testing.T) {
	t.Parallel()
	d := testContext()
	run := done(Invite(d, InviteRequest{
		Emails: []string{"n@x.example", "pat@client.example", "o@northwind.example"},
		Items:  []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionComment,
	}))
	now := after(d, run)
	undo := Undo(now, run)
	modeltest.Same(t, modeltest.Lines(undo), `
planned remove-guest o@northwind.example
planned unshare pat@client.example Zebra
planned remove-guest n@x.example`)
	if undo.Seats.Guests.Min != -1 || undo.Seats.Member.Min != -1 {
		t.Errorf("%+v", undo.Seats)
	}
	if all := strings.Join(undo.Warnings, "\n"); !strings.Contains(all, "can't be unsent") || !strings.Contains(all, "not known whether some items were shared before this run") {
		t.Errorf("warnings:\n%s", all)
	}
	undone := done(undo)
	undone.ID = "r2"
	redo := Undo(after(now, undone), undone)
	modeltest.Same(t, modeltest.Lines(redo), `
planned invite-guest n@x.example
planned share n@x.example Zebra comment
planned share pat@client.example Zebra comment
planned invite-guest o@northwind.example
planned share o@northwind.example Zebra comment`)
	if redo.Title != "Redo: "+run.Plan.Title {
		t.Errorf("%q", redo.Title)
	}
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), `
skipped remove-guest o@northwind.example (no longer in the workspace)
planned unshare pat@client.example Zebra
skipped remove-guest n@x.example (no longer in the workspace)`)
}

func TestUndoSkipsPeopleWhoseRoleChanged(t *testing.T) {
	t.Parallel()
	d := testContext()
	run := done(Invite(d, InviteRequest{Emails: []string{"n@x.example"}}))
	d.People = people.New([]clickup.Person{{ID: 70, Email: "n@x.example", Role: clickup.RoleMember}})
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), "skipped remove-guest n@x.example (is a member now)")
	d.People = people.New([]clickup.Person{{ID: 70, Email: "n@x.example", Role: clickup.RoleAdmin}})
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), "skipped remove-guest n@x.example (is an admin now)")
	d.People = people.New([]clickup.Person{{ID: 99, Email: "N@x.example", Role: clickup.RoleGuest}})
	if p := Undo(d, run); p.Steps[0].State != change.Planned || p.Steps[0].ID != 99 {
		t.Errorf("a guest who came back has a new id: %+v", p.Steps[0])
	}
	member := done(InviteMembers(testContext(), InviteMemberRequest{Emails: []string{"m@x.example"}}))
	d.People = people.New([]clickup.Person{{ID: 70, Email: "m@x.example", Role: clickup.RoleAdmin}})
	modeltest.Same(t, modeltest.Lines(Undo(d, member)), "planned remove-member m@x.example")
}

func TestUndoOfShares(t *testing.T) {
	t.Parallel()
	d := testContext()
	list := items.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "7"}, Name: "Launch"}
	run := done(Share(d, ShareRequest{Guests: []clickup.UserID{4}, Items: []items.Item{modeltest.Zebra(), list}, Permission: clickup.PermissionEdit}))
	undo := Undo(after(d, run), run)
	modeltest.Same(t, modeltest.Lines(undo), `
planned unshare cleo@client.example Launch
planned share cleo@client.example Zebra read`)
	if len(undo.Warnings) != 0 {
		t.Errorf("%q", undo.Warnings)
	}
	d.Shares[4] = []clickup.SharedItem{{Ref: modeltest.Task, Name: "Zebra", Permission: clickup.PermissionRead}}
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), `
skipped unshare cleo@client.example Launch (already so)
skipped share cleo@client.example Zebra read (already so)`)
	taken := done(Unshare(d, 4, d.Shares[4]))
	modeltest.Same(t, modeltest.Lines(Undo(after(d, taken), taken)), "planned share cleo@client.example Zebra read")
	modeltest.Same(t, modeltest.Lines(Undo(d, taken)), "skipped share cleo@client.example Zebra read (already so)")
	d.People = people.New(nil)
	modeltest.Same(t, modeltest.Lines(Undo(d, taken)), "skipped share cleo@client.example Zebra read (no longer in the workspace)")
}

func TestUndoOfEdits(t *testing.T) {
	t.Parallel()
	d := testContext()
	run := done(EditGuests(d, EditGuestRequest{
		Guests: []clickup.UserID{4}, Role: new(clickup.RoleID(7)),
		Rights: clickup.Rights{}.With(clickup.SeePoints, true).With(clickup.CreateViews, true),
	}))
	now := after(d, run)
	if p, _ := now.People.ByID(4); !p.Rights.Has(clickup.SeePoints) || p.CustomRole == nil || p.CustomRole.ID != 7 {
		t.Fatalf("the roster does not show the edit: %+v", p)
	}
	undo := Undo(now, run)
	if s := undo.Steps[0]; s.Rights.Known != clickup.SeePoints || s.Rights.Granted != 0 || s.Role == nil || *s.Role != 0 {
		t.Errorf("%+v", s)
	}
	if len(undo.Warnings) != 1 || !strings.Contains(undo.Warnings[0], "some flags stay") {
		t.Errorf("%q", undo.Warnings)
	}
	modeltest.Same(t, modeltest.Lines(Undo(d, run)), "skipped edit-guest cleo@client.example (already so)")
	named := done(EditMember(d, EditMemberRequest{Member: 3, Name: new("Mia M."), Admin: new(true)}))
	undo = Undo(after(d, named), named)
	if s := undo.Steps[0]; s.Op != change.OpEditMember || *s.Rename != "Mia Member" || *s.Admin || s.Role != nil || s.Before.BaseRole != clickup.RoleAdmin {
		t.Errorf("%+v", s)
	}
	named.Plan.Steps[0].Before = nil
	if undo = Undo(d, named); len(undo.Steps) != 0 || len(undo.Warnings) != 1 {
		t.Errorf("%+v", undo)
	}
}

func TestUndoLeavesProtectedPeopleAlone(t *testing.T) {
	t.Parallel()
	d := testContext()
	edited := done(EditGuests(d, EditGuestRequest{Guests: []clickup.UserID{4}, Rights: clickup.Rights{}.With(clickup.SeePoints, true)}))
	invited := done(Invite(d, InviteRequest{Emails: []string{"n@x.example"}}))
	now := after(after(d, edited), invited)
	now.Protected = []string{"cleo@client.example", "n@x.example"}
	modeltest.Same(t, modeltest.Lines(Undo(now, edited)), "skipped edit-guest cleo@client.example (protected by your settings)")
	p := Undo(now, invited)
	modeltest.Same(t, modeltest.Lines(p), "skipped remove-guest n@x.example (protected by your settings)")
	if len(p.Warnings) != 0 || !p.Seats.Change.Empty() {
		t.Errorf("%+v", p)
	}
}

func TestUndoOnlyDoneSteps(t *testing.T) {
	t.Parallel()
	d := testContext()
	d.Own = seats.Domains{}
	run := done(Remove(d, []clickup.UserID{4, 5, 6}))
	run.Plan.Steps[0].State, run.Plan.Steps[1].State = change.Unknown, change.Failed
	p := Undo(after(d, run), run)
	modeltest.Same(t, modeltest.Lines(p), "planned invite-guest inside@northwind.example")
	if !slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "resume it first") }) {
		t.Errorf("%q", p.Warnings)
	}
}
