package clickup

import (
	"context"
	"net/http"
	"strings"
)

// InviteGuestCall returns the call that InviteGuest sends (InviteGuestToWorkspace).
func InviteGuestCall(ws WorkspaceID, invite GuestInvite) Call {
	call := newCall("InviteGuestToWorkspace", http.MethodPost, "team", string(ws), "guest")
	call.Body = invite.Rights.body()
	call.Body["email"] = invite.Email
	if invite.Role != 0 {
		call.Body["custom_role_id"] = int64(invite.Role)
	}
	return call
}

// EditGuestCall returns the call that EditGuest sends (EditGuestOnWorkspace).
func EditGuestCall(ws WorkspaceID, id UserID, edit GuestEdit) Call {
	call := newCall("EditGuestOnWorkspace", http.MethodPut, "team", string(ws), "guest", id.String())
	call.Body = edit.Rights.body()
	setRole(call.Body, edit.Role)
	return call
}

// RemoveGuestCall returns the call that RemoveGuest sends (RemoveGuestFromWorkspace).
func RemoveGuestCall(ws WorkspaceID, id UserID) Call {
	return newCall("RemoveGuestFromWorkspace", http.MethodDelete, "team", string(ws), "guest", id.String())
}

// body returns a request body with the known rights.
func (r Rights) body() map[string]any {
	body := map[string]any{}
	for _, right := range AllRights {
		if r.Known&right != 0 {
			body[right.Key()] = r.Has(right)
		}
	}
	return body
}

// setRole adds the custom role to a request body unless role is nil. A role of 0 becomes null.
func setRole(body map[string]any, role *RoleID) {
	switch {
	case role == nil:
	case *role == 0:
		body["custom_role_id"] = nil
	default:
		body["custom_role_id"] = int64(*role)
	}
}

// InviteGuest invites a guest and returns them as they then are in the workspace
// (InviteGuestToWorkspace). If the answer does not include them, the error is
// ErrBadResponse and ErrOutcomeUnknown.
func (c *Client) InviteGuest(ctx context.Context, ws WorkspaceID, invite GuestInvite) (Person, error) {
	return c.invite(ctx, InviteGuestCall(ws, invite), invite.Email)
}

// invite sends an invitation and returns the invited person from the answer.
func (c *Client) invite(ctx context.Context, call Call, email string) (Person, error) {
	var answer struct {
		Members many[wireMember] `json:"members"`
		Team    struct {
			Members many[wireMember] `json:"members"`
		} `json:"team"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return Person{}, err
	}
	people := newPool()
	for _, rows := range [][]wireMember{answer.Team.Members, answer.Members} {
		for i := range rows {
			p, ok := people.person(&rows[i])
			if ok && strings.EqualFold(p.Email, strings.TrimSpace(email)) {
				return p, nil
			}
		}
	}
	return Person{}, call.lacks("the person invited")
}

// Guest returns a guest and what is shared with them (GetGuest).
func (c *Client) Guest(ctx context.Context, ws WorkspaceID, id UserID) (Guest, error) {
	return c.guest(ctx, get("GetGuest", "team", string(ws), "guest", id.String()), id)
}

// EditGuest changes a guest's rights and custom role (EditGuestOnWorkspace). If the answer
// does not include the guest, only Person.ID is set in the result.
func (c *Client) EditGuest(ctx context.Context, ws WorkspaceID, id UserID, edit GuestEdit) (Guest, error) {
	return c.guest(ctx, EditGuestCall(ws, id, edit), id)
}

// RemoveGuest removes a guest from the workspace (RemoveGuestFromWorkspace). This can't be
// undone.
func (c *Client) RemoveGuest(ctx context.Context, ws WorkspaceID, id UserID) error {
	return c.do(ctx, RemoveGuestCall(ws, id), nil)
}

// guest sends a call about a guest and returns the guest in its answer.
func (c *Client) guest(ctx context.Context, call Call, id UserID) (Guest, error) {
	p, items, err := c.person(ctx, call, id)
	return Guest{Person: p, Shared: items}, err
}

// person sends a call about one person and returns the person in its answer. If a change
// succeeds and its answer does not include the person, only the id is set.
func (c *Client) person(ctx context.Context, call Call, id UserID) (Person, []SharedItem, error) {
	var answer wireGuest
	if err := c.do(ctx, call, &answer); err != nil {
		return Person{}, nil, err
	}
	p, items, ok := answer.read()
	switch {
	case ok:
		return p, items, nil
	case call.Changes():
		return Person{ID: id}, nil, nil
	}
	return Person{}, nil, call.lacks("the person")
}
