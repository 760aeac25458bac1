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

// RunID names a run: when it was started, a few letters that keep two programs
// apart, and a number that keeps two runs of one program apart.
type RunID string

// Phase is where a run as a whole stands.
type Phase string

// The phases of a run. Opening: the journal does not have it yet. Stopped: the
// rest was not sent, or not yet. Dropped: the user gave the rest up for good.
const (
	PhaseOpening  Phase = "opening"
	PhaseActive   Phase = "active"
	PhasePaused   Phase = "paused"
	PhaseStopped  Phase = "stopped"
	PhaseFinished Phase = "finished"
	PhaseDropped  Phase = "dropped"
)

// Run is a plan being carried out, several steps at once where they don't touch
// each other.
type Run struct {
	ID      RunID     `json:"id"`
	Plan    Plan      `json:"plan"`
	Phase   Phase     `json:"phase"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"`
	// Outcomes are what the run did to the seats of each workspace, once they were read
	// again after it.
	Outcomes map[clickup.WorkspaceID]seats.Outcome `json:"outcomes,omitempty"`

	inFlight   int               // steps that were sent here and have not ended
	proven     bool              // a call of this start has worked: several may go at once
	Sequential bool              // one step at a time
	Journaled  bool              // the journal has the plan
	Unverified map[int]bool      // steps to read before they are sent
	sent       map[int]time.Time // when a step was last heard of
}

// Outcome is how a step ended. Person is the person in ClickUp's answer, where it had one.
type Outcome struct {
	State   StepState
	Status  int
	Code    string
	Message string
	Hint    string
	Person  *clickup.Person
	Group   *clickup.UserGroup // as ClickUp has it after a step about a group; nil: not told
	At      time.Time
	Lost    bool // the journal could not be written: no other step may be sent
}

// Tally counts steps by state.
type Tally struct{ Planned, Running, Done, Skipped, Failed, Unknown int }

// Total is the number of steps.
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

// Live reports whether steps may still be sent or are under way.
func (r *Run) Live() bool {
	return r.Phase == PhaseOpening || r.Phase == PhaseActive || r.Phase == PhasePaused || r.inFlight > 0
}

// Due is a step of a run to be sent now. Verify: it may have been sent before; the runner
// checks that first.
type Due struct {
	Index     int
	Workspace clickup.WorkspaceID
	Step      Step
	Verify    bool
	SentAt    time.Time // when it was last heard of, zero where it was not sent
}

// Next gives the steps to send now, in the plan's order, or ends the run where
// none is left.
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

// Prepare fills in the id of a guest that an earlier step invited, and skips the step
// where that invitation failed.
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

// InvitationOf is the step that invites the person a step is about, or nil.
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
	NotInvited  = "not sent: the invitation did not come about"
	NotInPlan   = "not sent: the workspace's plan does not include this"
	NotAllowed  = "not sent: only owners and admins can do this there"
	NotAccepted = "not sent: the token was not accepted"
	notWritten  = "not sent: the journal could not be written"
	notByACL    = "not sent: the newer API refuses it there"

	// NotHandedOver withholds the removal of somebody who still holds something that the
	// plan hands over.
	NotHandedOver = "not sent: not everything is handed over yet"
)

// Withheld reports whether the step was skipped only because another one went
// wrong: it is still to be done, and a retry brings it back.
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

// Finish notes how a step ended, and skips the steps that can't follow it.
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
	if s.State == Planned { // it was not sent: the program ends
		r.Phase = PhaseStopped
	}
	r.withholdAfter(i)
}

// withholdAfter withholds the rest after a refusal that holds for all of it.
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

// noteSent notes when a step was last heard of.
func (r *Run) noteSent(i int, at time.Time) {
	if r.sent == nil {
		r.sent = map[int]time.Time{}
	}
	r.sent[i] = at
}

func everyStep(Step) bool { return true }

// withhold skips what is left of some steps: it would go wrong as well.
func (r *Run) withhold(why string, which func(Step) bool) {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Planned && which(*s) {
			s.State, s.Message = Skipped, why
		}
	}
}

// Requeue puts steps back that are to be read before they are sent: the unknown
// ones, and on a retry the failed ones too. What was withheld comes back on a
// retry, or with the invitation that it waits for.
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

// Retryable reports whether a retry would send anything, or look for it.
func (r *Run) Retryable() bool {
	return slices.ContainsFunc(r.Plan.Steps, func(s Step) bool {
		return s.State == Failed || s.State == Unknown || s.Withheld() || s.State == Planned && !r.Live()
	})
}

// mayFollow reports whether the invitation that a step waits for has come
// about, or still may.
func (r *Run) mayFollow(s *Step) bool {
	by := r.InvitationOf(s)
	return by != nil && (by.ID != 0 || by.State == Planned)
}

// Rejoin makes a run read from a journal ready to go on: a step that was under
// way when the program ended is read before it is sent. What ClickUp refused
// stays as it is unless this is a retry.
func (r *Run) Rejoin(retry bool) {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Running {
			s.State = Unknown
		}
	}
	r.Requeue(retry)
	r.Phase, r.Ended, r.inFlight, r.proven, r.Journaled = PhaseActive, time.Time{}, 0, false, true
}

// String is the counts that are not 0: "4 done, 1 failed".
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

// afterLeft reports whether a step comes after those of somebody else, and one of them
// went wrong.
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
