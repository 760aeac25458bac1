package sim

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestTaskPages(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	all := calltest.Team(world.Northwind, "task?include_closed=true&subtasks=true&page=")
	first, second, third := ask(t, s, "GET", all+"0", ""), ask(t, s, "GET", all+"1", ""), ask(t, s, "GET", all+"2", "")
	a, b := column(t, first, "tasks", "id"), column(t, second, "tasks", "id")
	if len(a) != pageSize || first.Body["last_page"] != false || len(b) == 0 || second.Body["last_page"] != true {
		t.Errorf("pages of %d (last %v) and %d (last %v)", len(a), first.Body["last_page"], len(b), second.Body["last_page"])
	}
	seen := slices.Sorted(slices.Values(slices.Concat(a, b)))
	if len(slices.Compact(seen)) != len(a)+len(b) {
		t.Error("a task is on two pages")
	}
	if c := column(t, third, "tasks", "id"); len(c) != 0 || third.Body["last_page"] != true {
		t.Errorf("beyond the last page are %d tasks", len(c))
	}
	for _, bad := range []string{"-1", "x"} {
		calltest.WantStatus(t, ask(t, s, "GET", all+bad, ""), 400, "INPUT_005")
	}
}

func TestTaskFilters(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	ws := s.world.Workspace(world.Northwind)
	launch := ws.Spaces[0].Folders[0].Lists[0]
	count := func(query string) int {
		t.Helper()
		return len(column(t, ask(t, s, "GET", calltest.Team(world.Northwind, "task?"+query), ""), "tasks", "id"))
	}
	inList := "list_ids[]=" + launch.ID
	open, withSub := count(inList), count(inList+"&subtasks=true")
	closed, all := count(inList+"&include_closed=true"), count(inList+"&include_closed=true&subtasks=true")
	if open >= withSub || open >= closed || all != len(launch.Tasks) {
		t.Errorf("open %d, with subtasks %d, with closed %d, all %d of %d", open, withSub, closed, all, len(launch.Tasks))
	}
	if n := count("space_ids[]=" + ws.Spaces[1].ID + "&include_closed=true"); n != 24 {
		t.Errorf("Operations has %d tasks", n)
	}
	if n := count("project_ids[]=" + ws.Spaces[0].Folders[0].ID + "&subtasks=true&include_closed=true"); n != 42 {
		t.Errorf("the client's folder has %d tasks", n)
	}
	if n := count("statuses[]=to%20do&statuses[]=in%20review&include_closed=true"); n == 0 || n >= all*20 {
		t.Errorf("%d tasks by status", n)
	}
	if n := count("assignees[]=" + world.Itoa(ws.People[0].ID)); n == 0 || n > 50 {
		t.Errorf("Olga has %d tasks", n)
	}
	recent := world.Millis(Epoch()) - 10*86_400_000
	for _, m := range calltest.At(t, ask(t, s, "GET", calltest.Team(world.Northwind, "task?date_updated_gt="+world.Itoa(recent)), "").Body, "tasks").([]any) {
		if calltest.At(t, m, "date_updated").(string) <= world.Itoa(recent) {
			t.Error("an older task came too")
		}
	}
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "task?list_ids="+launch.ID), ""), 400, "PUBAPITASK_014")
}

func TestTaskOrder(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	for query, key := range map[string]string{"": "date_created", "order_by=updated": "date_updated", "order_by=id": "id"} {
		down := column(t, ask(t, s, "GET", calltest.Team(world.Labs, "task?"+query), ""), "tasks", key)
		up := column(t, ask(t, s, "GET", calltest.Team(world.Labs, "task?reverse=true&"+query), ""), "tasks", key)
		if len(up) < 5 || !slices.IsSorted(up) {
			t.Errorf("%q reversed is not ascending: %v", query, up)
		}
		slices.Reverse(down)
		if !slices.Equal(up, down) {
			t.Errorf("%q: reverse is not the reverse", query)
		}
	}
}

func TestOneTask(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	zebra := ask(t, s, "GET", "/v2/task/"+world.ZebraTask, "")
	if calltest.At(t, zebra.Body, "name") != "Zebra launch checklist" || calltest.At(t, zebra.Body, "list", "name") != "Launch" {
		t.Errorf("zebra: %s", zebra.Raw)
	}
	for _, custom := range []string{world.HeldTask, strings.ToLower(world.HeldTask)} {
		held := ask(t, s, "GET", "/v2/task/"+custom+"?custom_task_ids=true&team_id="+world.Northwind, "")
		if calltest.At(t, held.Body, "name") != "Quarterly rollout 3" || calltest.At(t, held.Body, "custom_id") != world.HeldTask {
			t.Errorf("held: %s", held.Raw)
		}
	}
	digits := calltest.At(t, zebra.Body, "orderindex").(string)
	if _, decimals, ok := strings.Cut(digits, "."); !ok || len(decimals) < 30 {
		t.Errorf("orderindex %s is shorter than ClickUp's", digits)
	}
	if _, ok := calltest.At(t, zebra.Body, "watchers", 0, "id").(interface{ Int64() (int64, error) }); !ok {
		t.Error("watchers are not objects")
	}
}
