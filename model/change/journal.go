package change

import (
	"time"

	"cutui/clickup"
)

// JournalVersion is the version of the journal's lines. A file with a higher one is
// refused.
const JournalVersion = 1

// Transition is a line of the journal: a step's new state. The line that says "running" is
// on disk before the call is sent.
type Transition struct {
	Index   int             `json:"step"`
	State   StepState       `json:"state"`
	Status  int             `json:"status,omitempty"`
	Code    string          `json:"code,omitempty"`
	Message string          `json:"message,omitempty"`
	Guest   clickup.UserID  `json:"guest,omitempty"`
	Became  *Became         `json:"became,omitempty"`
	Group   clickup.GroupID `json:"group,omitempty"` // the group that was created
	At      time.Time       `json:"at"`
}

// Apply replays a line of the journal. It returns false if the plan has no such step.
func (r *Run) Apply(t Transition) bool {
	if t.Index < 0 || t.Index >= len(r.Plan.Steps) {
		return false
	}
	s := &r.Plan.Steps[t.Index]
	s.State, s.Status, s.Code, s.Message = t.State, t.Status, t.Code, t.Message
	r.noteSent(t.Index, t.At)
	if t.Became != nil {
		s.Became = t.Became
	}
	if t.Guest != 0 {
		s.ID = t.Guest
	}
	if t.Group != "" {
		s.Group.ID = t.Group
	}
	return true
}

// ApplyPhase replays the end of the run. Withheld steps have no line of their own: those
// that were not sent by the end of a finished run were withheld.
func (r *Run) ApplyPhase(phase Phase, at time.Time) {
	r.Phase, r.Ended = phase, at
	if phase != PhaseFinished {
		return
	}
	for i := range r.Plan.Steps {
		r.withholdAfter(i)
	}
	for i := range r.Plan.Steps {
		if s := &r.Plan.Steps[i]; s.State == Planned {
			r.Prepare(s)
		}
	}
}
