package clickup

import "context"

// Folders lists a space's folders, each with its lists (GetFolders).
func (c *Client) Folders(ctx context.Context, space SpaceID) ([]Folder, error) {
	var answer wireItems
	err := c.do(ctx, get("GetFolders", "space", string(space), "folder").with("archived", "false"), &answer)
	return each(answer.Folders, (*wireItem).folder), err
}

// Folder returns a folder with its lists (GetFolder).
func (c *Client) Folder(ctx context.Context, id FolderID) (Folder, error) {
	item, err := c.item(ctx, get("GetFolder", "folder", string(id)))
	return item.folder(), err
}
