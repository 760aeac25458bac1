package sim

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cutui/clickup/sim/internal/world"
)

const pageSize = 100

// listTasks answers GetTasks.
func (s *Server) listTasks(c *call) (any, error) {
	if c.list.Archived != c.flag("archived") {
		return wireTasks{Tasks: []wireTask{}, Last: true}, nil
	}
	return c.page(c.list.Tasks)
}

// teamTasks answers GetFilteredTeamTasks.
func (s *Server) teamTasks(c *call) (any, error) {
	for _, name := range []string{"space_ids", "project_ids", "list_ids", "assignees", "statuses"} {
		if c.query.Has(name) {
			return nil, &failed{status: http.StatusBadRequest, message: name + " must be an array", code: "PUBAPITASK_014"}
		}
	}
	var all []*world.Task
	for _, sp := range c.ws.Spaces {
		for _, f := range sp.Folders {
			for _, l := range f.Lists {
				if c.selects(l) {
					all = append(all, l.Tasks...)
				}
			}
		}
	}
	return c.page(all)
}

func (c *call) selects(l *world.List) bool {
	return !l.Archived && !l.Folder.Archived && !l.Folder.Space.Archived && l.Folder.Space.VisibleTo(c.caller) &&
		named(c.query, "space_ids[]", l.Folder.Space.ID) &&
		named(c.query, "project_ids[]", l.Folder.ID) &&
		named(c.query, "list_ids[]", l.ID)
}

// named reports whether a filter is absent or names the value.
func named(q url.Values, filter, value string) bool {
	return !q.Has(filter) || slices.Contains(q[filter], value)
}

// page filters and sorts tasks and returns a page of them, as the query says.
func (c *call) page(all []*world.Task) (any, error) {
	page, err := strconv.Atoi(cmp.Or(c.query.Get("page"), "0"))
	if err != nil || page < 0 {
		return nil, &failed{status: http.StatusBadRequest, message: "Page is invalid", code: "INPUT_005"}
	}
	var kept []*world.Task
	for _, t := range all {
		if c.wants(t) {
			kept = append(kept, t)
		}
	}
	slices.SortStableFunc(kept, c.order())
	from := min(page*pageSize, len(kept))
	to := min(from+pageSize, len(kept))
	out := wireTasks{Tasks: []wireTask{}, Last: to == len(kept)}
	for _, t := range kept[from:to] {
		out.Tasks = append(out.Tasks, taskOf(c.ws, t))
	}
	return out, nil
}

func (c *call) wants(t *world.Task) bool {
	if t.Status.Kind == "closed" && !c.flag("include_closed") || t.Parent != "" && !c.flag("subtasks") {
		return false
	}
	if !named(c.query, "statuses[]", t.Status.Name) {
		return false
	}
	who := c.query["assignees[]"]
	if len(who) > 0 && !slices.ContainsFunc(t.Assignees, func(id int64) bool { return slices.Contains(who, world.Itoa(id)) }) {
		return false
	}
	return c.bounded("date_updated", t.Updated) && c.bounded("date_created", t.Created) && c.bounded("due_date", t.Due)
}

// bounded checks a date against the query's _gt and _lt.
func (c *call) bounded(name string, at int64) bool {
	if after, err := strconv.ParseInt(c.query.Get(name+"_gt"), 10, 64); err == nil && at <= after {
		return false
	}
	if before, err := strconv.ParseInt(c.query.Get(name+"_lt"), 10, 64); err == nil && at >= before {
		return false
	}
	return true
}

// order returns the comparison for order_by, newest first unless reverse is set.
func (c *call) order() func(a, b *world.Task) int {
	by := func(t *world.Task) int64 { return t.Created }
	switch c.query.Get("order_by") {
	case "updated":
		by = func(t *world.Task) int64 { return t.Updated }
	case "due_date":
		by = func(t *world.Task) int64 { return t.Due }
	}
	sign := -1
	if c.flag("reverse") {
		sign = 1
	}
	return func(a, b *world.Task) int {
		if c.query.Get("order_by") == "id" {
			return sign * strings.Compare(a.ID, b.ID)
		}
		return sign * cmp.Or(cmp.Compare(by(a), by(b)), strings.Compare(a.ID, b.ID))
	}
}

// oneTask answers GetTask.
func (s *Server) oneTask(c *call) (any, error) {
	return taskOf(c.ws, c.task), nil
}
