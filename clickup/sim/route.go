package sim

import (
	"net/http"
	"slices"
	"strings"
)

// scope says how a call identifies its workspace.
type scope uint8

const (
	noScope scope = iota
	byTeam
	byTeamQuery
	bySpace
	byFolder
	byList
	byTask
	byGroup
	byGoal
)

// route is an operation.
type route struct {
	method, path string
	op           string
	scope        scope
	gated        bool // it needs the Enterprise plan
	changes      bool // it needs an owner or admin
	handle       func(*Server, *call) (any, error)
}

const (
	get   = http.MethodGet
	post  = http.MethodPost
	put   = http.MethodPut
	del   = http.MethodDelete
	patch = http.MethodPatch
)

// routes are all operations with their ids in ClickUp's reference, which does not have GetTeam.
var routes = []route{
	{get, "/v2/user", "GetAuthorizedUser", noScope, false, false, (*Server).authorizedUser},
	{get, "/v2/team", "GetAuthorizedTeams", noScope, false, false, nil},
	{get, "/v2/team/{team_id}", "GetTeam", byTeam, false, false, (*Server).team},
	{get, "/v2/team/{team_id}/seats", "GetWorkspaceseats", byTeam, false, false, (*Server).seats},
	{get, "/v2/team/{team_id}/plan", "GetWorkspaceplan", byTeam, false, false, (*Server).plan},
	{get, "/v2/team/{team_id}/customroles", "GetCustomRoles", byTeam, false, false, (*Server).customRoles},
	{get, "/v2/team/{team_id}/shared", "SharedHierarchy", byTeam, false, false, (*Server).sharedHierarchy},
	{get, "/v2/team/{team_id}/space", "GetSpaces", byTeam, false, false, (*Server).spaces},
	{get, "/v2/team/{team_id}/task", "GetFilteredTeamTasks", byTeam, false, false, (*Server).teamTasks},

	{post, "/v2/team/{team_id}/user", "InviteUserToWorkspace", byTeam, true, true, (*Server).inviteMember},
	{get, "/v2/team/{team_id}/user/{user_id}", "GetUser", byTeam, true, false, (*Server).member},
	{put, "/v2/team/{team_id}/user/{user_id}", "EditUserOnWorkspace", byTeam, true, true, (*Server).editMember},
	{del, "/v2/team/{team_id}/user/{user_id}", "RemoveUserFromWorkspace", byTeam, true, true, (*Server).removeMember},

	{post, "/v2/team/{team_id}/guest", "InviteGuestToWorkspace", byTeam, true, true, (*Server).inviteGuest},
	{get, "/v2/team/{team_id}/guest/{guest_id}", "GetGuest", byTeam, true, false, (*Server).guest},
	{put, "/v2/team/{team_id}/guest/{guest_id}", "EditGuestOnWorkspace", byTeam, true, true, (*Server).editGuest},
	{del, "/v2/team/{team_id}/guest/{guest_id}", "RemoveGuestFromWorkspace", byTeam, true, true, (*Server).removeGuest},
	{post, "/v2/task/{task_id}/guest/{guest_id}", "AddGuestToTask", byTask, true, true, (*Server).addGuest},
	{del, "/v2/task/{task_id}/guest/{guest_id}", "RemoveGuestFromTask", byTask, true, true, (*Server).dropGuest},
	{post, "/v2/list/{list_id}/guest/{guest_id}", "AddGuestToList", byList, true, true, (*Server).addGuest},
	{del, "/v2/list/{list_id}/guest/{guest_id}", "RemoveGuestFromList", byList, true, true, (*Server).dropGuest},
	{post, "/v2/folder/{folder_id}/guest/{guest_id}", "AddGuestToFolder", byFolder, true, true, (*Server).addGuest},
	{del, "/v2/folder/{folder_id}/guest/{guest_id}", "RemoveGuestFromFolder", byFolder, true, true, (*Server).dropGuest},

	{get, "/v2/group", "GetTeams1", byTeamQuery, false, false, (*Server).groups},
	{post, "/v2/team/{team_id}/group", "CreateUserGroup", byTeam, false, true, (*Server).createGroup},
	{put, "/v2/group/{group_id}", "UpdateTeam", byGroup, false, true, (*Server).editGroup},
	{del, "/v2/group/{group_id}", "DeleteTeam", byGroup, false, true, (*Server).deleteGroup},

	{get, "/v2/space/{space_id}/folder", "GetFolders", bySpace, false, false, (*Server).folders},
	{get, "/v2/space/{space_id}/list", "GetFolderlessLists", bySpace, false, false, (*Server).folderlessLists},
	{get, "/v2/folder/{folder_id}/list", "GetLists", byFolder, false, false, (*Server).folderLists},
	{get, "/v2/folder/{folder_id}", "GetFolder", byFolder, false, false, (*Server).oneFolder},
	{get, "/v2/list/{list_id}", "GetList", byList, false, false, (*Server).oneList},
	{get, "/v2/list/{list_id}/task", "GetTasks", byList, false, false, (*Server).listTasks},
	{get, "/v2/list/{list_id}/member", "GetListMembers", byList, false, false, (*Server).itemMembers},
	{get, "/v2/task/{task_id}", "GetTask", byTask, false, false, (*Server).oneTask},
	{put, "/v2/list/{list_id}", "UpdateList", byList, false, false, (*Server).editList},
	{put, "/v2/task/{task_id}", "UpdateTask", byTask, false, false, (*Server).editTask},
	{get, "/v2/team/{team_id}/time_entries", "Gettimeentrieswithinadaterange", byTeam, false, false, (*Server).timeEntries},
	{get, "/v2/team/{team_id}/goal", "GetGoals", byTeam, false, false, (*Server).goals},
	{get, "/v2/goal/{goal_id}", "GetGoal", byGoal, false, false, (*Server).oneGoal},
	{put, "/v2/goal/{goal_id}", "UpdateGoal", byGoal, false, false, (*Server).editGoal},
	{get, "/v3/workspaces/{team_id}/docs", "searchDocsPublic", byTeam, false, false, (*Server).docs},
	{patch, "/v3/workspaces/{team_id}/{object_type}/{object_id}/acls", "publicPatchAcl", byTeam, false, true, (*Server).changeAccess},
	{get, "/v2/task/{task_id}/member", "GetTaskMembers", byTask, false, false, (*Server).itemMembers},
}

