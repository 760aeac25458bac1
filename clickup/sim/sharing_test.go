package sim

import (
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// sharables returns a path for each kind of item in Northwind Studio.
func sharables(s *Server) map[string]string {
	f := s.world.Workspace(world.Northwind).Spaces[0].Folders[0]
	return map[string]string{
		"tasks": "/v2/task/" + world.ZebraTask, "lists": "/v2/list/" + f.Lists[0].ID, "folders": "/v2/folder/" + f.ID,
	}
}

func TestShareChangeAndUnshare(t *testing.T) {
	t.Parallel()
	const una = "una@harborline.example"
	for kind := range sharables(New(Options{})) {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			s := New(Options{})
			path := sharables(s)[kind] + "/guest/" + id(t, s, world.Northwind, una)
			for _, level := range world.Levels {
				r := ask(t, s, "POST", path, `{"permission_level":"`+level+`"}`)
				calltest.WantStatus(t, r, 200, "")
				items := calltest.At(t, r.Body, "guest", "shared", kind).([]any)
				if len(items) != 1 || calltest.At(t, items[0], "permission_level") != level {
					t.Errorf("%s: %d items", level, len(items))
				}
				if p, _ := s.Guest(world.Northwind, una); len(p.Shares) != 1 || p.Shares[0].Level != level {
					t.Errorf("%s: %+v", level, p)
				}
			}
			quiet := ask(t, s, "POST", path+"?include_shared=false", `{"permission_level":"read"}`)
			if calltest.At(t, quiet.Body, "guest", "shared") != nil {
				t.Error("shared items that were not asked for")
			}
			for range 2 {
				r := ask(t, s, "DELETE", path, "")
				calltest.WantStatus(t, r, 200, "")
				if len(calltest.At(t, r.Body, "guest", "shared", kind).([]any)) != 0 {
					t.Error("the item is still shared")
				}
			}
			if got := s.Effects(); len(got) != len(world.Levels)+2 || got[0].Level != "read" || got[len(got)-1].Level != "" {
				t.Errorf("effects: %+v", got)
			}
		})
	}
}

func TestShareRefusals(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	cleo := "/guest/" + id(t, s, world.Northwind, "cleo@client.example")
	ops := s.world.Workspace(world.Northwind).Spaces[1]
	secret := ops.Folders[1].Lists[0]
	if secret.Name != world.SecretList {
		t.Fatalf("the secret list is %s", secret.Name)
	}
	field := s.world.Workspace(world.Fieldworks).Spaces[0].Folders[0]
	tests := map[string]struct {
		path, body, code string
		status           int
	}{
		"level":            {"/v2/task/" + world.ZebraTask + cleo, `{"permission_level":"full"}`, "SIM_PERMISSION", 400},
		"no level":         {"/v2/task/" + world.ZebraTask + cleo, `{}`, "SIM_PERMISSION", 400},
		"no body":          {"/v2/task/" + world.ZebraTask + cleo, ``, "SIM_BODY", 400},
		"no task":          {"/v2/task/86nothere" + cleo, `{"permission_level":"read"}`, "ITEM_013", 404},
		"foreign task":     {"/v2/task/" + world.ForeignTask + cleo, `{"permission_level":"read"}`, "OAUTH_027", 401},
		"no guest":         {"/v2/task/" + world.ZebraTask + "/guest/1", `{"permission_level":"read"}`, "SIM_PERSON", 404},
		"no access":        {"/v2/list/" + secret.ID + cleo, `{"permission_level":"read"}`, "ACCESS_081", 401},
		"Business, task":   {"/v2/task/" + field.Lists[0].Tasks[0].ID + cleo, `{"permission_level":"read"}`, "TEAM_110", 403},
		"Business, list":   {"/v2/list/" + field.Lists[0].ID + cleo, `{"permission_level":"read"}`, "TEAM_110", 400},
		"Business, folder": {"/v2/folder/" + field.ID + cleo, `{"permission_level":"read"}`, "TEAM_110", 400},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calltest.WantStatus(t, ask(t, s, "POST", tt.path, tt.body), tt.status, tt.code)
		})
	}
}

func TestShareByCustomID(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	path := "/v2/task/" + world.HeldTask + "/guest/" + id(t, s, world.Northwind, "una@harborline.example")
	query := "?custom_task_ids=true&team_id=" + world.Northwind
	calltest.WantStatus(t, ask(t, s, "POST", path, `{"permission_level":"edit"}`), 404, "ITEM_013")
	calltest.WantStatus(t, ask(t, s, "POST", path+query, `{"permission_level":"edit"}`), 200, "")
	if p, _ := s.Guest(world.Northwind, "una@harborline.example"); len(p.Shares) != 1 || p.Shares[0].ID == world.HeldTask {
		t.Errorf("shares: %+v", p.Shares)
	}
}

func TestWhoSeesAnItem(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	for kind, path := range sharables(s) {
		if kind == "folders" {
			continue
		}
		find := func() bool {
			for _, m := range calltest.At(t, ask(t, s, "GET", path+"/member", "").Body, "members").([]any) {
				if calltest.At(t, m, "profileInfo", "display_profile") != nil {
					t.Error("a profile that nobody has")
				}
				if calltest.At(t, m, "email") == "una@harborline.example" {
					return true
				}
			}
			return false
		}
		if find() {
			t.Errorf("%s: Una sees it already", kind)
		}
		ask(t, s, "POST", path+"/guest/"+id(t, s, world.Northwind, "una@harborline.example"), `{"permission_level":"read"}`)
		if !find() {
			t.Errorf("%s: Una does not see it", kind)
		}
	}
}

func TestSharedHierarchyIsTheCallersOwn(t *testing.T) {
	t.Parallel()
	r := ask(t, New(Options{}), "GET", calltest.Team(world.Northwind, "shared"), "")
	if len(calltest.At(t, r.Body, "shared", "tasks").([]any)) != 0 {
		t.Errorf("the owner: %s", r.Raw)
	}
	r = ask(t, New(Options{Caller: "cleo@client.example"}), "GET", calltest.Team(world.Northwind, "shared"), "")
	if len(calltest.At(t, r.Body, "shared", "tasks").([]any)) != 1 || calltest.At(t, r.Body, "shared", "lists", 0, "name") != "Website" {
		t.Errorf("Cleo: %s", r.Raw)
	}
}

func TestCastsGuestsHaveTheirShares(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	tests := map[string]string{
		"cleo@client.example": "list comment, task read", "una@harborline.example": "", "inside@northwind.example": "",
		"elena@harborline.example": "folder create, list edit", "stan@brightwater.example": "task comment, list read",
	}
	for mail, want := range tests {
		p, _ := s.Guest(world.Northwind, mail)
		got := ""
		for i, sh := range p.Shares {
			if i > 0 {
				got += ", "
			}
			got += sh.Kind + " " + sh.Level
		}
		if got != want {
			t.Errorf("%s has %q, want %q", mail, got, want)
		}
	}
	stan, _ := s.Guest(world.Northwind, "stan@brightwater.example")
	if s.world.Tasks[stan.Shares[0].ID].Status.Kind != "closed" {
		t.Error("Stan's task is not closed")
	}
	none := 0
	for _, p := range s.world.Workspace(world.Northwind).People {
		if p.Role == world.RoleGuest && len(p.Shares) == 0 {
			none++
		}
	}
	if none < 10 || none > 40 {
		t.Errorf("%d guests have nothing shared", none)
	}
}
