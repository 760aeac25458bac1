package store

import (
	"time"

	"cutui/clickup"
)

// SaveGroups keeps the user groups of a workspace. It replaces what was kept before.
func (st *Store) SaveGroups(ws clickup.WorkspaceID, at time.Time, groups []clickup.UserGroup) error {
	return st.writeKept(st.pathIn(factFolder, ws, "groups"), keep(at, groups))
}

// Groups returns what SaveGroups kept last for a workspace, and when it was read from ClickUp;
// the zero time if nothing was kept. A damaged file is set aside, and the error is a *FileError.
func (st *Store) Groups(ws clickup.WorkspaceID) ([]clickup.UserGroup, time.Time, error) {
	return recall[clickup.UserGroup](st, st.pathIn(factFolder, ws, "groups"))
}

// SaveRoles keeps the custom roles of a workspace. It replaces what was kept before.
func (st *Store) SaveRoles(ws clickup.WorkspaceID, at time.Time, roles []clickup.CustomRole) error {
	return st.writeKept(st.pathIn(factFolder, ws, "roles"), keep(at, roles))
}

// Roles returns what SaveRoles kept last for a workspace, as Groups does.
func (st *Store) Roles(ws clickup.WorkspaceID) ([]clickup.CustomRole, time.Time, error) {
	return recall[clickup.CustomRole](st, st.pathIn(factFolder, ws, "roles"))
}
