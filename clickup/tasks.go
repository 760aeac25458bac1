package clickup

import (
	"context"
	"iter"
	"net/http"
	"strconv"
	"time"
)

// pageSize is how many tasks ClickUp puts on a full page.
const pageSize = 100

// TaskQuery selects and orders tasks. Zero values do not restrict the tasks. ListTasks
// ignores Spaces, Folders and Lists.
type TaskQuery struct {
	Closed       bool   // include closed tasks
	Subtasks     bool   // include subtasks
	OtherLists   bool   // include tasks whose home is another list; for ListTasks only
	OrderBy      string // id, created, updated or due_date; empty for ClickUp's own order
	Reverse      bool
	UpdatedAfter time.Time
	CreatedAfter time.Time
	DueAfter     time.Time
	DueBefore    time.Time
	Assignees    []UserID // tasks that are assigned to any of them
	Spaces       []SpaceID
	Folders      []FolderID
	Lists        []ListID
	FirstPage    int // the page to start with, from 0
}

func (q TaskQuery) apply(call Call) Call {
	call = call.flag("include_closed", q.Closed).flag("subtasks", q.Subtasks).flag("reverse", q.Reverse)
	if q.OrderBy != "" {
		call = call.with("order_by", q.OrderBy)
	}
	for _, bound := range []struct {
		name string
		at   time.Time
	}{
		{"date_updated_gt", q.UpdatedAfter},
		{"date_created_gt", q.CreatedAfter},
		{"due_date_gt", q.DueAfter},
		{"due_date_lt", q.DueBefore},
	} {
		if !bound.at.IsZero() {
			call = call.with(bound.name, milliseconds(bound.at))
		}
	}
	return withAll(call, "assignees[]", texts(q.Assignees))
}

// texts returns ids in decimal.
func texts(ids []UserID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.String()
	}
	return out
}

// withAll returns the call with an array parameter added, unless there are no values. The
// name of an array parameter ends in [].
func withAll[T ~string](call Call, key string, ids []T) Call {
	if len(ids) == 0 {
		return call
	}
	values := make([]string, len(ids))
	for i, id := range ids {
		values[i] = string(id)
	}
	return call.with(key, values...)
}

// ListTasks yields the tasks of a list page by page (GetTasks). It stops after the first
// error.
func (c *Client) ListTasks(ctx context.Context, list ListID, q TaskQuery) iter.Seq2[TaskPage, error] {
	call := q.apply(get("GetTasks", "list", string(list), "task")).flag("include_timl", q.OtherLists)
	return c.taskPages(ctx, call, q.FirstPage)
}

// WorkspaceTasks yields the tasks of a workspace page by page (GetFilteredTeamTasks). It
// stops after the first error.
func (c *Client) WorkspaceTasks(ctx context.Context, ws WorkspaceID, q TaskQuery) iter.Seq2[TaskPage, error] {
	call := q.apply(get("GetFilteredTeamTasks", "team", string(ws), "task"))
	call = withAll(call, "space_ids[]", q.Spaces)
	call = withAll(call, "project_ids[]", q.Folders)
	call = withAll(call, "list_ids[]", q.Lists)
	return c.taskPages(ctx, call, q.FirstPage)
}

// taskPages yields pages from the n-th on. If the server doesn't say which page is the last,
// it is the first one that isn't full. A page that starts with the same task as the one
// before also ends the pages, because a server may ignore the page number.
func (c *Client) taskPages(ctx context.Context, call Call, n int) iter.Seq2[TaskPage, error] {
	return func(yield func(TaskPage, error) bool) {
		var first TaskID
		for ; ; n++ {
			var answer wireItems
			if err := c.do(ctx, call.with("page", strconv.Itoa(n)), &answer); err != nil {
				yield(TaskPage{}, err)
				return
			}
			page := TaskPage{Tasks: each(answer.Tasks, (*wireItem).task)}
			page.Last = answer.LastPage.on || len(answer.Tasks) == 0 || !answer.LastPage.known && len(answer.Tasks) < pageSize
			if len(page.Tasks) > 0 {
				if page.Tasks[0].ID == first {
					page = TaskPage{Last: true}
				} else {
					first = page.Tasks[0].ID
				}
			}
			if !yield(page, nil) || page.Last {
				return
			}
		}
	}
}

// Task returns a task by its id or its custom id (GetTask).
func (c *Client) Task(ctx context.Context, ws WorkspaceID, ref ItemRef) (Task, error) {
	item, err := c.item(ctx, get("GetTask", "task", ref.ID).custom(ws, ref))
	return item.task(), err
}

// TaskMembers lists who has explicit access to a task (GetTaskMembers).
func (c *Client) TaskMembers(ctx context.Context, ws WorkspaceID, ref ItemRef) ([]Access, error) {
	return c.access(ctx, get("GetTaskMembers", "task", ref.ID, "member").custom(ws, ref))
}

// ListMembers lists who has explicit access to a list (GetListMembers).
func (c *Client) ListMembers(ctx context.Context, id ListID) ([]Access, error) {
	return c.access(ctx, get("GetListMembers", "list", string(id), "member"))
}

func (c *Client) access(ctx context.Context, call Call) ([]Access, error) {
	var answer struct {
		Members many[wireMember] `json:"members"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	people := make([]Access, 0, len(answer.Members))
	for i := range answer.Members {
		if u := answer.Members[i].user(); u.ID != 0 {
			people = append(people, Access{ID: UserID(u.ID), Name: u.Username.clip(longestName), Email: u.Email.clip(longestAddress)})
		}
	}
	return people, nil
}

// milliseconds returns t as query parameters need it.
func milliseconds(t time.Time) string { return StampOf(t).String() }

// AssigneeChange is a change to the assignees of a task.
type AssigneeChange struct {
	Add, Remove             []UserID
	AddGroups, RemoveGroups []GroupID
}

// TookEffect reports whether t has the added assignees and none of the removed ones. It is
// false if the assignees of t are unknown.
func (a AssigneeChange) TookEffect(t Task) bool {
	return t.Assignees != nil && containsAll(t.Assignees, a.Add) && containsNone(t.Assignees, a.Remove) &&
		containsAll(t.GroupAssignees, a.AddGroups) && containsNone(t.GroupAssignees, a.RemoveGroups)
}

// AssignTaskCall returns the call that AssignTask sends (UpdateTask).
func AssignTaskCall(ws WorkspaceID, task ItemRef, change AssigneeChange) Call {
	call := newCall("UpdateTask", http.MethodPut, "task", task.ID).custom(ws, task)
	call.Body = map[string]any{"assignees": map[string]any{"add": idList(change.Add), "rem": idList(change.Remove)}}
	if len(change.AddGroups)+len(change.RemoveGroups) > 0 {
		call.Body["group_assignees"] = map[string]any{
			"add": append([]GroupID{}, change.AddGroups...), "rem": append([]GroupID{}, change.RemoveGroups...),
		}
	}
	return call
}

// AssignTask changes who is assigned to a task and returns the task as it is then
// (UpdateTask). ClickUp may answer 200 without the change: see AssigneeChange.TookEffect.
func (c *Client) AssignTask(ctx context.Context, ws WorkspaceID, task ItemRef, change AssigneeChange) (Task, error) {
	item, err := c.item(ctx, AssignTaskCall(ws, task, change))
	return item.task(), err
}
