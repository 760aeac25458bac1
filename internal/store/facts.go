package store

import (
	"time"

	"cutui/clickup"
)

// SaveGroups stores the user groups of a workspace, which were read at a time. It replaces what
// was stored before.
func (st *Store) SaveGroups(ws clickup.WorkspaceID, at time.Time, groups []clickup.UserGroup) error {
	return st.writeKept(st.pathIn(factFolder, ws, "groups"), keep(at, groups))
}

// Groups returns the stored user groups of a workspace and when they were read, or the zero time
// if nothing is stored. If the file is damaged, it is set aside and the error is a *FileError.
func (st *Store) Groups(ws clickup.WorkspaceID) ([]clickup.UserGroup, time.Time, error) {
	return recall[clickup.UserGroup](st, st.pathIn(factFolder, ws, "groups"))
}

// SaveRoles stores the custom roles of a workspace, as SaveGroups does.
func (st *Store) SaveRoles(ws clickup.WorkspaceID, at time.Time, roles []clickup.CustomRole) error {
	return st.writeKept(st.pathIn(factFolder, ws, "roles"), keep(at, roles))
}

// Roles returns the stored custom roles of a workspace, as Groups does.
func (st *Store) Roles(ws clickup.WorkspaceID) ([]clickup.CustomRole, time.Time, error) {
	return recall[clickup.CustomRole](st, st.pathIn(factFolder, ws, "roles"))
}
