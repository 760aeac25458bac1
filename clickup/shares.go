package clickup

import (
	"context"
	"net/http"
)

// The operation ids of sharing and unsharing, by the kind of item.
var (
	shareOps   = map[ItemKind]string{TaskItem: "AddGuestToTask", ListItem: "AddGuestToList", FolderItem: "AddGuestToFolder"}
	unshareOps = map[ItemKind]string{TaskItem: "RemoveGuestFromTask", ListItem: "RemoveGuestFromList", FolderItem: "RemoveGuestFromFolder"}
)

// ShareCall is AddGuestToTask, AddGuestToList or AddGuestToFolder, unsent.
func ShareCall(ws WorkspaceID, guest UserID, item ItemRef, p Permission) Call {
	call := guestOf(shareOps[item.Kind], http.MethodPost, ws, guest, item)
	call.Body = map[string]any{"permission_level": string(p)}
	return call
}

// UnshareCall is RemoveGuestFromTask, RemoveGuestFromList or RemoveGuestFromFolder, unsent.
func UnshareCall(ws WorkspaceID, guest UserID, item ItemRef) Call {
	return guestOf(unshareOps[item.Kind], http.MethodDelete, ws, guest, item)
}

func guestOf(op, method string, ws WorkspaceID, guest UserID, item ItemRef) Call {
	return newCall(op, method, item.Kind.String(), item.ID, "guest", guest.String()).custom(ws, item)
}

// Share shares an item with a guest of the workspace (AddGuestToTask, AddGuestToList,
// AddGuestToFolder) and returns the guest with everything shared with them then.
func (c *Client) Share(ctx context.Context, ws WorkspaceID, guest UserID, item ItemRef, p Permission) (Guest, error) {
	return c.guest(ctx, ShareCall(ws, guest, item, p), guest)
}

// Unshare takes an item away from a guest (RemoveGuestFromTask, RemoveGuestFromList,
// RemoveGuestFromFolder).
func (c *Client) Unshare(ctx context.Context, ws WorkspaceID, guest UserID, item ItemRef) error {
	return c.do(ctx, UnshareCall(ws, guest, item), nil)
}
