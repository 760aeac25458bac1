package sim

import (
	"slices"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestGroups(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	all := ask(t, s, "GET", "/v2/group?team_id="+world.Northwind, "")
	if got := column(t, all, "groups", "name"); !slices.Equal(got, []string{"Design", "Leads", "Clients", "Finance", "Attic"}) {
		t.Errorf("groups %v", got)
	}
	two := ask(t, s, "GET", "/v2/group?team_id="+world.Northwind+"&group_ids="+world.GroupID(1)+"&group_ids="+world.GroupID(3), "")
	if got := column(t, two, "groups", "name"); !slices.Equal(got, []string{"Design", "Clients"}) {
		t.Errorf("groups by id %v", got)
	}
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "group"), ""), 404, "")
}

func TestGroupLife(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	greta, gus := id(t, s, world.Northwind, "greta@gmail.com"), id(t, s, world.Northwind, "gus@client.example")
	r := ask(t, s, "POST", calltest.Team(world.Northwind, "group"), `{"name":"Night shift","members":[`+greta+`]}`)
	calltest.WantStatus(t, r, 200, "")
	if calltest.At(t, r.Body, "handle") != "nightshift" || calltest.At(t, r.Body, "initials") != "NS" || calltest.At(t, r.Body, "members", 0, "email") != "greta@gmail.com" {
		t.Errorf("the new group: %s", r.Raw)
	}
	path := "/v2/group/" + calltest.At(t, r.Body, "id").(string)
	r = ask(t, s, "PUT", path, `{"name":"Day shift","handle":"day","members":{"add":[`+gus+`,`+greta+`],"rem":[`+greta+`]}}`)
	if calltest.At(t, r.Body, "name") != "Day shift" || calltest.At(t, r.Body, "handle") != "day" || len(calltest.At(t, r.Body, "members").([]any)) != 1 {
		t.Errorf("the edited group: %s", r.Raw)
	}
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"members":{"add":[1],"rem":[]}}`), 404, "SIM_PERSON")
	if r := ask(t, s, "DELETE", path, ""); r.Status != 200 || r.Raw != "{}" {
		t.Errorf("deleting: %d %s", r.Status, r.Raw)
	}
	calltest.WantStatus(t, ask(t, s, "DELETE", path, ""), 500, "GROUP_HELPERS_001")
	calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "group"), `{"members":[]}`), 400, "SIM_GROUP")
	calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(world.Northwind, "group"), `{"name":"x","members":[1]}`), 404, "SIM_PERSON")
	if got := s.Effects(); len(got) != 3 || got[0].Item == "" || got[0].Email != "" {
		t.Errorf("effects: %+v", got)
	}
}
