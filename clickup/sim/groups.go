package sim

import (
	"fmt"
	"slices"
	"strings"
)

// groups answers GetTeams1 for the workspace and, if given, the group ids.
func (s *Server) groups(c *call) (any, error) {
	out := []wireGroup{}
	want := c.query["group_ids"]
	for _, g := range c.ws.groups {
		if len(want) == 0 || slices.Contains(want, g.id) {
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
	g := &group{
		id: groupID(s.world.nextGroup), name: body.Name, handle: body.Handle,
		owner: c.caller.id, created: millis(c.now),
	}
	if g.handle == "" {
		g.handle = strings.ReplaceAll(strings.ToLower(g.name), " ", "")
	}
	s.world.nextGroup++
	c.ws.groups = append(c.ws.groups, g)
	c.join(g, body.Members)
	s.changed(c, nil, "group:"+g.id, "")
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
		c.group.name = *body.Name
	}
	if body.Handle != nil {
		c.group.handle = *body.Handle
	}
	c.join(c.group, body.Members.Add)
	for _, id := range body.Members.Rem {
		c.group.drop(id)
		c.ws.regrade(c.ws.byID[id])
	}
	s.changed(c, nil, "group:"+c.group.id, "")
	return groupOf(c.ws, c.group), nil
}

// deleteGroup carries out DeleteTeam.
func (s *Server) deleteGroup(c *call) (any, error) {
	c.ws.groups = slices.DeleteFunc(slices.Clone(c.ws.groups), func(g *group) bool { return g == c.group })
	for _, id := range c.group.members {
		c.ws.regrade(c.ws.byID[id])
	}
	s.changed(c, nil, "group:"+c.group.id, "")
	return struct{}{}, nil
}

// join adds people; a view-only guest becomes one that takes a seat.
func (c *call) join(g *group, ids []int64) {
	for _, id := range ids {
		if !slices.Contains(g.members, id) {
			g.members = append(g.members, id)
		}
		c.ws.byID[id].viewOnly = false
		c.ws.billChange(c.ws.byID[id])
	}
}

func (c *call) known(ids []int64) error {
	for _, id := range ids {
		if c.ws.byID[id] == nil {
			return unknownPerson("User " + itoa(id))
		}
	}
	return nil
}

func (g *group) drop(id int64) {
	g.members = slices.DeleteFunc(slices.Clone(g.members), func(m int64) bool { return m == id })
}

// groupID is a UUID made of a number, so that runs repeat themselves.
func groupID(n int) string { return fmt.Sprintf("4bfdfcec-6f4f-40a7-b0d6-%012d", n) }

func groupOf(ws *workspace, g *group) wireGroup {
	w := wireGroup{
		ID: g.id, Team: ws.id, Owner: g.owner, Name: g.name, Handle: g.handle,
		Created: stamp(g.created), Initials: initialsOf(g.name), Members: []wireBrief{},
	}
	for _, id := range g.members {
		w.Members = append(w.Members, briefOf(ws.byID[id]))
	}
	return w
}
