package people

import (
	"slices"
	"strings"
	"testing"
)

func TestParseColumns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		names string
		want  []Column
		err   string
	}{
		{"", nil, ""},
		{"name role last_seen", []Column{ByName, ByRole, ByLastActive}, ""},
		{"last_active invited_by", []Column{ByName, ByLastActive, ByInviter}, ""},
		{"email name email", []Column{ByEmail, ByName}, ""},
		{"name -role", nil, `"-role" is not a column`},
		{"name shoe", nil, `"shoe" is not a column; use name, role, last_seen`},
	} {
		got, err := ParseColumns(strings.Fields(tt.names))
		if !slices.Equal(got, tt.want) || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%q: %v, %v", tt.names, got, err)
		}
	}
}

func TestColumnsAreAllAndNamed(t *testing.T) {
	t.Parallel()
	if len(Columns()) != columns {
		t.Fatalf("%d of %d columns are offered", len(Columns()), columns)
	}
	for _, c := range Columns() {
		if got, err := ParseColumns([]string{c.Key()}); err != nil || !slices.Contains(got, c) {
			t.Errorf("%s: %v, %v", c.Key(), got, err)
		}
	}
}
