package report

import (
	"slices"
	"strconv"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/change"
)

// UserGroup is a user group with its people, for JSON.
type UserGroup struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Handle  string        `json:"handle"`
	Guests  int           `json:"guests"` // the number of members who are guests
	Members []groupMember `json:"members"`
}

// groupMember is a person in a group. Role is empty for somebody who is not in the roster
// of the workspace.
type groupMember struct {
	ID    clickup.UserID `json:"id"`
	Name  string         `json:"name"`
	Email string         `json:"email"`
	Role  string         `json:"role"`
}

// UserGroupOf returns a group for JSON; byID finds its people in the roster.
func UserGroupOf(g clickup.UserGroup, byID func(clickup.UserID) (*clickup.Person, bool)) UserGroup {
	out := UserGroup{ID: clean.Line(string(g.ID)), Name: clean.Line(g.Name), Handle: clean.Line(g.Handle), Members: []groupMember{}}
	for _, id := range g.Members {
		m := groupMember{ID: id}
		if p, ok := byID(id); ok {
			m.Name, m.Email, m.Role = clean.Line(p.Name), clean.Line(p.Email), p.Role.String()
			if p.Guest() {
				out.Guests++
			}
		}
		out.Members = append(out.Members, m)
	}
	return out
}

// UserGroupColumns returns the columns of user groups.
func UserGroupColumns() []Column {
	return slices.Concat(Columns("id", "name", "handle"), numbers("people", "guests"), Columns("emails", "member_ids", "member_names", "member_roles"))
}

// Cells returns a row for UserGroupColumns. Members without an address are listed by id.
func (g UserGroup) Cells() []string {
	var emails, ids, names, roles []string
	for _, m := range g.Members {
		emails, ids = append(emails, firstWord(m.Email, "#"+m.ID.String())), append(ids, m.ID.String())
		names, roles = append(names, m.Name), append(roles, m.Role)
	}
	return []string{
		g.ID, g.Name, g.Handle, strconv.Itoa(len(g.Members)), strconv.Itoa(g.Guests), strings.Join(emails, ", "),
		strings.Join(ids, ", "), strings.Join(names, ", "), strings.Join(roles, ", "),
	}
}

// UserGroups returns the JSON document of the user groups of a workspace.
func UserGroups(ws WorkspaceRef, list []UserGroup) any {
	return struct {
		SchemaVersion int          `json:"schema_version"`
		Workspace     WorkspaceRef `json:"workspace"`
		Groups        []UserGroup  `json:"groups"`
	}{SchemaVersion, ws, nonNil(list)}
}

// stepGroup is the user group of a step, for JSON. Members are listed if it is created or
// deleted.
type stepGroup struct {
	ID      *string  `json:"id"`
	Name    string   `json:"name"`
	Members []string `json:"members"`
}

func stepGroupOf(s change.Step) *stepGroup {
	if s.Group == (change.GroupRef{}) {
		return nil
	}
	return &stepGroup{ID: orNull(string(s.Group.ID)), Name: clean.Line(s.Group.Name), Members: membersOf(s)}
}

// membersOf returns the people of a group that a step creates or deletes.
func membersOf(s change.Step) []string {
	members := []string{}
	for _, m := range s.Members {
		members = append(members, clean.Line(m.Who()))
	}
	return members
}

// groupWords names the group or, if a step creates or deletes it, its people.
func groupWords(s change.Step) string {
	switch s.Op {
	case change.OpCreateGroup, change.OpDeleteGroup:
		return strings.Join(membersOf(s), ", ")
	}
	return "group " + s.Group.Name
}
