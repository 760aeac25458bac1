package clickup

import "context"

type wireRole struct {
	ID       number         `json:"id"`
	Name     text           `json:"name"`
	Inherits number         `json:"inherited_role"`
	Members  many[wireUser] `json:"members"`
}

// CustomRoles lists the workspace's custom roles, and who has them if members is set
// (GetCustomRoles).
func (c *Client) CustomRoles(ctx context.Context, ws WorkspaceID, members bool) ([]CustomRole, error) {
	var answer struct {
		Roles many[wireRole] `json:"custom_roles"`
	}
	call := get(opCustomRoles, "team", string(ws), "customroles").flag("include_members", members)
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	roles := make([]CustomRole, 0, len(answer.Roles))
	for _, r := range answer.Roles {
		roles = append(roles, CustomRole{
			ID: RoleID(r.ID), Name: string(r.Name), Inherits: baseRole(r.Inherits.code()), Members: userIDs(r.Members),
		})
	}
	return roles, nil
}

func userIDs(users []wireUser) []UserID {
	ids := make([]UserID, 0, len(users))
	for _, u := range users {
		if u.ID != 0 {
			ids = append(ids, UserID(u.ID))
		}
	}
	return ids
}
