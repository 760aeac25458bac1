package effect

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/items"
)

// pages returns the parts of a list of items, in the order in which they came.
func pages(t *testing.T, msgs []model.Msg) []model.ItemsArrived {
	t.Helper()
	var out []model.ItemsArrived
	for _, m := range msgs {
		if a, ok := m.(model.ItemsArrived); ok {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		t.Fatal("no items")
	}
	return out
}

func titles(all []model.ItemsArrived) []string {
	var out []string
	for _, a := range all {
		for _, it := range a.Items {
			out = append(out, strings.TrimPrefix(it.Path+" / "+it.Name, " / "))
		}
	}
	return out
}

func TestItemsComePageByPage(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	got := pages(t, g.do(model.FetchItems{Seq: 2, ID: sim.Northwind}))
	for i, a := range got {
		if last := i == len(got)-1; a.Done != last || a.Err != nil || a.Seq != 2 || a.ID != sim.Northwind {
			t.Errorf("page %d: done %v, err %v", i, a.Done, a.Err)
		}
	}
	if first := got[0].Items; !first[0].IsSpace() || first[0].Name != "Client work" || first[0].Space == "" {
		t.Errorf("the spaces come first: %+v", first)
	}
	all := titles(got)
	for _, want := range []string{
		"Client work", "Client work / Client & Co", "Client work / Client & Co / Launch", "Client work / New business",
		"Client work / Client & Co / Launch / Zebra launch checklist",
	} {
		if !slices.Contains(all, want) {
			t.Errorf("no %q among %d items", want, len(all))
		}
	}
	again := titles(pages(t, g.do(model.FetchItems{Seq: 3, ID: sim.Northwind})))
	if !slices.Equal(all, again) {
		t.Error("the order changes from load to load")
	}
}

func TestOneSpaceThatFailsHidesNoOther(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		if op == "GetFolders" && n == 1 {
			return &simtest.Fault{Status: 403, Code: "ACCESS_016", Message: "no"}
		}
		return nil
	})})
	got := pages(t, g.do(model.FetchItems{Seq: 2, ID: sim.Northwind}))
	last := got[len(got)-1]
	if !last.Done || !errors.Is(last.Err, clickup.ErrForbidden) {
		t.Errorf("%+v", last)
	}
	if all := titles(got); !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, "Zebra") }) {
		t.Errorf("the tasks are missing: %d items", len(all))
	}
}

func TestTasksAreBounded(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, r *http.Request, _ int) *simtest.Fault {
		if op != "GetFilteredTeamTasks" {
			return nil
		}
		return &simtest.Fault{
			Status: 200, ContentType: "application/json",
			Body: `{"tasks":[{"id":"t` + r.URL.Query().Get("page") + `","name":"T"}],"last_page":false}`,
		}
	})})
	got := pages(t, g.do(model.FetchItems{Seq: 1, ID: sim.Northwind}))
	calls := 0
	for _, c := range g.sim.Calls() {
		if c.Op == "GetFilteredTeamTasks" {
			calls++
		}
	}
	if calls != maxTaskPages || !got[len(got)-1].Done {
		t.Errorf("%d pages asked for, want %d", calls, maxTaskPages)
	}
}

// sixtySpaces answers for a workspace with sixty spaces, each with a folder and a list, and with two
// pages of tasks.
func sixtySpaces(op string, r *http.Request, _ int) *simtest.Fault {
	var body string
	id := strings.Split(r.URL.Path+"//////", "/")[4] // of the space
	switch op {
	case "GetSpaces":
		spaces := make([]string, 60)
		for i := range spaces {
			spaces[i] = fmt.Sprintf(`{"id":"90%02d","name":"Space %d"}`, i, i)
		}
		body = `{"spaces":[` + strings.Join(spaces, ",") + `]}`
	case "GetFolders":
		body = `{"folders":[{"id":"1` + id + `","name":"Folder","lists":[]}]}`
	case "GetFolderlessLists":
		body = `{"lists":[{"id":"2` + id + `","name":"List"}]}`
	case "GetFilteredTeamTasks":
		page := r.URL.Query().Get("page")
		body = fmt.Sprintf(`{"tasks":[{"id":"86bx00%s","name":"Task %s","space":{"id":"9007"}}],"last_page":%t}`, page, page, page == "1")
	case "GetTask":
		body = `{"id":"86bx005","name":"The one","space":{"id":"9007"}}`
	default:
		return nil
	}
	return &simtest.Fault{Status: 200, ContentType: "application/json", Body: body}
}

