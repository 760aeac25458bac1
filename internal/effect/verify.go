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

// secondCheck is how long after the first check the second follows.
const secondCheck = 2 * time.Second

// stillUnderWay is how long after a call was sent ClickUp may still be carrying it out.
const stillUnderWay = 15 * time.Second

// verifyTwice checks whether a step took effect and, if it did not or the check failed, checks
// once more after secondCheck.
func (r *Runner) verifyTwice(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, bool, error) {
	is, there, err := r.verifyStep(ctx, ws, s)
	if there && err == nil || r.deps.Clock.Sleep(ctx, secondCheck) != nil {
		return is, there, err
	}
	return r.verifyStep(ctx, ws, s)
}

// verifyStep reports whether a step took effect, and returns its person or group as they are now.
func (r *Runner) verifyStep(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, bool, error) {
	switch {
	case s.Via == change.ViaACL:
		there, err := r.verifyACL(ctx, ws, s)
		return subject{}, there, err
	case s.OfGroup():
		return r.verifyGroup(ctx, ws, s)
	}
	switch s.Op {
	case change.OpInviteGuest, change.OpInviteMember:
		return r.verifyInvited(ctx, ws, s)
	case change.OpRemoveGuest, change.OpRemoveMember:
		return r.verifyRemoved(ctx, ws, s)
	case change.OpShare, change.OpUnshare:
		there, err := r.verifyShare(ctx, ws, s)
		return subject{}, there, err
	case change.OpEditGuest:
		g, err := r.deps.API.Guest(ctx, ws, s.ID)
		if err != nil {
			return subject{}, false, err
		}
		return subject{person: personInAnswer(g.Person)}, hasRights(g.Person, s.Rights) && hasRole(g.Person, s.Role), nil
	case change.OpEditMember:
		m, err := r.deps.API.Member(ctx, ws, s.ID)
		if err != nil {
			return subject{}, false, err
		}
		return subject{person: personInAnswer(m.Person)}, isMemberAs(m.Person, s), nil
	case change.OpHandTask, change.OpHandGoal, change.OpHandList:
		there, err := r.verifyHandOver(ctx, ws, s)
		return subject{}, there, err
	}
	return subject{}, false, errors.New("there is no way to check this")
}

func (r *Runner) verifyInvited(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, bool, error) {
	people, err := r.everybody(ctx, ws)
	if err != nil {
		return subject{}, false, err
	}
	for i := range people {
		p := &people[i]
		if strings.EqualFold(p.Email, s.Email) && (s.Op == change.OpInviteGuest || !p.Guest()) {
			return subject{person: p}, true, nil
		}
	}
	return subject{}, false, nil
}

func (r *Runner) verifyRemoved(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, bool, error) {
	people, err := r.everybody(ctx, ws)
	if err != nil {
		return subject{}, false, err
	}
	gone := !slices.ContainsFunc(people, func(p clickup.Person) bool { return p.ID == s.ID })
	return subject{}, gone, nil
}

// errNobody means that a roster is empty, which is wrong: it must include the caller at least.
var errNobody = errors.New("ClickUp's answer shows nobody in the workspace")

// everybody reads a workspace's members and guests.
func (r *Runner) everybody(ctx context.Context, id clickup.WorkspaceID) ([]clickup.Person, error) {
	ws, err := r.deps.API.WholeWorkspace(ctx, id)
	if err == nil && len(ws.People) == 0 {
		err = errNobody
	}
	return ws.People, err
}

func (r *Runner) verifyShare(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (bool, error) {
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
	unknown := shared[i].Permission == "" && !sharedBefore // it is new, so it has the level of the step
	return shared[i].Permission == s.Permission || unknown, nil
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
