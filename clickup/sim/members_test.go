package sim

import (
	"testing"
)

func TestInviteMember(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		ws, body, code string
		status, role   int
	}{
		"member":           {Northwind, `{"email":"m@x.example","admin":false}`, "", 200, roleMember},
		"admin":            {Northwind, `{"email":"m@x.example","admin":true}`, "", 200, roleAdmin},
		"custom role":      {Northwind, `{"email":"m@x.example","admin":false,"custom_role_id":4547089}`, "", 200, roleAdmin},
		"a guest's role":   {Northwind, `{"email":"m@x.example","admin":false,"custom_role_id":2957195}`, "SIM_ROLE", 400, 0},
		"already a guest":  {Northwind, `{"email":"cleo@client.example","admin":false}`, "SIM_DUPLICATE", 400, 0},
		"already a member": {Northwind, `{"email":"olga@northwind.example","admin":false}`, "SIM_DUPLICATE", 400, 0},
		"invalid":          {Northwind, `{"email":"x","admin":false}`, "SIM_EMAIL", 400, 0},
		"Business":         {Fieldworks, `{"email":"m@x.example","admin":false}`, "TEAM_110", 403, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			r := ask(t, s, "POST", team(tt.ws, "user"), tt.body)
			wantStatus(t, r, tt.status, tt.code)
			if tt.status != 200 {
				return
			}
			m := at(t, r.body, "team", "members", -1)
			if at(t, m, "user", "email") != "m@x.example" || at(t, m, "can_edit_tags") != nil {
				t.Errorf("the new member: %v", m)
			}
			if p, _ := s.Guest(Northwind, "m@x.example"); p.Role != tt.role || !p.Pending {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestEditMember(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := team(Northwind, "user", id(t, s, Northwind, "greta@gmail.com"))
	steps := []struct {
		body   string
		name   string
		role   int
		custom int64
	}{
		{`{"username":"Greta G."}`, "Greta G.", roleMember, 0},
		{`{"admin":true}`, "Greta G.", roleAdmin, 0},
		{`{"custom_role_id":6715664}`, "Greta G.", roleMember, 6715664},
		{`{"username":"Greta","admin":true,"custom_role_id":6715664}`, "Greta", roleMember, 6715664},
		{`{"custom_role_id":null}`, "Greta", roleMember, 0},
		{`{"admin":true}`, "Greta", roleAdmin, 0},
		{`{"admin":false}`, "Greta", roleMember, 0},
		{`{}`, "Greta", roleMember, 0},
	}
	for _, step := range steps {
		r := ask(t, s, "PUT", path, step.body)
		wantStatus(t, r, 200, "")
		if at(t, r.body, "member", "user", "username") != step.name {
			t.Errorf("%s: %s", step.body, r.raw)
		}
		p, _ := s.Guest(Northwind, "greta@gmail.com")
		if p.Name != step.name || p.Role != step.role || p.Custom != step.custom {
			t.Errorf("%s: %+v", step.body, p)
		}
	}
	wantStatus(t, ask(t, s, "PUT", path, `{"custom_role_id":2957195}`), 400, "SIM_ROLE")
	wantStatus(t, ask(t, s, "PUT", path, `[]`), 400, "SIM_BODY")
	wantStatus(t, ask(t, s, "GET", path+"?include_shared=false", ""), 200, "")
}

func TestTheOwnerStays(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := team(Northwind, "user", id(t, s, Northwind, olga))
	wantStatus(t, ask(t, s, "DELETE", path, ""), 400, "SIM_OWNER")
	wantStatus(t, ask(t, s, "PUT", path, `{"admin":false}`), 400, "SIM_OWNER")
	wantStatus(t, ask(t, s, "PUT", path, `{"username":"Olga O."}`), 200, "")
}

func TestRemovedMembersStayAsInviters(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := team(Northwind, "user", id(t, s, Northwind, abel))
	r := ask(t, s, "DELETE", path, "")
	wantStatus(t, r, 200, "")
	wantStatus(t, ask(t, s, "GET", path, ""), 404, "SIM_PERSON")
	people := rosterOf(t, s, Northwind)
	if _, ok := people[abel]; ok {
		t.Error("the member is still in the roster")
	}
	if people["ines@northwind.example"].get("invited_by", "email") != abel {
		t.Error("the removed member is no inviter any more")
	}
	guest := id(t, s, Northwind, "cleo@client.example")
	wantStatus(t, ask(t, s, "DELETE", team(Northwind, "user", guest), ""), 404, "SIM_PERSON")
	wantStatus(t, ask(t, s, "GET", team(Northwind, "task?page=0"), ""), 200, "")
}

func TestCustomRoles(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := team(Northwind, "customroles")
	r := ask(t, s, "GET", path, "")
	if at(t, r.body, "custom_roles", 0, "name") != "Finance admin" || at(t, r.body, "custom_roles", 0, "members") != nil {
		t.Errorf("roles: %s", r.raw)
	}
	r = ask(t, s, "GET", path+"?include_members=true", "")
	if got := at(t, r.body, "custom_roles", 0, "members", 0).(interface{ String() string }).String(); got != id(t, s, Northwind, cora) {
		t.Errorf("the finance admin is %s", got)
	}
	if n := len(at(t, ask(t, s, "GET", team(Labs, "customroles"), "").body, "custom_roles").([]any)); n != 0 {
		t.Errorf("the free workspace has %d custom roles", n)
	}
}
