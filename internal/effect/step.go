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

// SendStep makes the call of one step. The journal has the step as running before
// anything is sent, and its outcome after; without a journal nothing is sent.
func (r performer) SendStep(ctx context.Context, e model.SendStep, emit model.Emit) {
	outcome := change.Outcome{State: change.Unknown, Message: "a bug in cutui stopped this step: look in ClickUp before sending it again"}
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

// transition is an outcome as a line of the journal.
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
			Hint: "Make room or rights for cutui's data folder and retry.", Lost: true,
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
	case e.Step.HandsOver() && goneForGood(err):
		return change.Outcome{State: change.Skipped, Status: 404, Message: "it is not there any more"}
	case errors.Is(err, clickup.ErrOutcomeUnknown):
		return r.afterLostAnswer(ctx, e, err)
	case !e.Verify && unsent(ctx, err):
		return change.Outcome{State: change.Planned, Message: "not sent: the program was ending"}
	case mayStand(e.Step.Op, err):
		return r.alreadySo(ctx, e, err)
	}
	return failedWith(err)
}

// mayStand reports whether a refusal may hide that what the step asks for stands already.
// Any refusal of an invitation may, for ClickUp's codes for somebody who is there are not
// known, and a call that met the rate limit may have been carried out before.
func mayStand(op change.Op, err error) bool {
	e, ok := errors.AsType[*clickup.Error](err)
	switch {
	case !ok || e.Is(clickup.ErrUnauthorized): // looking would be refused as well
		return false
	case invites(op):
		return e.Status >= 400 && e.Status < 500
	}
	return e.Is(clickup.ErrConflict) || e.Is(clickup.ErrNotFound) && takesAway(op)
}

// unsent reports whether a call was given up, because the program ends, before
// anything of it had left.
func unsent(ctx context.Context, err error) bool {
	e, ok := errors.AsType[*clickup.Error](err)
	return ok && ctx.Err() != nil && e.Status == 0 && !e.Is(clickup.ErrOutcomeUnknown)
}

// subject is who or what a step is about, as ClickUp has it; nil: it did not say. With an
// error it means nothing.
type subject struct {
	person *clickup.Person
	group  *clickup.UserGroup
}

// call sends the step's request. The note is what else its answer shows.
func (r *Runner) call(ctx context.Context, ws clickup.WorkspaceID, s change.Step) (is subject, note string, err error) {
	if s.HandsOver() {
		note, err = r.handOver(ctx, ws, s)
		return subject{}, note, err
	}
	is, err = r.callAbout(ctx, ws, s)
	return is, "", err
}

// callAbout sends the request of a step that is about a person or a user group.
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

// personInAnswer is the person of an answer where it says more than the id, else nil:
// less must not replace what is known.
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

// failedWith is the outcome for an error with which nothing was changed.
func failedWith(err error) change.Outcome {
	o := change.Outcome{State: change.Failed, Message: clean.Line(err.Error())}
	if e, ok := errors.AsType[*clickup.Error](err); ok {
		o.Status, o.Code, o.Message, o.Hint = e.Status, e.Code, e.Message, e.Hint
	}
	return o
}

// verify checks whether an earlier attempt took effect; done means: don't send.
func (r *Runner) verify(ctx context.Context, e model.SendStep) (o change.Outcome, done bool) {
	if e.Step.Via == change.ViaACL {
		return o, false // it sets a state: sent again it does no more
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
		Message: "not sent, because what is there could not be read: " + failedWith(err).Message,
		Hint:    failedWith(err).Hint,
	}
	if wasRefused(e.Step) {
		o.State = change.Failed
	}
	return o, true
}

// earlierCall is the outcome of a step that an earlier attempt had carried out.
func earlierCall(is subject) change.Outcome {
	return change.Outcome{State: change.Done, Message: "found in ClickUp: an earlier call had worked", Person: is.person, Group: is.group}
}

// wasRefused reports whether ClickUp said no when the step was last sent.
func wasRefused(s change.Step) bool { return s.Status >= 400 && s.Status < 500 && s.Status != 408 }

// afterLostAnswer checks whether a call took effect whose answer was lost, or was an
// error of ClickUp's own. It does not send it again.
func (r *Runner) afterLostAnswer(ctx context.Context, e model.SendStep, lost error) change.Outcome {
	o := failedWith(lost)
	is, there, err := r.verifyTwice(ctx, e.Workspace, e.Step)
	switch {
	case err == nil && there:
		return change.Outcome{State: change.Done, Message: "the answer was lost; " + seenAfter(e.Step.Op, true), Person: is.person, Group: is.group}
	case err == nil:
		o.Message = joined(o.Message, seenAfter(e.Step.Op, false))
	default:
		o.Message = joined(o.Message, "looking failed: "+failedWith(err).Message)
	}
	o.State = change.Unknown
	o.Hint = "Retry looks first and sends it only if it is not there."
	return o
}

// seenAfter is what ClickUp shows after a step whose answer was lost.
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
	return "not to be seen in ClickUp"
}

// alreadySo asks whether a refusal means that what the step asks for stands. Where the
// step may have been sent before, that attempt did it, if only after it was looked for.
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
