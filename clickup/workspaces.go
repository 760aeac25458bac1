package clickup

import (
	"context"
	"errors"
	"net/http"
)

// Operation ids of ClickUp's reference. GetTeam is not in it, but some servers have it.
const (
	opUser        = "GetAuthorizedUser"
	opWorkspaces  = "GetAuthorizedTeams"
	opWorkspace   = "GetTeam"
	opSeats       = "GetWorkspaceseats"
	opPlan        = "GetWorkspaceplan"
	opCustomRoles = "GetCustomRoles"
	opUserGroups  = "GetTeams1"
)

// User returns the user that the token belongs to (GetAuthorizedUser).
func (c *Client) User(ctx context.Context) (User, error) {
	call := get(opUser, "user")
	var answer struct {
		wireUser
		User *wireUser `json:"user"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return User{}, err
	}
	u := answer.User
	if u == nil {
		u = &answer.wireUser
	}
	if u.ID == 0 {
		return User{}, call.lacks("the user")
	}
	zone := u.Timezone
	if zone == "" {
		zone = u.Timezeone
	}
	return User{
		ID: UserID(u.ID), Name: u.Username.clip(longestName), Email: u.Email.clip(longestAddress),
		Color: string(color(u.Color)), Initials: string(u.Initials), Timezone: string(zone),
	}, nil
}

// lacks returns the error for a 2xx answer that does not include what was asked for.
func (c Call) lacks(what string) *Error {
	return c.uncertain(&Error{
		Op: c.Op, Status: http.StatusOK, Message: "the answer lacks " + what, Hint: hintAnswer, Kinds: []error{ErrBadResponse},
	})
}

// Workspaces returns every workspace of the token with everybody in it (GetAuthorizedTeams).
func (c *Client) Workspaces(ctx context.Context) ([]Workspace, error) {
	return c.collect(ctx, get(opWorkspaces, "team"), "")
}

// collect sends a call and returns the whole roster in its answer; id is as in stream.
func (c *Client) collect(ctx context.Context, call Call, id WorkspaceID) ([]Workspace, error) {
	var all []Workspace
	err := call.retryBrokenOff(ctx, func() error {
		all = nil
		fresh := true
		return c.stream(ctx, call, id, func(b RosterBatch) bool {
			if fresh {
				all = append(all, Workspace{})
			}
			ws := &all[len(all)-1]
			ws.ID, ws.Name, ws.Color = b.ID, b.Name, b.Color
			ws.People = append(ws.People, b.People...)
			ws.Unread += b.Unread
			fresh = b.Last
			return true
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// WholeWorkspace returns a workspace with its members and guests. It sends GET /team/{id},
// which is not in ClickUp's reference, and GetAuthorizedTeams if that fails.
func (c *Client) WholeWorkspace(ctx context.Context, id WorkspaceID) (Workspace, error) {
	if c.noTeam.Load() {
		return c.one(ctx, get(opWorkspaces, "team"), id)
	}
	ws, err := c.one(ctx, get(opWorkspace, "team", string(id)), id)
	if err == nil || errors.Is(err, ErrWorkspaceNotAllowed) || !tryOtherRoute(err) {
		return ws, err
	}
	missing := noSuchRoute(err)
	ws, err = c.one(ctx, get(opWorkspaces, "team"), id)
	if err == nil && missing { // the id exists, so it was the route that does not
		c.noTeam.Store(true)
	}
	return ws, err
}

// one sends a call and returns workspace id from the roster in its answer.
func (c *Client) one(ctx context.Context, call Call, id WorkspaceID) (Workspace, error) {
	all, err := c.collect(ctx, call, id)
	if err != nil {
		return Workspace{}, err
	}
	for _, ws := range all {
		if ws.ID == id {
			return ws, nil
		}
	}
	return Workspace{}, &Error{
		Op: call.Op, Status: http.StatusOK, Message: "the token has no access to workspace " + string(id),
		Hint: hintForeign, Kinds: []error{ErrNotFound},
	}
}

// tryOtherRoute reports whether another route to the same data may work after err.
func tryOtherRoute(err error) bool {
	return errors.Is(err, ErrNotFound) || errors.Is(err, ErrForbidden) ||
		errors.Is(err, ErrBadResponse) && !errors.Is(err, ErrNetwork)
}

// noSuchRoute reports whether the server may not have the path.
func noSuchRoute(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && (e.Status == http.StatusNotFound || e.Status == http.StatusMethodNotAllowed)
}
