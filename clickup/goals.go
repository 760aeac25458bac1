package clickup

import (
	"context"
	"net/http"
	"slices"
)

// Goal is a goal of a workspace (GetGoals, GetGoal). The Raw fields are not sanitized and
// must not be shown: they are for UpdateGoal, which requires them back unchanged.
type Goal struct {
	ID             GoalID
	Name           string
	Folder         string // name of its goal folder, or empty
	Due            Stamp  // Null if the goal has no due date
	Owners         []UserID
	Creator        UserID
	Archived       bool
	Private        bool
	RawName        string
	RawDescription string
	RawColor       string
}

type wireGoal struct {
	ID          text           `json:"id"`
	Name        rawText        `json:"name"`
	Description rawText        `json:"description"`
	Color       rawText        `json:"color"`
	Due         moment         `json:"due_date"`
	Owner       wireUserRef    `json:"owner"`
	Owners      many[wireUser] `json:"owners"`
	Creator     wireUserRef    `json:"creator"`
	Archived    flag           `json:"archived"`
	Private     flag           `json:"private"`
}

type wireGoalFolder struct {
	Name  text           `json:"name"`
	Goals many[wireGoal] `json:"goals"`
}

func (w *wireGoal) goal(folder text) Goal {
	g := Goal{
		ID: GoalID(w.ID), Name: w.Name.clean(), Folder: string(folder), Due: w.Due.Stamp,
		Owners: userIDs(w.Owners), Creator: w.Creator.id(), Archived: w.Archived.on, Private: w.Private.on,
		RawName: string(w.Name), RawDescription: string(w.Description), RawColor: string(w.Color),
	}
	if owner := w.Owner.id(); len(g.Owners) == 0 && owner != 0 {
		g.Owners = append(g.Owners, owner)
	}
	return g
}

// Goals lists the workspace's goals, including those in goal folders, and the completed ones
// if completed is set (GetGoals).
func (c *Client) Goals(ctx context.Context, ws WorkspaceID, completed bool) ([]Goal, error) {
	var answer struct {
		Goals   many[wireGoal]       `json:"goals"`
		Folders many[wireGoalFolder] `json:"folders"`
	}
	call := get("GetGoals", "team", string(ws), "goal").flag("include_completed", completed)
	if err := c.do(ctx, call, &answer); err != nil {
		return nil, err
	}
	var goals []Goal
	seen := map[GoalID]int{}
	for _, folder := range append([]wireGoalFolder{{Goals: answer.Goals}}, answer.Folders...) {
		for i := range folder.Goals {
			g := folder.Goals[i].goal(folder.Name)
			if at, double := seen[g.ID]; double {
				goals[at].Folder = g.Folder
			} else if g.ID != "" {
				seen[g.ID] = len(goals)
				goals = append(goals, g)
			}
		}
	}
	return goals, nil
}

// Goal returns a goal (GetGoal).
func (c *Client) Goal(ctx context.Context, id GoalID) (Goal, error) {
	return c.goal(ctx, get("GetGoal", "goal", string(id)))
}

// goal sends a call and returns the goal in its answer.
func (c *Client) goal(ctx context.Context, call Call) (Goal, error) {
	var answer struct {
		wireGoal
		Goal *wireGoal `json:"goal"`
	}
	if err := c.do(ctx, call, &answer); err != nil {
		return Goal{}, err
	}
	w := answer.Goal
	if w == nil {
		w = &answer.wireGoal
	}
	if w.ID == "" {
		return Goal{}, call.lacks("the goal")
	}
	return w.goal(""), nil
}

// GoalOwners is a change to the owners of a goal.
type GoalOwners struct{ Add, Remove []UserID }

// TookEffect reports whether g has the added owners and none of the removed ones.
func (o GoalOwners) TookEffect(g Goal) bool {
	return containsAll(g.Owners, o.Add) && containsNone(g.Owners, o.Remove)
}

// ChangeGoalOwnersCall returns the call that ChangeGoalOwners sends (UpdateGoal). ClickUp
// requires all six fields, so the others are sent back as they were read. The API can't
// change a goal without a due date: for that the error is ErrInvalid.
func ChangeGoalOwnersCall(goal Goal, owners GoalOwners) (Call, error) {
	call := newCall("UpdateGoal", http.MethodPut, "goal", string(goal.ID))
	if !goal.Due.Known() {
		return call, &Error{
			Op: call.Op, Message: "the goal has no due date, and ClickUp's API needs one to change it",
			Hint: "Change the owners in ClickUp itself.", Kinds: []error{ErrInvalid},
		}
	}
	call.Body = map[string]any{
		"name": goal.RawName, "description": goal.RawDescription, "color": goal.RawColor,
		"due_date": int64(goal.Due), "add_owners": idList(owners.Add), "rem_owners": idList(owners.Remove),
	}
	return call, nil
}

// ChangeGoalOwners changes who owns a goal and returns the goal as it is then (UpdateGoal).
// ClickUp may answer 200 without the change: see GoalOwners.TookEffect.
func (c *Client) ChangeGoalOwners(ctx context.Context, goal Goal, owners GoalOwners) (Goal, error) {
	call, err := ChangeGoalOwnersCall(goal, owners)
	if err != nil {
		return Goal{}, err
	}
	return c.goal(ctx, call)
}

// idList returns ids as numbers. The list is never nil, because ClickUp requires both lists
// of a change, even if one is empty.
func idList(ids []UserID) []int64 {
	out := make([]int64, 0, len(ids))
	for _, id := range ids {
		out = append(out, int64(id))
	}
	return out
}

func containsAll[T comparable](all, wanted []T) bool {
	return !slices.ContainsFunc(wanted, func(x T) bool { return !slices.Contains(all, x) })
}

func containsNone[T comparable](all, unwanted []T) bool {
	return !slices.ContainsFunc(unwanted, func(x T) bool { return slices.Contains(all, x) })
}
