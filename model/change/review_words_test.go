package change_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/plans"
)

var reviewRoles = []clickup.CustomRole{{ID: 7, Name: "Client viewer", Inherits: clickup.RoleGuest}, {ID: 8, Name: "Super", Inherits: clickup.RoleAdmin}}

// randomPlan is a plan of some kind, with everything in it that a form or a file can ask
// for.
func randomPlan(r *rand.Rand, d plans.Context) change.Plan {
	some := func() bool { return r.IntN(2) == 0 }
	role := []clickup.RoleID{0, 7, 8, 99}[r.IntN(4)]
	var rights clickup.Rights
	for _, right := range clickup.AllRights {
		if some() {
			rights = rights.With(right, some())
		}
	}
	var shared []items.Item
	for i, kind := range []clickup.ItemKind{clickup.TaskItem, clickup.ListItem, clickup.FolderItem} {
		if some() {
			shared = append(shared, items.Item{Ref: clickup.ItemRef{Kind: kind, ID: fmt.Sprint("x", i)}, Name: fmt.Sprint("Item ", i)})
		}
	}
	permission := clickup.Permissions[r.IntN(len(clickup.Permissions))]
	name, admin := fmt.Sprint("Name ", r.IntN(9)), some()
	switch r.IntN(5) {
	case 0:
		preset := ""
		if some() {
			preset = "some preset"
		}
		return plans.Invite(d, plans.InviteRequest{Emails: []string{"sam@new.example", "cleo@client.example"}, Rights: rights, Preset: preset, Role: role, Items: shared, Permission: permission})
	case 1:
		return plans.Share(d, plans.ShareRequest{Guests: []clickup.UserID{4}, Items: shared, Permission: permission})
	case 2:
		return plans.EditGuests(d, plans.EditGuestRequest{Guests: []clickup.UserID{4}, Rights: rights, Role: &role})
	case 3:
		return plans.EditMember(d, plans.EditMemberRequest{Member: 3, Name: &name, Admin: &admin, Role: &role})
	}
	return plans.InviteMembers(d, plans.InviteMemberRequest{Emails: []string{"boss@new.example"}, Admin: admin, Role: role})
}

// fieldWords is what the review has to say about a field of a request's body.
func fieldWords(t *testing.T, op change.Op, key string, value any) string {
	t.Helper()
	for i, flag := range []string{"can_edit_tags", "can_see_time_spent", "can_see_time_estimated", "can_create_views", "can_see_points_estimated"} {
		if flag != key {
			continue
		}
		label := clickup.AllRights[i].Label()
		switch {
		case value == false:
			return label + " off"
		case op == change.OpEditGuest:
			return label + " on"
		}
		return label
	}
	switch key {
	case "email", "username":
		return fmt.Sprint(value)
	case "permission_level":
		return "as " + clickup.Permission(fmt.Sprint(value)).Label()
	case "admin":
		return map[string]string{
			"invite-member true": "as admin", "invite-member false": "as member",
			"edit-member true": "becomes an admin", "edit-member false": "no longer an admin",
		}[fmt.Sprint(op, " ", value)]
	case "custom_role_id":
		return map[string]string{"0": "no custom role", "<nil>": "no custom role", "7": "role Client viewer", "8": "role Super", "99": "custom role 99"}[fmt.Sprint(value)]
	}
	t.Fatalf("%s sends %s, of which the review says nothing", op, key)
	return ""
}

func TestTheReviewTellsAllThatIsSent(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 8))
	seen := map[string]bool{}
	for range 2000 {
		p := randomPlan(r, testContext())
		for i := range p.Steps {
			s := &p.Steps[i]
			if s.State != change.Planned {
				continue
			}
			for _, state := range []change.StepState{change.Planned, change.Running, change.Failed, change.Unknown, change.Done} {
				s.State = state
				said := s.Sentence(reviewRoles, "")
				for key, value := range s.Call("333").Body {
					seen[string(s.Op)+" "+key] = true
					if want := fieldWords(t, s.Op, key, value); want == "" || !strings.Contains(said, want) {
						t.Fatalf("%s, %s: %s=%v is sent, and the review says %q (want %q)", s.Op, state, key, value, said, want)
					}
				}
			}
			s.State = change.Planned
		}
	}
	if len(seen) < 15 {
		t.Errorf("only these fields were sent: %v", seen)
	}
}

func TestWhoBecomesAdmin(t *testing.T) {
	t.Parallel()
	yes, no, guest, super := true, false, clickup.RoleID(7), clickup.RoleID(8)
	for _, c := range []struct {
		name string
		step change.Step
		want bool
	}{
		{"admin", change.Step{Op: change.OpInviteMember, Admin: &yes}, true},
		{"member", change.Step{Op: change.OpInviteMember, Admin: &no}, false},
		{"by custom role", change.Step{Op: change.OpInviteMember, Role: &super}, true},
		{"guest by custom role", change.Step{Op: change.OpInviteGuest, Role: &guest}, false},
		{"edit", change.Step{Op: change.OpEditMember, Admin: &yes}, true},
	} {
		if got := c.step.MakesAdmin(reviewRoles); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
