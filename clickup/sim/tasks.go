package sim

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

const pageSize = 100

// listTasks answers GetTasks.
func (s *Server) listTasks(c *call) (any, error) {
	if c.list.archived != c.flag("archived") {
		return wireTasks{Tasks: []wireTask{}, Last: true}, nil
	}
	return c.page(c.list.tasks)
}

// teamTasks answers GetFilteredTeamTasks.
func (s *Server) teamTasks(c *call) (any, error) {
	for _, name := range []string{"space_ids", "project_ids", "list_ids", "assignees", "statuses"} {
		if c.query.Has(name) {
			return nil, &failed{status: http.StatusBadRequest, message: name + " must be an array", code: "PUBAPITASK_014"}
		}
	}
	var all []*task
	for _, sp := range c.ws.spaces {
		for _, f := range sp.folders {
			for _, l := range f.lists {
				if c.selects(l) {
					all = append(all, l.tasks...)
				}
			}
		}
	}
	return c.page(all)
}

func (c *call) selects(l *list) bool {
	return !l.archived && !l.folder.archived && !l.folder.space.archived && l.folder.space.visibleTo(c.caller) &&
		named(c.query, "space_ids[]", l.folder.space.id) &&
		named(c.query, "project_ids[]", l.folder.id) &&
		named(c.query, "list_ids[]", l.id)
}

// named reports whether a filter is absent or names the value.
func named(q url.Values, filter, value string) bool {
	return !q.Has(filter) || slices.Contains(q[filter], value)
}

// page filters, sorts and cuts tasks as the query says.
func (c *call) page(all []*task) (any, error) {
	page, err := strconv.Atoi(cmp.Or(c.query.Get("page"), "0"))
	if err != nil || page < 0 {
		return nil, &failed{status: http.StatusBadRequest, message: "Page is invalid", code: "INPUT_005"}
	}
	var kept []*task
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

func (c *call) wants(t *task) bool {
	if t.status.kind == "closed" && !c.flag("include_closed") || t.parent != "" && !c.flag("subtasks") {
		return false
	}
	if !named(c.query, "statuses[]", t.status.name) {
		return false
	}
	who := c.query["assignees[]"]
	if len(who) > 0 && !slices.ContainsFunc(t.assignees, func(id int64) bool { return slices.Contains(who, itoa(id)) }) {
		return false
	}
	return c.bounded("date_updated", t.updated) && c.bounded("date_created", t.created) && c.bounded("due_date", t.due)
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

// order is newest first unless reverse is asked for, by the date that order_by
// names.
func (c *call) order() func(a, b *task) int {
	by := func(t *task) int64 { return t.created }
	switch c.query.Get("order_by") {
	case "updated":
		by = func(t *task) int64 { return t.updated }
	case "due_date":
		by = func(t *task) int64 { return t.due }
	}
	sign := -1
	if c.flag("reverse") {
		sign = 1
	}
	return func(a, b *task) int {
		if c.query.Get("order_by") == "id" {
			return sign * strings.Compare(a.id, b.id)
		}
		return sign * cmp.Or(cmp.Compare(by(a), by(b)), strings.Compare(a.id, b.id))
	}
}

// oneTask answers GetTask.
func (s *Server) oneTask(c *call) (any, error) {
	return taskOf(c.ws, c.task), nil
}
