package sim

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// askWithType is like ask, with the Content-Type that time entries require.
func askWithType(t *testing.T, s *Server, path string) calltest.Reply {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	r.Header.Set("Authorization", Token)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return calltest.ReplyOf(t, w.Result())
}

// tasksOf returns the open tasks of a person.
func tasksOf(t *testing.T, s *Server, ws, mail, more string) []any {
	t.Helper()
	path := calltest.Team(ws, "task?subtasks=true&assignees[]="+id(t, s, ws, mail)+more)
	return calltest.At(t, ask(t, s, "GET", path, "").Body, "tasks").([]any)
}

func TestWhatPeopleHold(t *testing.T) {
	t.Parallel()
	for name, who := range map[string][2]string{"Enterprise": {world.Northwind, world.Ines}, "Business": {world.Fieldworks, world.Tomas}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			ws, mail := who[0], who[1]
			alone := 0
			all := tasksOf(t, s, ws, mail, "")
			for _, task := range all {
				if len(calltest.At(t, task, "assignees").([]any)) == 1 {
					alone++
				}
			}
			within := strconv.FormatInt(world.Millis(Epoch().Add(14*world.Day)), 10)
			due := len(tasksOf(t, s, ws, mail, "&due_date_lt="+within))
			if len(all) != 14 || alone != 5 || due != 3 {
				t.Errorf("%d tasks, %d alone, %d due soon", len(all), alone, due)
			}
			me := id(t, s, ws, mail)
			goals := ask(t, s, "GET", calltest.Team(ws, "goal"), "").Raw
			spaces := ask(t, s, "GET", calltest.Team(ws, "space?archived=false"), "").Raw
			if strings.Count(goals, `"owners":[{"id":`+me) != 1 || strings.Count(spaces, `"members":[{"user":{"id":`+me) != 1 {
				t.Errorf("no goal or no private space of theirs alone:\n%s\n%s", goals, spaces)
			}
			docs := ask(t, s, "GET", "/v3/workspaces/"+ws+"/docs?limit=2&creator="+me, "")
			if len(calltest.At(t, docs.Body, "docs").([]any)) != 2 || calltest.At(t, docs.Body, "next_cursor") != "2" {
				t.Errorf("docs %s", docs.Raw)
			}
		})
	}
}

func TestTimeEntries(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "time_entries"), ""), 400, "SIM_HEADER")
	nora, robin := id(t, s, world.Northwind, world.Nora), id(t, s, world.Northwind, "robin@northwind.example")
	if mine := askWithType(t, s, calltest.Team(world.Northwind, "time_entries")); len(calltest.At(t, mine.Body, "data").([]any)) != 0 {
		t.Errorf("the caller's own: %s", mine.Raw)
	}
	both := askWithType(t, s, calltest.Team(world.Northwind, "time_entries?assignee="+nora+","+robin))
	if got := len(calltest.At(t, both.Body, "data").([]any)); got != 9 || calltest.At(t, both.Body, "data", 0, "duration") != "7200000" {
		t.Errorf("%d entries: %s", got, both.Raw)
	}
	from := strconv.FormatInt(world.Millis(Epoch().Add(-2*world.Day)), 10)
	if lately := askWithType(t, s, calltest.Team(world.Northwind, "time_entries?start_date="+from+"&assignee="+nora)); len(calltest.At(t, lately.Body, "data").([]any)) != 2 {
		t.Errorf("lately: %s", lately.Raw)
	}
	member := New(Options{Caller: world.Nora})
	calltest.WantStatus(t, askWithType(t, member, calltest.Team(world.Northwind, "time_entries?assignee="+robin)), 403, "TIMEENTRY_059")
}

