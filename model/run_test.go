package model

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/plans"
)

var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// started is a state with the test roster and a plan under way; it returns the
// first effects after the journal was opened.
func started(t *testing.T, p change.Plan) (*State, []Effect) {
	t.Helper()
	s := loaded(t)
	out := s.Update(StartRun{Plan: p})
	open, ok := out[0].(OpenRun)
	if len(out) != 1 || !ok {
		t.Fatalf("before the journal has the plan: %v", out)
	}
	effects := s.Update(RunOpened{Run: open.Run.ID})
	return s, effects
}

func loaded(t *testing.T) *State {
	t.Helper()
	s := New(Options{OwnDomains: []string{"northwind.example"}}, noon)
	s.Update(Boot{})
	r := &Roster{ID: "333", Name: "Northwind", People: modeltest.People()}
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: []*Roster{r}})
	f := s.Data()
	s.Update(SeatsLoaded{Answer: Answer{Seq: f.Seats.Seq, At: noon}, ID: "333", Seats: modeltest.Seats()})
	s.Update(PlanLoaded{Answer: Answer{Seq: f.Plan.Seq, At: noon}, ID: "333", Plan: clickup.Plan{Name: "Enterprise", ID: 4}})
	return s
}

func sent(t *testing.T, effects []Effect) SendStep {
	t.Helper()
	for _, e := range effects {
		if s, ok := e.(SendStep); ok {
			return s
		}
	}
	t.Fatalf("nothing is sent: %v", effects)
	return SendStep{}
}

// retried retries a run that has ended, whose journal is as this program left it.
func retried(t *testing.T, s *State) []Effect {
	t.Helper()
	out := s.Update(RetryRun{})
	if len(out) != 1 || out[0] != (RejoinRun{ID: s.Run.ID, Retry: true}) {
		t.Fatalf("the journal is not read first: %v", out)
	}
	return s.Update(RunRejoined{ID: s.Run.ID, Retry: true, Run: *s.Run})
}

func invitePlan(t *testing.T, emails ...string) change.Plan {
	t.Helper()
	return plans.Invite(worldContext(), plans.InviteRequest{Emails: emails, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionRead})
}

func TestRunSendsOneStepAtATimeAndPassesTheGuestOn(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "new@else.example"))
	first := sent(t, out)
	if first.Step.Op != change.OpInviteGuest || first.Verify || s.Run.Tally().Running != 1 {
		t.Fatalf("first: %+v", first)
	}
	guest := clickup.Person{ID: 4711, Email: "new@else.example", Role: clickup.RoleGuest, Joined: clickup.Null}
	out = s.Update(StepEnded{Run: s.Run.ID, Index: first.Index, Outcome: change.Outcome{State: change.Done, Status: 200, Person: &guest}})
	second := sent(t, out)
	if second.Step.Op != change.OpShare || second.Step.ID != 4711 {
		t.Fatalf("second: %+v", second.Step)
	}
	if call := second.Step.Call("333"); call.Path != "/v2/task/t1/guest/4711" || call.Method != http.MethodPost {
		t.Errorf("call: %+v", call)
	}
	var merge Merge
	for _, e := range out {
		if m, ok := e.(Merge); ok {
			merge = m
		}
	}
	if len(merge.Changes) != 1 || merge.Changes[0].Person.ID != 4711 {
		t.Errorf("the roster is not told: %+v", out)
	}
	s.Update(StepEnded{Run: s.Run.ID, Index: second.Index, Outcome: change.Outcome{State: change.Done, Status: 200}})
	if s.Run.Phase != change.PhaseFinished || s.Run.Live() || s.Run.Tally().Done != 2 {
		t.Errorf("run: %+v", s.Run)
	}
	if n := s.Notices[len(s.Notices)-1]; n.Level != Good {
		t.Errorf("notice: %+v", n)
	}
}

func TestFailedInviteSkipsItsSharesAndRetryBringsThemBack(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "new@else.example"))
	s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Failed, Status: 403, Code: "TEAM_110"}})
	if got := s.Run.Tally(); got.Failed != 1 || got.Skipped != 1 || s.Run.Phase != change.PhaseFinished {
		t.Fatalf("after a refused invite: %+v %s", got, s.Run.Phase)
	}
	again := sent(t, retried(t, s))
	if again.Step.Op != change.OpInviteGuest || !again.Verify {
		t.Errorf("a retry must read before it sends: %+v", again)
	}
	if got := s.Run.Tally(); got.Planned != 1 || got.Running != 1 {
		t.Errorf("after retry: %+v", got)
	}
}

