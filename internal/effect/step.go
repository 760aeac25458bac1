package effect

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/internal/clean"
	"cutui/internal/text"
	"cutui/model"
	"cutui/model/change"
)

// SendStep sends the call of a step. The journal records the step as running before anything is
// sent, and its outcome afterwards. Without a journal nothing is sent.
func (r performer) SendStep(ctx context.Context, e model.SendStep, emit model.Emit) {
	outcome := change.Outcome{State: change.Unknown, Message: "a bug in cutui stopped this step: check in ClickUp before sending it again"}
	_ = safely(name(e), emit, func() error {
		outcome = r.sendStep(ctx, e)
		return nil
	})
	r.forgetShares(e, emit)
	r.forgetImpact(e, emit)
	outcome.At = r.deps.Clock.Now()
	r.learn(e, outcome, emit)
	if err := r.note(e.Run, transition(e, outcome)); err != nil && !outcome.Lost {
		outcome.Message, outcome.Lost = joined(outcome.Message, "the journal could not be written: "+clean.Line(err.Error())), true
	}
	r.tellRate(emit)
	emit(model.StepEnded{Run: e.Run, Index: e.Index, Outcome: outcome})
}

// transition returns an outcome as a line of the journal.
func transition(e model.SendStep, o change.Outcome) change.Transition {
	t := change.Transition{Index: e.Index, State: o.State, Status: o.Status, Code: o.Code, Message: o.Message, Guest: e.Step.ID, Became: o.Became(&e.Step), At: o.At}
	if o.Person != nil {
		t.Guest = o.Person.ID
	}
	if o.Group != nil {
		t.Group = o.Group.ID
	}
	return t
}

func (r *Runner) sendStep(ctx context.Context, e model.SendStep) change.Outcome {
	if err := r.note(e.Run, transition(e, change.Outcome{State: change.Running, At: r.deps.Clock.Now()})); err != nil {
		return change.Outcome{
			State: change.Failed, Message: "not sent: the journal could not be written: " + clean.Line(err.Error()),
			Hint: "Make sure that cutui's data folder is writable and the disk is not full, then retry.", Lost: true,
		}
	}
	if e.Verify {
		if o, done := r.verify(ctx, e); done {
			return o
		}
	}
	is, note, err := r.call(ctx, e.Workspace, e.Step)
	switch {
	case err == nil && e.Step.Via == change.ViaACL:
		return r.afterACL(ctx, e)
	case err == nil:
		return change.Outcome{State: change.Done, Status: 200, Message: note, Person: is.person, Group: is.group}
	case e.Step.HandsOver() && noLongerExists(err):
		return change.Outcome{State: change.Skipped, Status: 404, Message: "it no longer exists"}
	case errors.Is(err, clickup.ErrOutcomeUnknown):
		return r.afterLostAnswer(ctx, e, err)
	case !e.Verify && unsent(ctx, err):
		return change.Outcome{State: change.Planned, Message: "not sent: the program was ending"}
	case mayBeSo(e.Step.Op, err):
		return r.alreadySo(ctx, e, err)
	}
	return failedWith(err)
}

// mayBeSo reports whether a refusal may mean that what the step asks for is already so. For
// an invitation any 4xx may: ClickUp's codes for somebody who was invited before are not known,
// and an earlier attempt may have worked.
func mayBeSo(op change.Op, err error) bool {
	e, ok := errors.AsType[*clickup.Error](err)
	switch {
	case !ok || e.Is(clickup.ErrUnauthorized): // checking would be refused, too
		return false
	case invites(op):
		return e.Status >= 400 && e.Status < 500
	}
	return e.Is(clickup.ErrConflict) || e.Is(clickup.ErrNotFound) && takesAway(op)
}

// unsent reports whether a call was cancelled before any of it was sent.
func unsent(ctx context.Context, err error) bool {
	e, ok := errors.AsType[*clickup.Error](err)
	return ok && ctx.Err() != nil && e.Status == 0 && !e.Is(clickup.ErrOutcomeUnknown)
}

// subject is the person or group of a step as in ClickUp's answer, nil if the answer does not
// include it.
type subject struct {
	person *clickup.Person
	group  *clickup.UserGroup
}

