package clickup

import "context"

// Spaces lists the workspace's spaces that are not archived (GetSpaces). Of the private ones
// it lists only those that the token's user is in.
func (c *Client) Spaces(ctx context.Context, ws WorkspaceID) ([]Space, error) {
	var answer wireItems
	err := c.do(ctx, get("GetSpaces", "team", string(ws), "space").with("archived", "false"), &answer)
	return each(answer.Spaces, (*wireItem).space), err
}
