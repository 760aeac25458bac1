package change

import (
	"errors"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/people"
	"cutui/model/seats"
)

// RunID identifies a run: the time of its start, a few letters that differ between
// programs, and a number that differs between runs of one program.
type RunID string

// Phase is the state of a run as a whole.
type Phase string

// The phases of a run. Opening means that it is not in the journal yet, Stopped that the
// rest was not sent but may be, and Dropped that the user gave the rest up.
const (
	PhaseOpening  Phase = "opening"
	PhaseActive   Phase = "active"
	PhasePaused   Phase = "paused"
	PhaseStopped  Phase = "stopped"
	PhaseFinished Phase = "finished"
	PhaseDropped  Phase = "dropped"
)

// Run is a plan being carried out. Steps that don't affect each other are sent at the same
// time.
type Run struct {
	ID      RunID     `json:"id"`
	Plan    Plan      `json:"plan"`
	Phase   Phase     `json:"phase"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"`
	// Outcomes is what the run did to the seats of each workspace, once they have been read
	// again after it.
	Outcomes map[clickup.WorkspaceID]seats.Outcome `json:"outcomes,omitempty"`

	inFlight   int               // steps that this program sent and that have not ended
	proven     bool              // a call has worked since the start: several may go at once
	Sequential bool              // one step at a time
	Journaled  bool              // the journal has the plan
	Unverified map[int]bool      // steps that may have been sent: verify them before sending
	sent       map[int]time.Time // when the state of a step last changed
}

// Outcome is how a step ended. Person is the person in ClickUp's answer, or nil.
type Outcome struct {
	State   StepState
	Status  int
	Code    string
	Message string
	Hint    string
	Person  *clickup.Person
	Group   *clickup.UserGroup // the group in ClickUp's answer, or nil
	At      time.Time
	Lost    bool // the journal could not be written: no other step may be sent
}

// Tally counts steps by state.
type Tally struct{ Planned, Running, Done, Skipped, Failed, Unknown int }

// Total returns the number of steps.
func (t Tally) Total() int {
	return t.Planned + t.Running + t.Done + t.Skipped + t.Failed + t.Unknown
}

// Tally counts the run's steps by state.
func (r *Run) Tally() Tally {
	var t Tally
	for _, s := range r.Plan.Steps {
		switch s.State {
		case Planned:
			t.Planned++
		case Running:
			t.Running++
		case Done:
			t.Done++
		case Skipped:
			t.Skipped++
		case Failed:
			t.Failed++
		case Unknown:
			t.Unknown++
		}
	}
	return t
}

// Live reports whether steps are in flight or may still be sent.
func (r *Run) Live() bool {
	return r.Phase == PhaseOpening || r.Phase == PhaseActive || r.Phase == PhasePaused || r.inFlight > 0
}

// Due is a step to be sent now. With Verify it may have been sent before, and the runner
// checks that first.
type Due struct {
	Index     int
	Workspace clickup.WorkspaceID
	Step      Step
	Verify    bool
	SentAt    time.Time // when its state last changed; zero if it was not sent
}

// Next returns the steps to send now, in the plan's order. If none are left it ends the run.
func (r *Run) Next(now time.Time) []Due {
	if r.Phase != PhaseActive {
		return nil
	}
	var out []Due
	taken := r.underWay()
	room, left := r.atOnce()-r.inFlight, r.inFlight > 0
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.State != Planned {
			continue
		}
		if len(out) >= room {
			return out
		}
		switch {
		case taken.touches(s):
			taken.add(s) // what comes after it in the plan waits for it too
			left = true
		case r.Prepare(s):
			taken.add(s)
			s.State, s.Message = Running, ""
			r.inFlight++
			out = append(out, Due{Index: i, Workspace: r.Plan.WorkspaceOf(*s), Step: *s, Verify: r.Unverified[i], SentAt: r.sent[i]})
		}
	}
	if len(out) == 0 && !left {
		r.Phase, r.Ended = PhaseFinished, now
	}
	return out
}

// Prepare fills in the id of a guest that an earlier step invited. It skips the step and
// returns false if that invitation failed, or if a removal must not follow.
func (r *Run) Prepare(s *Step) bool {
	switch {
	case s.Removes() && (r.handsLeft(s, true) || r.afterLeft(s)):
		s.State, s.Message = Skipped, NotHandedOver
		return false
	case s.ID != 0 || s.WithoutPerson() || s.Invites():
		return true
	}
	if by := r.InvitationOf(s); by != nil && by.ID != 0 {
		s.ID = by.ID
		return true
	}
	s.State, s.Message = Skipped, NotInvited
	return false
}

// InvitationOf returns the step that invites the person of s, or nil.
func (r *Run) InvitationOf(s *Step) *Step {
	mail := people.FoldMail(s.Email)
	for i := range r.Plan.Steps {
		if by := &r.Plan.Steps[i]; (by.Op == OpInviteGuest || by.Op == OpInviteMember && (s.HandsOver() || s.OfGroup())) && by.Workspace == s.Workspace && people.FoldMail(by.Email) == mail {
			return by
		}
	}
	return nil
}

// Why steps are not sent after another one went wrong.
const (
	NotInvited  = "not sent: the invitation failed"
	NotInPlan   = "not sent: the workspace's plan does not include this"
	NotAllowed  = "not sent: only owners and admins can do this there"
	NotAccepted = "not sent: the token was not accepted"
	notWritten  = "not sent: the journal could not be written"
	notByACL    = "not sent: the newer API refuses it there"

	// NotHandedOver is why somebody is not removed who still holds something that the plan
	// hands over.
	NotHandedOver = "not sent: not everything is handed over yet"
)