// call sends the call of a step. The note says what else the answer shows.
func (r *Runner) call(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (is subject, note string, err error) {
	if s.HandsOver() {
		note, err = r.handOver(ctx, ws, s)
		return subject{}, note, err
	}
	is, err = r.callAbout(ctx, ws, s)
	return is, "", err
}

// callAbout sends the call of a step about a person or a user group.
func (r *Runner) callAbout(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (subject, error) {
	api := r.deps.API
	switch {
	case s.Via == change.ViaACL:
		return subject{}, api.ChangeAccess(ctx, ws, s.Item, s.AccessEntry())
	case s.OfGroup():
		return r.callOfGroup(ctx, ws, s)
	}
	switch s.Op {
	case change.OpInviteGuest:
		p, err := api.InviteGuest(ctx, ws, s.GuestInvite())
		return subject{person: &p}, err
	case change.OpEditGuest:
		g, err := api.EditGuest(ctx, ws, s.ID, s.GuestEdit())
		return subject{person: personInAnswer(g.Person)}, err
	case change.OpRemoveGuest:
		return subject{}, api.RemoveGuest(ctx, ws, s.ID)
	case change.OpShare:
		_, err := api.Share(ctx, ws, s.ID, s.Item, s.Permission)
		return subject{}, err
	case change.OpUnshare:
		return subject{}, api.Unshare(ctx, ws, s.ID, s.Item)
	case change.OpInviteMember:
		p, err := api.InviteMember(ctx, ws, s.MemberInvite())
		return subject{person: &p}, err
	case change.OpEditMember:
		m, err := api.EditMember(ctx, ws, s.ID, s.MemberEdit())
		return subject{person: personInAnswer(m.Person)}, err
	case change.OpRemoveMember:
		return subject{}, api.RemoveMember(ctx, ws, s.ID)
	}
	return subject{}, fmt.Errorf("no such operation: %q", s.Op)
}

// personInAnswer returns p, or nil if the answer had little more than the id, which must not
// replace what is known about the person.
func personInAnswer(p clickup.Person) *clickup.Person {
	if p.Email == "" || p.Role == clickup.RoleUnknown && p.RoleKey == (clickup.Word{}) {
		return nil
	}
	return &p
}

func invites(op change.Op) bool { return op == change.OpInviteGuest || op == change.OpInviteMember }

func takesAway(op change.Op) bool {
	switch op {
	case change.OpRemoveGuest, change.OpRemoveMember, change.OpUnshare, change.OpRemoveFromGroup, change.OpDeleteGroup:
		return true
	}
	return false
}

// failedWith returns the outcome for an error after which nothing has changed.
func failedWith(err error) change.Outcome {
	o := change.Outcome{State: change.Failed, Message: clean.Line(err.Error())}
	if e, ok := errors.AsType[*clickup.Error](err); ok {
		o.Status, o.Code, o.Message, o.Hint = e.Status, e.Code, e.Message, e.Hint
	}
	return o
}

// verify checks whether an earlier attempt took effect. done means that the step must not be
// sent.
func (r *Runner) verify(ctx context.Context, e model.SendStep) (o change.Outcome, done bool) {
	if e.Step.Via == change.ViaACL {
		return o, false // it is idempotent
	}
	check := r.verifyStep
	if !e.SentAt.IsZero() && r.deps.Clock.Now().Sub(e.SentAt) < stillUnderWay {
		check = r.verifyTwice
	}
	is, there, err := check(ctx, e.Workspace, e.Step)
	switch {
	case err == nil && there:
		return earlierCall(is), true
	case err == nil:
		return o, false
	}
	o = change.Outcome{
		State: change.Unknown, Status: e.Step.Status, Code: e.Step.Code, // of the call, not of this check
		Message: "not sent, because its current state could not be read: " + failedWith(err).Message,
		Hint:    failedWith(err).Hint,
	}
	if wasRefused(e.Step) {
		o.State = change.Failed
	}
	return o, true
}

// earlierCall returns the outcome of a step that an earlier attempt carried out.
func earlierCall(is subject) change.Outcome {
	return change.Outcome{State: change.Done, Message: "found in ClickUp: an earlier call worked", Person: is.person, Group: is.group}
}

// wasRefused reports whether ClickUp refused the step when it was last sent.
func wasRefused(s change.Step) bool { return s.Status >= 400 && s.Status < 500 && s.Status != 408 }

// afterLostAnswer checks whether a call took effect whose answer was lost or was a server error.
// It never sends the call again.
func (r *Runner) afterLostAnswer(ctx context.Context, e model.SendStep, lost error) change.Outcome {
	o := failedWith(lost)
	is, there, err := r.verifyTwice(ctx, e.Workspace, e.Step)
	switch {
	case err == nil && there:
		return change.Outcome{State: change.Done, Message: "the answer was lost; " + seenAfter(e.Step.Op, true), Person: is.person, Group: is.group}
	case err == nil:
		o.Message = joined(o.Message, seenAfter(e.Step.Op, false))
	default:
		o.Message = joined(o.Message, "checking failed: "+failedWith(err).Message)
	}
	o.State = change.Unknown
	o.Hint = "Retry checks first and sends it only if it did not take effect."
	return o
}

// seenAfter describes what ClickUp shows after a step whose answer was lost.
func seenAfter(op change.Op, done bool) string {
	switch {
	case op == change.OpUnshare && done:
		return "no longer shared"
	case op == change.OpUnshare:
		return "still shared"
	case takesAway(op) && done:
		return "gone from ClickUp"
	case takesAway(op):
		return "still there"
	case done:
		return "found in ClickUp"
	}
	return "not found in ClickUp"
}

// alreadySo checks whether a refusal means that what the step asks for is already so. If it is
// and the step may have been sent before, the earlier attempt counts as having done it.
func (r *Runner) alreadySo(ctx context.Context, e model.SendStep, why error) change.Outcome {
	is, there, err := r.verifyStep(ctx, e.Workspace, e.Step)
	if err != nil || !there {
		return failedWith(why)
	}
	if e.Verify && invites(e.Step.Op) && !wasRefused(e.Step) {
		return earlierCall(is)
	}
	o := failedWith(why)
	o.State, o.Person, o.Group, o.Hint = change.Skipped, is.person, is.group, ""
	o.Message = joined("already so", o.Message)
	return o
}

func joined(a, b string) string { return strings.Join(text.NonEmpty(a, b), "; ") }
