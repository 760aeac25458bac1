package sim

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
)

// goal is a goal of a workspace. A due date of 0 is null.
type goal struct {
	ws                *workspace
	id, name          string
	description       string
	color             string
	folder            string // name of its goal folder, empty for none
	due, created      int64
	creator           int64
	owners            []int64
	private, archived bool
	completed         int // percent
}

// goalID is a UUID made of a number, so that runs repeat themselves.
func goalID(n int) string { return fmt.Sprintf("e53a033c-900e-462d-a849-%012d", n) }

// goals answers GetGoals: those in no folder, and the folders with theirs.
func (s *Server) goals(c *call) (any, error) {
	out := wireGoals{Goals: []wireGoal{}, Folders: []wireGoalFolder{}}
	for _, g := range c.ws.goals {
		if g.completed == 100 && !c.flag("include_completed") {
			continue
		}
		if g.folder == "" {
			out.Goals = append(out.Goals, goalOf(g))
			continue
		}
		i := slices.IndexFunc(out.Folders, func(f wireGoalFolder) bool { return f.Name == g.folder })
		if i < 0 {
			i = len(out.Folders)
			out.Folders = append(out.Folders, wireGoalFolder{
				ID: goalID(900 + i), Name: g.folder, Team: c.ws.id, Created: stamp(g.created), Creator: g.creator, Members: []any{},
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
	g.name, g.description, g.color, g.due = body.Name, body.Description, body.Color, body.Due
	g.owners = edited(g.owners, body.Add, body.Rem)
	s.changed(c, nil, "goal:"+g.id, "")
	return s.oneGoal(c)
}

// edited is a list of people with some added and some taken out.
func edited(all, add, rem []int64) []int64 {
	out := slices.DeleteFunc(slices.Clone(all), func(id int64) bool { return slices.Contains(rem, id) })
	for _, id := range add {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (s *Server) resolveGoal(c *call) *failed {
	for _, ws := range s.world.workspaces {
		for _, g := range ws.goals {
			if g.id == c.parts["goal_id"] {
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

func goalOf(g *goal) wireGoal {
	w := wireGoal{
		ID: g.id, Pretty: g.id[len(g.id)-2:], Name: g.name, Team: g.ws.id, Creator: g.creator, Color: g.color,
		Created: stamp(g.created), Updated: stamp(g.created), LastUpdate: stamp(g.created), Due: stamp(g.due),
		Description: g.description, Private: g.private, Archived: g.archived, Multiple: true, Completed: g.completed,
		Owners: []wireBrief{}, Results: []any{}, History: []any{}, Members: []any{}, Groups: []any{},
		URL: "https://app.clickup.com/" + g.ws.id + "/goals/" + g.id,
	}
	for _, id := range g.owners {
		w.Owners = append(w.Owners, personBrief(g.ws, id))
	}
	return w
}
