package sim

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
	role := roleMember
	if body.Admin {
		role = roleAdmin
	}
	if body.Role != 0 {
		r := c.ws.role(body.Role)
		if r == nil || r.base == roleGuest {
			return nil, invalid("SIM_ROLE", "Custom role "+itoa(body.Role)+" can't be given here")
		}
		role = r.base
	}
	p, err := s.invite(c, body.Email, role)
	if err != nil {
		return nil, err
	}
	p.custom = body.Role
	s.changed(c, p, "", "")
	return c.invited(), nil
}

// member answers GetUser.
func (s *Server) member(c *call) (any, error) {
	p, err := c.findMember()
	if err != nil {
		return nil, err
	}
	return s.memberAnswer(c, p), nil
}

// editMember carries out EditUserOnWorkspace. The reference calls all three
// fields required; ClickUp takes any of them.
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
	if p.role == roleOwner && (body.Admin != nil || body.Role.there) {
		return nil, invalid("SIM_OWNER", "The owner's role can't be changed")
	}
	if body.Role.there {
		if err := c.setCustom(p, body.Role.id, roleAdmin, roleMember); err != nil {
			return nil, err
		}
	}
	if body.Admin != nil && p.custom == 0 {
		p.role = roleMember
		if *body.Admin {
			p.role = roleAdmin
		}
	}
	if body.Name != nil {
		p.name, p.initials = *body.Name, initialsOf(*body.Name)
	}
	s.changed(c, p, "", "")
	return s.memberAnswer(c, p), nil
}

// removeMember carries out RemoveUserFromWorkspace, which deactivates: the
// person leaves the roster.
func (s *Server) removeMember(c *call) (any, error) {
	p, err := c.findMember()
	if err != nil {
		return nil, err
	}
	if p.role == roleOwner {
		return nil, invalid("SIM_OWNER", "The owner can't be removed")
	}
	c.ws.remove(p)
	s.changed(c, p, "", "")
	return c.removed(), nil
}

func (c *call) findMember() (*person, error) {
	id, err := c.number("user_id")
	if err != nil {
		return nil, err
	}
	if p := c.ws.byID[id]; p != nil && p.role != roleGuest {
		return p, nil
	}
	return nil, unknownPerson("User")
}

func (s *Server) memberAnswer(c *call, p *person) any {
	m := c.ws.member(p)
	m.Shared = s.shared(c, p)
	return map[string]wireMember{"member": m}
}
