package clickup

import (
	"context"
	"net/http"
)

// Operation ids by the kind of item.
var (
	shareOps   = map[ItemKind]string{TaskItem: "AddGuestToTask", ListItem: "AddGuestToList", FolderItem: "AddGuestToFolder"}
	unshareOps = map[ItemKind]string{TaskItem: "RemoveGuestFromTask", ListItem: "RemoveGuestFromList", FolderItem: "RemoveGuestFromFolder"}
)

// ShareCall returns the call that Share sends (AddGuestToTask, AddGuestToList or
// AddGuestToFolder).
func ShareCall(ws WorkspaceID, guest UserID, item ItemRef, p Permission) Call {
	call := guestOnItem(shareOps[item.Kind], http.MethodPost, ws, guest, item)
	call.Body = map[string]any{"permission_level": string(p)}
	return call
}

// UnshareCall returns the call that Unshare sends (RemoveGuestFromTask, RemoveGuestFromList
// or RemoveGuestFromFolder).
func UnshareCall(ws WorkspaceID, guest UserID, item ItemRef) Call {
	return guestOnItem(unshareOps[item.Kind], http.MethodDelete, ws, guest, item)
}

func guestOnItem(op, method string, ws WorkspaceID, guest UserID, item ItemRef) Call {
	return newCall(op, method, item.Kind.String(), item.ID, "guest", guest.String()).custom(ws, item)
}

// Share shares an item with a guest of the workspace and returns the guest with everything
// that is shared with them then (AddGuestToTask, AddGuestToList, AddGuestToFolder). If the
// answer does not include the guest, only Person.ID is set in the result.
func (c *Client) Share(ctx context.Context, ws WorkspaceID, guest UserID, item ItemRef, p Permission) (Guest, error) {
	return c.guest(ctx, ShareCall(ws, guest, item, p), guest)
}

// Unshare stops sharing an item with a guest (RemoveGuestFromTask, RemoveGuestFromList,
// RemoveGuestFromFolder).
func (c *Client) Unshare(ctx context.Context, ws WorkspaceID, guest UserID, item ItemRef) error {
	return c.do(ctx, UnshareCall(ws, guest, item), nil)
}