// Withheld reports whether the step was skipped only because another one went wrong. It is
// still to be done, and a retry brings it back.
func (s *Step) Withheld() bool {
	if s.State != Skipped {
		return false
	}
	switch s.Message {
	case NotInvited, NotInPlan, NotAllowed, NotAccepted, notWritten, NotHandedOver, notByACL:
		return true
	}
	return false
}

// Finish records how a step ended, and skips the steps that can't follow it.
func (r *Run) Finish(i int, o Outcome) {
	if i < 0 || i >= len(r.Plan.Steps) {
		return
	}
	s := &r.Plan.Steps[i]
	if s.State == Running {
		r.inFlight--
	}
	s.State, s.Status, s.Code, s.Message = o.State, o.Status, o.Code, o.Message
	if o.Person != nil {
		if s.ID == 0 {
			s.ID = o.Person.ID
		}
		s.Became = becameOf(s, o.Person)
	}
	r.noteSent(i, o.At)
	if o.Group != nil {
		s.Group.ID = o.Group.ID
	}
	r.proven = r.proven || s.State == Done || s.State == Skipped
	delete(r.Unverified, i)
	if o.Lost {
		r.withhold(notWritten, everyStep)
	}
	if s.State == Planned { // not sent, because the program is ending
		r.Phase = PhaseStopped
	}
	r.withholdAfter(i)
}

// withholdAfter withholds the steps to which the refusal of step i applies too.
func (r *Run) withholdAfter(i int) {
	s := r.Plan.Steps[i]
	if s.State != Failed {
		return
	}
	switch why := s.Failure(r.Plan.WorkspaceOf(s)); {
	case s.Via == ViaACL && s.RefusedByACL(r.Plan.WorkspaceOf(s)):
		r.withhold(notByACL, func(other Step) bool { return other.Workspace == s.Workspace && other.Via == ViaACL })
	case errors.Is(why, clickup.ErrPlanRequired):
		r.withhold(NotInPlan, func(other Step) bool { return other.Workspace == s.Workspace })
	case errors.Is(why, clickup.ErrUnauthorized):
		r.withhold(NotAccepted, everyStep)
	}
}

// noteSent records when the state of a step changed.
func (r *Run) noteSent(i int, at time.Time) {
	if r.sent == nil {
		r.sent = map[int]time.Time{}
	}
	r.sent[i] = at
}

func everyStep(Step) bool { return true }

// withhold skips the planned steps for which which returns true: they would fail too.
func (r *Run) withhold(why string, which func(Step) bool) {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Planned && which(*s) {
			s.State, s.Message = Skipped, why
		}
	}
}

// Requeue plans unknown steps again, to be verified before they are sent, and on a retry
// failed ones too. Withheld steps come back on a retry, or with what they wait for.
func (r *Run) Requeue(retry bool) {
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.State == Unknown || retry && s.State == Failed {
			if r.Unverified == nil {
				r.Unverified = map[int]bool{}
			}
			s.State, r.Unverified[i] = Planned, true
		}
	}
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.Withheld() && (retry || s.Message == NotInvited && r.mayFollow(s) || s.Message == NotHandedOver && !r.handsLeft(s, false)) {
			s.State, s.Message = Planned, ""
		}
	}
}

// Retryable reports whether a retry would send or verify any step.
func (r *Run) Retryable() bool {
	return slices.ContainsFunc(r.Plan.Steps, func(s Step) bool {
		return s.State == Failed || s.State == Unknown || s.Withheld() || s.State == Planned && !r.Live()
	})
}

// mayFollow reports whether the invitation that a step waits for has worked or still may.
func (r *Run) mayFollow(s *Step) bool {
	by := r.InvitationOf(s)
	return by != nil && (by.ID != 0 || by.State == Planned)
}

// Rejoin prepares a run from the journal to go on. Steps that were in flight when the
// program ended are verified before they are sent. Failed steps are only sent on a retry.
func (r *Run) Rejoin(retry bool) {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Running {
			s.State = Unknown
		}
	}
	r.Requeue(retry)
	r.Phase, r.Ended, r.inFlight, r.proven, r.Journaled = PhaseActive, time.Time{}, 0, false, true
}

// String returns the counts that are not 0: "4 done, 1 failed".
func (t Tally) String() string {
	words := ""
	for _, part := range []struct {
		n    int
		word string
	}{{t.Done, "done"}, {t.Skipped, "skipped"}, {t.Failed, "failed"}, {t.Unknown, "unknown"}, {t.Planned + t.Running, "left"}} {
		if part.n == 0 {
			continue
		}
		if words != "" {
			words += ", "
		}
		words += text.Number(part.n) + " " + part.word
	}
	if words == "" {
		return "no steps"
	}
	return words
}

// afterLeft reports whether a step must follow somebody else's steps and one of those went
// wrong.
func (r *Run) afterLeft(s *Step) bool {
	if s.After == "" {
		return false
	}
	mail := people.FoldMail(s.After)
	return slices.ContainsFunc(r.Plan.Steps, func(by Step) bool {
		return people.FoldMail(by.Email) == mail && by.Workspace == s.Workspace &&
			(by.State == Failed || by.State == Unknown || by.Withheld())
	})
}
