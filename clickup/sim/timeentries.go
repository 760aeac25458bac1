package sim

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// timeEntry is time that somebody tracked. A length below 0 means that the timer runs.
type timeEntry struct {
	id     int64
	person int64
	task   *task // nil where it was tracked on no task
	start  int64
	length time.Duration
}

// timeEntries answers Gettimeentrieswithinadaterange: by default the last 30 days of the
// caller. Others' are for owners and admins.
func (s *Server) timeEntries(c *call) (any, error) {
	if c.header.Get("Content-Type") == "" {
		return nil, invalid("SIM_HEADER", "Content-Type header is required")
	}
	who := []string{itoa(c.caller.id)}
	if given := c.query.Get("assignee"); given != "" {
		who = strings.Split(given, ",")
	}
	if c.caller.role > roleAdmin && !slices.Equal(who, []string{itoa(c.caller.id)}) {
		return nil, &failed{status: http.StatusForbidden, message: "You have no access to others' time", code: "TIMEENTRY_059"}
	}
	from, to, err := c.between()
	if err != nil {
		return nil, err
	}
	out := []wireTimeEntry{}
	for _, e := range c.ws.entries {
		if e.start >= from && e.start <= to && slices.Contains(who, itoa(e.person)) {
			out = append(out, entryOf(c.ws, e))
		}
	}
	return map[string][]wireTimeEntry{"data": out}, nil
}

// between is the query's range in milliseconds.
func (c *call) between() (from, to int64, err error) {
	const month = 30 * 24 * time.Hour
	from, errFrom := strconv.ParseInt(cmp.Or(c.query.Get("start_date"), itoa(millis(c.now.Add(-month)))), 10, 64)
	to, errTo := strconv.ParseInt(cmp.Or(c.query.Get("end_date"), itoa(millis(c.now))), 10, 64)
	if errFrom != nil || errTo != nil {
		return 0, 0, invalid("TIMEENTRY_002", "start_date and end_date are in milliseconds")
	}
	return from, to, nil
}

type wireTimeEntry struct {
	ID          string          `json:"id"`
	Task        *wireTimedTask  `json:"task,omitempty"`
	Workspace   string          `json:"wid"`
	User        wireBrief       `json:"user"`
	Billable    bool            `json:"billable"`
	Start       stamp           `json:"start"`
	End         stamp           `json:"end"`
	Duration    string          `json:"duration"`
	Description string          `json:"description"`
	Tags        []any           `json:"tags"`
	Source      string          `json:"source"`
	At          stamp           `json:"at"`
	Location    *wireTimedPlace `json:"task_location,omitempty"`
	TaskTags    []any           `json:"task_tags"`
	URL         text            `json:"task_url"`
}

type wireTimedTask struct {
	ID     string     `json:"id"`
	Custom text       `json:"custom_id"`
	Name   string     `json:"name"`
	Status wireStatus `json:"status"`
	Type   text       `json:"custom_type"`
}

// wireTimedPlace has its ids as numbers.
type wireTimedPlace struct {
	List       json.Number `json:"list_id"`
	Folder     json.Number `json:"folder_id"`
	Space      json.Number `json:"space_id"`
	ListName   string      `json:"list_name"`
	FolderName string      `json:"folder_name"`
	SpaceName  string      `json:"space_name"`
}

func entryOf(ws *workspace, e *timeEntry) wireTimeEntry {
	w := wireTimeEntry{
		ID: itoa(e.id), Workspace: ws.id, User: personBrief(ws, e.person), Start: stamp(e.start),
		End: stamp(e.start + e.length.Milliseconds()), Duration: itoa(e.length.Milliseconds()),
		Tags: []any{}, Source: "clickup", At: stamp(e.start), TaskTags: []any{},
	}
	if e.length < 0 {
		w.End, w.Duration = 0, itoa(-e.start)
	}
	if t := e.task; t != nil {
		f := t.list.folder
		w.Task = &wireTimedTask{ID: t.id, Custom: text(t.custom), Name: t.name, Status: statusOf(f.space, t.status)}
		w.Location = &wireTimedPlace{
			List: json.Number(t.list.id), Folder: json.Number(f.id), Space: json.Number(f.space.id),
			ListName: t.list.name, FolderName: f.name, SpaceName: f.space.name,
		}
		w.URL = text("https://app.clickup.com/t/" + t.id)
	}
	return w
}
