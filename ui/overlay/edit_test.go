package overlay_test

import (
	"testing"

	"cutui/clickup"
	changeui "cutui/ui/change"
	"cutui/ui/uitest"
)

var customRoles = []clickup.CustomRole{
	{ID: 77, Name: "Client viewer", Inherits: clickup.RoleGuest},
	{ID: 78, Name: "Team lead", Inherits: clickup.RoleMember},
	{ID: 79, Name: "Auditor", Inherits: clickup.RoleAdmin},
}

func edit(t testing.TB, w *world, ids ...clickup.UserID) *session {
	t.Helper()
	d := newSession(t, w).mark(ids...)
	o, err := changeui.NewEdit(d.env)
	if err != nil {
		t.Fatal(err)
	}
	return d.open(o)
}

func TestEditSendsOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = customRoles
	d := edit(t, w, 3, 7).shows("Edit 2 guests", "for Cleo Client, pat@client.example", "[ ] edit tags", "Client viewer").hides("Team lead")
	d.keys("down", " ", "enter").shows("Review · 2 edits", "see time spent on").hides("edit tags")
	d.keys("enter").shows("Finished")
	want := clickup.Rights{}.With(clickup.SeeTimeSpent, true)
	for _, s := range w.Sent {
		if s.Rights != want || s.Role != nil {
			t.Errorf("%s is sent %+v, role %v", s.Who(), s.Rights, s.Role)
		}
	}
	d.sent("edit-guest cleo@client.example", "edit-guest pat@client.example")
}

func TestEditClearsFlagSetsRole(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = customRoles
	d := edit(t, w, 3).shows("[✓] edit tags", "● leave as it is")
	d.keys(" ", "tab", "down", "down", "enter").shows("edit tags off, role Client viewer")
	d.keys("enter").sent("edit-guest cleo@client.example")
	if s := w.Sent[0]; s.Rights != (clickup.Rights{}).With(clickup.EditTags, false) || s.Role == nil || *s.Role != 77 {
		t.Errorf("sent %+v, role %v", s.Rights, s.Role)
	}
}

func TestUnchangedEditSendsNothing(t *testing.T) {
	t.Parallel()
	d := edit(t, newWorld(), 3).keys("enter").shows("nothing to send", "already so")
	d.keys("enter").shows("there is nothing to send").sent()
}

func TestEditMember(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = customRoles
	d := edit(t, w, 5).shows("Edit Ines Idle", "ines@northwind.example", "▸ member", "Team lead (custom)", "Auditor (custom)").hides("Client viewer")
	d.keys("down", "tab", "!", "enter").shows("Review · 1 edit", "name Ines Idle!, becomes an admin")
	d.keys("esc", "shift+tab", "up", "enter").shows("name Ines Idle!").hides("becomes an admin")
	d.keys("enter").sent("edit-member ines@northwind.example")
	if s := w.Sent[0]; s.Rename == nil || *s.Rename != "Ines Idle!" || s.Admin != nil || s.Role != nil {
		t.Errorf("sent %+v", s)
	}
}

func TestEditSaysWhyItCannot(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld()).mark(5, 8)
	if _, err := changeui.NewEdit(d.env); err == nil || err.Error() != "members are edited one at a time: clear the marks first" {
		t.Errorf("two members: %v", err)
	}
}

func TestInviteMembers(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = customRoles
	d := newSession(t, w)
	draft := &changeui.MemberDraft{}
	d.open(changeui.NewInviteMember(d.env, draft)).shows("Invite members to Northwind Studio")
	d.keys("sam@new.example, cleo@client.example, ines@northwind.example").shows(
		"new – takes a member seat", "can't make a member of a guest", "already here as a member", "Member seats 41 of 45 taken: 1 more – nothing is bought")
	d.keys("enter").shows("▸ member", "Team lead (custom)").hides("space set")
	d.keys("down", "enter").shows("Review · 1 invite", "member seats 41 → 42 of 45")
	d.keys("enter").shows("Finished").sent("invite-member sam@new.example")
	if s := w.Sent[0]; s.Admin == nil || !*s.Admin || s.Role != nil {
		t.Errorf("sent %+v", s)
	}
	if draft.Text != "" {
		t.Error("the draft is still there")
	}
}

func TestEditScreens(t *testing.T) {
	t.Parallel()
	w := newWorld()
	w.Roles = customRoles
	for _, b := range bodies {
		t.Run("guests"+b.name, func(t *testing.T) { uitest.Golden(t, edit(t, w, 3, 7).text(b.w, b.h)) })
		t.Run("member"+b.name, func(t *testing.T) { uitest.Golden(t, edit(t, w, 5).text(b.w, b.h)) })
	}
}
