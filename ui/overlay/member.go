package overlay

import (
	"strings"

	"cutui/model"
	"cutui/ui/form"
)

// MemberDraft is what was typed so far of an invitation of members; see
// [InviteDraft].
type MemberDraft struct {
	Workspace model.WorkspaceID
	Text      string
}

// NewInviteMember invites members, each of whom takes a member seat: addresses,
// role, review.
func NewInviteMember(env *Env, draft *MemberDraft) *Guide {
	if draft.Workspace != env.State.Chosen {
		*draft = MemberDraft{Workspace: env.State.Chosen}
	}
	emails := func() []string { return model.Gather(classify(env.State, draft.Text, true), true).Emails }
	first := newAddresses(env, &draft.Text)
	first.asMember, first.noun, first.next = true, "members", "role"
	role := form.NewMember(env.Styles, form.MemberRole{}, nil)
	choose := &fields{
		env: env, form: role, word: "role", next: "review",
		head:  func() string { return "Invite members" + toWorkspace(env.State) },
		about: func() string { return "for " + strings.Join(emails(), ", ") },
	}
	choose.build = func() fieldForm { // the custom roles may have arrived meanwhile
		role = form.NewMember(env.Styles, role.Role(), env.State.MemberRoles())
		return role
	}
	review := newReview(env, func(d model.Desk) model.Plan {
		return model.PlanInviteMembers(d, model.InviteMemberRequest{Emails: emails(), Admin: role.Role().Admin, Role: role.Role().Custom})
	})
	review.started = func() { *draft = MemberDraft{} }
	return &Guide{env: env, pages: []page{first, choose, review}}
}
