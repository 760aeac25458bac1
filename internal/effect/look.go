package effect

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/model/change"
)

// secondLook is how long after a lost answer the server gets to finish what it
// may still be at.
const secondLook = 2 * time.Second

// lookAgain looks at once and, where that shows nothing or fails, once more.
func (r *Runner) lookAgain(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (*clickup.Person, bool, error) {
	person, there, err := r.look(ctx, ws, s)
	if there && err == nil || r.deps.Clock.Sleep(ctx, secondLook) != nil {
		return person, there, err
	}
	return r.look(ctx, ws, s)
}

// look reports whether what a step asks for stands in ClickUp, and the person
// as they are then, where they are not gone.
func (r *Runner) look(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (*clickup.Person, bool, error) {
	switch s.Op {
	case change.OpInviteGuest, change.OpInviteMember:
		return r.lookForInvited(ctx, ws, s)
	case change.OpRemoveGuest, change.OpRemoveMember:
		return r.lookForGone(ctx, ws, s)
	case change.OpShare, change.OpUnshare:
		there, err := r.lookForShare(ctx, ws, s)
		return nil, there, err
	case change.OpEditGuest:
		g, err := r.deps.API.Guest(ctx, ws, s.ID)
		if err != nil {
			return nil, false, err
		}
		return told(g.Person), hasRights(g.Person, s.Rights) && hasRole(g.Person, s.Role), nil
	case change.OpEditMember:
		m, err := r.deps.API.Member(ctx, ws, s.ID)
		if err != nil {
			return nil, false, err
		}
		return told(m.Person), isMemberAs(m.Person, s), nil
	}
	return nil, false, errors.New("there is no way to look for this")
}

func (r *Runner) lookForInvited(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (*clickup.Person, bool, error) {
	people, err := r.everybody(ctx, ws)
	if err != nil {
		return nil, false, err
	}
	for i := range people {
		p := &people[i]
		if strings.EqualFold(p.Email, s.Email) && (s.Op == change.OpInviteGuest || !p.Guest()) {
			return p, true, nil
		}
	}
	return nil, false, nil
}

func (r *Runner) lookForGone(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (*clickup.Person, bool, error) {
	people, err := r.everybody(ctx, ws)
	if err != nil {
		return nil, false, err
	}
	gone := !slices.ContainsFunc(people, func(p clickup.Person) bool { return p.ID == s.ID })
	return nil, gone, nil
}

// errNobody: the caller at least must be in a roster that can be believed.
var errNobody = errors.New("ClickUp's answer shows nobody in the workspace")

// everybody is a workspace's members and guests, fresh.
func (r *Runner) everybody(ctx context.Context, id clickup.WorkspaceID) ([]clickup.Person, error) {
	ws, membersOnly, err := r.deps.API.Workspace(ctx, id)
	if err != nil {
		return nil, err
	}
	people := ws.People
	if membersOnly {
		people = nil
		for b, err := range r.deps.API.StreamWorkspaces(ctx) {
			if err != nil {
				return nil, err
			}
			if b.ID == id {
				people = append(people, b.People...)
			}
		}
	}
	if len(people) == 0 {
		return nil, errNobody
	}
	return people, nil
}

func (r *Runner) lookForShare(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (bool, error) {
	item := s.Item
	if item.Custom {
		t, err := r.deps.API.Task(ctx, ws, item)
		if err != nil {
			return false, err
		}
		item = clickup.ItemRef{Kind: clickup.TaskItem, ID: string(t.ID)}
	}
	shared, err := r.shares(ctx, ws, s.ID)
	if err != nil {
		return false, err
	}
	i := slices.IndexFunc(shared, func(x clickup.SharedItem) bool { return x.Ref == item })
	if s.Op == change.OpUnshare {
		return i < 0, nil
	}
	if i < 0 {
		return false, nil
	}
	sharedBefore := s.Before != nil && s.Before.Permission != ""
	untold := shared[i].Permission == "" && !sharedBefore // it can only be this
	return shared[i].Permission == s.Permission || untold, nil
}

func hasRights(p clickup.Person, want clickup.Rights) bool {
	return p.Rights.Known&want.Known == want.Known && (p.Rights.Granted^want.Granted)&want.Known == 0
}

func hasRole(p clickup.Person, want *clickup.RoleID) bool {
	switch {
	case want == nil:
		return true
	case p.CustomRole == nil:
		return *want == 0
	}
	return p.CustomRole.ID == *want
}

func isMemberAs(p clickup.Person, s change.Step) bool {
	named := s.Rename == nil || p.Name == *s.Rename
	admin := s.Admin == nil || (p.Role == clickup.RoleAdmin) == *s.Admin
	return named && admin && hasRole(p, s.Role)
}
