package clickup

import "context"

// Spaces lists the workspace's spaces that are not archived, private ones only
// where the token is in them (GetSpaces).
func (c *Client) Spaces(ctx context.Context, ws WorkspaceID) ([]Space, error) {
	var answer wireItems
	err := c.do(ctx, get("GetSpaces", "team", string(ws), "space").with("archived", "false"), &answer)
	return each(answer.Spaces, (*wireItem).space), err
}
