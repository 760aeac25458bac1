package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/internal/report"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
	"cutui/model/plans"
	"cutui/model/seats"
)

// changePlan returns a plan with a step of each state and operation that reports show
// differently.
func changePlan() change.Plan {
	people := people.New(roster())
	list := items.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Launch"}
	desk := plans.Context{
		Workspace: "333", Name: "Northwind Studio", People: people, Own: seats.Domains{List: []string{"northwind.example"}},
		Seats: seats.Reading{Seats: clickup.Seats{
			Members: clickup.SeatPool{Filled: clickup.CountOf(8), Total: clickup.CountOf(12), Empty: clickup.CountOf(4)},
			Guests:  clickup.SeatPool{Filled: clickup.CountOf(4), Total: clickup.Unlimited(), Empty: clickup.Unlimited()},
		}},
	}
	p := plans.Invite(desk, plans.InviteRequest{
		Emails: []string{"new@else.example", "cleo@client.example"}, Items: []items.Item{list},
		Permission: clickup.PermissionComment, Rights: clickup.Rights{}.With(clickup.EditTags, true).With(clickup.SeePoints, false),
	})
	p.Steps[1].State, p.Steps[1].Status, p.Steps[1].Code, p.Steps[1].Message = change.Failed, 401, "ACCESS_081", "No access"
	p.Steps[3].State, p.Steps[3].Status = change.Done, 200
	return p
}

func changed(t *testing.T, f report.Format, doc report.ChangeDoc) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Change(&b, f, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChangeAsText(t *testing.T) {
	t.Parallel()
	got := changed(t, report.TextFormat, report.ChangeDoc{Plan: changePlan(), Run: "20261120-1"})
	want := strings.TrimPrefix(`
Invite 1 guest, share 1 item · Northwind Studio
  Member seats  8 of 12, 4 free
  Guest seats   4 now, 5 to 6 afterwards, no limit
  Bill          nothing is bought
  Note          ClickUp e-mails 1 invitation; that can't be unsent
  Run           20261120-1

STATE    STEP          WHO                  WHAT                      NOTE
planned  invite-guest  new@else.example     edit tags, no see points
failed   share         new@else.example     list Launch (comment)     No access (HTTP 401, ACCESS_081)
skipped  invite-guest  cleo@client.example                            already a guest
done     share         cleo@client.example  list Launch (comment)
`, "\n")
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if dry := changed(t, report.TextFormat, report.ChangeDoc{Plan: changePlan(), DryRun: true}); !strings.Contains(dry, "Northwind Studio · nothing is sent\n") {
		t.Errorf("a dry run does not say so:\n%s", dry)
	}
}

func TestChangeAsJSON(t *testing.T) {
	t.Parallel()
	p := changePlan()
	var doc map[string]any
	if err := json.Unmarshal([]byte(changed(t, report.JSONFormat, report.ChangeDoc{Plan: p})), &doc); err != nil {
		t.Fatal(err)
	}
	first := doc["steps"].([]any)[0].(map[string]any)
	body := first["body"].(map[string]any)
	if first["path"] != "/v2/team/333/guest" || body["can_edit_tags"] != true || body["can_see_points_estimated"] != false || first["item"] != nil {
		t.Errorf("the invitation: %v", first)
	}
	second := doc["steps"].([]any)[1].(map[string]any)
	if second["path"] != "/v2/list/901/guest/{guest}" || second["item"] != "list:901" || second["code"] != "ACCESS_081" || second["state"] != "failed" {
		t.Errorf("a share with somebody still to come: %v", second)
	}
	if doc["run"] != nil || doc["seats_bought"] != 0.0 || doc["dry_run"] != false {
		t.Errorf("%v", doc)
	}
	p.Seats.Known = false
	after := clickup.Seats{Members: clickup.SeatPool{Filled: clickup.CountOf(9)}}
	text := changed(t, report.JSONFormat, report.ChangeDoc{Plan: p, Run: "1-a", After: map[clickup.WorkspaceID]clickup.Seats{p.Workspace: after}})
	for _, want := range []string{`"run": "1-a"`, `"seats_bought": 0`, `"max": null`, `"filled": 9`, `"warnings": [`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if none := changed(t, report.JSONFormat, report.ChangeDoc{}); !strings.Contains(none, `"warnings": []`) || !strings.Contains(none, `"steps": []`) {
		t.Errorf("empty lists are not lists:\n%s", none)
	}
}

func TestChangeAsCSV(t *testing.T) {
	t.Parallel()
	p := changePlan()
	p.Steps[0].Message = "=1+1"
	got := changed(t, report.CSVFormat, report.ChangeDoc{Plan: p, Run: "1-a"})
	for _, want := range []string{
		"workspace_id,workspace,run,op,target,item,item_name,permission,method,path,state,status,code,message,name,note,group,group_id,via,group_members,to,body,holds_open_tasks,",
		"333,Northwind Studio,1-a,invite-guest,new@else.example,,,,POST,/v2/team/333/guest,planned,,,'=1+1,,,,,,,,",
		`,"{""email"":""cleo@client.example""}",,`,
		",share,new@else.example,list:901,Launch,comment,POST,/v2/list/901/guest/{guest},failed,401,ACCESS_081,No access,,,,,,,,",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestWhatEditsGrant(t *testing.T) {
	t.Parallel()
	yes, no, none, name := true, false, clickup.RoleID(0), "Ada"
	p := change.Plan{Steps: []change.Step{
		{Op: change.OpEditMember, Email: "a@x.example", Admin: &yes, Rename: &name},
		{Op: change.OpEditMember, Email: "b@x.example", Admin: &no, Role: &none},
		{Op: change.OpInviteMember, Email: "c@x.example", Admin: &no},
	}}
	got := changed(t, report.TextFormat, report.ChangeDoc{Plan: p})
	for _, want := range []string{"a@x.example  admin, name Ada", "b@x.example  no admin, no custom role", "c@x.example\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestHostileChangesStayText(t *testing.T) {
	t.Parallel()
	for _, text := range payloads {
		p := changePlan()
		p.Title, p.Name, p.Warnings = text, text, []string{text}
		for i := range p.Steps {
			s := &p.Steps[i]
			s.Email, s.Name, s.ItemName, s.Message, s.Code = text, text, text, text, text
		}
		for _, f := range report.ListFormats() {
			out := changed(t, f, report.ChangeDoc{Plan: p, Run: "1-a"})
			if i := strings.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == '\u009b' || r == '\u202e' }); i >= 0 {
				t.Errorf("%s: %q in %s", text, out[i], f)
			}
		}
	}
}
