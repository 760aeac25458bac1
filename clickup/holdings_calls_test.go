package clickup

import (
	"context"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"time"
)

const (
	assignedTask = `{"id":"86bb","assignees":[{"id":5}],"group_assignees":[]}`
	assignedList = `{"id":"124","name":"L","assignee":{"id":5}}`
	ownedGoal    = `{"goal":{"id":"g1","name":"G","due_date":"1700000000000","owners":[{"id":5}]}}`
	oneGroup     = `{"id":"u1","name":"Design","members":[{"id":5}]}`
)

// answersNeeded lists the changes that need an answer with content to count as done.
var answersNeeded = []string{invitedAnswer, assignedTask, assignedList, ownedGoal, oneGroup}

func readsOfHoldings() []operation {
	day := time.UnixMilli(1700000000000)
	return []operation{
		{
			"WholeWorkspace", func(ctx context.Context, c *Client) error { return result(c.WholeWorkspace(ctx, "9")) },
			"GET /v2/team/9", "", `{"team":{"id":"9","members":[]}}`,
		},
		{"WorkspaceTasks of people", func(ctx context.Context, c *Client) error {
			return drain(c.WorkspaceTasks(ctx, "9", TaskQuery{
				Assignees: []UserID{5}, CreatedAfter: day, DueAfter: day, DueBefore: day, Subtasks: true, OrderBy: "due_date",
			}))
		}, "GET /v2/team/9/task?assignees%5B%5D=5&date_created_gt=1700000000000&due_date_gt=1700000000000" +
			"&due_date_lt=1700000000000&order_by=due_date&page=0&subtasks=true", "", `{"tasks":[]}`},
		{"TimeEntries", func(ctx context.Context, c *Client) error {
			return result(c.TimeEntries(ctx, "9", TimeQuery{From: day, To: day, People: []UserID{5, -6}}))
		}, "GET /v2/team/9/time_entries?assignee=5%2C-6&end_date=1700000000000&start_date=1700000000000", "", `{"data":[]}`},
		{"Goals", func(ctx context.Context, c *Client) error { return result(c.Goals(ctx, "9", true)) }, "GET /v2/team/9/goal?include_completed=true", "", `{"goals":[],"folders":[]}`},
		{"Goal", func(ctx context.Context, c *Client) error { return result(c.Goal(ctx, "g1")) }, "GET /v2/goal/g1", "", ownedGoal},
		{
			"DocsBy", func(ctx context.Context, c *Client) error { return drain(c.DocsBy(ctx, "9", 5)) },
			"GET /v3/workspaces/9/docs?creator=5&limit=100", "", `{"docs":[]}`,
		},
	}
}

