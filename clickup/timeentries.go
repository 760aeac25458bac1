package clickup

import (
	"context"
	"slices"
	"strings"
	"time"
)

// maxTimeEntryPeople is how many people one call asks for, to keep its URL short.
const maxTimeEntryPeople = 500

// opTimeEntries needs a Content-Type header although it has no body.
const opTimeEntries = "Gettimeentrieswithinadaterange"

// TimeEntry is time that somebody tracked.
type TimeEntry struct {
	ID       string
	User     UserID
	Task     TaskID // empty if the time was not tracked on a task
	Start    Stamp
	Duration time.Duration // 0 while Running
	Running  bool
}

// TimeQuery selects time entries.
type TimeQuery struct {
	From, To time.Time // zero for ClickUp's default, the last 30 days
	People   []UserID  // empty for the token's user; only owners and admins see those of others
}

type wireTimeEntry struct {
	ID       text        `json:"id"`
	User     wireUserRef `json:"user"`
	Task     *wireItem   `json:"task"`
	Start    moment      `json:"start"`
	Duration number      `json:"duration"`
}

func (w *wireTimeEntry) entry() TimeEntry {
	e := TimeEntry{ID: string(w.ID), User: w.User.id(), Start: w.Start.Stamp, Running: w.Duration < 0}
	if w.Task != nil {
		e.Task = TaskID(w.Task.ID)
	}
	if !e.Running {
		e.Duration = time.Duration(min(int64(w.Duration), int64(1<<63-1)/int64(time.Millisecond))) * time.Millisecond
	}
	return e
}

// TimeEntries lists the time that people tracked (Gettimeentrieswithinadaterange). It sends
// one request for every 500 people.
func (c *Client) TimeEntries(ctx context.Context, ws WorkspaceID, q TimeQuery) ([]TimeEntry, error) {
	call := get(opTimeEntries, "team", string(ws), "time_entries")
	if !q.From.IsZero() {
		call = call.with("start_date", milliseconds(q.From))
	}
	if !q.To.IsZero() {
		call = call.with("end_date", milliseconds(q.To))
	}
	if len(q.People) == 0 {
		return c.timeEntries(ctx, call)
	}
	var all []TimeEntry
	for people := range slices.Chunk(q.People, maxTimeEntryPeople) {
		entries, err := c.timeEntries(ctx, call.with("assignee", strings.Join(texts(people), ",")))
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}

func (c *Client) timeEntries(ctx context.Context, call Call) ([]TimeEntry, error) {
	var answer struct {
		Data many[wireTimeEntry] `json:"data"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	if answer.Data == nil {
		return nil, call.lacks("the time entries")
	}
	entries := make([]TimeEntry, 0, len(answer.Data))
	for i := range answer.Data {
		entries = append(entries, answer.Data[i].entry())
	}
	return entries, nil
}
