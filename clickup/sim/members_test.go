package sim

import (
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestInviteMember(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		ws, body, code string
		status, role   int
	}{
		"member":           {world.Northwind, `{"email":"m@x.example","admin":false}`, "", 200, world.RoleMember},
		"admin":            {world.Northwind, `{"email":"m@x.example","admin":true}`, "", 200, world.RoleAdmin},
		"custom role":      {world.Northwind, `{"email":"m@x.example","admin":false,"custom_role_id":4547089}`, "", 200, world.RoleAdmin},
		"a guest's role":   {world.Northwind, `{"email":"m@x.example","admin":false,"custom_role_id":2957195}`, "SIM_ROLE", 400, 0},
		"already a guest":  {world.Northwind, `{"email":"cleo@client.example","admin":false}`, "SIM_DUPLICATE", 400, 0},
		"already a member": {world.Northwind, `{"email":"olga@northwind.example","admin":false}`, "SIM_DUPLICATE", 400, 0},
		"invalid":          {world.Northwind, `{"email":"x","admin":false}`, "SIM_EMAIL", 400, 0},
		"Business":         {world.Fieldworks, `{"email":"m@x.example","admin":false}`, "TEAM_110", 403, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			r := ask(t, s, "POST", calltest.Team(tt.ws, "user"), tt.body)
			calltest.WantStatus(t, r, tt.status, tt.code)
			if tt.status != 200 {
				return
			}
			m := calltest.At(t, r.Body, "team", "members", -1)
			if calltest.At(t, m, "user", "email") != "m@x.example" || calltest.At(t, m, "can_edit_tags") != nil {
				t.Errorf("the new member: %v", m)
			}
			if p, _ := s.Guest(world.Northwind, "m@x.example"); p.Role != tt.role || !p.Pending {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestEditMember(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "user", id(t, s, world.Northwind, "greta@gmail.com"))
	steps := []struct {
		body   string
		name   string
		role   int
		custom int64
	}{
		{`{"username":"Greta G."}`, "Greta G.", world.RoleMember, 0},
		{`{"admin":true}`, "Greta G.", world.RoleAdmin, 0},
		{`{"custom_role_id":6715664}`, "Greta G.", world.RoleMember, 6715664},
		{`{"username":"Greta","admin":true,"custom_role_id":6715664}`, "Greta", world.RoleMember, 6715664},
		{`{"custom_role_id":null}`, "Greta", world.RoleMember, 0},
		{`{"admin":true}`, "Greta", world.RoleAdmin, 0},
		{`{"admin":false}`, "Greta", world.RoleMember, 0},
		{`{}`, "Greta", world.RoleMember, 0},
	}
	for _, step := range steps {
		r := ask(t, s, "PUT", path, step.body)
		calltest.WantStatus(t, r, 200, "")
		if calltest.At(t, r.Body, "member", "user", "username") != step.name {
			t.Errorf("%s: %s", step.body, r.Raw)
		}
		p, _ := s.Guest(world.Northwind, "greta@gmail.com")
		if p.Name != step.name || p.Role != step.role || p.Custom != step.custom {
			t.Errorf("%s: %+v", step.body, p)
		}
	}
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"custom_role_id":2957195}`), 400, "SIM_ROLE")
	calltest.WantStatus(t, ask(t, s, "PUT", path, `[]`), 400, "SIM_BODY")
	calltest.WantStatus(t, ask(t, s, "GET", path+"?include_shared=false", ""), 200, "")
}

func TestTheOwnerStays(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "user", id(t, s, world.Northwind, world.Olga))
	calltest.WantStatus(t, ask(t, s, "DELETE", path, ""), 400, "SIM_OWNER")
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"admin":false}`), 400, "SIM_OWNER")
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"username":"Olga O."}`), 200, "")
}

func TestRemovedMembersStayAsInviters(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "user", id(t, s, world.Northwind, world.Abel))
	r := ask(t, s, "DELETE", path, "")
	calltest.WantStatus(t, r, 200, "")
	calltest.WantStatus(t, ask(t, s, "GET", path, ""), 404, "SIM_PERSON")
	people := rosterOf(t, s, world.Northwind)
	if _, ok := people[world.Abel]; ok {
		t.Error("the member is still in the roster")
	}
	if people["ines@northwind.example"].get("invited_by", "email") != world.Abel {
		t.Error("the removed member is no inviter any more")
	}
	guest := id(t, s, world.Northwind, "cleo@client.example")
	calltest.WantStatus(t, ask(t, s, "DELETE", calltest.Team(world.Northwind, "user", guest), ""), 404, "SIM_PERSON")
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "task?page=0"), ""), 200, "")
}

func TestCustomRoles(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "customroles")
	r := ask(t, s, "GET", path, "")
	if calltest.At(t, r.Body, "custom_roles", 0, "name") != "Finance admin" || calltest.At(t, r.Body, "custom_roles", 0, "members") != nil {
		t.Errorf("roles: %s", r.Raw)
	}
	r = ask(t, s, "GET", path+"?include_members=true", "")
	if got := calltest.At(t, r.Body, "custom_roles", 0, "members", 0).(interface{ String() string }).String(); got != id(t, s, world.Northwind, world.Cora) {
		t.Errorf("the finance admin is %s", got)
	}
	if n := len(calltest.At(t, ask(t, s, "GET", calltest.Team(world.Labs, "customroles"), "").Body, "custom_roles").([]any)); n != 0 {
		t.Errorf("the free workspace has %d custom roles", n)
	}
}
