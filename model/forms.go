package model

import (
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/model/plans"
)

// Types of package clickup that forms use. The screens import only the model.
type (
	// ItemRef identifies a task, a list or a folder.
	ItemRef = clickup.ItemRef
	// Permission is what a guest may do with a shared item.
	Permission = clickup.Permission
	// Right is one of the five permission flags of a guest.
	Right = clickup.Right
	// Rights says which flags are known, and which of those are on.
	Rights = clickup.Rights
	// Role is a custom role of a workspace.
	Role = clickup.CustomRole
	// RoleID identifies a custom role; 0 is none.
	RoleID = clickup.RoleID
	// Person is a person of the roster.
	Person = clickup.Person
	// UserID identifies a person.
	UserID = clickup.UserID
	// UserGroup is a user group, which ClickUp's screens call a Team.
	UserGroup = clickup.UserGroup
	// GroupID identifies a user group.
	GroupID = clickup.GroupID
	// WorkspaceID identifies a workspace.
	WorkspaceID = clickup.WorkspaceID
)

// LeastPermission is the lowest level, the default for shares.
const LeastPermission = clickup.PermissionRead

// AllRights returns the five flags in the order that forms show them.
func AllRights() []Right { return clickup.AllRights[:] }

// NextPermission returns the level above p, or the lowest after the highest.
func NextPermission(p Permission) Permission {
	i := slices.Index(clickup.Permissions[:], p)
	return clickup.Permissions[(i+1)%len(clickup.Permissions)]
}

// GuestRoles returns the custom roles that a guest of the chosen workspace can have.
func (s *State) GuestRoles() []Role {
	return slices.DeleteFunc(slices.Clone(s.Data().Roles.Value), func(r Role) bool {
		return r.Inherits != clickup.RoleGuest
	})
}

// MemberRoles returns the custom roles that a member of the chosen workspace can have.
func (s *State) MemberRoles() []Role {
	return slices.DeleteFunc(slices.Clone(s.Data().Roles.Value), func(r Role) bool {
		return r.Inherits == clickup.RoleGuest || r.Inherits == clickup.RoleUnknown
	})
}

// InheritsAdmin reports whether a custom role makes its people admins.
func InheritsAdmin(r Role) bool { return r.Inherits == clickup.RoleAdmin }

// IsAdmin reports whether a person's base role is admin.
func IsAdmin(p *Person) bool { return p.Role == clickup.RoleAdmin }

// SharedRights returns the flags that all of the guests are known to have.
func (s *State) SharedRights(guests []UserID) []Right {
	r := s.Roster()
	if r == nil || len(guests) == 0 {
		return nil
	}
	var all []Right
	for _, right := range clickup.AllRights {
		if !slices.ContainsFunc(guests, func(id UserID) bool {
			who, ok := r.People.ByID(id)
			return !ok || !who.Rights.Has(right)
		}) {
			all = append(all, right)
		}
	}
	return all
}

// Unread returns the guests whose shared items are not known, though loading them has not
// failed.
func (s *State) Unread(guests []UserID) []UserID {
	return slices.DeleteFunc(slices.Clone(guests), func(id UserID) bool { return !s.unreadIn(s.Chosen, id) })
}

// Invitations returns the same requests for several workspaces. Items are shared only in the
// first one, which they belong to; in the others a custom role is replaced by the one with
// the same name.
func (s *State) Invitations(into []WorkspaceID, requests []plans.InviteRequest) []plans.Invitation {
	var all []plans.Invitation
	for i, id := range into {
		d, ok := s.ChangeContextOf(id)
		if !ok {
			continue
		}
		in := plans.Invitation{Context: d, Requests: slices.Clone(requests), Barred: i > 0 && s.guestsMayNot(id) != nil}
		for n := range in.Requests {
			if r := &in.Requests[n]; i > 0 {
				r.Items = nil
				in.Note(s.translateRole(r, into[0], id))
			}
		}
		all = append(all, in)
	}
	return all
}

// translateRole replaces a request's custom role by the one with the same name in another
// workspace. problem says that there is none.
func (s *State) translateRole(r *plans.InviteRequest, from, to WorkspaceID) (problem string) {
	if r.Role == 0 {
		return ""
	}
	ours := s.roleRef(from, r.Role)
	for _, role := range s.DataOf(to).Roles.Value {
		if strings.EqualFold(role.Name, ours.Name) && role.Inherits == clickup.RoleGuest {
			r.Role = role.ID
			return ""
		}
	}
	r.Role = 0
	return "there is no custom role “" + ours.Name + "” for guests: they get none"
}
