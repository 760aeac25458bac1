package sim

import (
	"encoding/json"
	"net/http"
	"slices"

	"cutui/clickup/sim/internal/world"
)

// goals answers GetGoals: the goals in no folder, and the folders with their goals.
func (s *Server) goals(c *call) (any, error) {
	out := wireGoals{Goals: []wireGoal{}, Folders: []wireGoalFolder{}}
	for _, g := range c.ws.Goals {
		if g.Completed == 100 && !c.flag("include_completed") {
			continue
		}
		if g.Folder == "" {
			out.Goals = append(out.Goals, goalOf(g))
			continue
		}
		i := slices.IndexFunc(out.Folders, func(f wireGoalFolder) bool { return f.Name == g.Folder })
		if i < 0 {
			i = len(out.Folders)
			out.Folders = append(out.Folders, wireGoalFolder{
				ID: world.GoalID(900 + i), Name: g.Folder, Team: c.ws.ID, Created: stamp(g.Created), Creator: g.Creator, Members: []any{},
			})
		}
		w := goalOf(g)
		w.Folder, w.FolderAccess = text(out.Folders[i].ID), true
		out.Folders[i].Goals = append(out.Folders[i].Goals, w)
		out.Folders[i].Count++
	}
	return out, nil
}

// oneGoal answers GetGoal.
func (s *Server) oneGoal(c *call) (any, error) {
	return map[string]wireGoal{"goal": goalOf(c.goal)}, nil
}

// editGoal carries out UpdateGoal, which requires all of its six fields.
func (s *Server) editGoal(c *call) (any, error) {
	var there map[string]json.RawMessage
	if err := c.read(&there); err != nil {
		return nil, err
	}
	for _, field := range []string{"name", "due_date", "description", "rem_owners", "add_owners", "color"} {
		if string(there[field]) == "null" || there[field] == nil {
			return nil, invalid("SIM_GOAL", field+" is required")
		}
	}
	var body struct {
		Name        string  `json:"name"`
		Description string  `json:"description"`
		Color       string  `json:"color"`
		Due         int64   `json:"due_date"`
		Add         []int64 `json:"add_owners"`
		Rem         []int64 `json:"rem_owners"`
	}
	if err := c.read(&body); err != nil {
		return nil, err
	}
	if err := c.known(body.Add); err != nil {
		return nil, err
	}
	g := c.goal
	g.Name, g.Description, g.Color, g.Due = body.Name, body.Description, body.Color, body.Due
	g.Owners = world.Edited(g.Owners, body.Add, body.Rem)
	s.changed(c, nil, "goal:"+g.ID, "")
	return s.oneGoal(c)
}

func (s *Server) resolveGoal(c *call) *failed {
	for _, ws := range s.world.Workspaces {
		for _, g := range ws.Goals {
			if g.ID == c.parts["goal_id"] {
				c.goal = g
				return s.enterItem(c, ws)
			}
		}
	}
	return &failed{status: http.StatusNotFound, message: "Goal not found", code: "SIM_GOAL"}
}

type wireGoals struct {
	Goals   []wireGoal       `json:"goals"`
	Folders []wireGoalFolder `json:"folders"`
}

type wireGoalFolder struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Team    string     `json:"team_id"`
	Private bool       `json:"private"`
	Created stamp      `json:"date_created"`
	Creator int64      `json:"creator"`
	Count   int        `json:"goal_count"`
	Members []any      `json:"members"`
	Goals   []wireGoal `json:"goals"`
}

type wireGoal struct {
	ID           string      `json:"id"`
	Pretty       string      `json:"pretty_id"`
	Name         string      `json:"name"`
	Team         string      `json:"team_id"`
	Creator      int64       `json:"creator"`
	Owner        *wireBrief  `json:"owner"`
	Color        string      `json:"color"`
	Created      stamp       `json:"date_created"`
	Start        stamp       `json:"start_date"`
	Due          stamp       `json:"due_date"`
	Description  string      `json:"description"`
	Private      bool        `json:"private"`
	Archived     bool        `json:"archived"`
	Multiple     bool        `json:"multiple_owners"`
	Editor       string      `json:"editor_token"`
	Updated      stamp       `json:"date_updated"`
	LastUpdate   stamp       `json:"last_update"`
	Folder       text        `json:"folder_id"`
	FolderAccess bool        `json:"folder_access"`
	Pinned       bool        `json:"pinned"`
	Owners       []wireBrief `json:"owners"`
	KeyResults   int         `json:"key_result_count"`
	Results      []any       `json:"key_results"`
	History      []any       `json:"history"`
	Members      []any       `json:"members"`
	Groups       []any       `json:"group_members"`
	Completed    int         `json:"percent_completed"`
	URL          string      `json:"pretty_url"`
}

func goalOf(g *world.Goal) wireGoal {
	w := wireGoal{
		ID: g.ID, Pretty: g.ID[len(g.ID)-2:], Name: g.Name, Team: g.Workspace.ID, Creator: g.Creator, Color: g.Color,
		Created: stamp(g.Created), Updated: stamp(g.Created), LastUpdate: stamp(g.Created), Due: stamp(g.Due),
		Description: g.Description, Private: g.Private, Archived: g.Archived, Multiple: true, Completed: g.Completed,
		Owners: []wireBrief{}, Results: []any{}, History: []any{}, Members: []any{}, Groups: []any{},
		URL: "https://app.clickup.com/" + g.Workspace.ID + "/goals/" + g.ID,
	}
	for _, id := range g.Owners {
		w.Owners = append(w.Owners, personBrief(g.Workspace, id))
	}
	return w
}
