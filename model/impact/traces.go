package impact

import (
	"fmt"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// TraceDays is for how many days traces of work are looked for.
const TraceDays = 90

// Traces is signs of work besides ClickUp's last-seen date: time that people tracked and
// tasks that they created. The zero value means that nothing was read.
type Traces struct {
	At      time.Time                `json:"at"`
	Time    bool                     `json:"time"`    // the time entries were read
	Created bool                     `json:"created"` // all tasks created in the last TraceDays were read
	Of      map[clickup.UserID]Trace `json:"of"`      // only people with a trace
}

// Trace is what was seen of one person.
type Trace struct {
	LastTracked time.Time     `json:"last_tracked,omitzero"`
	TrackedWeek time.Duration `json:"tracked_week,omitempty"` // in the last seven days
	LastCreated time.Time     `json:"last_created,omitzero"`
	Created     int           `json:"created,omitempty"` // tasks
}

// Read reports whether anything was read.
func (t *Traces) Read() bool { return t != nil && !t.At.IsZero() && (t.Time || t.Created) }

// TimeUsed reports whether anybody in the workspace tracked time. If nobody does, a lack
// of tracked time proves nothing.
func (t *Traces) TimeUsed() bool {
	for _, one := range t.Of {
		if !one.LastTracked.IsZero() {
			return true
		}
	}
	return false
}

// Last returns the time of somebody's latest trace, or zero if there is none.
func (t *Traces) Last(id clickup.UserID) time.Time {
	if t == nil {
		return time.Time{}
	}
	one := t.Of[id]
	if one.LastCreated.After(one.LastTracked) {
		return one.LastCreated
	}
	return one.LastTracked
}

// Words returns the traces of somebody: "tracked 12 h in the last 7 days", "created 3
// tasks, the last 5 days ago", or "" if there are none.
func (t *Traces) Words(id clickup.UserID, now time.Time) string {
	if t == nil {
		return ""
	}
	one := t.Of[id]
	created := ""
	if one.Created > 0 {
		created = fmt.Sprintf("created %s, the last %s", text.Plural(one.Created, "task"), text.Ago(now, one.LastCreated))
	}
	switch {
	case one.TrackedWeek >= time.Minute:
		return "tracked " + hours(one.TrackedWeek) + " in the last 7 days"
	case created != "" && one.LastCreated.After(one.LastTracked):
		return created
	case !one.LastTracked.IsZero():
		return "tracked time " + text.Ago(now, one.LastTracked)
	}
	return created
}

func hours(d time.Duration) string {
	if d < time.Hour {
		return fmt.Sprintf("%d min", d/time.Minute)
	}
	return fmt.Sprintf("%g h", float64(int(d.Hours()*10+0.5))/10)
}

// Absence returns what the lack of traces proves: "no tracked time and no task created in
// 90 days". It returns "" if somebody left a trace, or if what was read proves nothing.
func (t *Traces) Absence(id clickup.UserID) string {
	if !t.Read() || !t.Last(id).IsZero() {
		return ""
	}
	switch timed := t.Time && t.TimeUsed(); {
	case timed && t.Created:
		return fmt.Sprintf("no tracked time and no task created in %d days", TraceDays)
	case t.Created:
		return fmt.Sprintf("no task created in %d days", TraceDays)
	}
	return ""
}

// FindTraces finds the traces in time entries and in recently created tasks.
func FindTraces(at time.Time, entries []clickup.TimeEntry, created []clickup.Task) map[clickup.UserID]Trace {
	out := map[clickup.UserID]Trace{}
	since, week := at.AddDate(0, 0, -TraceDays), at.AddDate(0, 0, -7)
	for _, e := range entries {
		if !e.Start.Known() || e.User == 0 || e.Start.Time().Before(since) {
			continue
		}
		one := out[e.User]
		if end := e.Start.Time().Add(e.Duration); end.After(one.LastTracked) {
			one.LastTracked = end
		}
		if e.Start.Time().After(week) {
			one.TrackedWeek += e.Duration
		}
		out[e.User] = one
	}
	seen := map[clickup.TaskID]bool{}
	for i := range created {
		t := &created[i]
		if seen[t.ID] || t.Creator == 0 || !t.Created.Known() || t.Created.Time().Before(since) {
			continue
		}
		seen[t.ID] = true
		one := out[t.Creator]
		one.Created++
		if at := t.Created.Time(); at.After(one.LastCreated) {
			one.LastCreated = at
		}
		out[t.Creator] = one
	}
	return out
}
