package model

import (
	"slices"

	"cutui/model/change"
)

// Invitations are the same requests for several workspaces. Items are shared only in the
// first one, because they belong to it; in the others a custom role is the one with the
// same name.
func (s *State) Invitations(into []WorkspaceID, requests []change.InviteRequest) []change.Invitation {
	var all []change.Invitation
	for i, id := range into {
		d, ok := s.ChangeContextOf(id)
		if !ok {
			continue
		}
		in := change.Invitation{Context: d, Requests: slices.Clone(requests), Barred: i > 0 && s.guestsMayNot(id) != nil}
		for n := range in.Requests {
			if r := &in.Requests[n]; i > 0 {
				r.Items = nil
				in.Note(s.translate(r, into[0], id))
			}
		}
		all = append(all, in)
	}
	return all
}

// translate replaces the custom role of one workspace by the one with the same name in
// another; problem says that there is none.
func (s *State) translate(r *change.InviteRequest, from, to WorkspaceID) (problem string) {
	if r.Role == 0 {
		return ""
	}
	ours := s.roleRef(from, r.Role)
	for _, role := range s.DataOf(to).Roles.Value {
		if equalFold(role.Name, ours.Name) && role.Inherits == RoleGuest {
			r.Role = role.ID
			return ""
		}
	}
	r.Role = 0
	return "there is no custom role “" + ours.Name + "” for guests: they get none"
}
