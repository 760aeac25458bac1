package contract

import (
	"net/http/httptest"
	"strings"
	"testing"

	"cutui/clickup/sim"
)

// TestJudgeNoticesWrongCalls shows that the other tests would notice wrong calls.
func TestJudgeNoticesWrongCalls(t *testing.T) {
	t.Parallel()
	ref := mustReference(t)
	tests := map[string]struct {
		method, path, body string
		want               string // part of a complaint, empty for none
	}{
		"right":             {"POST", "/team/1/guest", `{"email":"a@b.example"}`, ""},
		"no such path":      {"POST", "/workspace/1/guest", `{"email":"a@b.example"}`, "not found"},
		"no such method":    {"PATCH", "/team/1/guest", `{"email":"a@b.example"}`, "not"},
		"a field too much":  {"POST", "/team/1/guest", `{"email":"a@b.example","note":"hi"}`, "note"},
		"a field too few":   {"POST", "/team/1/guest", `{"can_edit_tags":true}`, "email"},
		"a field's type":    {"POST", "/team/1/guest", `{"email":"a@b.example","can_edit_tags":"yes"}`, "boolean"},
		"a query too much":  {"GET", "/team/1/customroles?verbose=true", "", "verbose"},
		"a query's type":    {"GET", "/team/1/customroles?include_members=perhaps", "", "include_members"},
		"a guest by mail":   {"GET", "/team/1/guest/cleo@client.example", "", "guest_id"},
		"a required query":  {"GET", "/group", "", "team_id"},
		"a query that fits": {"GET", "/group?team_id=1&group_ids=a&group_ids=b", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			call := httptest.NewRequest(tt.method, "https://api.clickup.com/api/v2"+tt.path, nil)
			call.Header.Set("Authorization", sim.Token)
			if tt.body != "" {
				call.Header.Set("Content-Type", "application/json")
			}
			got := strings.Join(ref.checkCall("", call, []byte(tt.body)), "; ")
			if tt.want == "" && got != "" || !strings.Contains(strings.ToLower(got), tt.want) {
				t.Errorf("complaints %q, want one about %q", got, tt.want)
			}
		})
	}
}

// TestJudgeNoticesLiveAnswers checks that live answers, which do not fit the reference, are noticed.
func TestJudgeNoticesLiveAnswers(t *testing.T) {
	t.Parallel()
	r := newRecorder(t, sim.Options{})
	d := driver{t: t, handler: r, items: findItems(t)}
	d.navigate()
	d.get("/team", "/user")
	d.changeGuests()
	all := strings.Join(r.complaints, "\n")
	for _, want := range []string{
		"/v2/team:", "/folder:", "/list:", "/v2/team/" + sim.Northwind + "/guest:", "/guest/", "/task?page=1",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing was said about %s", want)
		}
	}
}
