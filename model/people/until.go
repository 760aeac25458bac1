package people

import (
	"slices"
	"strings"
	"time"
)

// Until is the day until which somebody is to be in a workspace. ClickUp knows nothing of
// it: nothing happens by itself.
type Until struct {
	Email string
	Day   time.Time // midnight where it was set; zero takes an earlier one away
}

// Due reports whether the day has come.
func (u Until) Due(now time.Time) bool { return !u.Day.After(now) }

// MergeUntil is a list with changes, by day and address.
func MergeUntil(list, changes []Until) []Until {
	out := slices.Clone(list)
	for _, c := range changes {
		key := FoldMail(c.Email)
		out = slices.DeleteFunc(out, func(u Until) bool { return FoldMail(u.Email) == key })
		if !c.Day.IsZero() && key != "" {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Until) int {
		if c := a.Day.Compare(b.Day); c != 0 {
			return c
		}
		return strings.Compare(FoldMail(a.Email), FoldMail(b.Email))
	})
	return out
}
