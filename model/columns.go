package model

import (
	"slices"
	"strings"

	"cutui/model/people"
)

// usualColumns are shown where none were chosen. Where there is no room for all, the last
// ones leave first.
func usualColumns() []people.Column {
	return []people.Column{people.ByName, people.ByRole, people.ByLastActive, people.BySeat, people.ByDomain, people.ByUntil, people.ByInviter}
}

// ShowColumns shows just these columns of people, in this order; none are the usual ones.
type ShowColumns struct{ Columns []people.Column }

func (m ShowColumns) apply(s *State) []Effect {
	s.columns = m.Columns
	return nil
}

// ToggleColumn shows a column of people in the second place, where there is always room
// for it, or hides it. The name stays.
type ToggleColumn struct{ Column people.Column }

func (m ToggleColumn) apply(s *State) []Effect {
	now := slices.Clone(s.Columns())
	switch at := slices.Index(now, m.Column); {
	case m.Column == people.ByName:
		return nil
	case at >= 0:
		now = slices.Delete(now, at, at+1)
	default:
		now = slices.Insert(now, min(1, len(now)), m.Column)
	}
	s.columns = now
	return nil
}

// Columns are the columns of people that are shown, in their order. The usual ones have
// the days until when people are to be here only where there are any.
func (s *State) Columns() []people.Column {
	if len(s.columns) > 0 {
		return s.columns
	}
	usual := usualColumns()
	if s.Data().Until == nil {
		usual = slices.DeleteFunc(usual, func(c people.Column) bool { return c == people.ByUntil })
	}
	return usual
}

// ColumnSetting is the line of the settings that keeps the columns as they are now.
func (s *State) ColumnSetting() string {
	var keys []string
	for _, c := range s.Columns() {
		keys = append(keys, `"`+c.Key()+`"`)
	}
	return "columns = [" + strings.Join(keys, ", ") + "]"
}
