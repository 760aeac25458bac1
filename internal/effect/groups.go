package effect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/model"
	"cutui/model/change"
)

// errNotInGroup means that ClickUp answered 200, but the group in its answer is not as asked.
var errNotInGroup = errors.New("ClickUp accepted the change, but its answer does not show it in the group: check in ClickUp")

// callOfGroup sends the call of a step about a user group.
func (r *Runner) callOfGroup(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, error) {
	api := r.deps.API
	switch s.Op {
	case change.OpCreateGroup:
		g, err := api.CreateGroup(ctx, ws, s.GroupCreate())
		return subject{group: &g}, err
	case change.OpDeleteGroup:
		return subject{}, api.DeleteGroup(ctx, s.Group.ID)
	}
	g, err := api.EditGroup(ctx, s.Group.ID, s.GroupEdit())
	if err == nil && !s.GroupEdit().TookEffect(g) {
		err = errNotInGroup
	}
	return subject{group: &g}, err
}

// verifyGroup returns a step's user group as it is now and reports whether the step took effect.
// It recognises a group that was to be created by its name and members.
func (r *Runner) verifyGroup(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, bool, error) {
	groups, err := r.deps.API.UserGroups(ctx, ws)
	if err != nil {
		return subject{}, false, err
	}
	for i := range groups {
		g := &groups[i]
		switch {
		case s.Op == change.OpCreateGroup:
			wanted := clickup.GroupEdit{Add: s.GroupCreate().Members}
			if strings.EqualFold(g.Name, s.Group.Name) && wanted.TookEffect(*g) {
				return subject{group: g}, true, nil
			}
		case g.ID != s.Group.ID:
		case s.Op == change.OpDeleteGroup:
			return subject{group: g}, false, nil
		default:
			return subject{group: g}, s.GroupEdit().TookEffect(*g), nil
		}
	}
	return subject{}, s.Op == change.OpDeleteGroup, nil
}

// errUncheckable means that ClickUp's answers do not show what a step by the newer API changed.
var errUncheckable = errors.New("ClickUp does not show whether it took effect")

// verifyACL reports whether a step by the newer API took effect. It can't see a change of the
// level of access.
func (r *Runner) verifyACL(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (bool, error) {
	had := s.Before == nil || s.Before.Listed || s.Before.Permission != ""
	if !s.Checkable() || s.Op == change.OpShare && had {
		return false, errUncheckable
	}
	return r.accessStands(ctx, ws, s)
}

// accessStands reports whether the people with explicit access are as the step asks.
func (r *Runner) accessStands(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (bool, error) {
	people, err := r.access(ctx, ws, s.Item)
	if err != nil {
		return false, err
	}
	listed := slices.ContainsFunc(people, func(p clickup.Access) bool { return p.ID == s.ID })
	return listed == (s.Op == change.OpShare), nil
}

// afterACL returns the outcome of a step that the newer API answered with 200. The answer says
// nothing about access, so afterACL looks for the person on the task or list. It can't check
// levels, groups and folders.
func (r *Runner) afterACL(ctx context.Context, e model.SendStep) change.Outcome {
	o := change.Outcome{State: change.Done, Status: 200, Message: "sent, not checked"}
	s := e.Step
	if !s.Checkable() {
		return o
	}
	stands, err := r.accessStands(ctx, e.Workspace, s)
	if err == nil && !stands && r.deps.Clock.Sleep(ctx, secondCheck) == nil {
		stands, err = r.accessStands(ctx, e.Workspace, s)
	}
	switch {
	case err != nil:
		o.Message += ": " + failedWith(err).Message
	case !stands && s.Op == change.OpShare:
		o.State, o.Message = change.Unknown, "ClickUp accepted it, but does not list them among those with access"
	case !stands:
		o.State, o.Message = change.Unknown, "ClickUp accepted it, but still lists them among those with access"
	case s.Op == change.OpUnshare:
		o.Message = ""
	default:
		o.Message = "access seen; its level is sent, not checked"
	}
	if o.State == change.Unknown {
		o.Hint = "Retry sends it again, which is safe."
	}
	return o
}

// learn stores and emits what a step's outcome says about the newer API in its workspace.
func (r *Runner) learn(e model.SendStep, o change.Outcome, emit func(model.Msg)) {
	known, ok := e.Step.Learn(e.Workspace, o)
	if !ok {
		return
	}
	out := model.NewerAPILearned{ID: e.Workspace, Known: known}
	if r.deps.Snapshots {
		out.Err = r.deps.Store.SaveNewerAPI(e.Workspace, known)
	}
	emit(out)
}

// LoadNewerAPI reads from disk what is known about the newer API in a workspace.
func (r performer) LoadNewerAPI(_ context.Context, e model.LoadNewerAPI, emit model.Emit) {
	out := model.NewerAPILearned{ID: e.ID}
	out.Err = safely(name(e), emit, func() (err error) {
		if r.deps.Snapshots {
			out.Known, err = r.deps.Store.NewerAPI(e.ID)
		}
		return err
	})
	if out.Err != nil {
		out.Err = fmt.Errorf("%s", clean.Line(out.Err.Error()))
	}
	emit(out)
}