func TestGoalsNeedAllSixFields(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	goal := calltest.At(t, ask(t, s, "GET", calltest.Team(world.Northwind, "goal"), "").Body, "goals", 0)
	path := "/v2/goal/" + calltest.At(t, goal, "id").(string)
	ines, robin := id(t, s, world.Northwind, world.Ines), id(t, s, world.Northwind, "robin@northwind.example")
	whole := fmt.Sprintf(`{"name":"G","due_date":1,"description":"","color":"","add_owners":[%s],"rem_owners":[%s]}`, robin, ines)
	r := ask(t, s, "PUT", path, whole)
	calltest.WantStatus(t, r, 200, "")
	if owners := calltest.At(t, r.Body, "goal", "owners").([]any); len(owners) != 1 || calltest.At(t, owners[0], "email") != "robin@northwind.example" {
		t.Errorf("owners %v", owners)
	}
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"name":"G","description":"","color":"","add_owners":[],"rem_owners":[]}`), 400, "SIM_GOAL")
	calltest.WantStatus(t, ask(t, s, "PUT", path, strings.Replace(whole, `"due_date":1`, `"due_date":null`, 1)), 400, "SIM_GOAL")
	calltest.WantStatus(t, ask(t, s, "GET", "/v2/goal/none", ""), 404, "SIM_GOAL")
}

func TestTasksChangeHands(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	task := "/v2/task/" + calltest.At(t, tasksOf(t, s, world.Northwind, world.Ines, "")[0], "id").(string)
	ines := id(t, s, world.Northwind, world.Ines)
	tests := map[string]struct {
		add  string
		want bool
	}{
		"a member":               {"robin@northwind.example", true},
		"a guest without access": {"una@harborline.example", false},
	}
	for name, tt := range tests {
		who := id(t, s, world.Northwind, tt.add)
		r := ask(t, s, "PUT", task, `{"assignees":{"add":[`+who+`],"rem":[`+ines+`]}}`)
		calltest.WantStatus(t, r, 200, "")
		got := strings.Contains(string(encode(calltest.At(t, r.Body, "assignees"))), `"id":`+who)
		if got != tt.want || strings.Contains(string(encode(calltest.At(t, r.Body, "assignees"))), `"id":`+ines) {
			t.Errorf("%s: %s", name, r.Raw)
		}
	}
	calltest.WantStatus(t, ask(t, s, "PUT", task, `{"assignees":{"add":[1],"rem":[]}}`), 404, "SIM_PERSON")
}

func TestListsChangeHands(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	list := s.world.Workspace(world.Northwind).Spaces[1].Folders[0].Lists[1]
	robin := id(t, s, world.Northwind, "robin@northwind.example")
	if owner := calltest.At(t, ask(t, s, "GET", "/v2/list/"+list.ID, "").Body, "assignee", "email"); owner != world.Ines {
		t.Errorf("owner %v", owner)
	}
	calltest.WantStatus(t, ask(t, s, "PUT", "/v2/list/"+list.ID, `{"assignee":"`+robin+`"}`), 400, "SIM_LIST")
	r := ask(t, s, "PUT", "/v2/list/"+list.ID, `{"name":"Hiring","assignee":"`+robin+`"}`)
	if calltest.At(t, r.Body, "assignee", "id").(interface{ String() string }).String() != robin {
		t.Errorf("owner %s", r.Raw)
	}
}

func TestWhatStaysAfterARemoval(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	ines := id(t, s, world.Northwind, world.Ines)
	studio := s.world.Workspace(world.Northwind).Spaces[2]
	before := len(tasksOf(t, s, world.Northwind, world.Ines, ""))
	calltest.WantStatus(t, ask(t, s, "DELETE", calltest.Team(world.Northwind, "user", ines), ""), 200, "")
	calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "user"), `{"email":"`+world.Ines+`"}`), 200, "")
	if strings.Contains(ask(t, s, "GET", calltest.Team(world.Northwind, "space?archived=false"), "").Raw, studio.ID) {
		t.Error("the leaver's private space is still listed")
	}
	calltest.WantStatus(t, ask(t, s, "GET", "/v2/space/"+studio.ID+"/folder", ""), 401, "ACCESS_083")
	calltest.WantStatus(t, ask(t, s, "GET", "/v2/task/"+studio.Folders[0].Lists[0].Tasks[0].ID, ""), 401, "ACCESS_083")
	r := ask(t, s, "GET", calltest.Team(world.Northwind, "task?subtasks=true&assignees[]="+ines), "")
	if got := len(calltest.At(t, r.Body, "tasks").([]any)); got != before {
		t.Errorf("%d tasks are still theirs, want %d", got, before)
	}
}

func TestNewerAccess(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	list := s.world.Workspace(world.Fieldworks).Spaces[0].Folders[1].Lists[0]
	moss, path := id(t, s, world.Fieldworks, "moss@rivergate.example"), "/v3/workspaces/"+world.Fieldworks+"/list/"+list.ID+"/acls"
	entry := func(id, level string) string {
		return `{"entries":[{"kind":"user","id":` + id + `,"permission_level":` + level + `}]}`
	}
	calltest.WantStatus(t, ask(t, s, "PATCH", path, entry(`"`+moss+`"`, "4")), 200, "")
	if members := ask(t, s, "GET", "/v2/list/"+list.ID+"/member", "").Raw; !strings.Contains(members, `"id":`+moss) {
		t.Errorf("not shared: %s", members)
	}
	calltest.WantStatus(t, ask(t, s, "PATCH", path, entry(`"`+moss+`"`, "null")), 200, "")
	if members := ask(t, s, "GET", "/v2/list/"+list.ID+"/member", "").Raw; strings.Contains(members, `"id":`+moss) {
		t.Errorf("still shared: %s", members)
	}
	calltest.WantStatus(t, ask(t, s, "PATCH", path, entry(moss, "4")), 400, "SIM_BODY")
	calltest.WantStatus(t, ask(t, s, "PATCH", path, entry(`"`+moss+`"`, "2")), 400, "SIM_PERMISSION")
	calltest.WantStatus(t, ask(t, s, "PATCH", path, entry(`"1"`, "4")), 404, "SIM_PERSON")
	theo := id(t, s, world.Labs, "theo@gmail.com")
	labs := s.world.Workspace(world.Labs).Spaces[0].Folders[0].Lists[0]
	calltest.WantStatus(t, ask(t, s, "PATCH", "/v3/workspaces/"+world.Labs+"/list/"+labs.ID+"/acls", entry(`"`+theo+`"`, "4")), 403, "SIM_ACL")
}

func TestWorldHasLeaks(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	for name, id := range map[string]string{"Enterprise": world.Northwind, "Business": world.Fieldworks} {
		ws := s.world.Workspace(id)
		public, mixed := 0, map[string]map[string]bool{}
		for _, task := range s.world.Tasks {
			if task.Public && task.List.Folder.Space.Workspace == ws {
				public++
			}
		}
		for _, p := range ws.People {
			_, domain, _ := strings.Cut(p.Mail, "@")
			for _, share := range p.Shares {
				if p.Role == world.RoleGuest && share.Kind == "list" && !ws.OwnDomain(p.Mail) {
					if mixed[share.ID] == nil {
						mixed[share.ID] = map[string]bool{}
					}
					mixed[share.ID][domain] = true
				}
			}
		}
		leaks := 0
		for _, domains := range mixed {
			if len(domains) > 1 {
				leaks++
			}
		}
		if public != 1 || leaks != 1 {
			t.Errorf("%s: %d public tasks, %d lists with two clients", name, public, leaks)
		}
	}
}

func TestTokenOfOneWorkspace(t *testing.T) {
	t.Parallel()
	s := New(Options{AllowedWorkspaces: []string{world.Labs}})
	if all := calltest.At(t, ask(t, s, "GET", "/v2/team", "").Body, "teams").([]any); len(all) != 3 {
		t.Errorf("%d workspaces", len(all))
	}
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "seats"), ""), 401, "OAUTH_192")
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Labs, "seats"), ""), 200, "")
}

func TestManyListsAndTasks(t *testing.T) {
	t.Parallel()
	s := New(Options{Lists: 300, OpenTasks: map[string]int{world.Nora: 250}, Workspaces: 63, RateLimit: 100})
	jobs := 0
	for _, sp := range s.world.Workspace(world.Northwind).Spaces {
		if strings.HasPrefix(sp.Name, "Jobs ") {
			jobs += len(sp.Folders[0].Lists)
		}
	}
	pages := [3]int{}
	for i := range pages {
		pages[i] = len(tasksOf(t, s, world.Northwind, world.Nora, "&page="+strconv.Itoa(i)))
	}
	if jobs != 300 || pages[0] != 100 || pages[1] != 100 || pages[2] < 50 {
		t.Errorf("%d lists, pages of %v", jobs, pages)
	}
	for range 97 {
		calltest.WantStatus(t, ask(t, s, "GET", "/v2/user", ""), 200, "")
	}
	calltest.WantStatus(t, ask(t, s, "GET", "/v2/user", ""), 429, "APP_002")
}
