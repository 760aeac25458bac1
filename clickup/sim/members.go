package sim

import "cutui/clickup/sim/internal/world"

// inviteMember carries out InviteUserToWorkspace.
func (s *Server) inviteMember(c *call) (any, error) {
	var body struct {
		Email string `json:"email"`
		Admin bool   `json:"admin"`
		Role  int64  `json:"custom_role_id"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	role := world.RoleMember
	if body.Admin {
		role = world.RoleAdmin
	}
	if body.Role != 0 {
		r := c.ws.Role(body.Role)
		if r == nil || r.Base == world.RoleGuest {
			return nil, invalid("SIM_ROLE", "Custom role "+world.Itoa(body.Role)+" can't be given here")
		}
		role = r.Base
	}
	p, err := s.invite(c, body.Email, role)
	if err != nil {
		return nil, err
	}
	p.Custom = body.Role
	s.changed(c, p, "", "")
	return c.invited(), nil
}

// member answers GetUser.
func (s *Server) member(c *call) (any, error) {
	p, err := c.findMember()
	if err != nil {
		return nil, err
	}
	return s.personAnswer(c, p), nil
}

// editMember carries out EditUserOnWorkspace. The reference requires all three fields, but ClickUp
// accepts any of them.
func (s *Server) editMember(c *call) (any, error) {
	var body struct {
		Name  *string     `json:"username"`
		Admin *bool       `json:"admin"`
		Role  roleSetting `json:"custom_role_id"`
	}
	p, err := c.findMember()
	if err != nil {
		return nil, err
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if p.Role == world.RoleOwner && (body.Admin != nil || body.Role.there) {
		return nil, invalid("SIM_OWNER", "The owner's role can't be changed")
	}
	if body.Role.there {
		if err := c.setCustom(p, body.Role.id, world.RoleAdmin, world.RoleMember); err != nil {
			return nil, err
		}
	}
	if body.Admin != nil && p.Custom == 0 {
		p.Role = world.RoleMember
		if *body.Admin {
			p.Role = world.RoleAdmin
		}
	}
	if body.Name != nil {
		p.Name, p.Initials = *body.Name, world.InitialsOf(*body.Name)
	}
	s.changed(c, p, "", "")
	return s.personAnswer(c, p), nil
}

// removeMember carries out RemoveUserFromWorkspace, which deactivates the person: they leave the
// roster.
func (s *Server) removeMember(c *call) (any, error) {
	p, err := c.findMember()
	if err != nil {
		return nil, err
	}
	if p.Role == world.RoleOwner {
		return nil, invalid("SIM_OWNER", "The owner can't be removed")
	}
	c.ws.Remove(p)
	s.changed(c, p, "", "")
	return c.removed(), nil
}

func (c *call) findMember() (*world.Person, error) {
	return c.findPerson("user_id", "User", false)
}

// customRoles answers GetCustomRoles, with members if asked for.
func (s *Server) customRoles(c *call) (any, error) {
	out := make([]wireRole, 0, len(c.ws.Roles))
	for _, r := range c.ws.Roles {
		w := wireRole{ID: r.ID, Team: c.ws.ID, Name: r.Name, Inherited: r.Base, Created: stamp(r.Created)}
		if c.flag("include_members") {
			w.Members = []int64{}
			for _, p := range c.ws.People {
				if p.Custom == r.ID {
					w.Members = append(w.Members, p.ID)
				}
			}
		}
		out = append(out, w)
	}
	return map[string][]wireRole{"custom_roles": out}, nil
}

// roleEntries returns the base roles and custom roles as in the answer to an invitation.
func roleEntries(ws *world.Workspace) []wireRoleEntry {
	out := make([]wireRoleEntry, 0, world.RoleGuest+len(ws.Roles))
	for role := world.RoleOwner; role <= world.RoleGuest; role++ {
		out = append(out, wireRoleEntry{ID: int64(role), Name: roleKey(role)})
	}
	for _, r := range ws.Roles {
		out = append(out, wireRoleEntry{ID: r.ID, Name: r.Name, Inherited: r.Base, Custom: true})
	}
	return out
}
