package clickup

import (
	"errors"
	"net/http"
	"slices"
	"testing"
)

const (
	oneRoute = "GET /v2/team/9"
	allRoute = "GET /v2/team"

	oneBody  = `{"team":{"id":"9","name":"Nine","color":"#000000","members":[{"user":{"id":1}},{"user":{"id":2,"role":4}}]}}`
	allBody  = `{"teams":[{"id":"8","members":[]},{"id":9,"name":"Nine","members":[{"user":{"id":1}},{"user":{"id":2}},{"user":{"id":3}}]}]}`
	noAccess = `{"err":"Workspace not authorized","ECODE":"OAUTH_192"}`
)

func TestMissingWorkspacesDoNotDisableTheRoute(t *testing.T) {
	t.Parallel()
	server := serve(t, routes(map[string]string{oneRoute: oneBody, allRoute: allBody}))
	c := connect(t, server)
	if _, err := c.WholeWorkspace(t.Context(), "404"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	before := len(server.log())
	if ws, err := c.WholeWorkspace(t.Context(), "9"); err != nil || len(ws.People) != 2 || len(server.log()) != before+1 {
		t.Errorf("afterwards: %+v, %v", ws, err)
	}
}

func TestOtherRouteIsNotTriedInTrouble(t *testing.T) {
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
		_, err := connect(t, server).WholeWorkspace(t.Context(), "9")
		if !errors.Is(err, trouble.kind) {
			t.Errorf("%d: %v", trouble.status, err)
		}
		asked := server.log()
		if slices.ContainsFunc(asked, func(s sentRequest) bool { return s.target != "/api/v2/team/9" }) {
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
		"one workspace":           {map[string]string{oneRoute: oneBody, allRoute: allBody}, 2, 1, 1},
		"no such path":            {map[string]string{allRoute: allBody}, 3, 2, 1},
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

func TestAlreadyExistsIsAConflict(t *testing.T) {
	t.Parallel()
	answer := always(http.StatusBadRequest, `{"err":"User is already a guest of this workspace","ECODE":"X_1"}`)
	_, err := connect(t, serve(t, answer)).InviteGuest(t.Context(), "9", GuestInvite{Email: "a@x.example"})
	if !errors.Is(err, ErrConflict) || errors.Is(err, ErrOutcomeUnknown) {
		t.Errorf("an invitation of somebody who is there: %v", err)
	}
}
