package sim

import "cutui/clickup/sim/internal/world"

// rightsBody holds the rights of an invitation or edit. Missing ones change nothing.
type rightsBody struct {
	EditTags  *bool `json:"can_edit_tags"`
	SeeSpent  *bool `json:"can_see_time_spent"`
	SeeEstim  *bool `json:"can_see_time_estimated"`
	MakeViews *bool `json:"can_create_views"`
	SeePoints *bool `json:"can_see_points_estimated"`
}

func (b rightsBody) apply(r world.Rights) world.Rights {
	for i, on := range [...]*bool{b.EditTags, b.SeeSpent, b.SeeEstim, b.MakeViews, b.SeePoints} {
		if on != nil {
			r = r.With(1<<i, *on)
		}
	}
	return r
}

// inviteGuest carries out InviteGuestToWorkspace.
func (s *Server) inviteGuest(c *call) (any, error) {
	var body struct {
		Email string `json:"email"`
		rightsBody
		Role int64 `json:"custom_role_id"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if r := c.ws.Role(body.Role); body.Role != 0 && (r == nil || r.Base != world.RoleGuest) {
		return nil, invalid("SIM_ROLE", "Custom role "+world.Itoa(body.Role)+" can't be given here")
	}
	p, err := s.invite(c, body.Email, world.RoleGuest)
	if err != nil {
		return nil, err
	}
	p.Rights, p.Custom = body.apply(0), body.Role
	p.ViewOnly = p.Rights == 0
	s.changed(c, p, "", "")
	return c.invited(), nil
}

// guest answers GetGuest.
func (s *Server) guest(c *call) (any, error) {
	p, err := c.findGuest()
	if err != nil {
		return nil, err
	}
	return s.personAnswer(c, p), nil
}

// editGuest carries out EditGuestOnWorkspace.
func (s *Server) editGuest(c *call) (any, error) {
	var body struct {
		rightsBody
		Role roleSetting `json:"custom_role_id"`
	}
	p, err := c.findGuest()
	if err != nil {
		return nil, err
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if body.Role.there {
		if err := c.setCustom(p, body.Role.id, world.RoleGuest); err != nil {
			return nil, err
		}
	}
	p.Rights = body.apply(p.Rights)
	p.ViewOnly = p.ViewOnly && p.Rights == 0
	s.changed(c, p, "", "")
	return s.personAnswer(c, p), nil
}

// removeGuest carries out RemoveGuestFromWorkspace.
func (s *Server) removeGuest(c *call) (any, error) {
	p, err := c.findGuest()
	if err != nil {
		return nil, err
	}
	c.ws.Remove(p)
	s.changed(c, p, "", "")
	return c.removed(), nil
}

func (c *call) findGuest() (*world.Person, error) {
	return c.findPerson("guest_id", "Guest", true)
}
