package sim

import (
	"net/http"
	"slices"
)

// editTask carries out the part of UpdateTask that is about assignees. Somebody without
// access to the task is not assigned, and ClickUp answers 200 all the same.
func (s *Server) editTask(c *call) (any, error) {
	var body struct {
		Assignees struct {
			Add []int64 `json:"add"`
			Rem []int64 `json:"rem"`
		} `json:"assignees"`
		Groups struct {
			Add []string `json:"add"`
			Rem []string `json:"rem"`
		} `json:"group_assignees"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if err := c.known(body.Assignees.Add); err != nil {
		return nil, err
	}
	may := slices.DeleteFunc(slices.Clone(body.Assignees.Add), func(id int64) bool { return !c.ws.byID[id].reaches(c.task) })
	c.task.assignees = edited(c.task.assignees, may, body.Assignees.Rem)
	for _, id := range body.Groups.Rem {
		c.task.groups = slices.DeleteFunc(slices.Clone(c.task.groups), func(g string) bool { return g == id })
	}
	for _, g := range c.ws.groups {
		if slices.Contains(body.Groups.Add, g.id) && !slices.Contains(c.task.groups, g.id) {
			c.task.groups = append(c.task.groups, g.id)
		}
	}
	c.task.updated = millis(c.now)
	s.changed(c, nil, "task:"+c.task.id, "")
	return taskOf(c.ws, c.task), nil
}

// reaches reports whether somebody has access to a task: a guest by a share of it, its list
// or its folder, others unless it is in a private space of which they are no member.
func (p *person) reaches(t *task) bool {
	if p.role == roleGuest {
		return p.shareOf(t) >= 0 || p.shareOf(t.list) >= 0 || p.shareOf(t.list.folder) >= 0
	}
	sp := t.list.folder.space
	return !sp.private || len(sp.members) == 0 || slices.Contains(sp.members, p.id)
}

// editList carries out the part of UpdateList that is about the name and the owner.
func (s *Server) editList(c *call) (any, error) {
	var body struct {
		Name     *string `json:"name"`
		Assignee *string `json:"assignee"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if body.Name == nil || *body.Name == "" {
		return nil, invalid("SIM_LIST", "List name is required")
	}
	c.list.name = *body.Name
	if body.Assignee != nil {
		owner := parseID(*body.Assignee)
		if c.ws.byID[owner] == nil {
			return nil, unknownPerson("User " + *body.Assignee)
		}
		c.list.owner = owner
	}
	s.changed(c, nil, "list:"+c.list.id, "")
	return s.oneList(c)
}

// leave is what ClickUp does with the things of somebody who is removed: they stay assigned,
// and what was private to them alone is off-limits for everybody, for good.
func (ws *workspace) leave(p *person) {
	for _, sp := range ws.spaces {
		if !sp.private || !slices.Contains(sp.members, p.id) {
			continue
		}
		sp.members = slices.DeleteFunc(slices.Clone(sp.members), func(id int64) bool { return id == p.id })
		sp.offLimits = len(sp.members) == 0
	}
}

// visibleTo reports whether a space is among those that somebody's token sees.
func (sp *space) visibleTo(p *person) bool {
	switch {
	case sp.offLimits:
		return false
	case !sp.private || len(sp.members) == 0 || slices.Contains(sp.members, p.id):
		return true
	}
	return sp.managed && p.role <= roleAdmin
}

// offLimits is ClickUp's answer to a call for something that was private to somebody who left.
func offLimits() *failed {
	return &failed{
		status: http.StatusUnauthorized, message: "You have no access", code: "ACCESS_083",
		permissions: []string{"can_read"},
	}
}
