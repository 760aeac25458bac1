package clickup

import (
	"context"
	"net/http"
)

// AccessEntry gives one person or one user group access to an item, or takes it away.
type AccessEntry struct {
	User  UserID  // 0 for a group
	Group GroupID // empty for a person
	Level Permission
}

// aclLevels are the numbers of the levels in the v3 API.
var aclLevels = map[Permission]int{PermissionRead: 1, PermissionComment: 3, PermissionEdit: 4, PermissionCreate: 5}

func (e AccessEntry) body() map[string]any {
	body := map[string]any{"kind": "user", "id": e.User.String(), "permission_level": nil}
	if e.Group != "" {
		body["kind"], body["id"] = "group", string(e.Group)
	}
	if level, ok := aclLevels[e.Level]; ok {
		body["permission_level"] = level
	}
	return body
}

// ChangeAccessCall is publicPatchAcl of the v3 API, unsent. An entry with an empty level
// takes the access away. It sets a state: sending it twice does what sending it once does.
// The item's visibility ("private") is never sent.
func ChangeAccessCall(ws WorkspaceID, item ItemRef, entries ...AccessEntry) Call {
	call := newCallV3("publicPatchAcl", http.MethodPatch, string(ws), item.Kind.String(), item.ID, "acls")
	list := make([]map[string]any, 0, len(entries))
	for _, e := range entries {
		list = append(list, e.body())
	}
	call.Body = map[string]any{"entries": list}
	return call
}

// ChangeAccess changes who may do what with a task, list or folder (publicPatchAcl of the v3
// API), for people and groups that are in the workspace already. ClickUp may charge for it,
// and does not say on which plans it works. Its answer says nothing about the access, so
// only reading tells. A custom task id is ErrInvalid: the v3 API takes a task's own id.
func (c *Client) ChangeAccess(ctx context.Context, ws WorkspaceID, item ItemRef, entries ...AccessEntry) error {
	call := ChangeAccessCall(ws, item, entries...)
	if item.Custom {
		return &Error{
			Op: call.Op, Message: "the task is named by its custom id",
			Hint: "Name the task by its own id.", Kinds: []error{ErrInvalid},
		}
	}
	return c.do(ctx, call, nil)
}
