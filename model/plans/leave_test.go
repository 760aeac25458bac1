package plans

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/impact"
	"cutui/model/people"
)

// leavingContext is a workspace with a leaver (1), a colleague who leaves too (2), a member
// who stays (3), a guest (4) and an agent (-5).
func leavingContext() Context {
	rows := []clickup.Person{
		{ID: 1, Email: "lea@x.example", Role: clickup.RoleMember},
		{ID: 2, Email: "leo@x.example", Role: clickup.RoleMember},
		{ID: 3, Email: "sue@x.example", Role: clickup.RoleMember},
		{ID: 4, Email: "gus@y.example", Role: clickup.RoleGuest},
		{ID: -5, Email: "bot@x.example", Role: clickup.RoleMember},
	}
	task := func(id string, assigned ...clickup.UserID) impact.Task {
		return impact.Task{ID: clickup.TaskID(id), Name: id, Assignees: assigned}
	}
	held := map[clickup.UserID]impact.Holdings{
		1: {
			Person: 1, Tasks: []impact.Task{task("own", 1), task("both-leave", 1, 2), task("with-sue", 1, 3), task("with-gus", 1, 4)},
			Goals:  []impact.Goal{{ID: "g1", Name: "Hire", Dated: true, Owners: []clickup.UserID{1}}, {ID: "g2", Name: "Learn", Owners: []clickup.UserID{1}}},
			Lists:  []impact.List{{ID: "l1", Name: "Launch"}},
			Spaces: []string{"Sketches"}, Groups: []string{"Attic"},
		},
		2: {Person: 2, Tasks: []impact.Task{task("both-leave", 1, 2)}},
	}
	return Context{Workspace: "1", Name: "X", People: people.New(rows), Holdings: held, Now: sendDay}
}

// sentences returns the steps in words, with who gets the thing and who loses it.
func sentences(p change.Plan) []string {
	var out []string
	for _, s := range p.Steps {
		out = append(out, string(s.State)+": "+s.Sentence(nil, ""))
	}
	return out
}

func TestLeavingHandsOverFirst(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		shared SharedTasks
		want   []string
	}{
		"taken out of shared tasks": {SharedTakeOut, []string{
			"planned: hand over own (task) from lea@x.example to sue@x.example",
			"planned: hand over both-leave (task) from lea@x.example to sue@x.example",
			"planned: take lea@x.example out of with-sue (task)",
			"planned: take lea@x.example out of with-gus (task)",
		}},
		"successor gets shared tasks": {SharedHandOver, []string{
			"planned: hand over own (task) from lea@x.example to sue@x.example",
			"planned: hand over both-leave (task) from lea@x.example to sue@x.example",
			"planned: hand over with-sue (task) from lea@x.example to sue@x.example",
			"planned: hand over with-gus (task) from lea@x.example to sue@x.example",
		}},
		"shared tasks stay": {SharedLeave, []string{
			"planned: hand over own (task) from lea@x.example to sue@x.example",
			"planned: hand over both-leave (task) from lea@x.example to sue@x.example",
		}},
	} {
		p, err := Leave(leavingContext(), []clickup.UserID{1, 2}, HandOver{To: 3, Shared: tt.shared})
		got := sentences(p)
		tasks := len(tt.want)
		if err != nil || !slices.Equal(got[:tasks], tt.want) {
			t.Errorf("%s: %v\n%s", name, err, strings.Join(got, "\n"))
			continue
		}
		rest := []string{
			"planned: hand over Hire (goal) from lea@x.example to sue@x.example",
			"skipped: hand over Learn (goal) from lea@x.example to sue@x.example: " + change.NoDueDate,
			"planned: hand over Launch (list) from lea@x.example to sue@x.example",
		}
		if !slices.Equal(got[tasks:tasks+3], rest) {
			t.Errorf("%s: %q", name, got[tasks:])
		}
		if s := p.Steps[tasks+3]; s.Op != change.OpRemoveMember || s.Holds == nil || *s.Holds.OpenTasks != 4 || p.Removes() != 2 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestSuccessorIsNotAddedTwice(t *testing.T) {
	t.Parallel()
	p, _ := Leave(leavingContext(), []clickup.UserID{1}, HandOver{To: 3, Shared: SharedHandOver})
	for _, s := range p.Steps {
		if s.ItemName == "with-sue" && (len(s.Gives) > 0 || !slices.Equal(s.Takes, []clickup.UserID{1})) {
			t.Errorf("%+v", s)
		}
	}
}

func TestBadSuccessors(t *testing.T) {
	t.Parallel()
	for to, want := range map[clickup.UserID]string{9: "not in this workspace", 4: "is a guest", 1: "is leaving too", -5: "is an agent"} {
		p, err := Leave(leavingContext(), []clickup.UserID{1}, HandOver{To: to})
		if err == nil || !strings.Contains(err.Error(), want) || len(p.Steps) > 0 {
			t.Errorf("%d: %v, %d steps", to, err, len(p.Steps))
		}
	}
}

func TestWarningsNameWhatStaysBehind(t *testing.T) {
	t.Parallel()
	d := leavingContext()
	delete(d.Holdings, 2)
	p, _ := Leave(d, []clickup.UserID{1, 2}, HandOver{To: 3, Shared: SharedLeave})
	text := strings.Join(p.Warnings, "\n")
	for _, want := range []string{"what 1 person to be removed may hold is not known", "in 2 tasks shared with others", "1 goal without a due date can't be changed", "1 private space they are alone in", "1 user group will be empty", "may notify"} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing about %q in\n%s", want, text)
		}
	}
}

