package model

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/model/audit"
)

// PastRun is a run as its journal tells it. Busy: it is under way, here or in
// another cutui.
type PastRun struct {
	Run  Run
	Busy bool
	Here bool // Busy means this program
}

// Standing is how a run stands as a whole.
type Standing uint8

// The standings. Interrupted: steps are left that resuming would send or look
// for. Unclear: it ran to its end, but of a step nobody knows whether it worked.
const (
	RunHere Standing = iota
	RunElsewhere
	RunInterrupted
	RunUnclear
	RunGivenUp
	RunFailed
	RunDone
)

// Standing is how the run stands.
func (p PastRun) Standing() Standing {
	t := p.Run.Tally()
	switch {
	case p.Here:
		return RunHere
	case p.Busy:
		return RunElsewhere
	case p.Run.Phase == RunDropped:
		return RunGivenUp
	case t.Planned+t.Running > 0:
		return RunInterrupted
	case t.Unknown > 0:
		return RunUnclear
	case t.Failed > 0 || slices.ContainsFunc(p.Run.Plan.Steps, func(s Step) bool { return s.Withheld() }):
		return RunFailed
	}
	return RunDone
}

// String is the standing in a word or two.
func (s Standing) String() string {
	return [...]string{"under way", "in another cutui", "interrupted", "not all is known", "given up", "partly failed", "done"}[min(s, RunDone)]
}

// Open reports whether steps are left that resuming would send or look for.
func (p PastRun) Open() bool { return p.Standing() == RunInterrupted || p.Standing() == RunUnclear }

// String is the counts that are not 0: "4 done, 1 failed".
func (t Tally) String() string {
	text := ""
	for _, part := range []struct {
		n    int
		word string
	}{{t.Done, "done"}, {t.Skipped, "skipped"}, {t.Failed, "failed"}, {t.Unknown, "unknown"}, {t.Planned + t.Running, "left"}} {
		if part.n == 0 {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += fmt.Sprintf("%d %s", part.n, part.word)
	}
	if text == "" {
		return "no steps"
	}
	return text
}

// Runs are all runs that are known, the newest first: those with a journal, as
// they were when they were last listed, and the one of this program.
func (s *State) Runs() []PastRun {
	out := slices.Clone(s.Past)
	if s.Run == nil || !s.Run.journaled && s.Run.Phase != RunOpening {
		return out
	}
	mine := PastRun{Run: *s.Run, Busy: s.Run.Live(), Here: s.Run.Live()}
	if i := slices.IndexFunc(out, func(p PastRun) bool { return p.Run.ID == mine.Run.ID }); i >= 0 {
		out[i] = mine
		return out
	}
	return append([]PastRun{mine}, out...)
}

// RunByID is one of Runs.
func (s *State) RunByID(id RunID) (PastRun, bool) {
	for _, p := range s.Runs() {
		if p.Run.ID == id {
			return p, true
		}
	}
	return PastRun{}, false
}

// Resumable are the runs with steps left that resuming would send or look for,
// the newest first.
func (s *State) Resumable() []PastRun {
	return slices.DeleteFunc(s.Runs(), func(p PastRun) bool { return !p.Open() })
}

// Interrupted is how many runs Resumable has, at no cost.
func (s *State) Interrupted() int { return s.interrupted }

// Undone are the runs that a later one has taken back, by id.
func (s *State) Undone() map[RunID]bool {
	undone := map[RunID]bool{}
	for _, p := range s.Runs() {
		if by := p.Run.Plan.Undoes; by != "" && !undone[p.Run.ID] && p.Run.Tally().Done > 0 {
			undone[by] = true
		}
	}
	return undone
}

// Undoable is the run that undo is about: the latest one that changed something
// and is not taken back yet. An undo itself is not one of them.
func (s *State) Undoable() (PastRun, error) {
	if s.Run != nil && s.Run.Live() {
		return PastRun{}, errors.New("a run is under way: wait for its end, or stop it first")
	}
	undone := s.Undone()
	for _, p := range s.Runs() {
		if !p.Busy && p.Run.Plan.Undoes == "" && !undone[p.Run.ID] && p.Run.Tally().Done > 0 {
			return p, nil
		}
	}
	return PastRun{}, errors.New("there is no run that changed something and was not taken back")
}

// UndoPlan is the plan that takes a run back, made from the people as they are
// now; the error says why there is none.
func (s *State) UndoPlan(id RunID) (Plan, error) {
	p, err := s.pastRun(id)
	switch {
	case err != nil:
		return Plan{}, err
	case p.Run.Tally().Done == 0:
		return Plan{}, errors.New("this run changed nothing")
	case s.Undone()[id]:
		return Plan{}, errors.New("this run was taken back already")
	}
	return s.planPast(p.Run, PlanUndo)
}

// ResumePlan is what resuming a run would still send or look for, for a review:
// people and seats may have changed since it was planned. With retry the failed
// steps count too.
func (s *State) ResumePlan(id RunID, retry bool) (Plan, error) {
	p, err := s.pastRun(id)
	if err != nil {
		return Plan{}, err
	}
	plan, err := s.planPast(p.Run, func(d Desk, r Run) Plan { return PlanResume(d, r, retry) })
	if err == nil && plan.Calls() == 0 {
		return Plan{}, errors.New("nothing is left of this run")
	}
	return plan, err
}

// Fresh reports whether the people were loaded since the start, and are not only
// those of an earlier one.
func (s *State) Fresh() bool { return s.fresh }

// pastRun is an earlier run that is over, about which plans can be made.
func (s *State) pastRun(id RunID) (PastRun, error) {
	if err := s.MayChange(); err != nil {
		return PastRun{}, err
	}
	p, ok := s.RunByID(id)
	switch {
	case !ok:
		return p, fmt.Errorf("there is no run %s", id)
	case p.Here:
		return p, errors.New("the run is still under way: wait for its end, or stop it first")
	case p.Busy:
		return p, errors.New("the run is under way in another cutui")
	case !s.fresh:
		return p, errors.New("the people are still being loaded")
	}
	return p, nil
}

// planPast makes a plan about each workspace of a run, and one of them all.
func (s *State) planPast(r Run, plan func(Desk, Run) Plan) (Plan, error) {
	var plans []Plan
	for _, part := range r.Plan.Parts() {
		d, ok := s.DeskOf(part.Workspace)
		if !ok {
			return Plan{}, fmt.Errorf("the workspace of this run, %s, is not among yours any more", workspaceWords(part.Name, part.Workspace))
		}
		plans = append(plans, plan(d, r.in(part)))
	}
	return joined(plans), nil
}

func workspaceWords(name string, id clickup.WorkspaceID) string {
	if name != "" {
		return name
	}
	return string(id)
}

// When is a moment in words for a table: "today 13:40", "yesterday 09:12", "3 days
// ago".
func (s *State) When(at time.Time) string {
	at = at.In(s.Now.Location())
	ago := audit.Ago(s.Now, at)
	if ago == "today" || ago == "yesterday" {
		return ago + at.Format(" 15:04")
	}
	return ago
}
