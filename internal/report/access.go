package report

import (
	"cutui/clickup"
	"cutui/internal/clean"
)

// AccessList is who has explicit access to tasks and lists. There are no levels:
// ClickUp does not tell them.
type AccessList struct {
	SchemaVersion int          `json:"schema_version"`
	Workspace     WorkspaceRef `json:"workspace"`
	Access        []Access     `json:"access"`
}

// Access is one person with explicit access to one item. Role is empty for
// somebody who is not in the workspace's roster.
type Access struct {
	Item  string         `json:"item"`
	Name  string         `json:"item_name"`
	ID    clickup.UserID `json:"id"`
	Who   string         `json:"name"`
	Email string         `json:"email"`
	Role  string         `json:"role"`
}

// AccessOf is a person with access to an item.
func AccessOf(item clickup.ItemRef, name string, who clickup.Access, role string) Access {
	return Access{
		Item: clean.Line(item.String()), Name: clean.Line(name), ID: who.ID,
		Who: clean.Line(who.Name), Email: clean.Line(who.Email), Role: role,
	}
}

// AccessTo is the list in its current version.
func AccessTo(ws WorkspaceRef, list []Access) AccessList {
	return AccessList{SchemaVersion: SchemaVersion, Workspace: ws, Access: nonNil(list)}
}
