package model

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cutui/clickup"
)

// sends are the numbers of the steps that effects send.
var sendDay = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func indexes(due []Due) []int {
	var out []int
	for _, d := range due {
		out = append(out, d.Index)
	}
	return out
}

func sends(effects []Effect) []int {
	var out []int
	for _, e := range effects {
		if s, ok := e.(SendStep); ok {
			out = append(out, s.Index)
		}
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
		r := Run{Plan: Plan{Steps: append(slices.Clone(c.steps), done)}, Phase: RunActive, proven: true}
		if got := indexes(r.advance(sendDay)); !slices.Equal(got, c.want) {
			t.Errorf("%s: sent %v, want %v", name, got, c.want)
		}
		for ended := 0; r.Phase == RunActive; ended++ {
			i := slices.IndexFunc(r.Plan.Steps, func(s Step) bool { return s.State == Running })
			if i < 0 || ended > len(c.steps) {
				t.Fatalf("%s: it comes to a stop: %+v", name, r.Plan.Steps)
			}
			r.end(i, Outcome{State: Done, Person: &clickup.Person{ID: 7}})
			r.advance(sendDay)
		}
		if got := r.Tally(); got.Done != len(c.steps)+1 || r.Live() {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestTheFirstCallGoesAlone(t *testing.T) {
	t.Parallel()
	r := Run{Plan: Plan{Steps: sharesOf("a@x.example", 1, "t1", "t2", "t3", "t4")}, Phase: RunActive}
	for i, outcome := range []StepState{Refused, Unknown, Done} {
		if got := indexes(r.advance(sendDay)); !slices.Equal(got, []int{i}) {
			t.Fatalf("sent %v, want only %d", got, i)
		}
		r.end(i, Outcome{State: outcome})
	}
	r.again(true)
	if got := indexes(r.advance(sendDay)); !slices.Equal(got, []int{0, 1, 3}) {
		t.Errorf("once one has worked: %v", got)
	}
}

func TestPauseAndStopLetCallsFinish(t *testing.T) {
	t.Parallel()
	for name, intent := range map[string]Msg{"pause": PauseRun{}, "stop": StopRun{}} {
		s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "c@else.example"))
		out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: Outcome{State: Done, Person: &clickup.Person{ID: 8}}})
		going := sends(out)
		if len(going) != 3 { // a's share, the two invitations
			t.Fatalf("under way: %v", going)
		}
		s.Update(intent)
		if retry := s.Update(RetryRun{}); len(retry) != 0 {
			t.Errorf("%s: a retry sends %v", name, retry)
		}
		for n, i := range going {
			if !s.Run.Live() {
				t.Errorf("%s: over while %d calls are under way", name, len(going)-n)
			}
			out = s.Update(StepEnded{Run: s.Run.ID, Index: i, Outcome: Outcome{State: Done, Person: &clickup.Person{ID: clickup.UserID(10 + i)}}})
			if more := sends(out); len(more) > 0 {
				t.Errorf("%s: sends %v", name, more)
			}
		}
		closed := slices.ContainsFunc(out, func(e Effect) bool { _, ok := e.(CloseRun); return ok })
		if got := s.Run.Tally(); got.Done != 4 || got.Planned != 2 || closed != (name == "stop") {
			t.Errorf("%s: %+v, journal closed: %v", name, got, closed)
		}
	}
}

func TestARefusalForAllLetsCallsFinish(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "c@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: Outcome{State: Done, Person: &clickup.Person{ID: 8}}})
	going := sends(out)
	s.Update(StepEnded{Run: s.Run.ID, Index: going[0], Outcome: Outcome{State: Refused, Status: 401, Code: "OAUTH_025"}})
	if got := s.Run.Tally(); got.Running != 2 || got.Planned != 0 || s.Run.Phase != RunActive {
		t.Fatalf("%+v %s", got, s.Run.Phase)
	}
	for _, i := range going[1:] {
		s.Update(StepEnded{Run: s.Run.ID, Index: i, Outcome: Outcome{State: Refused, Status: 401, Code: "OAUTH_025"}})
	}
	if got := s.Run.Tally(); got.Done != 1 || got.Failed != 3 || got.Skipped != 2 || s.Run.Phase != RunFinished {
		t.Errorf("%+v %s", got, s.Run.Phase)
	}
}

func TestRetryWhileOthersAreUnderWay(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "c@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: Outcome{State: Done, Person: &clickup.Person{ID: 8}}})
	failed := sends(out)[0]
	s.Update(StepEnded{Run: s.Run.ID, Index: failed, Outcome: Outcome{State: Refused, Status: 400}})
	again := s.Update(RetryRun{})
	if got := sends(again); !slices.Equal(got, []int{failed}) || !sent(t, again).Verify {
		t.Errorf("%+v", again)
	}
	if got := s.Run.Tally(); got.Running != 3 || got.Failed != 0 {
		t.Errorf("%+v", got)
	}
}
