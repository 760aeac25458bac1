package sim

import (
	"net/http"
	"slices"
	"strconv"
)

// aclLevels are the v3 API's numbers of the permission levels.
var aclLevels = map[int]string{1: "read", 3: "comment", 4: "edit", 5: "create"}

// aclEntry gives or takes one person's or group's access. Ids are strings there.
type aclEntry struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Level *int   `json:"permission_level"`
}

// changeAccess carries out publicPatchAcl of the v3 API. Nobody outside ClickUp knows on
// which plans it works: here it does on all but the free one.
func (s *Server) changeAccess(c *call) (any, error) {
	if c.ws.plan.name == free.name {
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

// itemOf is the item that the path names, if it is in the call's workspace.
func (s *Server) itemOf(c *call) item {
	id := c.parts["object_id"]
	switch c.parts["object_type"] {
	case "task":
		if t := s.world.tasks[id]; t != nil && t.list.folder.space.ws == c.ws {
			return t
		}
	case "list":
		if l := s.world.lists[id]; l != nil && l.folder.space.ws == c.ws {
			return l
		}
	case "folder":
		if f := s.world.folders[id]; f != nil && f.space.ws == c.ws {
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
		if c.ws.byID[parseID(e.ID)] == nil {
			return unknownPerson("User " + e.ID)
		}
		return nil
	case "group":
		if !slices.ContainsFunc(c.ws.groups, func(g *group) bool { return g.id == e.ID }) {
			return unknownPerson("Group " + e.ID)
		}
		return nil
	}
	return invalid("SIM_ACL", "kind must be user or group")
}

// grant sets one entry. A group's access is kept nowhere else: no call of the API shows it.
func (s *Server) grant(c *call, it item, e aclEntry) {
	level := ""
	if e.Level != nil {
		level = aclLevels[*e.Level]
	}
	what := it.kind() + ":" + it.key()
	if e.Kind == "group" {
		s.changed(c, nil, what+" group:"+e.ID, level)
		return
	}
	p := c.ws.byID[parseID(e.ID)]
	p.setShare(it, level)
	p.viewOnly = p.viewOnly && (level == "" || level == levels[0])
	s.changed(c, p, what, level)
}

// setShare shares an item with a person; an empty level takes it away.
func (p *person) setShare(it item, level string) {
	i := p.shareOf(it)
	switch {
	case level == "" && i >= 0:
		p.shares = slices.Delete(slices.Clone(p.shares), i, i+1)
	case level != "" && i >= 0:
		p.shares[i].Level = level
	case level != "":
		p.shares = append(p.shares, Share{Kind: it.kind(), ID: it.key(), Level: level})
	}
}

func parseID(id string) int64 {
	n, _ := strconv.ParseInt(id, 10, 64) // nobody has the id 0
	return n
}
