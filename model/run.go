package model

import (
	"errors"
	"time"

	"cutui/clickup"
)

// RunID names a run: when it was started, and a few letters that keep two
// starts in one second apart.
type RunID string

// RunPhase is where a run as a whole stands.
type RunPhase string

// The phases of a run. Opening: the journal does not have it yet.
const (
	RunOpening  RunPhase = "opening"
	RunActive   RunPhase = "active"
	RunPaused   RunPhase = "paused"
	RunStopped  RunPhase = "stopped"
	RunFinished RunPhase = "finished"
)

// Run is a plan being carried out, one step at a time.
type Run struct {
	ID      RunID     `json:"id"`
	Plan    Plan      `json:"plan"`
	Phase   RunPhase  `json:"phase"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"`

	inFlight bool
	verify   map[int]bool // steps to read before they are sent
}

// Outcome is what became of a step. Person is the person as ClickUp answered,
// where it did.
type Outcome struct {
	State   StepState
	Status  int
	Code    string
	Message string
	Hint    string
	Person  *clickup.Person
	At      time.Time
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
		case Refused:
			t.Failed++
		case Unknown:
			t.Unknown++
		}
	}
	return t
}

// Live reports whether steps may still be sent or are under way.
func (r *Run) Live() bool {
	return r.Phase == RunOpening || r.Phase == RunActive || r.Phase == RunPaused || r.inFlight
}

// advance gives the next step to send, or ends the run where there is none.
func (r *Run) advance(now time.Time) []Effect {
	if r.Phase != RunActive || r.inFlight {
		return nil
	}
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		if s.State != Planned || !r.ready(s) {
			continue
		}
		s.State, r.inFlight = Running, true
		s.Message = ""
		return []Effect{SendStep{Run: r.ID, Index: i, Workspace: r.Plan.Workspace, Step: *s, Verify: r.verify[i]}}
	}
	r.Phase, r.Ended = RunFinished, now
	return nil
}

// ready fills in the id of a guest invited by an earlier step, and skips what
// can't be done because that invitation did not come about.
func (r *Run) ready(s *Step) bool {
	if s.ID != 0 || s.Op == OpInviteGuest || s.Op == OpInviteMember {
		return true
	}
	for _, other := range r.Plan.Steps {
		if other.Op != OpInviteGuest || foldMail(other.Email) != foldMail(s.Email) {
			continue
		}
		if other.ID != 0 {
			s.ID = other.ID
			return true
		}
	}
	s.State, s.Message = Skipped, notInvited
	return false
}

// Why steps are not sent after another one was refused.
const (
	notInvited  = "not sent: the invitation did not come about"
	notInPlan   = "not sent: the workspace's plan does not include this"
	notAccepted = "not sent: the token was not accepted"
)

// Withheld reports whether the step was skipped only because another one was
// refused: it is still to be done, and a retry brings it back.
func (s Step) Withheld() bool {
	return s.State == Skipped && (s.Message == notInvited || s.Message == notInPlan || s.Message == notAccepted)
}

func (r *Run) end(i int, o Outcome) {
	if i < 0 || i >= len(r.Plan.Steps) {
		return
	}
	s := &r.Plan.Steps[i]
	s.State, s.Status, s.Code, s.Message = o.State, o.Status, o.Code, o.Message
	if o.Person != nil && s.ID == 0 {
		s.ID = o.Person.ID
	}
	r.inFlight = false
	delete(r.verify, i)
	if s.State != Refused {
		return
	}
	switch why := s.Failure(r.Plan.Workspace); {
	case errors.Is(why, clickup.ErrPlan):
		r.withhold(notInPlan)
	case errors.Is(why, clickup.ErrToken):
		r.withhold(notAccepted)
	}
}

// withhold skips all that is left: ClickUp would refuse it as well.
func (r *Run) withhold(why string) {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Planned {
			s.State, s.Message = Skipped, why
		}
	}
}

// again puts the failed and unknown steps back, to be read before they are
// sent, and with them what was withheld.
func (r *Run) again() bool {
	any := false
	for i := range r.Plan.Steps {
		s := &r.Plan.Steps[i]
		switch {
		case s.State == Refused || s.State == Unknown:
			if r.verify == nil {
				r.verify = map[int]bool{}
			}
			r.verify[i] = true
			s.State, any = Planned, true
		case s.Withheld():
			s.State, s.Message, any = Planned, "", true
		}
	}
	return any
}

// Rejoin makes a run read from a journal ready to go on: a step that was under
// way when the program ended is read before it is sent.
func (r *Run) Rejoin() {
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Running {
			s.State = Unknown
		}
	}
	r.again()
	r.Phase, r.inFlight = RunActive, false
}

// change is what a finished step changes in the roster; nil: nothing.
func (s Step) change(o Outcome) *PersonChange {
	if o.State != Done {
		return nil
	}
	switch s.Op {
	case OpRemoveGuest, OpRemoveMember:
		return &PersonChange{Person: clickup.Person{ID: s.ID}, Gone: true}
	}
	if o.Person == nil {
		return nil
	}
	return &PersonChange{Person: *o.Person}
}