func changesOfHoldings() []operation {
	goal := Goal{ID: "g1", Due: 1700000000000, RawName: "A\nB", RawDescription: " d ", RawColor: "#32a852"}
	name := "New"
	access := func(entries ...AccessEntry) func(context.Context, *Client) error {
		return func(ctx context.Context, c *Client) error { return c.ChangeAccess(ctx, "9", someList, entries...) }
	}
	return []operation{
		{"AssignTask", func(ctx context.Context, c *Client) error {
			return result(c.AssignTask(ctx, "9", customTask, AssigneeChange{Add: []UserID{5}}))
		}, "PUT /v2/task/ABC-1?custom_task_ids=true&team_id=9", `{"assignees":{"add":[5],"rem":[]}}`, assignedTask},
		{"AssignTask to groups", func(ctx context.Context, c *Client) error {
			return result(c.AssignTask(ctx, "9", someTask, AssigneeChange{Remove: []UserID{6}, AddGroups: []GroupID{"u1"}}))
		}, "PUT /v2/task/86bb", `{"assignees":{"add":[],"rem":[6]},"group_assignees":{"add":["u1"],"rem":[]}}`, assignedTask},
		{"AssignList", func(ctx context.Context, c *Client) error {
			return result(c.AssignList(ctx, List{ID: "124", Name: "L", RawName: " L\u202e"}, 5))
		}, "PUT /v2/list/124", `{"name":" L\u202e","assignee":"5"}`, assignedList},
		{
			"ChangeGoalOwners", func(ctx context.Context, c *Client) error {
				return result(c.ChangeGoalOwners(ctx, goal, GoalOwners{Add: []UserID{5}, Remove: []UserID{6}}))
			}, "PUT /v2/goal/g1",
			`{"name":"A\nB","description":" d ","color":"#32a852","due_date":1700000000000,"add_owners":[5],"rem_owners":[6]}`, ownedGoal,
		},
		{"CreateGroup", func(ctx context.Context, c *Client) error {
			return result(c.CreateGroup(ctx, "9", GroupCreate{Name: "Design", Handle: "d", Members: []UserID{5}}))
		}, "POST /v2/team/9/group", `{"name":"Design","handle":"d","members":[5]}`, oneGroup},
		{"EditGroup", func(ctx context.Context, c *Client) error {
			return result(c.EditGroup(ctx, "u1", GroupEdit{Add: []UserID{5}}))
		}, "PUT /v2/group/u1", `{"members":{"add":[5],"rem":[]}}`, oneGroup},
		{"EditGroup by name", func(ctx context.Context, c *Client) error {
			return result(c.EditGroup(ctx, "u1", GroupEdit{Name: &name, Handle: &name}))
		}, "PUT /v2/group/u1", `{"name":"New","handle":"New"}`, oneGroup},
		{"DeleteGroup", func(ctx context.Context, c *Client) error { return c.DeleteGroup(ctx, "u1") }, "DELETE /v2/group/u1", "", `{}`},
		{
			"ChangeAccess", access(AccessEntry{User: 5, Level: PermissionComment}, AccessEntry{Group: "u1", Level: PermissionCreate}),
			"PATCH /v3/workspaces/9/list/124/acls",
			`{"entries":[{"kind":"user","id":"5","permission_level":3},{"kind":"group","id":"u1","permission_level":5}]}`, `{}`,
		},
		{
			"ChangeAccess away", access(AccessEntry{User: 5}), "PATCH /v3/workspaces/9/list/124/acls",
			`{"entries":[{"kind":"user","id":"5","permission_level":null}]}`, ``,
		},
	}
}

func TestTimeEntriesSendAContentType(t *testing.T) {
	t.Parallel()
	var sent http.Header
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		sent = r.Header
		_, _ = w.Write([]byte(`{"data":[]}`))
	})
	if _, err := connect(t, server).TimeEntries(t.Context(), "9", TimeQuery{}); err != nil || sent.Get("Content-Type") != "application/json" {
		t.Errorf("%v, %v", err, sent)
	}
}

