package people

import (
	"fmt"
	"strings"
)

// Column is something people can be sorted by.
type Column uint8

// The columns people can be sorted by.
const (
	ByName Column = iota
	ByRole
	ByLastActive
	BySeat
	ByDomain
	ByInviter
	ByJoined
	ByInvited
	ByEmail
	ByStatus
	ByCustomRole
	ByID
	ByUntil
	columns = iota
)

// Sort is the order of people: ascending or descending by a column, then by name. People
// for whom the value is not known come last both ways.
type Sort struct {
	Column Column
	Desc   bool
}

var columnNames = [columns]string{
	"name", "role", "last seen", "seat", "domain", "inviter", "joined", "invited", "e-mail", "status", "custom role", "id", "until",
}

// columnFields are the columns whose field in the JSON output has another name.
var columnFields = map[string]Column{
	"last active": ByLastActive, "billable": BySeat, "invited by": ByInviter, "date joined": ByJoined, "date invited": ByInvited,
	"email": ByEmail, "e mail": ByEmail,
}

// String returns the column in words, such as "last seen".
func (c Column) String() string { return columnNames[min(c, columns-1)] }

// String returns the order in words, such as "last seen, descending".
func (s Sort) String() string {
	if s.Desc {
		return s.Column.String() + ", descending"
	}
	return s.Column.String()
}

// ParseSort reads a column by its name or by its field in the JSON output (last_active,
// invited_by, billable, …). A leading "-" means descending.
func ParseSort(text string) (Sort, error) {
	name, desc := strings.CutPrefix(strings.TrimSpace(text), "-")
	name = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(name))
	if c, ok := columnFields[name]; ok {
		return Sort{c, desc}, nil
	}
	for c, known := range columnNames {
		if name == known {
			return Sort{Column(c), desc}, nil
		}
	}
	return Sort{}, fmt.Errorf("people can't be sorted by %q, only by %s", text, strings.Join(columnNames[:], ", "))
}
