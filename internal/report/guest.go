package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/access"
	"cutui/model/seats"
)

// GuestDoc is a document about a guest. Shared is nil if ClickUp didn't say what is shared
// with them.
type GuestDoc struct {
	Workspace WorkspaceRef
	Person    *clickup.Person
	Seats     seats.Facts
	Groups    []string
	Until     time.Time // the date until which they should stay; zero means none
	Now       time.Time
	Shared    []clickup.SharedItem
	Lists     []access.Item    // the lists they are on, if lists were read one by one
	ByList    model.SeenByList // how many lists were read; zero if none
	Layout    Layout
}

// Guest writes a guest as text, JSON or CSV. CSV has a row for each shared item.
func Guest(w io.Writer, f Format, doc GuestDoc) error {
	switch f {
	case JSONFormat:
		return JSON(w, guestJSON(doc))
	case CSVFormat:
		return doc.Layout.csv(w, []string{"person_id", "email", "item", "item_name", "permission", "closed"}, sharedRows(doc))
	}
	return guestText(w, doc)
}

type guestDocument struct {
	SchemaVersion int             `json:"schema_version"`
	Workspace     WorkspaceRef    `json:"workspace"`
	Person        Person          `json:"person"`
	Rights        map[string]bool `json:"rights"` // those that ClickUp reports
	Groups        []string        `json:"groups"`
	Shared        *[]sharedItem   `json:"shared"`   // null if ClickUp didn't say
	OnLists       *onLists        `json:"on_lists"` // null if no lists were read one by one
}

// onLists are the lists that a guest is on, for JSON.
type onLists struct {
	Lists      []listRef `json:"lists"`
	Read       int       `json:"read"`  // the number of lists read
	Total      int       `json:"total"` // the number of all lists
	Age        string    `json:"age"`   // of the oldest answer
	NotVisible string    `json:"not_visible"`
}

type listRef struct {
	Item string `json:"item"`
	Name string `json:"item_name"`
	Path string `json:"path"`
}

func onListsOf(doc GuestDoc) *onLists {
	if doc.ByList.Read == 0 {
		return nil
	}
	out := onLists{Lists: []listRef{}, Read: doc.ByList.Read, Total: doc.ByList.Total, Age: doc.ByList.Age, NotVisible: model.NotByList}
	for i := range doc.Lists {
		it := &doc.Lists[i]
		out.Lists = append(out.Lists, listRef{clean.Line(it.Ref.String()), clean.Line(it.Title()), clean.Line(it.Path)})
	}
	return &out
}

type sharedItem struct {
	Item       string  `json:"item"`
	Name       string  `json:"name"`
	Permission *string `json:"permission"`
	Closed     bool    `json:"closed"`
}

func guestJSON(doc GuestDoc) guestDocument {
	out := guestDocument{
		SchemaVersion: SchemaVersion, Workspace: doc.Workspace, Person: PersonOf(doc.Person, doc.Seats, doc.Until),
		Rights: map[string]bool{}, Groups: nonNil(cleanCells(doc.Groups)),
	}
	for _, r := range clickup.AllRights {
		if doc.Person.Rights.Known&r != 0 {
			out.Rights[r.Key()] = doc.Person.Rights.Has(r)
		}
	}
	out.OnLists = onListsOf(doc)
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
	var rows [][]string
	for _, s := range doc.Shared {
		rows = append(rows, []string{doc.Person.ID.String(), doc.Person.Email, s.Ref.String(), s.Name, string(s.Permission), yesOrNo(s.Closed)})
	}
	for i := range doc.Lists {
		rows = append(rows, []string{doc.Person.ID.String(), doc.Person.Email, doc.Lists[i].Ref.String(), doc.Lists[i].Title(), "", ""})
	}
	return rows
}

func guestText(w io.Writer, doc GuestDoc) error {
	v := PersonOf(doc.Person, doc.Seats, doc.Until)
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
		{"Until", untilWords(doc.Until, doc.Now)},
		{"Rights", strings.Join(rights, ", ")},
		{"Groups", strings.Join(doc.Groups, ", ")},
		{"Seat", v.BillableReason},
	} {
		if fact[1] != "" {
			facts = append(facts, fact)
		}
	}
	if err := doc.Layout.facts(w, "Guest "+doc.Person.Display()+" · "+doc.Workspace.Name, facts); err != nil {
		return err
	}
	switch {
	case doc.ByList.Read > 0:
		return guestLists(w, doc)
	case doc.Shared == nil:
		return doc.Layout.sentence(w, "What is shared with them is not known.")
	case len(doc.Shared) == 0:
		return doc.Layout.sentence(w, "Nothing is shared with them.")
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

// guestLists writes the lists that a guest is on, and what can't be seen that way.
func guestLists(w io.Writer, doc GuestDoc) error {
	known := fmt.Sprintf("On %s (%s). Not visible: %s.", text.Plural(len(doc.Lists), "list"), doc.ByList.Known(), model.NotByList)
	if err := doc.Layout.sentence(w, known); err != nil || len(doc.Lists) == 0 {
		return err
	}
	rows := make([][]string, len(doc.Lists))
	for i := range doc.Lists {
		it := &doc.Lists[i]
		rows[i] = []string{it.Ref.String(), it.Title(), it.Path}
	}
	return doc.Layout.Table(w, Columns("item", "name", "where"), rows)
}

// untilWords returns a date and how far off it is, or "" for none.
func untilWords(day, now time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly) + ", " + text.Ahead(now, day)
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
