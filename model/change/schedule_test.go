package change

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cutui/clickup"
)

var today = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func indexes(due []Due) []int {
	var out []int
	for _, d := range due {
		out = append(out, d.Index)
	}
	return out
}

func sharesOf(mail string, id clickup.UserID, items ...string) []Step {
	var steps []Step
	for _, it := range items {
		steps = append(steps, Step{Op: OpShare, ID: id, Email: mail, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: it}, State: Planned})
	}
	return steps
}

func stepFor(op Op, mail string, id clickup.UserID) Step {
	return Step{Op: op, Email: mail, ID: id, State: Planned}
}

func TestWhichStepsGoTogether(t *testing.T) {
	t.Parallel()
	many := make([]Step, 0, 12)
	for i := range 12 {
		many = append(many, stepFor(OpEditGuest, fmt.Sprintf("g%d@x.example", i), clickup.UserID(i+1)))
	}
	done := Step{Op: OpEditGuest, ID: 99, State: Done}
	for name, c := range map[string]struct {
		steps []Step
		want  []int
	}{
		"so many at once":            {many, []int{0, 1, 2, 3, 4, 5, 6, 7}},
		"two things for one guest":   {sharesOf("a@x.example", 1, "t1", "t2"), []int{0, 1}},
		"one thing twice":            {sharesOf("a@x.example", 1, "t1", "t1"), []int{0}},
		"one thing for two guests":   {append(sharesOf("a@x.example", 1, "t1"), sharesOf("b@x.example", 2, "t1")...), []int{0, 1}},
		"shares wait for the invite": {append([]Step{stepFor(OpInviteGuest, "a@x.example", 0)}, sharesOf("A@x.example", 0, "t1", "t2")...), []int{0}},
		"nobody else waits":          {append(append([]Step{stepFor(OpInviteGuest, "a@x.example", 0)}, sharesOf("a@x.example", 0, "t1")...), stepFor(OpInviteGuest, "b@x.example", 0)), []int{0, 2}},
		"a removal waits for shares": {append(sharesOf("a@x.example", 1, "t1"), stepFor(OpRemoveGuest, "", 1)), []int{0}},
		"shares wait for an edit":    {append([]Step{stepFor(OpEditGuest, "", 1)}, sharesOf("a@x.example", 1, "t1")...), []int{0}},
		"none overtakes a waiting one": {append(append(sharesOf("a@x.example", 1, "t1"), stepFor(OpEditGuest, "a@x.example", 1)),
			sharesOf("a@x.example", 1, "t2")...), []int{0}},
	} {
		r := Run{Plan: Plan{Steps: append(slices.Clone(c.steps), done)}, Phase: PhaseActive, proven: true}
		if got := indexes(r.Next(today)); !slices.Equal(got, c.want) {
			t.Errorf("%s: sent %v, want %v", name, got, c.want)
		}
		for ended := 0; r.Phase == PhaseActive; ended++ {
			i := slices.IndexFunc(r.Plan.Steps, func(s Step) bool { return s.State == Running })
			if i < 0 || ended > len(c.steps) {
				t.Fatalf("%s: it comes to a stop: %+v", name, r.Plan.Steps)
			}
			r.Finish(i, Outcome{State: Done, Person: &clickup.Person{ID: 7}})
			r.Next(today)
		}
		if got := r.Tally(); got.Done != len(c.steps)+1 || r.Live() {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestTheFirstCallGoesAlone(t *testing.T) {
	t.Parallel()
	r := Run{Plan: Plan{Steps: sharesOf("a@x.example", 1, "t1", "t2", "t3", "t4")}, Phase: PhaseActive}
	for i, outcome := range []StepState{Failed, Unknown, Done} {
		if got := indexes(r.Next(today)); !slices.Equal(got, []int{i}) {
			t.Fatalf("sent %v, want only %d", got, i)
		}
		r.Finish(i, Outcome{State: outcome})
	}
	r.Requeue(true)
	if got := indexes(r.Next(today)); !slices.Equal(got, []int{0, 1, 3}) {
		t.Errorf("once one has worked: %v", got)
	}
}