// match finds the route of a call and the parts of its path. known is true if only the method is wrong.
func match(method, path string) (found *route, parts map[string]string, known bool) {
	given := strings.Split(path, "/")
	for i := range routes {
		parts, ok := matchPath(routes[i].path, given)
		if ok && routes[i].method == method {
			return &routes[i], parts, true
		}
		known = known || ok
	}
	return nil, nil, known
}

func matchPath(pattern string, given []string) (map[string]string, bool) {
	want := strings.Split(pattern, "/")
	if len(want) != len(given) {
		return nil, false
	}
	parts := map[string]string{}
	for i, w := range want {
		if name, ok := strings.CutPrefix(w, "{"); ok && given[i] != "" {
			parts[strings.TrimSuffix(name, "}")] = given[i]
		} else if w != given[i] {
			return nil, false
		}
	}
	return parts, true
}

// find is like match, but without the operations in Options.Without.
func (s *Server) find(r *http.Request) (*route, map[string]string, bool) {
	found, parts, known := match(r.Method, r.URL.Path)
	if found != nil && slices.Contains(s.opts.Without, found.op) {
		return nil, nil, false
	}
	return found, parts, known
}

// unrouted returns ClickUp's answer to an unknown path, in JSON, or to a wrong method, in HTML.
func (s *Server) unrouted(r *http.Request, known bool) Answer {
	if !known {
		return s.failure("", &failed{status: http.StatusNotFound, message: "Route not found", code: "APP_001"})
	}
	const page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Error</title></head>" +
		"<body><pre>Cannot %METHOD%</pre></body></html>\n"
	return Answer{
		Status:      http.StatusNotFound,
		Data:        []byte(strings.ReplaceAll(page, "%METHOD%", r.Method)),
		ContentType: "text/html; charset=utf-8",
	}
}

// Operations returns the ids of all operations of the simulator.
func Operations() []string {
	out := make([]string, 0, len(routes))
	for _, r := range routes {
		out = append(out, r.op)
	}
	return out
}
