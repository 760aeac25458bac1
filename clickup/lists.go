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

// SpaceLists lists a space's lists that are in no folder (GetFolderlessLists).
func (c *Client) SpaceLists(ctx context.Context, space SpaceID) ([]List, error) {
	var answer wireItems
	err := c.do(ctx, get("GetFolderlessLists", "space", string(space), "list").with("archived", "false"), &answer)
	return each(answer.Lists, (*wireItem).list), err
}

// List is one list (GetList).
func (c *Client) List(ctx context.Context, id ListID) (List, error) {
	item, err := c.item(ctx, get("GetList", "list", string(id)))
	return item.list(), err
}

// AssignListCall is UpdateList, unsent: it makes somebody the list's owner. The name, which
// ClickUp requires, goes back as it was read.
func AssignListCall(list List, owner UserID) Call {
	call := newCall("UpdateList", http.MethodPut, "list", string(list.ID))
	call.Body = map[string]any{"name": list.RawName, "assignee": owner.String()}
	return call
}

// AssignList makes somebody the list's owner and returns the list as ClickUp answers
// (UpdateList); its Assignee tells whether that took effect.
func (c *Client) AssignList(ctx context.Context, list List, owner UserID) (List, error) {
	item, err := c.item(ctx, AssignListCall(list, owner))
	return item.list(), err
}
