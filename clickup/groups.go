package clickup

import (
	"context"
	"net/http"
)

type wireGroup struct {
	ID      text           `json:"id"`
	Name    text           `json:"name"`
	Handle  text           `json:"handle"`
	Members many[wireUser] `json:"members"`
}

func (w *wireGroup) group() UserGroup {
	return UserGroup{ID: GroupID(w.ID), Name: string(w.Name), Handle: string(w.Handle), Members: userIDs(w.Members)}
}

// UserGroups lists the workspace's user groups, which ClickUp's interface calls Teams
// (GetTeams1).
func (c *Client) UserGroups(ctx context.Context, ws WorkspaceID) ([]UserGroup, error) {
	var answer struct {
		Groups many[wireGroup] `json:"groups"`
	}
	if err := c.do(ctx, get(opUserGroups, "group").with("team_id", string(ws)), &answer); err != nil {
		return nil, err
	}
	groups := make([]UserGroup, 0, len(answer.Groups))
	for i := range answer.Groups {
		groups = append(groups, answer.Groups[i].group())
	}
	return groups, nil
}

// GroupCreate describes a new user group (CreateUserGroup).
type GroupCreate struct {
	Name    string
	Handle  string // if empty, ClickUp chooses one
	Members []UserID
}

// GroupEdit is a change to a user group (UpdateTeam). Only the fields that are set are sent.
type GroupEdit struct {
	Name, Handle *string
	Add, Remove  []UserID
}

// TookEffect reports whether g has the added members and none of the removed ones.
func (e GroupEdit) TookEffect(g UserGroup) bool {
	return containsAll(g.Members, e.Add) && containsNone(g.Members, e.Remove)
}

// CreateGroupCall returns the call that CreateGroup sends (CreateUserGroup).
func CreateGroupCall(ws WorkspaceID, group GroupCreate) Call {
	call := newCall("CreateUserGroup", http.MethodPost, "team", string(ws), "group")
	call.Body = map[string]any{"name": group.Name, "members": idList(group.Members)}
	if group.Handle != "" {
		call.Body["handle"] = group.Handle
	}
	return call
}

// EditGroupCall returns the call that EditGroup sends (UpdateTeam).
func EditGroupCall(id GroupID, edit GroupEdit) Call {
	call := newCall("UpdateTeam", http.MethodPut, "group", string(id))
	call.Body = map[string]any{}
	if edit.Name != nil {
		call.Body["name"] = *edit.Name
	}
	if edit.Handle != nil {
		call.Body["handle"] = *edit.Handle
	}
	if len(edit.Add) > 0 || len(edit.Remove) > 0 {
		call.Body["members"] = map[string]any{"add": idList(edit.Add), "rem": idList(edit.Remove)}
	}
	return call
}

// DeleteGroupCall returns the call that DeleteGroup sends (DeleteTeam).
func DeleteGroupCall(id GroupID) Call {
	return newCall("DeleteTeam", http.MethodDelete, "group", string(id))
}

// CreateGroup creates a user group and returns it (CreateUserGroup). View-only guests in it
// become paid guests.
func (c *Client) CreateGroup(ctx context.Context, ws WorkspaceID, group GroupCreate) (UserGroup, error) {
	return c.group(ctx, CreateGroupCall(ws, group))
}

// EditGroup changes a user group and returns it as it is then (UpdateTeam). View-only guests
// who are added become paid guests. ClickUp may answer 200 without the change: see
// GroupEdit.TookEffect.
func (c *Client) EditGroup(ctx context.Context, id GroupID, edit GroupEdit) (UserGroup, error) {
	return c.group(ctx, EditGroupCall(id, edit))
}

// DeleteGroup deletes a user group; its members stay in the workspace (DeleteTeam).
func (c *Client) DeleteGroup(ctx context.Context, id GroupID) error {
	return c.do(ctx, DeleteGroupCall(id), nil)
}

// group sends a call and returns the group in its answer.
func (c *Client) group(ctx context.Context, call Call) (UserGroup, error) {
	var answer struct {
		wireGroup
		Group *wireGroup `json:"group"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return UserGroup{}, err
	}
	w := answer.Group
	if w == nil {
		w = &answer.wireGroup
	}
	if w.ID == "" {
		return UserGroup{}, call.lacks("the group")
	}
	return w.group(), nil
}
