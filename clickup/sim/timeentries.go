package sim

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup/sim/internal/world"
)

// timeEntries answers Gettimeentrieswithinadaterange: by default the caller's last 30 days. Only owners
// and admins see those of others.
func (s *Server) timeEntries(c *call) (any, error) {
	if c.header.Get("Content-Type") == "" {
		return nil, invalid("SIM_HEADER", "Content-Type header is required")
	}
	who := []string{world.Itoa(c.caller.ID)}
	if given := c.query.Get("assignee"); given != "" {
		who = strings.Split(given, ",")
	}
	if c.caller.Role > world.RoleAdmin && !slices.Equal(who, []string{world.Itoa(c.caller.ID)}) {
		return nil, &failed{status: http.StatusForbidden, message: "You have no access to others' time", code: "TIMEENTRY_059"}
	}
	from, to, err := c.between()
	if err != nil {
		return nil, err
	}
	out := []wireTimeEntry{}
	for _, e := range c.ws.Entries {
		if e.Start >= from && e.Start <= to && slices.Contains(who, world.Itoa(e.Person)) {
			out = append(out, entryOf(c.ws, e))
		}
	}
	return map[string][]wireTimeEntry{"data": out}, nil
}

// between returns the query's range in milliseconds.
func (c *call) between() (from, to int64, err error) {
	const month = 30 * 24 * time.Hour
	from, errFrom := strconv.ParseInt(cmp.Or(c.query.Get("start_date"), world.Itoa(world.Millis(c.now.Add(-month)))), 10, 64)
	to, errTo := strconv.ParseInt(cmp.Or(c.query.Get("end_date"), world.Itoa(world.Millis(c.now))), 10, 64)
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

func entryOf(ws *world.Workspace, e *world.TimeEntry) wireTimeEntry {
	w := wireTimeEntry{
		ID: world.Itoa(e.ID), Workspace: ws.ID, User: personBrief(ws, e.Person), Start: stamp(e.Start),
		End: stamp(e.Start + e.Length.Milliseconds()), Duration: world.Itoa(e.Length.Milliseconds()),
		Tags: []any{}, Source: "clickup", At: stamp(e.Start), TaskTags: []any{},
	}
	if e.Length < 0 {
		w.End, w.Duration = 0, world.Itoa(-e.Start)
	}
	if t := e.Task; t != nil {
		f := t.List.Folder
		w.Task = &wireTimedTask{ID: t.ID, Custom: text(t.Custom), Name: t.Name, Status: statusOf(f.Space, t.Status)}
		w.Location = &wireTimedPlace{
			List: json.Number(t.List.ID), Folder: json.Number(f.ID), Space: json.Number(f.Space.ID),
			ListName: t.List.Name, FolderName: f.Name, SpaceName: f.Space.Name,
		}
		w.URL = text("https://app.clickup.com/t/" + t.ID)
	}
	return w
}