func TestPlanWithoutRemovalsHandsOver(t *testing.T) {
	t.Parallel()
	d := leavingContext()
	d.Gate = "Business"
	p, _ := Leave(d, []clickup.UserID{1}, HandOver{To: 3})
	last := p.Steps[len(p.Steps)-1]
	if !p.HandsOver() || p.Removes() != 0 || last.State != change.Skipped || !last.Left() {
		t.Errorf("%+v", last)
	}
	for i := range p.Steps {
		if p.Steps[i].State == change.Planned {
			p.Steps[i].State = change.Done
		}
	}
	if !p.HandedOff() {
		t.Error("what is left is not for hands")
	}
}

// leavingRun returns a run of a plan that hands two tasks over and removes their owner.
func leavingRun() *change.Run {
	d := leavingContext()
	h := d.Holdings[1]
	h.Tasks, h.Goals, h.Lists = h.Tasks[:2], nil, nil
	d.Holdings[1] = h
	p, _ := Leave(d, []clickup.UserID{1}, HandOver{To: 3, Shared: SharedHandOver})
	return proven(p)
}

// proven returns a run of a plan that may send several steps at once, because one of its
// calls has worked.
func proven(p change.Plan) *change.Run {
	r := &change.Run{ID: "r", Plan: p, Phase: change.PhaseActive}
	r.Finish(0, change.Outcome{State: change.Done})
	r.Plan.Steps[0].State = change.Planned
	return r
}

func TestRemovalWaitsForHandOvers(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		second change.StepState
		want   change.StepState
	}{
		"all handed over":   {change.Done, change.Running},
		"one is gone":       {change.Skipped, change.Running},
		"one was refused":   {change.Failed, change.Skipped},
		"one is not known":  {change.Unknown, change.Skipped},
		"one is on its way": {change.Running, change.Planned},
	} {
		r := leavingRun()
		if due := r.Next(sendDay); len(due) != 2 {
			t.Fatalf("%s: sends %d", name, len(due))
		}
		r.Finish(0, change.Outcome{State: change.Done})
		if tt.second != change.Running {
			r.Finish(1, change.Outcome{State: tt.second, Status: 400})
		}
		r.Next(sendDay)
		removal := r.Plan.Steps[2]
		if removal.State != tt.want || removal.State == change.Skipped && !removal.Withheld() {
			t.Errorf("%s: the removal is %s: %s", name, removal.State, removal.Message)
		}
	}
}

func TestRetryBringsTheRemovalBack(t *testing.T) {
	t.Parallel()
	r := leavingRun()
	r.Next(sendDay)
	r.Finish(0, change.Outcome{State: change.Done})
	r.Finish(1, change.Outcome{State: change.Unknown})
	r.Next(sendDay)
	r.Rejoin(false)
	if due := r.Next(sendDay); len(due) != 1 || due[0].Index != 1 || !due[0].Verify {
		t.Fatalf("%+v", due)
	}
	r.Finish(1, change.Outcome{State: change.Done})
	if due := r.Next(sendDay); len(due) != 1 || due[0].Step.Op != change.OpRemoveMember {
		t.Errorf("%+v", due)
	}
}

func TestUndoGivesBack(t *testing.T) {
	t.Parallel()
	d := leavingContext()
	p, _ := Leave(d, []clickup.UserID{1}, HandOver{To: 3, Shared: SharedHandOver})
	for i := range p.Steps {
		if p.Steps[i].State == change.Planned {
			p.Steps[i].State = change.Done
		}
	}
	gone := d
	gone.People = people.New(d.People.Rows()[1:])
	back := Undo(gone, change.Run{ID: "r", Plan: p})
	first := back.Steps[0]
	if first.Op != change.OpInviteMember || first.State != change.Planned {
		t.Fatalf("%+v", first)
	}
	r := proven(back)
	if due := r.Next(sendDay); len(due) != 1 || due[0].Step.Op != change.OpInviteMember {
		t.Fatalf("sends %+v", due)
	}
	r.Finish(0, change.Outcome{State: change.Done, Person: &clickup.Person{ID: 77}})
	for _, due := range r.Next(sendDay) {
		s := due.Step
		if got := s.Assignees(); !slices.Equal(got.Add, []clickup.UserID{77}) || slices.Contains(got.Remove, 77) {
			t.Errorf("%s: %+v", s.ItemName, got)
		}
		if sue := slices.Contains(s.Takes, 3); sue == (s.ItemName == "with-sue") {
			t.Errorf("%s: Sue loses it: %v", s.ItemName, sue)
		}
	}
	still := Undo(d, change.Run{ID: "r", Plan: p}) // the leaver was not removed after all
	for _, s := range still.Steps {
		if s.HandsOver() && !slices.Equal(s.Gets(), []clickup.UserID{1}) {
			t.Errorf("%+v", s)
		}
	}
}
