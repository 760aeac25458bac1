package model

import (
	"slices"

	"cutui/clickup"
	"cutui/model/plans"
)

// Types of ClickUp that forms use: the screens know ClickUp only through the model.
type (
	// ItemRef names a task, a list or a folder.
	ItemRef = clickup.ItemRef
	// Permission is what a guest may do with a shared item.
	Permission = clickup.Permission
	// Right is one of the five flags of a guest, Rights a choice of them.
	Right = clickup.Right
	// Rights are the flags that are named, and which of those are on.
	Rights = clickup.Rights
	// Role is a custom role of a workspace.
	Role = clickup.CustomRole
	// RoleID names a custom role; 0 is none.
	RoleID = clickup.RoleID
	// Person is a row of the roster.
	Person = clickup.Person
	// UserID names a person.
	UserID = clickup.UserID
	// UserGroup is a user group, which ClickUp's screens call a Team.
	UserGroup = clickup.UserGroup
	// GroupID names a user group.
	GroupID = clickup.GroupID
	// WorkspaceID names a workspace.
	WorkspaceID = clickup.WorkspaceID
)

// LeastPermission is the level that shares begin with.
const LeastPermission = clickup.PermissionRead

// AllRights are the five flags in the order forms show them.
func AllRights() []Right { return clickup.AllRights[:] }

// NextPermission is the level after one, from least to most and around.
func NextPermission(p Permission) Permission {
	i := slices.Index(clickup.Permissions[:], p)
	return clickup.Permissions[(i+1)%len(clickup.Permissions)]
}

// GuestRoles are the custom roles that a guest of the chosen workspace can have.
func (s *State) GuestRoles() []Role {
	return slices.DeleteFunc(slices.Clone(s.Data().Roles.Value), func(r Role) bool {
		return r.Inherits != clickup.RoleGuest
	})
}

// MemberRoles are the custom roles that a member of the chosen workspace can
// have.
func (s *State) MemberRoles() []Role {
	return slices.DeleteFunc(slices.Clone(s.Data().Roles.Value), func(r Role) bool {
		return r.Inherits == clickup.RoleGuest || r.Inherits == clickup.RoleUnknown
	})
}

// InheritsAdmin reports whether a custom role makes its people admins.
func InheritsAdmin(r Role) bool { return r.Inherits == clickup.RoleAdmin }

// IsAdmin reports whether a person's base role is admin.
func IsAdmin(p *Person) bool { return p.Role == clickup.RoleAdmin }

// SharedRights are the flags that all of the guests are known to have.
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

// Unread are the guests whose shared items are not known and did not fail to load.
func (s *State) Unread(guests []UserID) []UserID {
	return slices.DeleteFunc(slices.Clone(guests), func(id UserID) bool { return !s.unreadIn(s.Chosen, id) })
}

// Invitations are the same requests for several workspaces. Items are shared only in the
// first one, because they belong to it; in the others a custom role is the one with the
// same name.
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
				in.Note(s.translate(r, into[0], id))
			}
		}
		all = append(all, in)
	}
	return all
}

// translate replaces the custom role of one workspace by the one with the same name in
// another; problem says that there is none.
func (s *State) translate(r *plans.InviteRequest, from, to WorkspaceID) (problem string) {
	if r.Role == 0 {
		return ""
	}
	ours := s.roleRef(from, r.Role)
	for _, role := range s.DataOf(to).Roles.Value {
		if equalFold(role.Name, ours.Name) && role.Inherits == clickup.RoleGuest {
			r.Role = role.ID
			return ""
		}
	}
	r.Role = 0
	return "there is no custom role “" + ours.Name + "” for guests: they get none"
}
