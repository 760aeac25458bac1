package sim

import (
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestInviteGuestAddsAPendingPersonLast(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	r := ask(t, s, "POST", calltest.Team(world.Northwind, "guest"),
		`{"email":"sam@client.example","can_edit_tags":true,"custom_role_id":2957195}`)
	calltest.WantStatus(t, r, 200, "")
	m := calltest.At(t, r.Body, "team", "members", -1)
	if got := calltest.At(t, m, "user", "email"); got != "sam@client.example" {
		t.Errorf("the new guest is not the last member: %v", got)
	}
	if calltest.At(t, m, "user", "username") != nil || calltest.At(t, m, "user", "date_joined") != nil {
		t.Error("a pending guest has a name or a join date")
	}
	if got := calltest.At(t, m, "user", "date_invited"); got != world.Itoa(world.Millis(Epoch())) {
		t.Errorf("date_invited = %v", got)
	}
	if calltest.At(t, m, "invited_by", "email") != world.Caller || calltest.At(t, m, "invited_by", "status") != "invited" {
		t.Errorf("invited_by = %v", calltest.At(t, m, "invited_by"))
	}
	if calltest.At(t, m, "can_edit_tags") != true || calltest.At(t, m, "can_create_views") != false {
		t.Error("the rights are not the ones asked for")
	}
	if len(calltest.At(t, r.Body, "team", "roles").([]any)) != 7 {
		t.Error("the roles are not there")
	}
	p, ok := s.Guest(world.Northwind, "SAM@client.example")
	if !ok || !p.Pending || p.Custom != 2957195 || len(p.Rights) != 1 || p.ID != 99_000_041 {
		t.Errorf("Guest = %+v, %v", p, ok)
	}
	if got := s.Effects(); len(got) != 1 || got[0].Email != "sam@client.example" {
		t.Errorf("Effects = %+v", got)
	}
}

func TestInviteGuestRefusals(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		ws, body, code string
		status         int
	}{
		"no JSON":          {world.Northwind, `{`, "SIM_BODY", 400},
		"no address":       {world.Northwind, `{}`, "SIM_EMAIL", 400},
		"a display name":   {world.Northwind, `{"email":"Cleo <cleo@client.example>"}`, "SIM_EMAIL", 400},
		"no dot":           {world.Northwind, `{"email":"cleo@client"}`, "SIM_EMAIL", 400},
		"already a guest":  {world.Northwind, `{"email":"cleo@client.example"}`, "SIM_DUPLICATE", 400},
		"other case":       {world.Northwind, `{"email":"CLEO@client.example"}`, "SIM_DUPLICATE", 400},
		"already a member": {world.Northwind, `{"email":"greta@gmail.com"}`, "SIM_DUPLICATE", 400},
		"a member's role":  {world.Northwind, `{"email":"a@b.example","custom_role_id":6715664}`, "SIM_ROLE", 400},
		"no such role":     {world.Northwind, `{"email":"a@b.example","custom_role_id":1}`, "SIM_ROLE", 400},
		"Business":         {world.Fieldworks, `{"email":"a@b.example"}`, "TEAM_110", 403},
		"Free":             {world.Labs, `{"email":"a@b.example"}`, "TEAM_110", 403},
		"foreign":          {world.Foreign, `{"email":"a@b.example"}`, "OAUTH_192", 401},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			calltest.WantStatus(t, ask(t, s, "POST", calltest.Team(tt.ws, "guest"), tt.body), tt.status, tt.code)
			if n := len(s.Effects()); n != 0 {
				t.Errorf("a refused invitation had %d effects", n)
			}
		})
	}
}

func TestEditGuestChangesOnlyWhatIsSent(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "guest", id(t, s, world.Northwind, "elena@harborline.example"))
	r := ask(t, s, "PUT", path, `{"can_edit_tags":false,"custom_role_id":2957195}`)
	calltest.WantStatus(t, r, 200, "")
	if calltest.At(t, r.Body, "guest", "can_edit_tags") != false || calltest.At(t, r.Body, "guest", "can_create_views") != true {
		t.Errorf("rights = %v", r.Raw)
	}
	if calltest.At(t, r.Body, "guest", "user", "custom_role", "name") != "Reviewer" {
		t.Error("the custom role was not given")
	}
	calltest.WantStatus(t, ask(t, s, "PUT", path, `{"custom_role_id":0}`), 200, "")
	if p, _ := s.Guest(world.Northwind, "elena@harborline.example"); p.Custom != 0 || len(p.Rights) != 4 {
		t.Errorf("Guest = %+v", p)
	}
}

func TestRemoveGuestRemovesThemEverywhere(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := calltest.Team(world.Northwind, "guest", id(t, s, world.Northwind, "gus@client.example"))
	r := ask(t, s, "DELETE", path, "")
	calltest.WantStatus(t, r, 200, "")
	if len(calltest.At(t, r.Body, "team", "members").([]any)) != 0 {
		t.Error("the answer to a removal lists people")
	}
	calltest.WantStatus(t, ask(t, s, "GET", path, ""), 404, "SIM_PERSON")
	calltest.WantStatus(t, ask(t, s, "DELETE", path, ""), 404, "SIM_PERSON")
	if _, ok := s.Guest(world.Northwind, "gus@client.example"); ok {
		t.Error("the guest is still there")
	}
	for _, g := range calltest.At(t, ask(t, s, "GET", "/v2/group?team_id="+world.Northwind, "").Body, "groups").([]any) {
		for _, m := range calltest.At(t, g, "members").([]any) {
			if calltest.At(t, m, "email") == "gus@client.example" {
				t.Error("the guest is still in a group")
			}
		}
	}
}

func TestGuestOperationsRefuseMembers(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	member := id(t, s, world.Northwind, "greta@gmail.com")
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "guest", member), ""), 404, "SIM_PERSON")
	calltest.WantStatus(t, ask(t, s, "DELETE", calltest.Team(world.Northwind, "guest", member), ""), 404, "SIM_PERSON")
	calltest.WantStatus(t, ask(t, s, "POST", "/v2/task/"+world.ZebraTask+"/guest/"+member, `{"permission_level":"read"}`), 404, "SIM_PERSON")
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "guest", "cleo"), ""), 500, "SHARD_001")
}
