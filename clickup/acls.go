package clickup

import (
	"context"
	"net/http"
)

// AccessEntry gives one person or one user group access to an item, or removes it.
type AccessEntry struct {
	User  UserID     // 0 for a group
	Group GroupID    // empty for a person
	Level Permission // empty removes the access
}

// aclLevels maps permissions to their numbers in the v3 API.
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

// ChangeAccessCall returns the call that ChangeAccess sends (publicPatchAcl of the v3 API).
// It is idempotent. It never changes the item's visibility ("private").
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
// API). The people and groups must already be in the workspace. ClickUp may charge for this
// and does not say which plans include it. Its answer does not show the new access, which
// has to be read. The v3 API takes no custom task ids: for those the error is ErrInvalid.
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
