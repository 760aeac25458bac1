package sim

import (
	"slices"
	"strings"

	"cutui/clickup/sim/internal/world"
)

// groups answers GetTeams1 for the workspace, and for the group ids if there are any.
func (s *Server) groups(c *call) (any, error) {
	out := []wireGroup{}
	want := c.query["group_ids"]
	for _, g := range c.ws.Groups {
		if len(want) == 0 || slices.Contains(want, g.ID) {
			out = append(out, groupOf(c.ws, g))
		}
	}
	return map[string][]wireGroup{"groups": out}, nil
}

// createGroup carries out CreateUserGroup.
func (s *Server) createGroup(c *call) (any, error) {
	var body struct {
		Name    string  `json:"name"`
		Handle  string  `json:"handle"`
		Members []int64 `json:"members"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if body.Name == "" {
		return nil, invalid("SIM_GROUP", "A group needs a name")
	}
	if err := c.known(body.Members); err != nil {
		return nil, err
	}
	g := &world.Group{
		ID: world.GroupID(s.world.NextGroup), Name: body.Name, Handle: body.Handle,
		Owner: c.caller.ID, Created: world.Millis(c.now),
	}
	if g.Handle == "" {
		g.Handle = strings.ReplaceAll(strings.ToLower(g.Name), " ", "")
	}
	s.world.NextGroup++
	c.ws.Groups = append(c.ws.Groups, g)
	c.join(g, body.Members)
	s.changed(c, nil, "group:"+g.ID, "")
	return groupOf(c.ws, g), nil
}

// editGroup carries out UpdateTeam.
func (s *Server) editGroup(c *call) (any, error) {
	var body struct {
		Name    *string `json:"name"`
		Handle  *string `json:"handle"`
		Members struct {
			Add []int64 `json:"add"`
			Rem []int64 `json:"rem"`
		} `json:"members"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if err := c.known(body.Members.Add); err != nil {
		return nil, err
	}
	if body.Name != nil {
		c.group.Name = *body.Name
	}
	if body.Handle != nil {
		c.group.Handle = *body.Handle
	}
	c.join(c.group, body.Members.Add)
	for _, id := range body.Members.Rem {
		c.group.Drop(id)
		c.ws.Regrade(c.ws.ByID[id])
	}
	s.changed(c, nil, "group:"+c.group.ID, "")
	return groupOf(c.ws, c.group), nil
}

// deleteGroup carries out DeleteTeam.
func (s *Server) deleteGroup(c *call) (any, error) {
	c.ws.Groups = slices.DeleteFunc(slices.Clone(c.ws.Groups), func(g *world.Group) bool { return g == c.group })
	for _, id := range c.group.Members {
		c.ws.Regrade(c.ws.ByID[id])
	}
	s.changed(c, nil, "group:"+c.group.ID, "")
	return struct{}{}, nil
}

// join adds people to a group. View-only guests then take a seat.
func (c *call) join(g *world.Group, ids []int64) {
	for _, id := range ids {
		if !slices.Contains(g.Members, id) {
			g.Members = append(g.Members, id)
		}
		c.ws.ByID[id].ViewOnly = false
		c.ws.BillChange(c.ws.ByID[id])
	}
}

func (c *call) known(ids []int64) error {
	for _, id := range ids {
		if c.ws.ByID[id] == nil {
			return unknownPerson("User " + world.Itoa(id))
		}
	}
	return nil
}

func groupOf(ws *world.Workspace, g *world.Group) wireGroup {
	w := wireGroup{
		ID: g.ID, Team: ws.ID, Owner: g.Owner, Name: g.Name, Handle: g.Handle,
		Created: stamp(g.Created), Initials: world.InitialsOf(g.Name), Members: []wireBrief{},
	}
	for _, id := range g.Members {
		w.Members = append(w.Members, briefOf(ws.ByID[id]))
	}
	return w
}
