package store

import (
	"path/filepath"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
)

type storedGroup struct {
	ID      clickup.GroupID  `json:"id"`
	Name    string           `json:"name"`
	Handle  string           `json:"handle,omitempty"`
	Members []clickup.UserID `json:"members,omitempty"`
}

type storedRole struct {
	ID       clickup.RoleID   `json:"id"`
	Name     string           `json:"name"`
	Inherits clickup.Role     `json:"inherits,omitempty"`
	Members  []clickup.UserID `json:"members,omitempty"`
}

// SaveGroups keeps the user groups of a workspace. It replaces what was kept before.
func (st *Store) SaveGroups(ws clickup.WorkspaceID, at time.Time, groups []clickup.UserGroup) error {
	doc := kept[storedGroup]{Version: keptVersion, At: at.UTC(), Rows: make([]storedGroup, len(groups))}
	for i, g := range groups {
		doc.Rows[i] = storedGroup(g)
	}
	return st.writeKept(st.factPath(ws, "groups"), doc)
}

// Groups returns what SaveGroups kept last for a workspace, and when it was read from ClickUp;
// the zero time if nothing was kept. A damaged file is set aside, and the error is a *FileError.
func (st *Store) Groups(ws clickup.WorkspaceID) ([]clickup.UserGroup, time.Time, error) {
	doc, err := readKept[storedGroup](st, st.factPath(ws, "groups"))
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	out := make([]clickup.UserGroup, len(doc.Rows))
	for i, g := range doc.Rows {
		g.ID, g.Name, g.Handle = clickup.GroupID(clean.Line(string(g.ID))), clean.Line(g.Name), clean.Line(g.Handle)
		out[i] = clickup.UserGroup(g)
	}
	return out, doc.At, nil
}

// SaveRoles keeps the custom roles of a workspace. It replaces what was kept before.
func (st *Store) SaveRoles(ws clickup.WorkspaceID, at time.Time, roles []clickup.CustomRole) error {
	doc := kept[storedRole]{Version: keptVersion, At: at.UTC(), Rows: make([]storedRole, len(roles))}
	for i, r := range roles {
		doc.Rows[i] = storedRole(r)
	}
	return st.writeKept(st.factPath(ws, "roles"), doc)
}

// Roles returns what SaveRoles kept last for a workspace, as Groups does.
func (st *Store) Roles(ws clickup.WorkspaceID) ([]clickup.CustomRole, time.Time, error) {
	doc, err := readKept[storedRole](st, st.factPath(ws, "roles"))
	if err != nil || doc.At.IsZero() {
		return nil, time.Time{}, err
	}
	out := make([]clickup.CustomRole, len(doc.Rows))
	for i, r := range doc.Rows {
		r.Name = clean.Line(r.Name)
		out[i] = clickup.CustomRole(r)
	}
	return out, doc.At, nil
}

func (st *Store) factPath(ws clickup.WorkspaceID, fact string) string {
	return filepath.Join(st.facts, shortHash(string(ws)), fact+".json")
}
