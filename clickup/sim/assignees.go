package sim

import (
	"net/http"
	"slices"

	"cutui/clickup/sim/internal/world"
)

// editTask carries out UpdateTask for assignees. People without access to the task are not assigned,
// and the answer is still 200, as from ClickUp.
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
	may := slices.DeleteFunc(slices.Clone(body.Assignees.Add), func(id int64) bool { return !c.ws.ByID[id].Reaches(c.task) })
	c.task.Assignees = world.Edited(c.task.Assignees, may, body.Assignees.Rem)
	for _, id := range body.Groups.Rem {
		c.task.Groups = slices.DeleteFunc(slices.Clone(c.task.Groups), func(g string) bool { return g == id })
	}
	for _, g := range c.ws.Groups {
		if slices.Contains(body.Groups.Add, g.ID) && !slices.Contains(c.task.Groups, g.ID) {
			c.task.Groups = append(c.task.Groups, g.ID)
		}
	}
	c.task.Updated = world.Millis(c.now)
	s.changed(c, nil, "task:"+c.task.ID, "")
	return taskOf(c.ws, c.task), nil
}

// editList carries out UpdateList for the name and the owner.
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
	c.list.Name = *body.Name
	if body.Assignee != nil {
		owner := parseID(*body.Assignee)
		if c.ws.ByID[owner] == nil {
			return nil, unknownPerson("User " + *body.Assignee)
		}
		c.list.Owner = owner
	}
	s.changed(c, nil, "list:"+c.list.ID, "")
	return s.oneList(c)
}

// offLimits is ClickUp's answer to a call about something private of a person who was removed.
func offLimits() *failed {
	return &failed{
		status: http.StatusUnauthorized, message: "You have no access", code: "ACCESS_083",
		permissions: []string{"can_read"},
	}
}
