package clickup

import (
	"errors"
	"net/http"
	"slices"
	"testing"
)

const (
	memberRoute = "GET /v2/team/9/user"
	oneRoute    = "GET /v2/team/9"
	allRoute    = "GET /v2/team"

	listBody = `{"members":[{"user":{"id":1,"email":"ann@x.example","role":3}}]}`
	oneBody  = `{"team":{"id":"9","name":"Nine","color":"#000000","members":[{"user":{"id":1}},{"user":{"id":2,"role":4}}]}}`
	allBody  = `{"teams":[{"id":"8","members":[]},{"id":9,"name":"Nine","members":[{"user":{"id":1}},{"user":{"id":2}},{"user":{"id":3}}]}]}`
	noAccess = `{"err":"Workspace not authorized","ECODE":"OAUTH_192"}`
)

func TestOneWorkspaceByEveryRoute(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		table   map[string]string
		people  int
		partial bool
		first   int // requests for the first workspace
		second  int // and for the second one
	}{
		{"a list of members", map[string]string{memberRoute: listBody}, 1, true, 1, 1},
		{"one workspace", map[string]string{oneRoute: oneBody, allRoute: allBody}, 2, false, 2, 1},
		{"all workspaces", map[string]string{allRoute: allBody}, 3, false, 3, 1},
		{"one without people", map[string]string{oneRoute: `{"team":{"id":"9"}}`, allRoute: allBody}, 3, false, 3, 2},
		{"a list that is something else", map[string]string{memberRoute: `{"plan":1}`, oneRoute: oneBody}, 2, false, 2, 2},
		{"a list that is a page", map[string]string{memberRoute: `<html>`, oneRoute: oneBody}, 2, false, 2, 2},
		{"a list that is not allowed", map[string]string{memberRoute: noAccess, oneRoute: oneBody}, 2, false, 2, 2},
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
	server := serve(t, routes(map[string]string{memberRoute: listBody, allRoute: allBody}))
	c := connect(t, server)
	if _, _, err := c.Workspace(t.Context(), "404"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, partial, err := c.Workspace(t.Context(), "9"); err != nil || !partial {
		t.Errorf("afterwards: %v, %v", partial, err)
	}
}

func TestRoutesAreNotTriedInTrouble(t *testing.T) {
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

func TestWholeWorkspaceRoutes(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		table         map[string]string
		people        int
		first, second int // requests for the first time and for the second
	}{
		"one workspace":           {map[string]string{memberRoute: listBody, oneRoute: oneBody, allRoute: allBody}, 2, 1, 1},
		"no such path":            {map[string]string{memberRoute: listBody, allRoute: allBody}, 3, 2, 1},
		"a path without people":   {map[string]string{oneRoute: `{"team":{"id":"9"}}`, allRoute: allBody}, 3, 2, 2},
		"a token for another one": {map[string]string{oneRoute: noAccess, allRoute: allBody}, 0, 1, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, routes(tt.table))
			c := connect(t, server)
			for _, want := range []int{tt.first, tt.second} {
				before := len(server.log())
				ws, err := c.WholeWorkspace(t.Context(), "9")
				if len(ws.People) != tt.people || (err != nil) != (tt.people == 0) || len(server.log())-before != want {
					t.Errorf("%d people in %d requests, %v", len(ws.People), len(server.log())-before, err)
				}
				if tt.people == 0 && !errors.Is(err, ErrWorkspaceNotAllowed) {
					t.Errorf("the token is not said to be for another workspace: %v", err)
				}
			}
		})
	}
}

func TestAlreadyThereIsAConflict(t *testing.T) {
	t.Parallel()
	answer := always(http.StatusBadRequest, `{"err":"User is already a guest of this workspace","ECODE":"X_1"}`)
	_, err := connect(t, serve(t, answer)).InviteGuest(t.Context(), "9", GuestInvite{Email: "a@x.example"})
	if !errors.Is(err, ErrConflict) || errors.Is(err, ErrOutcomeUnknown) {
		t.Errorf("an invitation of somebody who is there: %v", err)
	}
}
