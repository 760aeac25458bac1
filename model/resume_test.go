package model

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
)

func closing(t *testing.T, effects []Effect) CloseRun {
	t.Helper()
	for _, e := range effects {
		if c, ok := e.(CloseRun); ok {
			return c
		}
	}
	t.Fatalf("the journal is not closed: %v", effects)
	return CloseRun{}
}

func keepsOpen(t *testing.T, effects []Effect) {
	t.Helper()
	if slices.ContainsFunc(effects, func(e Effect) bool { _, ok := e.(CloseRun); return ok }) {
		t.Errorf("the journal is closed while it is needed: %v", effects)
	}
}

func TestJournalIsClosedAtTheEnd(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "new@else.example"))
	keepsOpen(t, out)
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Failed}})
	if c := closing(t, out); c.ID != s.Run.ID || c.Phase != change.PhaseFinished || !c.At.Equal(noon) {
		t.Errorf("%+v", c)
	}
}

func TestStoppedRunClosesAtTheStepsEdge(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example"))
	first := sent(t, out)
	keepsOpen(t, s.Update(StopRun{}))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: first.Index, Outcome: change.Outcome{State: change.Done}})
	if c := closing(t, out); c.Phase != change.PhaseStopped || s.Run.Tally().Planned == 0 {
		t.Errorf("%+v, %+v", c, s.Run.Tally())
	}
	s, out = started(t, invitePlan(t, "a@else.example", "b@else.example"))
	s.Update(PauseRun{})
	s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Failed}})
	closing(t, s.Update(StopRun{}))
}

func TestRunStoppedBeforeItsJournalIsOpen(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(StartRun{Plan: invitePlan(t, "a@else.example")})
	keepsOpen(t, s.Update(StopRun{}))
	out := s.Update(RunOpened{Run: s.Run.ID})
	closing(t, out)
	if s.Run.Tally().Running != 0 {
		t.Error("a stopped run sends")
	}
}

func TestResumeGoesOnFromTheJournal(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	old := change.Run{ID: "20260504-110000-1", Plan: invitePlan(t, "a@else.example"), Phase: change.PhaseActive}
	old.Apply(change.Transition{Index: 0, State: change.Running})
	s.Update(RunsListed{Runs: []RunRecord{{Run: old}, {Run: old, Busy: true}}, Err: errors.New("one is damaged")})
	if !s.History[0].Open() || s.History[1].Open() || s.Notices[len(s.Notices)-1].Level != Warn {
		t.Errorf("past: %+v", s.History)
	}
	out := s.Update(ResumeRun{ID: old.ID})
	if len(out) != 1 || out[0] != (RejoinRun{ID: old.ID}) || s.Run != nil {
		t.Fatalf("%v", out)
	}
	out = s.Update(RunRejoined{ID: old.ID, Run: old})
	if first := sent(t, out); !first.Verify || first.Step.Op != change.OpInviteGuest || s.Run.ID != old.ID || s.Interrupted() != 0 {
		t.Errorf("what was under way is not read first: %+v", first)
	}
	if out := s.Update(ResumeRun{ID: old.ID}); len(out) != 0 {
		t.Errorf("two runs at once: %v", out)
	}
	other := change.Run{ID: "other", Plan: old.Plan}
	if c := closing(t, s.Update(RunRejoined{ID: "other", Run: other})); c.ID != "other" {
		t.Errorf("%+v", c)
	}
}

func TestResumeCanFail(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	if out := s.Update(RunRejoined{ID: "x", Err: errors.New("in use")}); len(out) != 0 || s.Run != nil {
		t.Errorf("%v", out)
	}
	s.Options.ReadOnly = true
	if out := s.Update(ResumeRun{ID: "x"}); len(out) != 0 {
		t.Errorf("read-only: %v", out)
	}
	done := RunRecord{Run: change.Run{Plan: change.Plan{Steps: []change.Step{{State: change.Done}, {State: change.Failed}}}}}
	if done.Open() {
		t.Error("nothing is left to do")
	}
	if out := s.Update(FindRuns{}); len(out) != 1 || out[0] != (ListRuns{}) {
		t.Errorf("%v", out)
	}
}