func TestTimeEntriesOfManyPeople(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{"data":[{"id":1,"user":{"id":5},"duration":"60000"}]}`))
	people := make([]UserID, maxTimeEntryPeople+1)
	all, err := connect(t, server).TimeEntries(t.Context(), "9", TimeQuery{People: people})
	if err != nil || len(all) != 2 || len(server.log()) != 2 {
		t.Errorf("%d entries in %d calls, %v", len(all), len(server.log()), err)
	}
}

func TestTimeEntryShapes(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) ([]TimeEntry, error) { return c.TimeEntries(ctx, "9", TimeQuery{}) }
	check(t, `{"data":[
		{"id":"1","task":{"id":"86bb"},"user":{"id":5},"start":"1700000000000","end":"1700000060000","duration":"60000"},
		{"id":2,"task":null,"user":6,"start":1700000000000,"duration":-1700000000000},
		{"id":"3","task":"0","user":null,"start":null,"duration":null},null]}`, ask,
		[]TimeEntry{
			{ID: "1", User: 5, Task: "86bb", Start: 1700000000000, Duration: time.Minute},
			{ID: "2", User: 6, Start: 1700000000000, Running: true},
			{ID: "3", Start: Null},
		})
}

func TestGoalShapes(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) ([]Goal, error) { return c.Goals(ctx, "9", false) }
	check(t, `{"goals":[{"id":"g1","name":" A\nB","description":"x\ny","color":"#32A852","due_date":"1700000000000","owners":[{"id":5},6],"creator":7},
		{"id":"g2","name":"No date","due_date":null,"owner":"8","owners":[]},{"name":"no id"}],
		"folders":[{"name":"F","goals":[{"id":"g3","owner":{"id":9},"private":true},{"id":"g2","name":"No date"}]},null]}`, ask,
		[]Goal{
			{
				ID: "g1", Name: "A B", Due: 1700000000000, Owners: []UserID{5, 6}, Creator: 7,
				RawName: " A\nB", RawDescription: "x\ny", RawColor: "#32A852",
			},
			{ID: "g2", Name: "No date", Folder: "F", Due: Null, Owners: []UserID{8}, RawName: "No date"},
			{ID: "g3", Folder: "F", Owners: []UserID{9}, Private: true},
		})
	if _, err := ChangeGoalOwnersCall(Goal{ID: "g2", Due: Null}, GoalOwners{}); err == nil {
		t.Error("a goal without a due date can be changed")
	}
}

func TestTaskHoldings(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) (Task, error) { return c.Task(ctx, "9", someTask) }
	check(t, `{"id":"a","assignees":[{"id":5},"6"],"group_assignees":["u1",{"id":"u2"}],"creator":{"id":7},"date_created":"1600000000000",
		"due_date":1700000000000,"sharing":{"public":true,"token":"secret","public_share_expires_on":null,"seo_optimized":true}}`, ask,
		Task{
			ID: "a", Assignees: []UserID{5, 6}, GroupAssignees: []GroupID{"u1", "u2"}, Creator: 7, Created: 1600000000000,
			Due: 1700000000000, Sharing: &PublicSharing{Public: true, Expires: Null, SearchEngines: true},
		})
}

func TestPrivateSpaces(t *testing.T) {
	t.Parallel()
	ask := func(ctx context.Context, c *Client) ([]Space, error) { return c.Spaces(ctx, "9") }
	body := `{"spaces":[{"id":"1","name":"Mine","private":true,"members":[{"user":{"id":"5,","username":"A"}},{"user":{"id":5}}]},{"id":"2"}]}`
	check(t, body, ask, []Space{{ID: "1", Name: "Mine", Private: true, Members: []UserID{5}}, {ID: "2"}})
}

func TestDocPages(t *testing.T) {
	t.Parallel()
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body := `{"docs":[{"id":"d1","name":"A","creator":5,"date_created":1700000000000},{"id":"d2","creator":6},{"id":"d3","deleted":true}],"next_cursor":"x"}`
		if r.URL.Query().Get("next_cursor") == "x" && r.URL.Query().Get("cursor") == "x" {
			body = `{"docs":[{"id":4,"creator":"5"}],"next_cursor":null}`
		}
		_, _ = w.Write([]byte(body))
	})
	var docs []Doc
	for page, err := range connect(t, server).DocsBy(t.Context(), "9", 5) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, page...)
	}
	want := []Doc{{ID: "d1", Name: "A", Creator: 5, Created: 1700000000000}, {ID: "4", Creator: 5}}
	if !reflect.DeepEqual(docs, want) {
		t.Errorf("docs %+v", docs)
	}
}

func TestDocPagesThatRepeat(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{"docs":[{"id":"d1"}],"next_cursor":"x"}`))
	if err := drain(connect(t, server).DocsBy(t.Context(), "9", 5)); err == nil || len(server.log()) != 2 {
		t.Errorf("%d calls, %v", len(server.log()), err)
	}
}

func TestGroupEditsWithoutEffect(t *testing.T) {
	t.Parallel()
	edit := GroupEdit{Add: []UserID{5}, Remove: []UserID{6}}
	for members, want := range map[string]bool{`[{"id":5}]`: true, `[]`: false, `[{"id":5},{"id":6}]`: false} {
		g, err := answering(t, `{"group":{"id":"u1","members":`+members+`}}`).EditGroup(t.Context(), "u1", edit)
		if err != nil || edit.TookEffect(g) != want {
			t.Errorf("%s: %+v, %v", members, g, err)
		}
	}
}

func TestCustomTaskIDsAndAccess(t *testing.T) {
	t.Parallel()
	server := serve(t, always(http.StatusOK, `{}`))
	if err := connect(t, server).ChangeAccess(t.Context(), "9", customTask); err == nil || len(server.log()) != 0 {
		t.Errorf("%d calls, %v", len(server.log()), err)
	}
}

func needsAnswer(op operation) bool { return slices.Contains(answersNeeded, op.answer) }
