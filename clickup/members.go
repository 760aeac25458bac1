package clickup

import (
	"context"
	"net/http"
)

// Member is a member with what is shared with them (GetUser and EditUserOnWorkspace).
// Shared is nil where the answer does not say.
type Member struct {
	Person Person
	Shared []SharedItem
}

// InviteMemberCall is InviteUserToWorkspace, unsent.
func InviteMemberCall(ws WorkspaceID, invite MemberInvite) Call {
	call := newCall("InviteUserToWorkspace", http.MethodPost, "team", string(ws), "user")
	call.Body = map[string]any{"email": invite.Email, "admin": invite.Admin}
	if invite.Role != 0 {
		call.Body["custom_role_id"] = int64(invite.Role)
	}
	return call
}

// EditMemberCall is EditUserOnWorkspace, unsent. A role of 0 takes the custom role away.
func EditMemberCall(ws WorkspaceID, id UserID, edit MemberEdit) Call {
	call := newCall("EditUserOnWorkspace", http.MethodPut, "team", string(ws), "user", id.String())
	call.Body = map[string]any{}
	if edit.Name != nil {
		call.Body["username"] = *edit.Name
	}
	if edit.Admin != nil {
		call.Body["admin"] = *edit.Admin
	}
	setRole(call.Body, edit.Role)
	return call
}

// RemoveMemberCall is RemoveUserFromWorkspace, unsent.
func RemoveMemberCall(ws WorkspaceID, id UserID) Call {
	return newCall("RemoveUserFromWorkspace", http.MethodDelete, "team", string(ws), "user", id.String())
}

// InviteMember invites somebody as a member or admin and returns them as the workspace
// knows them then (InviteUserToWorkspace). An answer without them is ErrBadResponse and ErrOutcomeUnknown.
func (c *Client) InviteMember(ctx context.Context, ws WorkspaceID, invite MemberInvite) (Person, error) {
	return c.invite(ctx, InviteMemberCall(ws, invite), invite.Email)
}

// Member is one member with what is shared with them (GetUser).
func (c *Client) Member(ctx context.Context, ws WorkspaceID, id UserID) (Member, error) {
	return c.member(ctx, get("GetUser", "team", string(ws), "user", id.String()), id)
}

// EditMember changes a member's name, admin role or custom role (EditUserOnWorkspace).
func (c *Client) EditMember(ctx context.Context, ws WorkspaceID, id UserID, edit MemberEdit) (Member, error) {
	return c.member(ctx, EditMemberCall(ws, id, edit), id)
}

// RemoveMember deactivates a member (RemoveUserFromWorkspace).
func (c *Client) RemoveMember(ctx context.Context, ws WorkspaceID, id UserID) error {
	return c.do(ctx, RemoveMemberCall(ws, id), nil)
}

func (c *Client) member(ctx context.Context, call Call, id UserID) (Member, error) {
	p, items, err := c.somebody(ctx, call, id)
	return Member{Person: p, Shared: items}, err
}