func TestItemsOfAFailedLoadDoNotComeTwice(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(OpenPicker{})
	f := s.Data()
	s.Update(ItemsArrived{Answer: Answer{Seq: f.Items.Seq, At: noon}, ID: "333", Items: []items.Item{modeltest.Zebra()}})
	s.Update(ItemsArrived{Answer: Answer{Seq: f.Items.Seq, At: noon, Err: errors.New("lost")}, ID: "333", Done: true})
	if f.Items.Phase != LoadFailed || len(f.Items.Value) != 1 {
		t.Fatalf("%+v", f.Items)
	}
	s.Update(OpenPicker{})
	s.Update(ItemsArrived{Answer: Answer{Seq: f.Items.Seq, At: noon}, ID: "333", Items: []items.Item{modeltest.Zebra()}, Done: true})
	if len(f.Items.Value) != 1 || f.Items.Phase != Loaded {
		t.Errorf("%+v", f.Items)
	}
}

func TestItemsOfAnEarlierLoadComeAfterThoseOfThisOne(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(OpenPicker{})
	f := s.Data()
	space, other := items.Item{Name: "Client work", Space: "1"}, items.Item{Name: "Internal", Space: "2"}
	old := modeltest.Zebra()
	old.Name = "Zebra, as it was called"
	s.Update(ItemsArrived{Answer: Answer{Seq: f.Items.Seq, At: noon}, ID: "333", Items: []items.Item{space, modeltest.Zebra()}})
	s.Update(ItemsArrived{
		Answer: Answer{Seq: f.Items.Seq, At: noon, Err: errors.New("lost")}, ID: "333", Done: true,
		Items: []items.Item{space, other, old}, Kept: noon.Add(-time.Hour),
	})
	if !slices.Equal(f.Items.Value, []items.Item{space, modeltest.Zebra(), other}) || f.Items.Phase != LoadFailed || f.ItemsKept != noon.Add(-time.Hour) {
		t.Errorf("%+v, kept %v", f.Items, f.ItemsKept)
	}
	s.Update(OpenPicker{})
	s.Update(ItemsArrived{Answer: Answer{Seq: f.Items.Seq, At: noon}, ID: "333", Items: []items.Item{modeltest.Zebra()}, Done: true})
	if len(f.Items.Value) != 1 || !f.ItemsKept.IsZero() {
		t.Errorf("after a fresh load: %+v, kept %v", f.Items, f.ItemsKept)
	}
}

// resumed goes on with a run from its journal.
func resumed(t *testing.T, r change.Run, retry bool) (*State, []Effect) {
	t.Helper()
	s := loaded(t)
	if out := s.Update(ResumeRun{ID: r.ID, Retry: retry}); len(out) != 1 || out[0] != (RejoinRun{ID: r.ID, Retry: retry}) {
		t.Fatalf("%v", out)
	}
	effects := s.Update(RunRejoined{ID: r.ID, Retry: retry, Run: r})
	return s, effects
}

