package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"cutui/internal/text"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/people"
	"cutui/model/plans"
)

// RunRecord is a run as recorded in its journal.
type RunRecord struct {
	Run  change.Run
	Busy bool // it is under way, in this process or another one
	Here bool // it is under way in this process
}

// Status is the state of a run as a whole.
type Status uint8

// The statuses. Interrupted means that steps are left which resuming would send or verify,
// Unclear that the run ended but the outcome of a step is unknown.
const (
	StatusHere Status = iota
	StatusElsewhere
	StatusInterrupted
	StatusUnclear
	StatusGivenUp
	StatusFailed
	StatusDone
)

// Status returns the state of the run as a whole.
func (p RunRecord) Status() Status {
	t := p.Run.Tally()
	switch {
	case p.Here:
		return StatusHere
	case p.Busy:
		return StatusElsewhere
	case p.Run.Phase == change.PhaseDropped:
		return StatusGivenUp
	case t.Planned+t.Running > 0:
		return StatusInterrupted
	case t.Unknown > 0:
		return StatusUnclear
	case t.Failed > 0 || slices.ContainsFunc(p.Run.Plan.Steps, func(s change.Step) bool { return s.Withheld() }):
		return StatusFailed
	}
	return StatusDone
}

// String returns the status in a few words.
func (s Status) String() string {
	return [...]string{"under way", "in another cutui", "interrupted", "not all is known", "given up", "partly failed", "done"}[min(s, StatusDone)]
}

// Open reports whether steps are left that resuming would send or verify.
func (p RunRecord) Open() bool { return p.Status() == StatusInterrupted || p.Status() == StatusUnclear }

// Runs returns all known runs, the newest first: those with a journal, as last listed, and
// the one of this process.
func (s *State) Runs() []RunRecord {
	out := slices.Clone(s.History)
	if s.Run == nil || !s.Run.Journaled && s.Run.Phase != change.PhaseOpening {
		return out
	}
	mine := RunRecord{Run: *s.Run, Busy: s.Run.Live(), Here: s.Run.Live()}
	if i := slices.IndexFunc(out, func(p RunRecord) bool { return p.Run.ID == mine.Run.ID }); i >= 0 {
		out[i] = mine
		return out
	}
	return append([]RunRecord{mine}, out...)
}

// RunByID returns one of Runs.
func (s *State) RunByID(id change.RunID) (RunRecord, bool) {
	for _, p := range s.Runs() {
		if p.Run.ID == id {
			return p, true
		}
	}
	return RunRecord{}, false
}

// Resumable returns the open runs, the newest first.
func (s *State) Resumable() []RunRecord {
	return slices.DeleteFunc(s.Runs(), func(p RunRecord) bool { return !p.Open() })
}

// Interrupted returns the number of Resumable runs, without going through all runs.
func (s *State) Interrupted() int { return s.interrupted }

// Undone returns the ids of the runs that a later run has undone.
func (s *State) Undone() map[change.RunID]bool {
	undone := map[change.RunID]bool{}
	for _, p := range s.Runs() {
		if by := p.Run.Plan.Undoes; by != "" && !undone[p.Run.ID] && p.Run.Tally().Done > 0 {
			undone[by] = true
		}
	}
	return undone
}

// Undoable returns the run to undo next: the latest one that changed something, was not
// undone yet and is no undo itself. The error says why there is none.
func (s *State) Undoable() (RunRecord, error) {
	if s.Run != nil && s.Run.Live() {
		return RunRecord{}, errors.New("a run is under way: wait for it to end, or stop it first")
	}
	undone := s.Undone()
	for _, p := range s.Runs() {
		if !p.Busy && p.Run.Plan.Undoes == "" && !undone[p.Run.ID] && p.Run.Tally().Done > 0 {
			return p, nil
		}
	}
	return RunRecord{}, errors.New("there is no run to undo")
}

// UndoPlan returns the plan that undoes a run, made from the people as they are now. The
// error says why there is none.
func (s *State) UndoPlan(id change.RunID) (change.Plan, error) {
	p, err := s.endedRun(id)
	switch {
	case err != nil:
		return change.Plan{}, err
	case p.Run.Tally().Done == 0:
		return change.Plan{}, errors.New("this run changed nothing")
	case s.Undone()[id]:
		return change.Plan{}, errors.New("this run has already been undone")
	}
	return s.planParts(p.Run, plans.Undo)
}

// ResumePlan returns the steps that resuming a run would send or verify, for a new review:
// people and seats may have changed since they were planned. With retry it includes the
// failed steps.
func (s *State) ResumePlan(id change.RunID, retry bool) (change.Plan, error) {
	p, err := s.endedRun(id)
	if err != nil {
		return change.Plan{}, err
	}
	plan, err := s.planParts(p.Run, func(d plans.Context, r change.Run) change.Plan { return plans.Resume(d, r, retry) })
	if err == nil && plan.Calls() == 0 {
		return change.Plan{}, errors.New("nothing is left of this run")
	}
	return plan, err
}

// Fresh reports whether the people were loaded from ClickUp since the start, not only read
// from disk.
func (s *State) Fresh() bool { return s.fresh }

