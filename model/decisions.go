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

// Decision is the acceptance of a finding in a workspace.
type Decision struct {
	Workspace clickup.WorkspaceID
	audit.Acceptance
}

// SameFinding reports whether both decisions are about the same finding.
func (d Decision) SameFinding(other Decision) bool {
	return d.Workspace == other.Workspace && d.Check == other.Check && d.Person == other.Person
}

// Decided returns list with d in place of an older decision about the same finding. A d
// without a ReviewBy day only removes the older one.
func Decided(list []Decision, d Decision) []Decision {
	list = slices.DeleteFunc(slices.Clone(list), d.SameFinding)
	if d.ReviewBy.IsZero() {
		return list
	}
	return append(list, d)
}

// FindingKey identifies a finding within a workspace. Person is 0 if the finding is about
// the workspace.
type FindingKey struct {
	Check  audit.Check
	Person clickup.UserID
}

// Intents, effects and events about accepted findings.
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
	// LoadDecisions reads the decisions from disk.
	LoadDecisions struct {
		request
		Seq uint64
	}
	// SaveDecisions adds decisions to those on disk, as Decided does.
	SaveDecisions struct {
		request
		List []Decision
	}
	// DecisionsLoaded has the decisions on disk.
	DecisionsLoaded struct {
		Answer
		List []Decision
	}
	// DecisionsSaved says whether decisions were written to disk.
	DecisionsSaved struct {
		Err error
	}
)

func (s *State) loadDecisions() []Effect {
	return []Effect{LoadDecisions{Seq: s.Decisions.begin(s.next())}}
}

// apply adds the decisions made before those on disk were read.
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
		return s.notify(Warn, "nothing was accepted: the day to review it must be in the future", nil)
	}
	base := Decision{Workspace: s.Chosen, Acceptance: audit.Acceptance{
		Note: m.Note, By: s.Me.Value.Name, At: s.Now, ReviewBy: m.ReviewBy,
	}}
	if n := len(m.Findings); n > 0 {
		s.notify(Good, "accepted "+text.Plural(n, "finding")+noteWords(m.Note)+": back on the list on "+text.Day(m.ReviewBy), nil)
	}
	return s.decide(base, m.Findings)
}

// noteWords returns the reason for an acceptance as the end of a sentence.
func noteWords(note string) string {
	if note == "" {
		return " without a reason"
	}
	return " (" + note + ")"
}

func (m ReopenFindings) apply(s *State) []Effect {
	return s.decide(Decision{Workspace: s.Chosen}, m.Findings)
}

// decide makes the same decision about several findings.
func (s *State) decide(base Decision, findings []FindingKey) []Effect {
	list := make([]Decision, len(findings))
	for i, key := range findings {
		d := base
		d.Check, d.Person, d.Who = key.Check, key.Person, s.nameOf(key.Person)
		list[i] = d
	}
	return s.addDecisions(list)
}

// addDecisions adds and saves decisions about the chosen workspace and audits it again.
func (s *State) addDecisions(list []Decision) []Effect {
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
		s.notify(Fault, "your decisions could not be saved: they are lost when cutui exits", m.Err)
	}
	return nil
}

// accepted returns the accepted findings of a workspace.
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
	errPastDay = errors.New("the day must be in the future")
	errFarDay  = errors.New("the day must be within ten years")
)

// ParseReviewBy parses the day of the next review: a date, or a length of time from now.
// The error says what can be typed.
func ParseReviewBy(typed string, now time.Time) (time.Time, error) {
	age, err := when.ParseAhead(typed, now)
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
