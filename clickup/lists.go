package clickup

import (
	"context"
	"net/http"
)

// FolderLists lists a folder's lists (GetLists).
func (c *Client) FolderLists(ctx context.Context, folder FolderID) ([]List, error) {
	var answer wireItems
	err := c.do(ctx, get("GetLists", "folder", string(folder), "list").with("archived", "false"), &answer)
	return each(answer.Lists, (*wireItem).list), err
}

// SpaceLists lists those lists of a space that are in no folder (GetFolderlessLists).
func (c *Client) SpaceLists(ctx context.Context, space SpaceID) ([]List, error) {
	var answer wireItems
	err := c.do(ctx, get("GetFolderlessLists", "space", string(space), "list").with("archived", "false"), &answer)
	return each(answer.Lists, (*wireItem).list), err
}

// List returns a list (GetList).
func (c *Client) List(ctx context.Context, id ListID) (List, error) {
	item, err := c.item(ctx, get("GetList", "list", string(id)))
	return item.list(), err
}

// AssignListCall returns the call that AssignList sends (UpdateList). ClickUp requires the
// name, so it is sent back as it was read.
func AssignListCall(list List, owner UserID) Call {
	call := newCall("UpdateList", http.MethodPut, "list", string(list.ID))
	call.Body = map[string]any{"name": list.RawName, "assignee": owner.String()}
	return call
}

// AssignList makes owner the list's owner and returns the list as it is then (UpdateList).
// ClickUp may answer 200 without the change: check Assignee in the result.
func (c *Client) AssignList(ctx context.Context, list List, owner UserID) (List, error) {
	item, err := c.item(ctx, AssignListCall(list, owner))
	return item.list(), err
}
