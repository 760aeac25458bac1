package sim

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// FuzzAnyCall checks that every call is answered, and that the seats still add up after it.
func FuzzAnyCall(f *testing.F) {
	f.Add("POST", calltest.Team(world.Northwind, "guest"), "", `{"email":"a@b.example","custom_role_id":null}`)
	f.Add("PUT", calltest.Team(world.Northwind, "user", "57200068"), "include_shared=false", `{"username":"","admin":true,"custom_role_id":1e3}`)
	f.Add("DELETE", calltest.Team(world.Northwind, "guest", "57200442"), "", ``)
	f.Add("POST", "/v2/task/"+world.HeldTask+"/guest/57200442", "custom_task_ids=true&team_id="+world.Northwind, `{"permission_level":"edit"}`)
	f.Add("PUT", "/v2/group/"+world.GroupID(1), "", `{"members":{"add":[57200442],"rem":[1]}}`)
	f.Add("GET", calltest.Team(world.Northwind, "task"), "page=999999999999&order_by=x&assignees[]=&date_updated_gt=-1", ``)
	f.Add("PATCH", "/api/api/v2/team", "%zz", `null`)
	servers := []*Server{New(Options{RateLimit: -1}), New(Options{RateLimit: -1, Billing: world.BillConverted})}
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		if method == "" || strings.ContainsFunc(method, func(r rune) bool { return r < 'A' || r > 'Z' }) {
			t.Skip("no method")
		}
		for _, s := range servers {
			r := httptest.NewRequest(http.MethodGet, "/", strings.NewReader(body))
			r.Method, r.URL = method, &url.URL{Path: path, RawQuery: query}
			r.Header.Set("Authorization", Token)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code < 200 || w.Code > 599 || w.Body.Len() == 0 {
				t.Errorf("%s %q: %d with %d bytes", method, path, w.Code, w.Body.Len())
			}
			if n := s.Seats(world.Northwind); n.Members > n.TotalMembers || n.Guests > n.TotalGuests {
				t.Errorf("%s %q: seats %+v", method, path, n)
			}
		}
	})
}
