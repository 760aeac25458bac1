package contract

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"cutui/clickup/sim"
)

// items are some of the simulator's items, which are the same in both forms.
type items struct {
	spaces, folders, lists []string
	group, goal            string
}

// findItems reads the items from a simulator with live answers, in which folders have lists.
func findItems(t *testing.T) items {
	t.Helper()
	live := sim.New(sim.Options{})
	var out items
	var spaces struct{ Spaces []struct{ ID string } }
	decode(t, live, "/v2/team/"+sim.Northwind+"/space", &spaces)
	for _, sp := range spaces.Spaces {
		out.spaces = append(out.spaces, sp.ID)
		var folders struct {
			Folders []struct {
				ID    string
				Lists []struct{ ID string }
			}
		}
		decode(t, live, "/v2/space/"+sp.ID+"/folder", &folders)
		for _, f := range folders.Folders {
			out.folders = append(out.folders, f.ID)
			for _, l := range f.Lists {
				out.lists = append(out.lists, l.ID)
			}
		}
	}
	var groups struct{ Groups []struct{ ID string } }
	decode(t, live, "/v2/group?team_id="+sim.Northwind, &groups)
	out.group = groups.Groups[0].ID
	var goals struct{ Goals []struct{ ID string } }
	decode(t, live, "/v2/team/"+sim.Northwind+"/goal", &goals)
	out.goal = goals.Goals[0].ID
	return out
}

func decode(t *testing.T, h http.Handler, path string, into any) {
	t.Helper()
	call := httptest.NewRequest(http.MethodGet, path, nil)
	call.Header.Set("Authorization", sim.Token)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, call)
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// navigate reads the hierarchy.
func (d driver) navigate() {
	d.t.Helper()
	d.get("/team/TEAM/space", "/team/TEAM/space?archived=true")
	for _, sp := range d.items.spaces {
		d.get("/space/"+sp+"/folder", "/space/"+sp+"/list", "/space/"+sp+"/list?archived=false")
	}
	for _, f := range d.items.folders {
		d.get("/folder/"+f, "/folder/"+f+"/list")
	}
	for _, l := range d.items.lists {
		d.get("/list/"+l, "/list/"+l+"/task?page=0&include_closed=true&subtasks=true", "/list/"+l+"/member")
	}
	d.get("/team/TEAM/task?page=0&order_by=updated&reverse=true&subtasks=true&include_closed=true",
		"/team/TEAM/task?page=1&include_closed=true",
		"/team/TEAM/task?list_ids[]="+d.items.lists[0]+"&list_ids[]="+d.items.lists[1],
		"/task/"+sim.ZebraTask, "/task/"+sim.HeldTask+"?custom_task_ids=true&team_id=TEAM",
		"/task/"+sim.ZebraTask+"/member")
}

// changeGuests carries out the ten guest operations.
func (d driver) changeGuests() {
	d.t.Helper()
	d.call("POST", d.in("/team/TEAM/guest"), `{"email":"sam@client.example"}`)
	d.call("POST", d.in("/team/TEAM/guest"), `{"email":"sue@client.example","can_edit_tags":true,
		"can_see_time_spent":false,"can_see_time_estimated":true,"can_create_views":true,
		"can_see_points_estimated":true,"custom_role_id":2957195}`)
	d.call("PUT", d.in("/team/TEAM/guest/CLEO"), `{"can_create_views":true}`)
	d.call("PUT", d.in("/team/TEAM/guest/PENDING"), `{"custom_role_id":2957195}`)
	for _, guest := range []string{"CLEO", "ELENA", "PENDING"} {
		for _, item := range []string{
			"/task/" + sim.ZebraTask, "/list/" + d.items.lists[0], "/folder/" + d.items.folders[0],
		} {
			for _, level := range []string{"read", "comment", "edit", "create"} {
				d.call("POST", d.in(item+"/guest/"+guest), `{"permission_level":"`+level+`"}`)
			}
			d.call("POST", d.in(item+"/guest/"+guest+"?include_shared=false"), `{"permission_level":"read"}`)
			d.call("DELETE", d.in(item+"/guest/"+guest), "")
			d.call("DELETE", d.in(item+"/guest/"+guest+"?include_shared=false"), "")
		}
	}
	d.call("POST", d.in("/task/"+sim.HeldTask+"/guest/CLEO?custom_task_ids=true&team_id=TEAM"), `{"permission_level":"read"}`)
	d.call("DELETE", d.in("/team/TEAM/guest/ELENA"), "")
}

// changeMembers carries out the four user operations.
func (d driver) changeMembers() {
	d.t.Helper()
	d.call("POST", d.in("/team/TEAM/user"), `{"email":"mia@northwind.example","admin":false}`)
	d.call("POST", d.in("/team/TEAM/user"), `{"email":"max@northwind.example","admin":true,"custom_role_id":4547089}`)
	d.call("PUT", d.in("/team/TEAM/user/GRETA"), `{"username":"Greta G.","admin":true,"custom_role_id":6715664}`)
	d.call("DELETE", d.in("/team/TEAM/user/GRETA"), "")
}

// changeGroups carries out the three group operations.
func (d driver) changeGroups() {
	d.t.Helper()
	d.call("POST", d.in("/team/TEAM/group"), d.in(`{"name":"New group","handle":"new","members":[CLEO,PENDING]}`))
	d.call("PUT", "/group/"+d.items.group, d.in(`{"name":"Designers","members":{"add":[CLEO],"rem":[]}}`))
	d.call("DELETE", "/group/"+d.items.group, "")
}

// changeHoldings reads what people hold, with each parameter, and hands it over.
func (d driver) changeHoldings() {
	d.t.Helper()
	d.get("/team/TEAM/time_entries", "/team/TEAM/time_entries?assignee=NORA", "/team/TEAM/goal", "/team/TEAM/goal?include_completed=true",
		"/v3/workspaces/TEAM/docs?creator=INES&limit=100",
		"/team/TEAM/task?page=0&assignees[]=INES&due_date_lt=1900000000000&date_created_gt=1&subtasks=true&order_by=due_date")
	d.get("/goal/" + d.items.goal)
	d.call("PUT", "/goal/"+d.items.goal,
		d.in(`{"name":"G","due_date":1900000000000,"description":"","color":"#32a852","add_owners":[NORA],"rem_owners":[INES]}`))
	d.call("PUT", "/task/"+sim.ZebraTask, d.in(`{"assignees":{"add":[NORA],"rem":[]},"group_assignees":{"add":["`+d.items.group+`"],"rem":[]}}`))
	d.call("PUT", d.in("/task/"+sim.HeldTask+"?custom_task_ids=true&team_id=TEAM"), `{"assignees":{"add":[],"rem":[]}}`)
	d.call("PUT", "/list/"+d.items.lists[0], d.in(`{"name":"Launch","assignee":"NORA"}`))
	d.call("PATCH", d.in("/v3/workspaces/TEAM/list/"+d.items.lists[0]+"/acls"),
		d.in(`{"entries":[{"kind":"user","id":"CLEO","permission_level":3}]}`))
}
