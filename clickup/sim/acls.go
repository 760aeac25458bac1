package sim

import (
	"net/http"
	"slices"
	"strconv"

	"cutui/clickup/sim/internal/world"
)

// aclLevels maps the v3 API's numbers to permission levels.
var aclLevels = map[int]string{1: "read", 3: "comment", 4: "edit", 5: "create"}

// aclEntry gives a person or group access, or removes it. Ids are strings in the v3 API.
type aclEntry struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Level *int   `json:"permission_level"`
}

// changeAccess carries out publicPatchAcl of the v3 API. It is not known on which plans that works;
// here it works on all but the free one.
func (s *Server) changeAccess(c *call) (any, error) {
	if c.ws.Plan.Name == world.Free.Name {
		return nil, &failed{status: http.StatusForbidden, message: "Sharing by the API is not part of this plan", code: "SIM_ACL"}
	}
	var body struct {
		Private *bool      `json:"private"`
		Entries []aclEntry `json:"entries"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	it := s.itemOf(c)
	if it == nil {
		return nil, &failed{status: http.StatusNotFound, message: "Not found", code: "ACCESS_190"}
	}
	for _, e := range body.Entries {
		if err := s.checkEntry(c, e); err != nil {
			return nil, err
		}
	}
	for _, e := range body.Entries {
		s.grant(c, it, e)
	}
	return struct{}{}, nil
}

// itemOf returns the item in the path, or nil if it is not in the call's workspace.
func (s *Server) itemOf(c *call) world.Item {
	id := c.parts["object_id"]
	switch c.parts["object_type"] {
	case "task":
		if t := s.world.Tasks[id]; t != nil && t.List.Folder.Space.Workspace == c.ws {
			return t
		}
	case "list":
		if l := s.world.Lists[id]; l != nil && l.Folder.Space.Workspace == c.ws {
			return l
		}
	case "folder":
		if f := s.world.Folders[id]; f != nil && f.Space.Workspace == c.ws {
			return f
		}
	}
	return nil
}

func (s *Server) checkEntry(c *call, e aclEntry) error {
	if e.Level != nil && aclLevels[*e.Level] == "" {
		return invalid("SIM_PERMISSION", "permission_level must be one of 1, 3, 4, 5, null")
	}
	switch e.Kind {
	case "user":
		if c.ws.ByID[parseID(e.ID)] == nil {
			return unknownPerson("User " + e.ID)
		}
		return nil
	case "group":
		if !slices.ContainsFunc(c.ws.Groups, func(g *world.Group) bool { return g.ID == e.ID }) {
			return unknownPerson("Group " + e.ID)
		}
		return nil
	}
	return invalid("SIM_ACL", "kind must be user or group")
}

// grant carries out an entry. A group's access is recorded as an effect only, since no call shows it.
func (s *Server) grant(c *call, it world.Item, e aclEntry) {
	level := ""
	if e.Level != nil {
		level = aclLevels[*e.Level]
	}
	what := it.Kind() + ":" + it.Key()
	if e.Kind == "group" {
		s.changed(c, nil, what+" group:"+e.ID, level)
		return
	}
	p := c.ws.ByID[parseID(e.ID)]
	p.SetShare(it, level)
	p.ViewOnly = p.ViewOnly && (level == "" || level == world.Levels[0])
	s.changed(c, p, what, level)
}

func parseID(id string) int64 {
	n, _ := strconv.ParseInt(id, 10, 64) // nobody has the id 0
	return n
}