// endedRun returns a run that is over, to make a plan from. The error says why that is not
// possible.
func (s *State) endedRun(id change.RunID) (RunRecord, error) {
	if err := s.MayChange(); err != nil {
		return RunRecord{}, err
	}
	p, ok := s.RunByID(id)
	switch {
	case !ok:
		return p, fmt.Errorf("there is no run %s", id)
	case p.Here:
		return p, errors.New("the run is still under way: wait for it to end, or stop it first")
	case p.Busy:
		return p, errors.New("the run is under way in another cutui")
	case !s.fresh:
		return p, errors.New("the people are still being loaded")
	}
	return p, nil
}

// planParts makes a plan for each workspace of a run, and joins them.
func (s *State) planParts(r change.Run, plan func(plans.Context, change.Run) change.Plan) (change.Plan, error) {
	var parts []change.Plan
	for _, part := range r.Plan.Parts() {
		d, ok := s.ChangeContextOf(part.Workspace)
		if !ok {
			return change.Plan{}, fmt.Errorf("the workspace of this run, %s, is no longer one of yours", change.WorkspaceName(part.Name, part.Workspace))
		}
		parts = append(parts, plan(d, r.Within(part)))
	}
	return plans.Join(parts), nil
}

// When formats a time for a table: "today 13:40", "yesterday 09:12", "3 days ago".
func (s *State) When(at time.Time) string {
	at = at.In(s.Now.Location())
	ago := text.Ago(s.Now, at)
	if ago == "today" || ago == "yesterday" {
		return ago + at.Format(" 15:04")
	}
	return ago
}

// RecentItems returns up to most items that runs have shared in the chosen workspace, the
// latest run first.
func (s *State) RecentItems(most int) []items.Item {
	var out []items.Item
	for _, p := range s.Runs() {
		if p.Run.Plan.Undoes != "" {
			continue
		}
		for _, step := range p.Run.Plan.Steps {
			if len(out) == most {
				return out
			}
			same := func(i items.Item) bool { return i.Ref == step.Item }
			if step.Op == change.OpShare && step.State == change.Done && p.Run.Plan.WorkspaceOf(step) == s.Chosen && !slices.ContainsFunc(out, same) {
				out = append(out, items.Item{Ref: step.Item, Name: step.ItemName})
			}
		}
	}
	return out
}

// LastPreset returns the number, from 1, of the preset that guests were last invited with,
// or 0.
func (s *State) LastPreset() int {
	for _, p := range s.Runs() {
		if p.Run.Plan.Undoes != "" {
			continue
		}
		for _, step := range p.Run.Plan.Steps {
			if step.Op == change.OpInviteGuest && step.State == change.Done {
				return s.presetOf(step, p.Run.Plan.Steps)
			}
		}
	}
	return 0
}

// presetOf returns the number, from 1, of the preset that an invitation was made with, or 0.
// Of several presets with its rights it prefers the one with the level of the items shared.
func (s *State) presetOf(invite change.Step, steps []change.Step) int {
	level := LeastPermission
	for _, step := range steps {
		if step.Op == change.OpShare && people.FoldMail(step.Email) == people.FoldMail(invite.Email) {
			level = step.Permission
		}
	}
	found := 0
	for i, p := range s.Options.Presets {
		if p.Rights.Granted != invite.Rights.Granted {
			continue
		}
		if p.Permission == level {
			return i + 1
		}
		if found == 0 {
			found = i + 1
		}
	}
	return found
}

// HistoryOf returns the known history of somebody in the chosen workspace in sentences, the
// latest first: what runs did, changes since earlier rosters, and accepted findings.
func (s *State) HistoryOf(who *Person) []string {
	type event struct {
		at    time.Time
		words string
	}
	f := s.Data()
	var all []event
	for _, p := range s.Runs() {
		plan := &p.Run.Plan
		for i := range plan.Steps {
			step := &plan.Steps[i]
			about := step.ID == who.ID || step.ID == 0 && step.Email != "" && strings.EqualFold(step.Email, who.Email)
			if about && step.State == change.Done && plan.WorkspaceOf(*step) == s.Chosen {
				all = append(all, event{p.Run.Started, s.since(p.Run.Started) + ": " + step.Happened(f.Roles.Value)})
			}
		}
	}
	for _, changes := range []audit.Changes{f.Changes, f.Since.Value.Changes} {
		for i := range changes.List {
			if c := &changes.List[i]; c.Person.ID == who.ID {
				all = append(all, event{changes.To, "since " + s.since(changes.From) + ": " + c.Reason()})
			}
		}
	}
	for _, d := range s.Decisions.Value {
		if d.Workspace == s.Chosen && d.Person == who.ID {
			all = append(all, event{d.At, s.since(d.At) + ": " + d.Check.String() + " accepted until " + text.Day(d.ReviewBy) + noteWords(d.Note)})
		}
	}
	slices.SortStableFunc(all, func(a, b event) int { return b.at.Compare(a.at) })
	var out []string
	for _, e := range all {
		if !slices.Contains(out, e.words) {
			out = append(out, e.words)
		}
	}
	return out
}
