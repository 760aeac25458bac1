package clickup

import "context"

// UserGroups lists the workspace's user groups, which ClickUp's interface calls Teams
// (GetTeams1).
func (c *Client) UserGroups(ctx context.Context, ws WorkspaceID) ([]UserGroup, error) {
	var answer struct {
		Groups many[struct {
			ID      text           `json:"id"`
			Name    text           `json:"name"`
			Handle  text           `json:"handle"`
			Members many[wireUser] `json:"members"`
		}] `json:"groups"`
	}
	if err := c.do(ctx, get(opUserGroups, "group").with("team_id", string(ws)), &answer); err != nil {
		return nil, err
	}
	groups := make([]UserGroup, 0, len(answer.Groups))
	for _, g := range answer.Groups {
		groups = append(groups, UserGroup{
			ID: GroupID(g.ID), Name: string(g.Name), Handle: string(g.Handle), Members: userIDs(g.Members),
		})
	}
	return groups, nil
}
