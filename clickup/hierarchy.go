package clickup

import "context"

// wireItems is the answer to every list of items.
type wireItems struct {
	Spaces   many[wireItem] `json:"spaces"`
	Folders  many[wireItem] `json:"folders"`
	Lists    many[wireItem] `json:"lists"`
	Tasks    many[wireItem] `json:"tasks"`
	LastPage flag           `json:"last_page"`
}

// Spaces lists the workspace's spaces that are not archived (GetSpaces).
func (c *Client) Spaces(ctx context.Context, ws WorkspaceID) ([]Space, error) {
	var answer wireItems
	err := c.do(ctx, get("GetSpaces", "team", string(ws), "space").with("archived", "false"), &answer)
	return each(answer.Spaces, (*wireItem).space), err
}

// Folders lists a space's folders, each with its lists (GetFolders).
func (c *Client) Folders(ctx context.Context, space SpaceID) ([]Folder, error) {
	var answer wireItems
	err := c.do(ctx, get("GetFolders", "space", string(space), "folder").with("archived", "false"), &answer)
	return each(answer.Folders, (*wireItem).folder), err
}

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

// Folder is one folder with its lists (GetFolder).
func (c *Client) Folder(ctx context.Context, id FolderID) (Folder, error) {
	item, err := c.item(ctx, get("GetFolder", "folder", string(id)))
	return item.folder(), err
}

// item reads the answer to a call for one task, list or folder.
func (c *Client) item(ctx context.Context, call Call) (wireItem, error) {
	var item wireItem
	if err := c.do(ctx, call, &item); err != nil {
		return wireItem{}, err
	}
	if item.ID == "" {
		return wireItem{}, call.lacks("the item")
	}
	return item, nil
}