func TestTasksComeBeforeSixtySpaces(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(sixtySpaces)})
	calls := -1
	var tasks, inside int
	var found model.ItemLookedUp
	g.runner.Do(t.Context(), model.FetchItems{Seq: 1, ID: sim.Northwind}, func(m model.Msg) {
		page, ok := m.(model.ItemsArrived)
		if !ok || len(page.Items) == 0 {
			return
		}
		kind := page.Items[0].Ref.Kind
		if kind == clickup.FolderItem {
			inside++
		}
		if kind != clickup.TaskItem {
			return
		}
		if tasks++; calls < 0 {
			calls = len(g.sim.Calls())
			lookUp := model.FetchItem{
				Seq: 2, ID: sim.Northwind, Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bx005"},
				Spaces: []clickup.SpaceID{"9007"}, Others: []clickup.WorkspaceID{sim.Fieldworks}, Typed: true,
			}
			g.runner.Do(t.Context(), lookUp, func(m model.Msg) {
				if done, ok := m.(model.ItemLookedUp); ok {
					found = done
				}
			})
			calls += 10 * (len(g.sim.Calls()) - calls)
		}
	})
	if calls != 2+10 {
		t.Errorf("%d calls until there are tasks, plus ten times those that look an id up", calls)
	}
	if found.Err != nil || found.Item.Name != "The one" || tasks != 2 || inside != 60 {
		t.Errorf("%+v; %d pages of tasks, %d spaces", found, tasks, inside)
	}
}

func TestSpaceIsRead(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(sixtySpaces)})
	got := the[model.SpaceLoaded](t, g.do(model.FetchSpace{Seq: 3, ID: sim.Northwind, Space: items.Item{Name: "Space 59", Space: "9059"}}))
	if got.Err != nil || got.Seq != 3 || got.Space != "9059" || len(got.Items) != 2 || got.Items[0].Path != "Space 59" {
		t.Errorf("%+v", got)
	}
	if calls := len(g.sim.Calls()); calls != 2 {
		t.Errorf("%d calls", calls)
	}
}

func TestItemsAreKeptForOfflineUse(t *testing.T) {
	t.Parallel()
	gone, part := false, true
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault {
		switch {
		case gone:
			return &simtest.Fault{Reset: true}
		case part && op == "GetFolders":
			return &simtest.Fault{Status: 403, Code: "ACCESS_016", Message: "no"}
		}
		return nil
	})})
	g.do(model.FetchItems{Seq: 1, ID: sim.Northwind})
	if items, _, err := g.store.Items(sim.Northwind); err != nil || items != nil {
		t.Errorf("a part is kept: %d items, %v", len(items), err)
	}
	part = false
	g.do(model.FetchItems{Seq: 2, ID: sim.Labs})
	_, loaded, err := g.store.Items(sim.Labs)
	if err != nil || loaded.IsZero() {
		t.Fatalf("kept at %v, %v", loaded, err)
	}
	gone = true
	got := pages(t, g.do(model.FetchItems{Seq: 3, ID: sim.Labs}))
	last := got[len(got)-1]
	if !last.Done || !errors.Is(last.Err, clickup.ErrNetwork) || !last.Kept.Equal(loaded) || len(last.Items) < 2 {
		t.Errorf("without a network: %d items of %v, %v", len(last.Items), last.Kept, last.Err)
	}
}

