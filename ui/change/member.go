package change

import (
	"strings"

	"cutui/model"
	"cutui/model/change"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/overlay"
)

// MemberDraft is what has been typed in an invitation of members; see [InviteDraft].
type MemberDraft struct {
	Workspace model.WorkspaceID
	Text      string
}

// NewInviteMember returns the guide that invites members, who take a member seat each:
// addresses, role, review.
func NewInviteMember(env *overlay.Env, draft *MemberDraft) *overlay.Guide {
	if draft.Workspace != env.State.Chosen {
		*draft = MemberDraft{Workspace: env.State.Chosen}
	}
	emails := func() []string { return plans.InviteesOf(classify(env.State, draft.Text, true), true).Emails }
	first := newAddresses(env, &draft.Text)
	first.asMember, first.noun, first.next = true, "members", "role"
	role := form.NewMember(env.Styles, knownRoles(env, env.State.MemberRoles()), env.State.Now)
	choose := &overlay.Fields{
		Env: env, Box: "role", Form: role, Word: "role", Next: "review",
		Learn: func() { role.Learn(knownRoles(env, env.State.MemberRoles())) },
		Head:  func() string { return "Invite members" + toWorkspace(env.State) },
		Wrong: func() string { return wrongDay(env.State, role.Until()) },
		About: func() string { return "for " + strings.Join(emails(), ", ") },
	}
	review := newReview(env, func(d plans.Context) change.Plan {
		return plans.InviteMembers(d, plans.InviteMemberRequest{Emails: emails(), Admin: role.Role().Admin, Role: role.Role().Custom, Until: untilDay(env.State, role.Until())})
	})
	review.onStart = func() { *draft = MemberDraft{} }
	return &overlay.Guide{Env: env, Pages: []overlay.Page{first, choose, review}}
}