func TestRefusalsThatHoldForAllStopTheRun(t *testing.T) {
	t.Parallel()
	for code, why := range map[string]string{"TEAM_110": change.NotInPlan, "OAUTH_025": change.NotAccepted} {
		s, out := started(t, invitePlan(t, "a@else.example", "b@else.example", "cleo@client.example"))
		first := sent(t, out)
		s.Update(StepEnded{Run: s.Run.ID, Index: first.Index, Outcome: change.Outcome{State: change.Failed, Status: 403, Code: code, Message: "no"}})
		if got := s.Run.Tally(); got.Failed != 1 || got.Planned != 0 || s.Run.Phase != change.PhaseFinished {
			t.Fatalf("%s: %+v %s", code, got, s.Run.Phase)
		}
		withheld := 0
		for _, step := range s.Run.Plan.Steps {
			if step.Withheld() && step.Message == why {
				withheld++
			}
		}
		if withheld != 3 { // not Cleo, who is a guest and has the item already
			t.Errorf("%s: %d steps are withheld", code, withheld)
		}
		if text := s.HandOff(s.Run.Plan).Markdown(); strings.Count(text, "- [ ] Share") != 2 || strings.Contains(text, "cleo") {
			t.Errorf("the hand-off names other steps than those left:\n%s", text)
		}
		again := sent(t, retried(t, s))
		if got := s.Run.Tally(); again.Index != first.Index || !again.Verify || got.Planned != 3 {
			t.Errorf("%s: after retry: %+v %+v", code, again, got)
		}
	}
}

func TestJournalTellsWhatWasWithheld(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		phase  change.Phase
		failed change.Transition
		want   string
	}{
		"plan":        {change.PhaseFinished, change.Transition{State: change.Failed, Status: 403, Code: "TEAM_110"}, change.NotInPlan},
		"one person":  {change.PhaseFinished, change.Transition{State: change.Failed, Status: 400}, change.NotInvited},
		"interrupted": {change.PhaseStopped, change.Transition{State: change.Failed, Status: 403, Code: "TEAM_110"}, ""},
	} {
		r := change.Run{ID: "1", Plan: invitePlan(t, "a@else.example")}
		r.Apply(c.failed)
		r.ApplyPhase(c.phase, noon)
		if share := r.Plan.Steps[1]; share.Message != c.want || share.Withheld() != (c.want != "") {
			t.Errorf("%s: %s %q", name, share.State, share.Message)
		}
		if open := (RunRecord{Run: r}).Open(); open != (c.want == "") {
			t.Errorf("%s: offered to be resumed: %v", name, open)
		}
	}
}

func TestRefusalsOfOnePersonLeaveTheOthers(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Failed, Status: 400, Code: "SIM_INVITE"}})
	if next := sent(t, out); next.Step.Email != "b@else.example" {
		t.Errorf("next: %+v", next.Step)
	}
}

func TestUnknownIsNeverSentAgainByItself(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "new@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Unknown}})
	for _, e := range out {
		if _, ok := e.(SendStep); ok {
			t.Errorf("sent: %+v", e)
		}
	}
	if s.Run.Live() {
		t.Error("the run does not end")
	}
}

func TestARunLeavesThePlanAsItWasReviewed(t *testing.T) {
	t.Parallel()
	p := invitePlan(t, "new@else.example")
	started(t, p)
	if p.Steps[0].State != change.Planned {
		t.Errorf("%+v", p.Steps[0])
	}
}

func TestPauseStopsAtTheStepsEdge(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example"))
	s.Update(PauseRun{})
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
	for _, e := range out {
		if _, ok := e.(SendStep); ok {
			t.Fatal("a paused run sends")
		}
	}
	if next := sent(t, s.Update(PauseRun{})); next.Step.Op != change.OpShare || next.Step.ID != 8 {
		t.Errorf("goes on with %+v", next.Step)
	}
}

func TestNothingIsSentWithoutJournalOrRight(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(StartRun{Plan: invitePlan(t, "a@else.example")})
	if out := s.Update(RunOpened{Run: s.Run.ID, Err: errors.New("disk full")}); len(out) != 0 || s.Run.Live() {
		t.Errorf("without a journal: %v", out)
	}
	s.Options.ReadOnly = true
	if out := s.Update(StartRun{Plan: invitePlan(t, "b@else.example")}); len(out) != 0 {
		t.Errorf("read-only: %v", out)
	}
}