func TestItemIsLookedUp(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	ref := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}
	m := the[model.ItemLookedUp](t, g.do(model.FetchItem{Seq: 1, ID: sim.Northwind, Ref: ref}))
	if m.Err != nil || m.Ref != ref || m.Item.Ref != ref || m.Item.Name != "Zebra launch checklist" {
		t.Errorf("%+v", m)
	}
	custom := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}
	m = the[model.ItemLookedUp](t, g.do(model.FetchItem{Seq: 2, ID: sim.Northwind, Ref: custom}))
	if m.Err != nil || m.Ref != custom || m.Item.Ref.Custom || m.Item.CustomID != sim.HeldTask || m.Item.Name != "Quarterly rollout 3" {
		t.Errorf("%+v", m)
	}
	m = the[model.ItemLookedUp](t, g.do(model.FetchItem{Seq: 3, ID: sim.Northwind, Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "nope"}}))
	if !errors.Is(m.Err, clickup.ErrNotFound) {
		t.Errorf("%+v", m)
	}
	m = the[model.ItemLookedUp](t, g.do(model.FetchItem{Seq: 4, ID: sim.Northwind, Ref: clickup.ItemRef{ID: "x"}}))
	if m.Err == nil {
		t.Error("an item of no kind was found")
	}
}

func TestItemOfAnotherWorkspaceIsRefused(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	home, away := clickup.WorkspaceID(sim.Northwind), clickup.WorkspaceID(sim.Fieldworks)
	refs := []clickup.ItemRef{{Kind: clickup.TaskItem, ID: sim.ZebraTask}}
	for _, it := range pages(t, g.do(model.FetchItems{Seq: 1, ID: home}))[1].Items {
		refs = append(refs, it.Ref)
	}
	for _, ref := range refs {
		m := the[model.ItemLookedUp](t, g.do(model.FetchItem{ID: home, Ref: ref, Others: []clickup.WorkspaceID{away}}))
		if m.Err != nil {
			t.Errorf("%s is at home: %v", ref, m.Err)
		}
		m = the[model.ItemLookedUp](t, g.do(model.FetchItem{ID: away, Ref: ref, Others: []clickup.WorkspaceID{home}}))
		if !errors.Is(m.Err, clickup.ErrNotFound) || !strings.Contains(m.Err.Error(), "in another workspace, "+string(home)) || m.Item.Name != "" {
			t.Errorf("%s is away: %v", ref, m.Err)
		}
	}
}

func TestItemTakesFewCalls(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Workspaces: 43, RateLimit: -1})
	home := clickup.WorkspaceID(sim.Northwind)
	var others []clickup.WorkspaceID
	var list clickup.ItemRef
	for _, m := range g.do(model.FetchRosters{Seq: 1}) {
		if loaded, ok := m.(model.RostersLoaded); ok {
			for _, r := range loaded.Rosters[1:] {
				others = append(others, r.ID)
			}
		}
	}
	for _, a := range pages(t, g.do(model.FetchItems{Seq: 1, ID: home})) {
		for _, it := range a.Items {
			if it.Ref.Kind == clickup.ListItem {
				list = it.Ref
			}
		}
	}
	for name, tt := range map[string]struct {
		e     model.FetchItem
		calls int
	}{
		"a task":                {model.FetchItem{ID: home, Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}, Others: others}, 1},
		"a task of another":     {model.FetchItem{ID: sim.Fieldworks, Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}, Others: others}, 1},
		"a list":                {model.FetchItem{ID: home, Ref: list, Others: others}, 2},
		"a list, nowhere found": {model.FetchItem{ID: others[41], Ref: list, Others: others[:41]}, 2 + maxOthersAsked},
	} {
		before := len(g.sim.Calls())
		g.do(tt.e)
		if n := len(g.sim.Calls()) - before; n != tt.calls {
			t.Errorf("%s takes %d calls, want %d", name, n, tt.calls)
		}
	}
}

func TestListAndFolderAreLookedUp(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	for _, a := range pages(t, g.do(model.FetchItems{Seq: 1, ID: sim.Northwind})) {
		for _, it := range a.Items {
			if it.IsSpace() || it.Ref.Kind == clickup.TaskItem {
				continue
			}
			m := the[model.ItemLookedUp](t, g.do(model.FetchItem{Seq: 2, ID: sim.Northwind, Ref: it.Ref}))
			if m.Err != nil || m.Item.Name != it.Name || m.Item.Ref != it.Ref {
				t.Fatalf("%s: %+v", it.Ref, m)
			}
		}
	}
}
