package report

import (
	"io"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/seats"
)

// GuestDoc is one guest with their rights and what is shared with them. Shared
// is nil where ClickUp did not say.
type GuestDoc struct {
	Workspace WorkspaceRef
	Person    *clickup.Person
	Seats     seats.Facts
	Groups    []string
	Shared    []clickup.SharedItem
	Layout    Layout
}

// Guest writes a guest as text, JSON or CSV; CSV has a row for each shared item.
func Guest(w io.Writer, f Format, doc GuestDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, guestJSON(doc))
	case CSVFormat:
		return CSV(w, []string{"person_id", "email", "item", "item_name", "permission", "closed"}, sharedRows(doc))
	}
	return guestText(w, doc)
}

type guestDocument struct {
	SchemaVersion int             `json:"schema_version"`
	Workspace     WorkspaceRef    `json:"workspace"`
	Person        Person          `json:"person"`
	Rights        map[string]bool `json:"rights"` // those that ClickUp told
	Groups        []string        `json:"groups"`
	Shared        *[]sharedItem   `json:"shared"` // null where ClickUp did not say
}

type sharedItem struct {
	Item       string  `json:"item"`
	Name       string  `json:"name"`
	Permission *string `json:"permission"`
	Closed     bool    `json:"closed"`
}

func guestJSON(doc GuestDoc) guestDocument {
	out := guestDocument{
		SchemaVersion: SchemaVersion, Workspace: doc.Workspace, Person: PersonOf(doc.Person, doc.Seats),
		Rights: map[string]bool{}, Groups: nonNil(cleanCells(doc.Groups)),
	}
	for _, r := range clickup.AllRights {
		if doc.Person.Rights.Known&r != 0 {
			out.Rights[r.Key()] = doc.Person.Rights.Has(r)
		}
	}
	if doc.Shared == nil {
		return out
	}
	items := make([]sharedItem, len(doc.Shared))
	for i, s := range doc.Shared {
		items[i] = sharedItem{
			Item: clean.Line(s.Ref.String()), Name: clean.Line(s.Name), Permission: orNull(string(s.Permission)), Closed: s.Closed,
		}
	}
	out.Shared = &items
	return out
}

func sharedRows(doc GuestDoc) [][]string {
	rows := make([][]string, len(doc.Shared))
	for i, s := range doc.Shared {
		closed := "no"
		if s.Closed {
			closed = "yes"
		}
		rows[i] = []string{doc.Person.ID.String(), doc.Person.Email, s.Ref.String(), s.Name, string(s.Permission), closed}
	}
	return rows
}

func guestText(w io.Writer, doc GuestDoc) error {
	v := PersonOf(doc.Person, doc.Seats)
	var rights []string
	for _, r := range clickup.AllRights {
		if doc.Person.Rights.Has(r) {
			rights = append(rights, r.Label())
		}
	}
	facts := [][]string{{"Id", v.ID.String()}, {"E-mail", v.Email}, {"Status", v.Status}}
	for _, fact := range [][]string{
		{"Custom role", orEmpty(v.CustomRole)},
		{"Last active", v.LastActive.String()},
		{"Joined", v.DateJoined.String()},
		{"Invited", v.DateInvited.String()},
		{"Rights", strings.Join(rights, ", ")},
		{"Groups", strings.Join(doc.Groups, ", ")},
		{"Seat", v.BillableReason},
	} {
		if fact[1] != "" {
			facts = append(facts, fact)
		}
	}
	if err := lines(w, "Guest "+doc.Person.Display()+" · "+doc.Workspace.Name, facts); err != nil {
		return err
	}
	switch {
	case doc.Shared == nil:
		_, err := io.WriteString(w, "What is shared with them is not known.\n")
		return err
	case len(doc.Shared) == 0:
		_, err := io.WriteString(w, "Nothing is shared with them.\n")
		return err
	}
	rows := make([][]string, len(doc.Shared))
	for i, s := range doc.Shared {
		note := ""
		if s.Closed {
			note = "closed"
		}
		rows[i] = []string{s.Ref.String(), s.Name, s.Permission.Label(), note}
	}
	return doc.Layout.Table(w, Columns("item", "name", "permission", "note"), rows)
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
