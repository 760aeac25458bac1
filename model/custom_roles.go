package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/seats"
)

// leastRoleID is below all ids of custom roles, and above the numbers that ClickUp gives
// to roles of its own.
const leastRoleID = 1000

// ofCustomRole reports whether ClickUp's number for a person's role is none of the base
// roles': it may be a custom role's id.
func ofCustomRole(p *clickup.Person) bool {
	return p.Role == clickup.RoleUnknown && p.RoleCode >= leastRoleID && p.ID > 0
}

// needsRoles reports whether the workspace's custom roles are needed to tell what
// somebody is.
func (s *State) needsRoles(id clickup.WorkspaceID) bool {
	r := s.RosterOf(id)
	return r != nil && slices.ContainsFunc(r.People.Rows(), func(p clickup.Person) bool { return ofCustomRole(&p) })
}

// settleRoles gives people whose role is a custom role's id the base role that it
// inherits, so that they are counted once and everywhere by that.
func (s *State) settleRoles(id clickup.WorkspaceID) []Effect {
	r, roles := s.RosterOf(id), s.DataOf(id).Roles.Value
	if r == nil || len(roles) == 0 {
		return nil
	}
	var out []Effect
	for _, p := range r.People.Rows() {
		if !ofCustomRole(&p) {
			continue
		}
		custom := clickup.RoleID(p.RoleCode)
		if base := seats.BaseRole(p.Role, p.RoleCode, custom, roles); base != clickup.RoleUnknown {
			p.Role = base
			out = append(out, s.mergeLater(id, PersonChange{Person: p})...)
		}
	}
	return out
}

// Merging reports whether changes of people are still to be taken into the roster.
func (s *State) Merging() bool { return s.merge.busy || len(s.merge.pending) > 0 }
