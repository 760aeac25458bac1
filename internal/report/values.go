package report

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"time"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model/people"
	"cutui/model/seats"
)

// SchemaVersion is the version of all JSON that cutui writes. Fields may be added without
// a new version, but never renamed.
const SchemaVersion = 1

// JSON writes a value with an indent of two spaces and a final newline.
func JSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// JSONLine writes a value on one line.
func JSONLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// Loaded says when the people were loaded, and whether they are from disk because ClickUp
// was not asked.
type Loaded struct {
	AsOf    Moment `json:"as_of"`
	Offline bool   `json:"offline,omitempty"`
}

// Workspaces returns the JSON document of the commands workspaces and seats.
func Workspaces(l Loaded, list []Workspace) any {
	return struct {
		SchemaVersion int `json:"schema_version"`
		Loaded
		Workspaces []Workspace `json:"workspaces"`
	}{SchemaVersion, l, nonNil(list)}
}

// Workspace is a workspace with its seats. Plan is null if it is not known.
type Workspace struct {
	ID      clickup.WorkspaceID `json:"id"`
	Name    string              `json:"name"`
	Plan    *string             `json:"plan"`
	People  int                 `json:"people"`
	Members seatPool            `json:"members"`
	Guests  seatPool            `json:"guests"`
}

// WorkspaceOf returns a workspace for JSON.
func WorkspaceOf(id clickup.WorkspaceID, name string, plan clickup.Plan, people int, seats clickup.Seats) Workspace {
	s := seatsOf(seats)
	return Workspace{ID: cleanID(id), Name: clean.Line(name), Plan: orNull(plan.Name), People: people, Members: s.Members, Guests: s.Guests}
}

// WorkspaceColumns returns the columns of workspaces.
func WorkspaceColumns() []Column {
	return append(Columns("id", "name", "plan"), numbers("people", "members", "member_seats", "members_free", "guests", "guest_seats", "guests_free")...)
}

// Cells returns a row for WorkspaceColumns; unknown numbers are empty.
func (w Workspace) Cells() []string {
	row := []string{string(w.ID), w.Name, orEmpty(w.Plan), strconv.Itoa(w.People)}
	for _, n := range []Number{w.Members.Filled, w.Members.Total, w.Members.Empty, w.Guests.Filled, w.Guests.Total, w.Guests.Empty} {
		cell := ""
		if c := clickup.Count(n); given(c) {
			cell = c.String()
		}
		row = append(row, cell)
	}
	return row
}

// WorkspaceRef names a workspace.
type WorkspaceRef struct {
	ID   clickup.WorkspaceID `json:"id"`
	Name string              `json:"name"`
}

// WorkspaceRefOf returns a cleaned reference to a workspace.
func WorkspaceRefOf(id clickup.WorkspaceID, name string) WorkspaceRef {
	return WorkspaceRef{ID: cleanID(id), Name: clean.Line(name)}
}

func cleanID(id clickup.WorkspaceID) clickup.WorkspaceID {
	return clickup.WorkspaceID(clean.Line(string(id)))
}

// Seats are both seat pools of a workspace.
type Seats struct {
	Members seatPool `json:"members"`
	Guests  seatPool `json:"guests"`
}

// seatsOf returns seats for JSON.
func seatsOf(s clickup.Seats) Seats {
	return Seats{Members: poolOf(s.Members), Guests: poolOf(s.Guests)}
}

// seatPool is one kind of seats.
type seatPool struct {
	Filled Number `json:"filled"`
	Total  Number `json:"total"`
	Empty  Number `json:"empty"`
}

func poolOf(p clickup.SeatPool) seatPool {
	return seatPool{Filled: Number(p.Filled), Total: Number(p.Total), Empty: Number(seats.Free(p))}
}

// Number is a number of seats: in JSON an integer, "unlimited", or null if ClickUp didn't
// say.
type Number clickup.Count

// MarshalJSON never fails.
func (n Number) MarshalJSON() ([]byte, error) {
	switch {
	case n.Unlimited:
		return []byte(`"unlimited"`), nil
	case n.Known:
		return json.Marshal(n.N)
	}
	return []byte("null"), nil
}

// People returns the JSON document of the command people. If workspace is nil, each person
// names theirs.
func People(l Loaded, workspace *WorkspaceRef, list []Person) any {
	return struct {
		SchemaVersion int           `json:"schema_version"`
		Workspace     *WorkspaceRef `json:"workspace"`
		Loaded
		People []Person `json:"people"`
	}{SchemaVersion, workspace, l, nonNil(list)}
}

