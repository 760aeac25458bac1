package model

import (
	"errors"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/when"
)

// Decision is a finding of a workspace that somebody has accepted.
type Decision struct {
	Workspace clickup.WorkspaceID
	audit.Acceptance
}

// About reports whether both decide about the same finding.
func (d Decision) About(other Decision) bool {
	return d.Workspace == other.Workspace && d.Check == other.Check && d.Person == other.Person
}

// Decided is a list with decision d instead of an older one about the same finding. A
// decision without a day to review it by removes the older one.
func Decided(list []Decision, d Decision) []Decision {
	list = slices.DeleteFunc(slices.Clone(list), d.About)
	if d.ReviewBy.IsZero() {
		return list
	}
	return append(list, d)
}

// FindingKey identifies a finding of a workspace. Person is 0 where the finding is about
// the workspace.
type FindingKey struct {
	Check  audit.Check
	Person clickup.UserID
}

// Intents, effects and events of accepted findings.
type (
	// AcceptFindings hides findings of the chosen workspace until a day.
	AcceptFindings struct {
		Findings []FindingKey
		Note     string
		ReviewBy time.Time
	}
	// ReopenFindings shows accepted findings again.
	ReopenFindings struct {
		Findings []FindingKey
	}
	// LoadDecisions reads the accepted findings from the disk.
	LoadDecisions struct {
		request
		Seq uint64
	}
	// SaveDecisions writes decisions to the disk; see Decided.
	SaveDecisions struct {
		request
		List []Decision
	}
	// DecisionsLoaded are the accepted findings on the disk.
	DecisionsLoaded struct {
		Answer
		List []Decision
	}
	// DecisionsSaved says whether they were written.
	DecisionsSaved struct {
		Err error
	}
)

func (s *State) loadDecisions() []Effect {
	return []Effect{LoadDecisions{Seq: s.Decisions.begin(s.next())}}
}

// apply keeps decisions that were made before the disk answered.
func (m DecisionsLoaded) apply(s *State) []Effect {
	list := m.List
	for _, d := range s.Decisions.Value {
		list = Decided(list, d)
	}
	if !s.Decisions.settle(s, m.Answer, list) {
		return nil
	}
	if m.Err != nil {
		return s.notify(Warn, "the accepted findings on disk could not be read: all findings are shown", m.Err)
	}
	return s.auditAgain()
}

func (m AcceptFindings) apply(s *State) []Effect {
	if !m.ReviewBy.After(s.Now) {
		return s.notify(Warn, "nothing was accepted: the day to look again must lie ahead", nil)
	}
	base := Decision{Workspace: s.Chosen, Acceptance: audit.Acceptance{
		Note: m.Note, By: s.Me.Value.Name, At: s.Now, ReviewBy: m.ReviewBy,
	}}
	if n := len(m.Findings); n > 0 {
		s.notify(Good, "accepted "+text.Plural(n, "finding")+noteWords(m.Note)+": back on the list on "+text.Day(m.ReviewBy), nil)
	}
	return s.decide(base, m.Findings)
}

// noteWords are the reason as a sentence goes on with it.
func noteWords(note string) string {
	if note == "" {
		return " without a reason"
	}
	return " (" + note + ")"
}

func (m ReopenFindings) apply(s *State) []Effect {
	return s.decide(Decision{Workspace: s.Chosen}, m.Findings)
}

// decide makes one decision about several findings.
func (s *State) decide(base Decision, about []FindingKey) []Effect {
	list := make([]Decision, len(about))
	for i, key := range about {
		d := base
		d.Check, d.Person, d.Who = key.Check, key.Person, s.nameOf(key.Person)
		list[i] = d
	}
	return s.takeDecisions(list)
}

// takeDecisions keeps decisions about the chosen workspace and audits it again.
func (s *State) takeDecisions(list []Decision) []Effect {
	if len(list) == 0 {
		return nil
	}
	for _, d := range list {
		s.Decisions.Value = Decided(s.Decisions.Value, d)
	}
	return append(s.audit(s.Chosen), SaveDecisions{List: list})
}

func (s *State) nameOf(id clickup.UserID) string {
	if r := s.Roster(); r != nil {
		if p, ok := r.People.ByID(id); ok {
			return p.Display()
		}
	}
	return ""
}

func (m DecisionsSaved) apply(s *State) []Effect {
	if m.Err != nil {
		s.notify(Fault, "what you decided could not be written: it holds until cutui ends", m.Err)
	}
	return nil
}

// accepted are the decisions about a workspace.
func (s *State) accepted(id clickup.WorkspaceID) []audit.Acceptance {
	var out []audit.Acceptance
	for _, d := range s.Decisions.Value {
		if d.Workspace == id {
			out = append(out, d.Acceptance)
		}
	}
	return out
}

var (
	errPastDay = errors.New("the day must lie ahead")
	errFarDay  = errors.New("that is too far off: ten years are the most")
)

// ParseReviewBy reads the day of the next review as typed: a date, or a length of time
// from now. The error says what can be typed.
func ParseReviewBy(typed string, now time.Time) (time.Time, error) {
	age, err := when.Parse(typed)
	if err != nil {
		return time.Time{}, err
	}
	day := age.After(now)
	switch {
	case !day.After(now):
		return time.Time{}, errPastDay
	case day.After(now.AddDate(10, 0, 1)):
		return time.Time{}, errFarDay
	}
	return day, nil
}
