package sim

// customRoles answers GetCustomRoles; members are there if they are asked for.
func (s *Server) customRoles(c *call) (any, error) {
	out := make([]wireRole, 0, len(c.ws.roles))
	for _, r := range c.ws.roles {
		w := wireRole{ID: r.id, Team: c.ws.id, Name: r.name, Inherited: r.base, Created: stamp(r.created)}
		if c.flag("include_members") {
			w.Members = []int64{}
			for _, p := range c.ws.people {
				if p.custom == r.id {
					w.Members = append(w.Members, p.id)
				}
			}
		}
		out = append(out, w)
	}
	return map[string][]wireRole{"custom_roles": out}, nil
}

// roleEntries are the base roles and the workspace's own, as invitations list
// them.
func roleEntries(ws *workspace) []wireRoleEntry {
	out := make([]wireRoleEntry, 0, roleGuest+len(ws.roles))
	for role := roleOwner; role <= roleGuest; role++ {
		out = append(out, wireRoleEntry{ID: int64(role), Name: roleKey(role)})
	}
	for _, r := range ws.roles {
		out = append(out, wireRoleEntry{ID: r.id, Name: r.name, Inherited: r.base, Custom: true})
	}
	return out
}
