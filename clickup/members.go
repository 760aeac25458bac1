package clickup

import (
	"context"
	"net/http"
)

// Member is a member and what is shared with them (GetUser, EditUserOnWorkspace). Shared is
// nil if the answer does not include it.
type Member struct {
	Person Person
	Shared []SharedItem
}

// InviteMemberCall returns the call that InviteMember sends (InviteUserToWorkspace).
func InviteMemberCall(ws WorkspaceID, invite MemberInvite) Call {
	call := newCall("InviteUserToWorkspace", http.MethodPost, "team", string(ws), "user")
	call.Body = map[string]any{"email": invite.Email, "admin": invite.Admin}
	if invite.Role != 0 {
		call.Body["custom_role_id"] = int64(invite.Role)
	}
	return call
}

// EditMemberCall returns the call that EditMember sends (EditUserOnWorkspace).
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

// RemoveMemberCall returns the call that RemoveMember sends (RemoveUserFromWorkspace).
func RemoveMemberCall(ws WorkspaceID, id UserID) Call {
	return newCall("RemoveUserFromWorkspace", http.MethodDelete, "team", string(ws), "user", id.String())
}

// InviteMember invites a member or admin and returns them as they then are in the workspace
// (InviteUserToWorkspace). If the answer does not include them, the error is ErrBadResponse
// and ErrOutcomeUnknown.
func (c *Client) InviteMember(ctx context.Context, ws WorkspaceID, invite MemberInvite) (Person, error) {
	return c.invite(ctx, InviteMemberCall(ws, invite), invite.Email)
}

// Member returns a member and what is shared with them (GetUser).
func (c *Client) Member(ctx context.Context, ws WorkspaceID, id UserID) (Member, error) {
	return c.member(ctx, get("GetUser", "team", string(ws), "user", id.String()), id)
}

// EditMember changes a member's name, admin role or custom role (EditUserOnWorkspace). If
// the answer does not include the member, only Person.ID is set in the result.
func (c *Client) EditMember(ctx context.Context, ws WorkspaceID, id UserID, edit MemberEdit) (Member, error) {
	return c.member(ctx, EditMemberCall(ws, id, edit), id)
}

// RemoveMember deactivates a member (RemoveUserFromWorkspace).
func (c *Client) RemoveMember(ctx context.Context, ws WorkspaceID, id UserID) error {
	return c.do(ctx, RemoveMemberCall(ws, id), nil)
}

func (c *Client) member(ctx context.Context, call Call, id UserID) (Member, error) {
	p, items, err := c.person(ctx, call, id)
	return Member{Person: p, Shared: items}, err
}
