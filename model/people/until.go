package people

import (
	"slices"
	"strings"
	"time"
)

// Until is the day on which somebody is to leave a workspace. ClickUp does not know it,
// and nothing happens by itself.
type Until struct {
	Email string
	Day   time.Time // midnight in the zone where it was set; zero deletes an earlier one
}

// Equal reports whether both are the same day for the same address.
func (u Until) Equal(other Until) bool { return u.Email == other.Email && u.Day.Equal(other.Day) }

// Due reports whether the day has come.
func (u Until) Due(now time.Time) bool { return !u.Day.After(now) }

// MergeUntil returns the list with the changes applied, sorted by day and address.
func MergeUntil(list, changes []Until) []Until {
	latest := make(map[string]Until, len(list)+len(changes))
	for _, u := range list {
		latest[FoldMail(u.Email)] = u
	}
	for _, c := range changes {
		latest[FoldMail(c.Email)] = c
	}
	out := make([]Until, 0, len(latest))
	for address, u := range latest {
		if address != "" && !u.Day.IsZero() {
			out = append(out, u)
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

// UntilDays looks up the days of a workspace. It never changes; nil has no days.
type UntilDays struct {
	list   []Until
	byMail map[string]time.Time
}

// NewUntilDays indexes a list. It returns nil for an empty one.
func NewUntilDays(list []Until) *UntilDays {
	if len(list) == 0 {
		return nil
	}
	d := &UntilDays{list: list, byMail: make(map[string]time.Time, len(list))}
	for _, u := range list {
		d.byMail[FoldMail(u.Email)] = u.Day
	}
	return d
}

// List returns all days, the next one first. It must not be changed.
func (d *UntilDays) List() []Until {
	if d == nil {
		return nil
	}
	return d.list
}

// ByMail returns the days by address in lower case. The map must not be changed.
func (d *UntilDays) ByMail() map[string]time.Time {
	if d == nil {
		return nil
	}
	return d.byMail
}

// Of returns somebody's day by their address, or zero if they have none.
func (d *UntilDays) Of(email string) time.Time {
	if d == nil {
		return time.Time{}
	}
	return d.byMail[FoldMail(email)]
}

// rows returns the days of a roster's people, by row.
func (d *UntilDays) rows(p *People) map[int32]time.Time {
	out := map[int32]time.Time{}
	for mail, day := range d.ByMail() {
		if row, here := p.byEmail().rows.get(hashEmail(mail), p.hasEmail(mail)); here {
			out[row] = day
			for _, id := range p.SharingEmail(mail) {
				if row, here = p.RowOf(id); here {
					out[row] = day
				}
			}
		}
	}
	return out
}

// untilTest tests the day on which somebody is to leave: how far off it is, or whether
// there is one and it has come.
func (j Job) untilTest(t Term) test {
	days := j.Until.rows(j.People)
	limit := t.Age.After(j.Today)
	return func(row int32) bool {
		day, noted := days[row]
		switch {
		case t.Op == "":
			return slices.ContainsFunc(t.Values, func(v string) bool { return untilIs(v, day, noted, j.Today) })
		case !noted:
			return false
		}
		switch t.Op {
		case Older:
			return day.After(limit)
		case OlderOr:
			return !day.Before(limit)
		case Younger:
			return day.Before(limit)
		}
		return !day.After(limit)
	}
}

// The values of until: besides a length of time.
const (
	untilPast = "past" // the day has come
	untilAny  = "any"
	untilNone = "none"
)

func untilIs(value string, day time.Time, noted bool, now time.Time) bool {
	switch value {
	case untilPast:
		return noted && Until{Day: day}.Due(now)
	case untilAny:
		return noted
	}
	return !noted
}

// untilKey sorts by the day, the next one first. People without one come last.
func (j Job) untilKey() func(int32) uint64 {
	days := j.Until.rows(j.People)
	return func(i int32) uint64 {
		day, noted := days[i]
		if !noted {
			return last
		}
		return uint64(day.Unix()) ^ 1<<63
	}
}
