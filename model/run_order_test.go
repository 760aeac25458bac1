package model

import (
	"slices"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
)

func sends(effects []Effect) []int {
	var out []int
	for _, e := range effects {
		if s, ok := e.(SendStep); ok {
			out = append(out, s.Index)
		}
	}
	return out
}

func TestPauseAndStopLetCallsFinish(t *testing.T) {
	t.Parallel()
	for name, intent := range map[string]Msg{"pause": PauseRun{}, "stop": StopRun{}} {
		s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "c@else.example"))
		out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
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
			out = s.Update(StepEnded{Run: s.Run.ID, Index: i, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: clickup.UserID(10 + i)}}})
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
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
	going := sends(out)
	s.Update(StepEnded{Run: s.Run.ID, Index: going[0], Outcome: change.Outcome{State: change.Failed, Status: 401, Code: "OAUTH_025"}})
	if got := s.Run.Tally(); got.Running != 2 || got.Planned != 0 || s.Run.Phase != change.PhaseActive {
		t.Fatalf("%+v %s", got, s.Run.Phase)
	}
	for _, i := range going[1:] {
		s.Update(StepEnded{Run: s.Run.ID, Index: i, Outcome: change.Outcome{State: change.Failed, Status: 401, Code: "OAUTH_025"}})
	}
	if got := s.Run.Tally(); got.Done != 1 || got.Failed != 3 || got.Skipped != 2 || s.Run.Phase != change.PhaseFinished {
		t.Errorf("%+v %s", got, s.Run.Phase)
	}
}

func TestRetryWhileOthersAreUnderWay(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "c@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
	failed := sends(out)[0]
	s.Update(StepEnded{Run: s.Run.ID, Index: failed, Outcome: change.Outcome{State: change.Failed, Status: 400}})
	again := s.Update(RetryRun{})
	if got := sends(again); !slices.Equal(got, []int{failed}) || !sent(t, again).Verify {
		t.Errorf("%+v", again)
	}
	if got := s.Run.Tally(); got.Running != 3 || got.Failed != 0 {
		t.Errorf("%+v", got)
	}
}
