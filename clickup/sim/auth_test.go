package sim

import (
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

func TestTokens(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		given, code string
		status      int
	}{
		"personal":             {Token, "", 200},
		"OAuth":                {"Bearer " + OAuthToken, "", 200},
		"OAuth as it is":       {OAuthToken, "", 200},
		"none":                 {"", "OAUTH_017", 400},
		"wrong":                {"pk_1_WRONG", "OAUTH_025", 401},
		"wrong OAuth":          {"Bearer x", "OAUTH_025", 401},
		"personal with Bearer": {"Bearer " + Token, "OAUTH_025", 401},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calltest.WantStatus(t, calltest.Ask(t, New(Options{}), tt.given, "GET", "/v2/user", ""), tt.status, tt.code)
		})
	}
	s := New(Options{Token: "pk_2_MINE"})
	calltest.WantStatus(t, calltest.Ask(t, s, "pk_2_MINE", "GET", "/v2/user", ""), 200, "")
	calltest.WantStatus(t, calltest.Ask(t, s, Token, "GET", "/v2/user", ""), 401, "OAUTH_025")
}

func TestTheLogHoldsNoToken(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"a@b.example"}`)
	calls := s.Calls()
	if len(calls) != 1 || calls[0].Op != "InviteGuestToWorkspace" || calls[0].Status != 200 ||
		calls[0].Path != calltest.Team(world.Northwind, "guest") || string(calls[0].Body) != `{"email":"a@b.example"}` {
		t.Fatalf("Calls = %+v", calls)
	}
	for _, part := range []string{calls[0].Path, calls[0].Query, string(calls[0].Body)} {
		if strings.Contains(part, Token) {
			t.Error("the log holds the token")
		}
	}
}

func TestCallersRights(t *testing.T) {
	t.Parallel()
	s := New(Options{Caller: "greta@gmail.com"})
	r := ask(t, s, "GET", "/v2/user", "")
	if calltest.At(t, r.Body, "user", "email") != "greta@gmail.com" {
		t.Errorf("the caller is %s", r.Raw)
	}
	if n := len(calltest.At(t, ask(t, s, "GET", "/v2/team", "").Body, "teams").([]any)); n != 1 {
		t.Errorf("Greta sees %d workspaces", n)
	}
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Labs, "seats"), ""), 401, "OAUTH_192")
	calltest.WantStatus(t, ask(t, s, "GET", calltest.Team(world.Northwind, "seats"), ""), 200, "")
	r = ask(t, s, "POST", calltest.Team(world.Northwind, "guest"), `{"email":"a@b.example"}`)
	calltest.WantStatus(t, r, 401, "ACCESS_016")
	if r.Body["invalid_permissions"] == nil {
		t.Error("the refusal does not name the permission")
	}
	calltest.WantStatus(t, ask(t, New(Options{Caller: "nobody@x.example"}), "GET", "/v2/user", ""), 401, "OAUTH_019")
}

func TestForeignAndUnknownIDs(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	foreign := s.world.Workspace(world.Foreign).Spaces[0]
	tests := map[string]struct {
		path, code string
		status     int
	}{
		"bad workspace":     {calltest.Team("abc", "seats"), "SHARD_024", 400},
		"no workspace":      {calltest.Team("12", "seats"), "OAUTH_192", 401},
		"foreign workspace": {calltest.Team(world.Foreign, "plan"), "OAUTH_192", 401},
		"group without one": {"/v2/group", "SHARD_024", 400},
		"foreign space":     {"/v2/space/" + foreign.ID + "/folder", "OAUTH_027", 401},
		"foreign folder":    {"/v2/folder/" + foreign.Folders[0].ID + "/list", "OAUTH_027", 401},
		"foreign list":      {"/v2/list/" + foreign.Folders[0].Lists[0].ID + "/task", "OAUTH_027", 401},
		"foreign task":      {"/v2/task/" + world.ForeignTask, "OAUTH_027", 401},
		"no space":          {"/v2/space/1/folder", "PROJ_006", 404},
		"no folder":         {"/v2/folder/1/list", "OAUTH_018", 401},
		"no list":           {"/v2/list/1/task", "OAUTH_018", 401},
		"no task":           {"/v2/task/86nothere", "ITEM_013", 404},
		"custom id alone":   {"/v2/task/" + world.HeldTask, "ITEM_013", 404},
		"custom without ws": {"/v2/task/" + world.HeldTask + "?custom_task_ids=true", "SHARD_024", 400},
		"other's custom id": {"/v2/task/" + world.HeldTask + "?custom_task_ids=true&team_id=" + world.Labs, "ITEM_013", 404},
		"own id as custom":  {"/v2/task/" + world.ZebraTask + "?custom_task_ids=true&team_id=" + world.Northwind, "ITEM_013", 404},
		"bad user":          {calltest.Team(world.Northwind, "user", "x"), "SHARD_001", 500},
		"no user":           {calltest.Team(world.Northwind, "user", "1"), "SIM_PERSON", 404},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calltest.WantStatus(t, ask(t, s, "GET", tt.path, ""), tt.status, tt.code)
		})
	}
}
