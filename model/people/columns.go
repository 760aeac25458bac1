package people

import (
	"fmt"
	"slices"
	"strings"
)

// Columns returns all columns, in the order in which they are offered.
func Columns() []Column {
	return []Column{
		ByName, ByRole, ByLastActive, BySeat, ByDomain, ByUntil, ByInviter,
		ByEmail, ByJoined, ByInvited, ByStatus, ByCustomRole, ByID,
	}
}

// Key returns the column as settings name it, such as "last_seen".
func (c Column) Key() string {
	return strings.NewReplacer(" ", "_", "-", "").Replace(c.String())
}

// ParseColumns reads columns by their names, or by their fields in the JSON output. It
// puts the name first unless it is among them, so that every row says whose it is.
func ParseColumns(names []string) ([]Column, error) {
	var out []Column
	for _, name := range names {
		s, err := ParseSort(name)
		if err != nil || s.Desc {
			var keys []string
			for _, c := range Columns() {
				keys = append(keys, c.Key())
			}
			return nil, fmt.Errorf("%q is not a column; use %s", name, strings.Join(keys, ", "))
		}
		if !slices.Contains(out, s.Column) {
			out = append(out, s.Column)
		}
	}
	if len(out) > 0 && !slices.Contains(out, ByName) {
		out = slices.Insert(out, 0, ByName)
	}
	return out, nil
}
