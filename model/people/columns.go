package people

import (
	"fmt"
	"slices"
	"strings"
)

// Columns are all columns, in the order in which they are offered.
func Columns() []Column {
	return []Column{
		ByName, ByRole, ByLastActive, BySeat, ByDomain, ByUntil, ByInviter,
		ByEmail, ByJoined, ByInvited, ByStatus, ByCustomRole, ByID,
	}
}

// Key is the column as settings name it, such as "last_seen".
func (c Column) Key() string {
	return strings.NewReplacer(" ", "_", "-", "").Replace(c.String())
}

// ParseColumns takes columns by their names, or by their fields in the JSON output. The
// name comes first where it is not among them: without it a row is nobody's.
func ParseColumns(names []string) ([]Column, error) {
	var out []Column
	for _, name := range names {
		s, err := ParseSort(name)
		if err != nil || s.Desc {
			var keys []string
			for _, c := range Columns() {
				keys = append(keys, c.Key())
			}
			return nil, fmt.Errorf("%q is no column; use %s", name, strings.Join(keys, ", "))
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
