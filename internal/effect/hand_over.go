package effect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"cutui/clickup"
	"cutui/model/change"
)

// handOver changes who is assigned to a task, or who owns a goal or a list. ClickUp may answer
// 200 and assign nobody: then handOver assigns the task to the leaver again and fails. The note
// says how many people were assigned to the task since the plan was made.
func (r *Runner) handOver(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (note string, err error) {
	switch s.Op {
	case change.OpHandGoal:
		return "", r.handGoal(ctx, s)
	case change.OpHandList:
		return "", r.handList(ctx, s)
	}
	t, err := r.deps.API.AssignTask(ctx, ws, s.Item, s.Assignees())
	if err != nil {
		return "", err
	}
	if s.Assignees().TookEffect(t) {
		return changedHands(s, t), nil
	}
	return "", noEffect("UpdateTask", r.giveBack(ctx, ws, s, t))
}

// giveBack assigns a task to the leaver again if they are no longer assigned, and describes what
// happened.
func (r *Runner) giveBack(ctx context.Context, ws clickup.WorkspaceID, s change.Step, t clickup.Task) string {
	const notDone = "ClickUp answered 200 but did not do it: the successor may have no access to the task's list"
	if t.Assignees == nil {
		return "ClickUp's answer does not say who is assigned now"
	}
	lost := slices.DeleteFunc(slices.Clone(s.Takes), func(id clickup.UserID) bool { return slices.Contains(t.Assignees, id) })
	if len(lost) == 0 {
		return notDone
	}
	back := clickup.AssigneeChange{Add: lost}
	again, err := r.deps.API.AssignTask(ctx, ws, s.Item, back)
	if err != nil || !back.TookEffect(again) {
		return notDone + "; the leaver was unassigned and could not be put back"
	}
	return notDone + "; the leaver was put back"
}

// noEffect returns the error for a call that ClickUp answered with 200 but did not carry out.
func noEffect(op, message string) error {
	return &clickup.Error{Op: op, Status: http.StatusOK, Message: message, Hint: "Give the successor access in ClickUp, then retry."}
}

// changedHands returns a note with the number of people who were assigned to a task since the
// plan was made, or "" for none.
func changedHands(s change.Step, t clickup.Task) string {
	if s.Before == nil || len(s.Before.Assigned) == 0 {
		return ""
	}
	n := 0
	for _, id := range t.Assignees {
		if !slices.Contains(s.Before.Assigned, id) && !slices.Contains(s.Gets(), id) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("done; %d more assigned than when this was planned", n)
}

func (r *Runner) handGoal(ctx context.Context, s change.Step) error {
	goal, err := r.deps.API.Goal(ctx, s.Goal)
	if err != nil {
		return err
	}
	after, err := r.deps.API.ChangeGoalOwners(ctx, goal, s.Owners())
	if err != nil {
		return err
	}
	if !s.Owners().TookEffect(after) {
		return noEffect("UpdateGoal", "ClickUp answered 200 but did not change the owners of the goal")
	}
	return nil
}

func (r *Runner) handList(ctx context.Context, s change.Step) error {
	list, err := r.deps.API.List(ctx, clickup.ListID(s.Item.ID))
	if err != nil {
		return err
	}
	gets := s.Gets()
	if len(gets) == 0 {
		return noEffect("UpdateList", "the list has no new owner to go to")
	}
	after, err := r.deps.API.AssignList(ctx, list, gets[0])
	if err != nil {
		return err
	}
	if after.Assignee != gets[0] {
		return noEffect("UpdateList", "ClickUp answered 200 but did not change the owner of the list")
	}
	return nil
}

// verifyHandOver reports whether a hand-over took effect.
func (r *Runner) verifyHandOver(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (bool, error) {
	switch s.Op {
	case change.OpHandGoal:
		goal, err := r.deps.API.Goal(ctx, s.Goal)
		return err == nil && s.Owners().TookEffect(goal), err
	case change.OpHandList:
		list, err := r.deps.API.List(ctx, clickup.ListID(s.Item.ID))
		return err == nil && slices.Contains(s.Gets(), list.Assignee), err
	}
	t, err := r.deps.API.Task(ctx, ws, s.Item)
	return err == nil && s.Assignees().TookEffect(t), err
}

// noLongerExists reports whether err says that a task, goal or list no longer exists.
func noLongerExists(err error) bool {
	e, ok := errors.AsType[*clickup.Error](err)
	return ok && e.Status == http.StatusNotFound && e.Is(clickup.ErrNotFound)
}