func TestResumeLeavesWhatWasRefused(t *testing.T) {
	t.Parallel()
	r := past("1", change.Failed, change.Skipped, change.Unknown, change.Skipped).Run
	r.Plan.Steps[1].Message, r.Plan.Steps[3].Message = change.NotInvited, change.NotInvited
	s, out := resumed(t, r, false)
	first := sent(t, out)
	if got := s.Run.Tally(); first.Index != 2 || !first.Verify || got.Failed != 1 || got.Skipped != 1 || got.Planned != 1 {
		t.Fatalf("%+v after %+v", got, first)
	}
	out = s.Update(StepEnded{Run: r.ID, Index: 2, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
	if next := sent(t, out); next.Index != 3 || next.Step.ID != 8 || next.Verify {
		t.Errorf("the share does not follow its invitation: %+v", next)
	}
	s, out = resumed(t, r, true)
	if first := sent(t, out); first.Index != 0 || !first.Verify || s.Run.Tally().Planned != 3 {
		t.Errorf("a retry: %+v", first)
	}
}

func TestSharesWhoseInvitationStaysUnknownAreNotSent(t *testing.T) {
	t.Parallel()
	s, out := resumed(t, past("1", change.Unknown, change.Planned).Run, false)
	out = s.Update(StepEnded{Run: "1", Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Unknown}})
	keepsSilent(t, out)
	if got := s.Run.Tally(); got.Unknown != 1 || got.Skipped != 1 || s.Run.Phase != change.PhaseFinished {
		t.Errorf("%+v", got)
	}
}

func keepsSilent(t *testing.T, effects []Effect) {
	t.Helper()
	if slices.ContainsFunc(effects, func(e Effect) bool { _, ok := e.(SendStep); return ok }) {
		t.Errorf("sent: %v", effects)
	}
}

func TestALostJournalEndsTheRun(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example", "b@else.example"))
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}, Lost: true}})
	keepsSilent(t, out)
	if got := s.Run.Tally(); got.Done != 1 || got.Skipped != 3 || !s.Run.Retryable() {
		t.Errorf("%+v", got)
	}
	if all := s.Runs(); all[0].Status() != StatusFailed {
		t.Errorf("%+v", all)
	}
}

func TestOneRunIsOpenedAtATime(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(ResumeRun{ID: "1"})
	for _, m := range []Msg{ResumeRun{ID: "1"}, ResumeRun{ID: "2"}, StartRun{Plan: invitePlan(t, "a@else.example")}} {
		if out := s.Update(m); len(out) != 0 {
			t.Errorf("%T while a run is being opened: %v", m, out)
		}
	}
	s.Update(RunRejoined{ID: "1", Err: errors.New("in use")})
	if out := s.Update(ResumeRun{ID: "2"}); len(out) != 1 {
		t.Errorf("%v", out)
	}
	s.Update(Panicked{Op: "RejoinRun", Err: errors.New("a bug")})
	if out := s.Update(ResumeRun{ID: "2"}); len(out) != 1 {
		t.Errorf("a bug blocks all runs: %v", out)
	}
}

func TestRetryOfARunWithoutAJournalWritesItFirst(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(StartRun{Plan: invitePlan(t, "a@else.example")})
	id := s.Run.ID
	s.Update(RunOpened{Run: id, Err: errors.New("disk full")})
	s.Options.ReadOnly = true
	if out := s.Update(RetryRun{}); len(out) != 0 {
		t.Errorf("read-only: %v", out)
	}
	s.Options.ReadOnly = false
	out := s.Update(RetryRun{})
	if open, ok := out[0].(OpenRun); len(out) != 1 || !ok || open.Run.ID != id {
		t.Fatalf("%v", out)
	}
	if first := sent(t, s.Update(RunOpened{Run: id})); first.Verify {
		t.Errorf("%+v", first)
	}
}

func TestRetryHasNothingToDo(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example"))
	if out := s.Update(RetryRun{}); len(out) != 0 {
		t.Errorf("under way: %v", out)
	}
	s.Update(PauseRun{})
	out = s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Done, Person: &clickup.Person{ID: 8}}})
	keepsSilent(t, out)
	if out := s.Update(RetryRun{}); len(out) != 0 || s.Run.Phase != change.PhasePaused {
		t.Errorf("paused: %v", out)
	}
	s.Run.Plan.Steps[0].State = change.Failed
	if again := sent(t, s.Update(RetryRun{})); again.Index != 0 || !again.Verify {
		t.Errorf("%+v", again)
	}
}
