package sim

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"cutui/clickup/sim/internal/world"
)

// call is a routed call with its caller and what it is about. Handlers run under the server's lock.
type call struct {
	route  *route
	parts  map[string]string
	query  url.Values
	body   []byte
	now    time.Time
	ws     *world.Workspace
	caller *world.Person // in ws
	space  *world.Space
	folder *world.Folder
	list   *world.List
	task   *world.Task
	item   world.Item // the folder, list or task
	group  *world.Group
	goal   *world.Goal
	header http.Header
}

// runOperation routes a call, makes the checks that ClickUp makes, and carries it out.
func (s *Server) runOperation(op string, r *http.Request, body []byte) Answer {
	found, parts, known := s.find(r)
	if found == nil {
		return s.unrouted(r, known)
	}
	c := &call{route: found, parts: parts, query: r.URL.Query(), body: body, now: s.opts.Now(), header: r.Header}
	s.mu.Lock()
	defer s.mu.Unlock()
	if found.handle == nil {
		return s.teams()
	}
	result, err := s.serve(c)
	if f, ok := errors.AsType[*failed](err); ok {
		return s.failure(op, f)
	}
	return s.success(op, result)
}

func (s *Server) serve(c *call) (any, error) {
	if f := s.resolve(c); f != nil {
		return nil, f
	}
	if f := c.refused(); f != nil {
		return nil, f
	}
	return c.route.handle(s, c)
}

// resolve finds the workspace and the item in the path.
func (s *Server) resolve(c *call) *failed {
	switch c.route.scope {
	case noScope:
	case byTeam:
		return s.enter(c, c.parts["team_id"])
	case byTeamQuery:
		return s.enter(c, c.query.Get("team_id"))
	case bySpace:
		c.space = s.world.Spaces[c.parts["space_id"]]
		if c.space == nil {
			return &failed{status: http.StatusNotFound, message: "Space not found", code: "PROJ_006"}
		}
		return s.enterSpace(c, c.space)
	case byTask:
		return s.resolveTask(c)
	case byList:
		if l := s.world.Lists[c.parts["list_id"]]; l != nil {
			c.list, c.item = l, l
			return s.enterSpace(c, l.Folder.Space)
		}
		return notAuthorized("OAUTH_018", "Oauth token not found")
	case byFolder:
		if f := s.world.Folders[c.parts["folder_id"]]; f != nil {
			c.folder, c.item = f, f
			return s.enterSpace(c, f.Space)
		}
		return notAuthorized("OAUTH_018", "Oauth token not found")
	case byGoal:
		return s.resolveGoal(c)
	case byGroup:
		return s.resolveGroup(c)
	}
	return nil
}

// enter sets the call's workspace, if the caller is in it.
func (s *Server) enter(c *call, id string) *failed {
	if _, err := strconv.ParseInt(id, 10, 64); err != nil {
		return &failed{status: http.StatusBadRequest, message: "Invalid workspace id: " + id, code: "SHARD_024"}
	}
	allowed := len(s.opts.AllowedWorkspaces) == 0 || slices.Contains(s.opts.AllowedWorkspaces, id)
	if ws := s.world.Workspace(id); ws != nil && allowed {
		if c.caller = ws.ByMail(s.opts.Caller); c.caller != nil {
			c.ws = ws
			return nil
		}
	}
	return notAuthorized("OAUTH_192", "Workspace not authorized")
}

// enterItem is like enter, for a call with the id of something in the workspace.
func (s *Server) enterItem(c *call, ws *world.Workspace) *failed {
	if s.enter(c, ws.ID) != nil {
		return notAuthorized("OAUTH_027", "Team not authorized")
	}
	return nil
}

// enterSpace is like enterItem, for something in a space, which may be off-limits.
func (s *Server) enterSpace(c *call, sp *world.Space) *failed {
	if f := s.enterItem(c, sp.Workspace); f != nil {
		return f
	}
	if sp.OffLimits {
		return offLimits()
	}
	return nil
}

// resolveTask finds a task by its id, or by its custom id if the query has custom_task_ids and
// team_id.
func (s *Server) resolveTask(c *call) *failed {
	t := s.world.Tasks[c.parts["task_id"]]
	if c.query.Get("custom_task_ids") == "true" {
		if f := s.enter(c, c.query.Get("team_id")); f != nil {
			return f
		}
		t = s.world.Custom[world.CustomKey(c.ws.ID, c.parts["task_id"])]
	}
	if t == nil {
		return &failed{status: http.StatusNotFound, message: "Task not found, deleted", code: "ITEM_013"}
	}
	c.task, c.item = t, t
	return s.enterSpace(c, t.List.Folder.Space)
}

func (s *Server) resolveGroup(c *call) *failed {
	for _, ws := range s.world.Workspaces {
		for _, g := range ws.Groups {
			if g.ID == c.parts["group_id"] {
				c.group = g
				return s.enterItem(c, ws)
			}
		}
	}
	return &failed{
		status: http.StatusInternalServerError, code: "GROUP_HELPERS_001",
		message: "invalid input syntax for type uuid: \"" + c.parts["group_id"] + "\"",
	}
}

func notAuthorized(code, message string) *failed {
	return &failed{status: http.StatusUnauthorized, message: message, code: code}
}

// refused returns the error if the plan or the caller's rights do not allow the call.
func (c *call) refused() *failed {
	if c.route.gated && !c.ws.Plan.Enterprise {
		status := http.StatusForbidden
		if c.route.scope == byList || c.route.scope == byFolder {
			status = http.StatusBadRequest
		}
		return &failed{status: status, message: "Team must be on enterprise plan", code: "TEAM_110"}
	}
	if c.route.changes && c.caller.Role != world.RoleOwner && c.caller.Role != world.RoleAdmin {
		return &failed{
			status: http.StatusUnauthorized, message: "You do not have permission to do this",
			code: "ACCESS_016", permissions: []string{"team_permissions"},
		}
	}
	return nil
}

// number returns a part of the path that must be an integer. ClickUp's error for other values comes
// from its database.
func (c *call) number(part string) (int64, error) {
	n, err := strconv.ParseInt(c.parts[part], 10, 64)
	if err != nil {
		return 0, &failed{
			status: http.StatusInternalServerError, code: "SHARD_001",
			message: "invalid input syntax for type bigint: \"" + c.parts[part] + "\"",
		}
	}
	return n, nil
}

// read decodes the call's body.
func (c *call) read(into any) error {
	if err := json.Unmarshal(c.body, into); err != nil {
		return invalid("SIM_BODY", "the body is not the JSON that this operation takes")
	}
	return nil
}

// invalid returns a 400 that the simulator invents.
func invalid(code, message string) *failed {
	return &failed{status: http.StatusBadRequest, message: message, code: code}
}

// unknownPerson returns a 404 that the simulator invents.
func unknownPerson(what string) *failed {
	return &failed{status: http.StatusNotFound, message: what + " not found", code: "SIM_PERSON"}
}

// authorize returns the rate limit of the call's token. Like ClickUp it accepts an OAuth token with or
// without Bearer, but a personal token only without.
func (s *Server) authorize(r *http.Request) (*window, *failed) {
	given := r.Header.Get("Authorization")
	if given == "" {
		return nil, &failed{status: http.StatusBadRequest, message: "Authorization header required", code: "OAUTH_017"}
	}
	switch {
	case given == s.opts.Token:
		return s.personal, nil
	case strings.TrimPrefix(given, "Bearer ") == OAuthToken:
		return s.oauth, nil
	}
	return nil, &failed{status: http.StatusUnauthorized, message: "Token invalid", code: "OAUTH_025"}
}