// Person is a person of the roster. CustomRole is its name, or null for none; InvitedBy is
// null if it is not known.
type Person struct {
	ID             clickup.UserID `json:"id"`
	Name           string         `json:"name"`
	Email          string         `json:"email"`
	Role           string         `json:"role"`
	RoleCode       int32          `json:"role_code"`
	RoleKey        string         `json:"role_key"`     // ClickUp's own word
	RoleSubtype    int32          `json:"role_subtype"` // ClickUp's own number
	CustomRole     *string        `json:"custom_role"`
	Status         string         `json:"status"`
	LastActive     Moment         `json:"last_active"`
	DateJoined     Moment         `json:"date_joined"`
	DateInvited    Moment         `json:"date_invited"`
	InvitedBy      *PersonRef     `json:"invited_by"`
	Domain         string         `json:"domain"`
	Billable       string         `json:"billable"`
	BillableReason string         `json:"billable_reason"`
	Seat           Seat           `json:"seat"`
	Until          *string        `json:"until"`               // the date until which they should stay, or null
	CountedAs      string         `json:"counted_as"`          // the role they are counted under, as in the filter term role:
	Workspace      *WorkspaceRef  `json:"workspace,omitempty"` // in lists of several workspaces
}

// Seat is the seat that a person takes: its kind, whether it is a paid member seat (yes,
// no or unknown), and the reason.
type Seat struct {
	Kind   string `json:"kind"`
	Paid   string `json:"paid"`
	Reason string `json:"reason"`
}

// PersonOf returns a person for JSON. until is the date until which they should stay; zero
// means none.
func PersonOf(p *clickup.Person, facts seats.Facts, until time.Time) Person {
	seat := facts.SeatOf(p)
	reason := clean.Line(seat.Reason())
	row := Person{
		RoleKey: clean.Line(p.RoleKey.String()), RoleSubtype: p.RoleSubtype,
		Seat: Seat{Kind: seat.Kind.String(), Paid: seat.Paid.String(), Reason: reason},
		ID:   p.ID, Name: clean.Line(p.Name), Email: clean.Line(p.Email), Role: clean.Line(seats.RoleWord(p)), RoleCode: p.RoleCode,
		Status: p.Status().String(), LastActive: Moment(p.LastActive.Time()), DateJoined: Moment(p.Joined.Time()),
		DateInvited: Moment(p.Invited.Time()), Domain: clean.Line(p.Domain()), Billable: seat.Paid.String(), BillableReason: reason,
		InvitedBy: inviterRef(p.InvitedBy), Until: dayOrNull(until), CountedAs: people.RoleTerm(seats.ClassOf(p)),
	}
	if p.CustomRole != nil {
		row.CustomRole = orNull(p.CustomRole.Name)
	}
	return row
}

// PersonRef names a person.
type PersonRef struct {
	ID    clickup.UserID `json:"id"`
	Name  string         `json:"name"`
	Email string         `json:"email"`
}

func personRef(p *clickup.Person) *PersonRef {
	if p == nil {
		return nil
	}
	return &PersonRef{ID: p.ID, Name: clean.Line(p.Name), Email: clean.Line(p.Email)}
}

// Moment is a time, in JSON as RFC 3339 in UTC, to the second, or null for the zero time.
type Moment time.Time

// String returns the time as in JSON and CSV, or "" for the zero time.
func (m Moment) String() string {
	if time.Time(m).IsZero() {
		return ""
	}
	return time.Time(m).UTC().Format(time.RFC3339)
}

// MarshalJSON never fails.
func (m Moment) MarshalJSON() ([]byte, error) {
	if time.Time(m).IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(m.String())
}

func orNull(s string) *string {
	if s = clean.Line(s); s == "" {
		return nil
	}
	return &s
}

// dayOrNull returns a date such as 2027-03-01, or nil for the zero time.
func dayOrNull(day time.Time) *string {
	if day.IsZero() {
		return nil
	}
	return orNull(day.Format(time.DateOnly))
}

// nonNil makes JSON write an empty list as [], not null.
func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// PersonColumns returns the columns of people in tables and CSV.
func PersonColumns() []Column {
	return slices.Concat(Columns("id", "name", "email", "role", "role_code", "role_key", "role_subtype", "custom_role", "status"),
		times("last_active", "date_joined", "date_invited"),
		Columns("invited_by", "invited_by_id", "invited_by_email", "domain", "billable", "billable_reason", "seat_kind", "until", "counted_as"))
}

// Cells returns a row for PersonColumns.
func (p Person) Cells() []string {
	by, id, email := "", "", ""
	if p.InvitedBy != nil {
		id, email = p.InvitedBy.ID.String(), p.InvitedBy.Email
		by = firstWord(p.InvitedBy.Name, firstWord(email, id))
	}
	return []string{
		p.ID.String(), p.Name, p.Email, p.Role, strconv.Itoa(int(p.RoleCode)), p.RoleKey, strconv.Itoa(int(p.RoleSubtype)), orEmpty(p.CustomRole), p.Status,
		p.LastActive.String(), p.DateJoined.String(), p.DateInvited.String(), by, id, email, p.Domain, p.Billable, p.BillableReason, p.Seat.Kind, orEmpty(p.Until), p.CountedAs,
	}
}
