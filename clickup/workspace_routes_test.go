package clickup

import (
	"errors"
	"net/http"
	"slices"
	"testing"
)

const (
	listRoad = "GET /v2/team/9/user"
	oneRoad  = "GET /v2/team/9"
	allRoad  = "GET /v2/team"

	listBody = `{"members":[{"user":{"id":1,"email":"ann@x.example","role":3}}]}`
	oneBody  = `{"team":{"id":"9","name":"Nine","color":"#000000","members":[{"user":{"id":1}},{"user":{"id":2,"role":4}}]}}`
	allBody  = `{"teams":[{"id":"8","members":[]},{"id":9,"name":"Nine","members":[{"user":{"id":1}},{"user":{"id":2}},{"user":{"id":3}}]}]}`
	noAccess = `{"err":"Workspace not authorized","ECODE":"OAUTH_192"}`
)

func TestOneWorkspaceByWhateverRoadTheServerHas(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		table   map[string]string
		people  int
		partial bool
		first   int // requests for the first workspace
		second  int // and for the second one
	}{
		{"a list of members", map[string]string{listRoad: listBody}, 1, true, 1, 1},
		{"one workspace", map[string]string{oneRoad: oneBody, allRoad: allBody}, 2, false, 2, 1},
		{"all workspaces", map[string]string{allRoad: allBody}, 3, false, 3, 1},
		{"one without people", map[string]string{oneRoad: `{"team":{"id":"9"}}`, allRoad: allBody}, 3, false, 3, 2},
		{"a list that is something else", map[string]string{listRoad: `{"plan":1}`, oneRoad: oneBody}, 2, false, 2, 2},
		{"a list that is a page", map[string]string{listRoad: `<html>`, oneRoad: oneBody}, 2, false, 2, 2},
		{"a list that is not allowed", map[string]string{listRoad: noAccess, oneRoad: oneBody}, 2, false, 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, routes(tt.table))
			c := connect(t, server)
			for _, requests := range []int{tt.first, tt.first + tt.second} {
				ws, partial, err := c.Workspace(t.Context(), "9")
				if err != nil || ws.ID != "9" || len(ws.People) != tt.people || partial != tt.partial {
					t.Errorf("got %+v, %v, %v", ws, partial, err)
				}
				if n := len(server.log()); n != requests {
					t.Errorf("%d requests, want %d", n, requests)
				}
			}
		})
	}
}

func TestWorkspacesThatAreNotThereProveNothing(t *testing.T) {
	t.Parallel()
	server := serve(t, routes(map[string]string{listRoad: listBody, allRoad: allBody}))
	c := connect(t, server)
	if _, _, err := c.Workspace(t.Context(), "404"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, partial, err := c.Workspace(t.Context(), "9"); err != nil || !partial {
		t.Errorf("afterwards: %v, %v", partial, err)
	}
}

func TestRoadsAreNotTriedInTrouble(t *testing.T) {
	t.Parallel()
	for _, trouble := range []struct {
		status int
		body   string
		kind   error
	}{
		{http.StatusUnauthorized, `{"err":"Token invalid","ECODE":"OAUTH_025"}`, ErrUnauthorized},
		{http.StatusInternalServerError, `{}`, ErrServer},
		{http.StatusTooManyRequests, `{}`, ErrRateLimit},
	} {
		server := serve(t, always(trouble.status, trouble.body))
		_, _, err := connect(t, server).Workspace(t.Context(), "9")
		if !errors.Is(err, trouble.kind) {
			t.Errorf("%d: %v", trouble.status, err)
		}
		asked := server.log()
		if slices.ContainsFunc(asked, func(s sentRequest) bool { return s.target != "/api/v2/team/9/user" }) {
			t.Errorf("%d: asked %v", trouble.status, asked)
		}
	}
}
