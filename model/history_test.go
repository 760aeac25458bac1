package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/keymap"
	"cutui/model/audit"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/people"
	"cutui/model/plans"
)

// past is an earlier run whose steps are in these states.
func past(id change.RunID, states ...change.StepState) RunRecord {
	p := plans.Invite(worldContext(), plans.InviteRequest{Emails: []string{"a@else.example", "b@else.example"}, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionRead})
	p.Steps = p.Steps[:len(states)]
	for i, state := range states {
		p.Steps[i].State = state
	}
	return RunRecord{Run: change.Run{ID: id, Plan: p, Phase: change.PhaseActive, Journaled: true}}
}

func TestStandings(t *testing.T) {
	t.Parallel()
	dropped, withheld := past("d", change.Done, change.Planned), past("w", change.Done, change.Skipped)
	dropped.Run.Phase = change.PhaseDropped
	withheld.Run.Plan.Steps[1].Message = change.NotInvited
	for _, tt := range []struct {
		run  RunRecord
		want Status
		open bool
		text string
	}{
		{past("1", change.Done, change.Skipped), StatusDone, false, "1 done, 1 skipped"},
		{past("2", change.Done, change.Planned), StatusInterrupted, true, "1 done, 1 left"},
		{past("3", change.Running, change.Planned), StatusInterrupted, true, "2 left"},
		{past("4", change.Done, change.Unknown), StatusUnclear, true, "1 done, 1 unknown"},
		{past("5", change.Failed), StatusFailed, false, "1 failed"},
		{withheld, StatusFailed, false, "1 done, 1 skipped"},
		{dropped, StatusGivenUp, false, "1 done, 1 left"},
		{RunRecord{Run: past("6", change.Planned).Run, Busy: true}, StatusElsewhere, false, "1 left"},
		{RunRecord{Run: past("7", change.Planned).Run, Busy: true, Here: true}, StatusHere, false, "1 left"},
		{RunRecord{}, StatusDone, false, "no steps"},
	} {
		if got := tt.run.Status(); got != tt.want || tt.run.Open() != tt.open || tt.run.Run.Tally().String() != tt.text {
			t.Errorf("%s: %s, open %v, %q", tt.run.Run.ID, got, tt.run.Open(), tt.run.Run.Tally())
		}
	}
}

func TestInterruptedRunsAreOfferedOnce(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	list := RunsListed{Runs: []RunRecord{past("2", change.Done, change.Planned), {Run: past("3", change.Planned).Run, Busy: true}, past("1", change.Unknown)}}
	said := s.NoticeCount()
	s.Update(list)
	if s.NoticeCount() != said+2 {
		t.Fatalf("%+v", s.Notices)
	}
	last := s.Notices[len(s.Notices)-1]
	if last.Press != keymap.Runs || last.Level != Warn || last.Text != "a run was interrupted: “Invite 2 guests, share 1 item”, 1 of 2 steps left, and 1 more" {
		t.Errorf("%+v", last)
	}
	if other := s.Notices[len(s.Notices)-2]; !strings.Contains(other.Text, "another cutui") {
		t.Errorf("%+v", other)
	}
	s.Update(list)
	if s.NoticeCount() != said+2 || len(s.Resumable()) != 2 || s.Interrupted() != 2 {
		t.Errorf("offered again: %+v", s.Notices)
	}
	s.Update(RunsListed{Runs: list.Runs[:1], Partial: true})
	if len(s.Resumable()) != 2 {
		t.Error("a part replaces the whole")
	}
	quiet := loaded(t)
	quiet.Options.ReadOnly = true
	said = quiet.NoticeCount()
	quiet.Update(RunsListed{Runs: []RunRecord{past("2", change.Planned)}})
	if quiet.NoticeCount() != said {
		t.Error("read-only offers to resume")
	}
}

func TestRunsShowTheOneOfThisProgram(t *testing.T) {
	t.Parallel()
	s, out := started(t, invitePlan(t, "a@else.example"))
	s.Update(RunsListed{Runs: []RunRecord{past("1", change.Done)}})
	if all := s.Runs(); len(all) != 2 || all[0].Run.ID != s.Run.ID || all[0].Status() != StatusHere {
		t.Fatalf("%+v", all)
	}
	s.Update(StepEnded{Run: s.Run.ID, Index: sent(t, out).Index, Outcome: change.Outcome{State: change.Failed}})
	if all := s.Runs(); len(all) != 2 || all[0].Status() != StatusFailed {
		t.Errorf("%+v", all)
	}
	first := s.Run.ID
	out = s.Update(StartRun{Plan: invitePlan(t, "b@else.example")})
	if all := s.Runs(); len(all) != 3 || all[1].Run.ID != first || s.Run.ID == first {
		t.Errorf("%v, %+v", out, all)
	}
	s.Update(RunOpened{Run: s.Run.ID, Err: errors.New("disk full")})
	if all := s.Runs(); len(all) != 2 {
		t.Errorf("a run without a journal is no run: %+v", all)
	}
}

func TestRunIDsDifferBetweenPrograms(t *testing.T) {
	t.Parallel()
	seen := map[change.RunID]bool{}
	for _, letters := range []string{"abcd", "bcde"} {
		s := loaded(t)
		s.Options.RunIDSuffix = letters
		for range 2 {
			s.Run = nil
			s.Update(StartRun{Plan: invitePlan(t, "a@else.example")})
			seen[s.Run.ID] = true
		}
	}
	if len(seen) != 4 || !seen["20260504-120000-abcd1"] {
		t.Errorf("%v", seen)
	}
}

func TestUndoTakesTheLatestThatStands(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	if s.Can(keymap.Undo) == nil {
		t.Error("there is nothing to undo")
	}
	undo := past("3", change.Done)
	undo.Run.Plan.Undoes = "2"
	s.Update(RunsListed{Runs: []RunRecord{past("4", change.Failed), undo, past("2", change.Done), past("1", change.Done, change.Failed)}})
	if p, err := s.Undoable(); err != nil || p.Run.ID != "1" || s.Can(keymap.Undo) != nil || s.Can(keymap.Runs) != nil {
		t.Errorf("%s %v", p.Run.ID, err)
	}
	for id, want := range map[change.RunID]string{"2": "already been undone", "4": "changed nothing", "9": "no run 9", "1": "", "3": ""} {
		if _, err := s.UndoPlan(id); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", id, err)
		}
	}
	again := past("5", change.Done)
	again.Run.Plan.Undoes = "3"
	s.Update(RunsListed{Runs: []RunRecord{again, undo, past("2", change.Done)}})
	if p, err := s.Undoable(); err != nil || p.Run.ID != "2" {
		t.Errorf("what was redone can be undone: %s %v", p.Run.ID, err)
	}
	s.Options.ReadOnly = true
	if _, err := s.UndoPlan("2"); err == nil || s.Can(keymap.Undo) == nil {
		t.Error("read-only undoes")
	}
}

func TestPlansAboutEarlierRunsNeedFreshPeople(t *testing.T) {
	t.Parallel()
	s := New(Options{}, noon)
	s.Update(Boot{})
	elsewhere := past("2", change.Done)
	elsewhere.Run.Plan.Workspace, elsewhere.Run.Plan.Name = "777", "Gone"
	s.Update(RunsListed{Runs: []RunRecord{past("1", change.Done), elsewhere, {Run: past("3", change.Done).Run, Busy: true}}})
	s.Update(SnapshotLoaded{At: noon.Add(-time.Hour), Rosters: []*Roster{{ID: "333", People: modeltest.People()}}})
	if _, err := s.UndoPlan("1"); err == nil || !strings.Contains(err.Error(), "still being loaded") {
		t.Errorf("%v", err)
	}
	s.Update(RostersLoaded{Answer: Answer{Seq: s.Rosters.Seq, At: noon}, Rosters: []*Roster{{ID: "333", People: modeltest.People()}}})
	for id, want := range map[change.RunID]string{"1": "", "2": "Gone, is no longer one of yours", "3": "another cutui"} {
		if _, err := s.UndoPlan(id); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestResumePlanCountsTheSeatsAsTheyAreNow(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	left := past("1", change.Running, change.Skipped, change.Failed, change.Skipped)
	left.Run.Plan.Steps[1].Message, left.Run.Plan.Steps[3].Message = change.NotInvited, change.NotInvited
	for i := range left.Run.Plan.Steps {
		if s := &left.Run.Plan.Steps[i]; s.Op == change.OpInviteGuest {
			s.Rights = clickup.Rights{}.With(clickup.EditTags, true)
		}
	}
	s.Update(RunsListed{Runs: []RunRecord{left, past("2", change.Done)}})
	s.Data().Seats.Value = clickup.Seats{Members: modeltest.Pool(5, 5), Guests: modeltest.Pool(3, 3)}
	p, err := s.ResumePlan("1", false)
	if err != nil {
		t.Fatal(err)
	}
	modeltest.Same(t, stepLines(p), `
planned invite-guest a@else.example (looked up first)
planned share a@else.example Zebra read`)
	if typed, _ := p.Confirm(); typed != "buy 1 seat" || p.Title != "Resume: Invite 2 guests, share 1 item" || len(p.Warnings) != 1 {
		t.Errorf("%q, %+v", typed, p)
	}
	if p, err = s.ResumePlan("1", true); err != nil || p.Calls() != 4 || p.Seats.Max != 2 || !strings.HasPrefix(p.Title, "Retry: ") {
		t.Errorf("%+v %v", p, err)
	}
	if _, err := s.ResumePlan("2", true); err == nil {
		t.Error("nothing is left of a run that is done")
	}
	if left.Run.Plan.Steps[0].State != change.Running || left.Run.Unverified != nil {
		t.Error("making the plan changes the run")
	}
	here := plans.Context{Workspace: "333", People: people.New([]clickup.Person{{ID: 8, Email: "a@else.example", Role: clickup.RoleGuest}})}
	if p := plans.Resume(here, left.Run, false); p.Seats.Change.Empty() == false && p.Seats.Max != 0 {
		t.Errorf("who is there already takes no seat: %+v", p.Seats)
	}
}

func TestGivingARunUp(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	s.Update(RunsListed{Runs: []RunRecord{past("1", change.Done, change.Planned), past("2", change.Done)}})
	if out := s.Update(DropRun{ID: "2"}); len(out) != 0 {
		t.Errorf("%v", out)
	}
	if out := s.Update(DropRun{ID: "9"}); len(out) != 0 {
		t.Errorf("%v", out)
	}
	if out := s.Update(DropRun{ID: "1"}); len(out) != 1 || out[0] != (MarkDropped{ID: "1", At: noon}) {
		t.Fatalf("%v", out)
	}
	s.Update(MarkedDropped{ID: "1", Err: errors.New("disk full")})
	if len(s.Resumable()) != 1 {
		t.Error("given up without the journal knowing")
	}
	s.Update(MarkedDropped{ID: "1"})
	if len(s.Resumable()) != 0 || s.Interrupted() != 0 || s.Runs()[0].Status() != StatusGivenUp {
		t.Errorf("%+v", s.Runs())
	}
	s.Options.ReadOnly = true
	if out := s.Update(DropRun{ID: "1"}); len(out) != 0 {
		t.Errorf("read-only: %v", out)
	}
}

func TestHistoryOfSomebody(t *testing.T) {
	t.Parallel()
	s := glanceState(clickup.Person{ID: 4, Name: "Cleo", Email: "cleo@client.example", Role: clickup.RoleGuest})
	who := s.Person()
	if got := s.HistoryOf(who); len(got) > 0 {
		t.Errorf("of nothing: %q", got)
	}
	run := func(days int, steps ...change.Step) RunRecord {
		return RunRecord{Run: change.Run{Started: glanceDay.AddDate(0, 0, -days), Plan: change.Plan{Workspace: "1", Steps: steps}}}
	}
	share := change.Step{Op: change.OpShare, ID: 4, ItemName: "Zebra", Permission: clickup.PermissionRead, State: change.Done}
	failed, other, elsewhere := share, share, share
	failed.State, other.ID, elsewhere.Workspace = change.Failed, 5, "2"
	s.History = []RunRecord{
		run(40, change.Step{Op: change.OpInviteGuest, Email: "Cleo@client.example", State: change.Done}, failed, other, elsewhere),
		run(2, share),
	}
	s.Data().Since.Value.Changes = audit.Changes{
		From: glanceDay.AddDate(0, 0, -34), To: glanceDay.AddDate(0, 0, -1),
		List: []audit.Change{{Kind: audit.Joined, Person: *who}},
	}
	s.Decisions.Value = []Decision{{Workspace: "1", Acceptance: audit.Acceptance{
		Check: audit.InactiveGuest, Person: 4, Note: "back in May", At: glanceDay.AddDate(0, 0, -9), ReviewBy: glanceDay.AddDate(0, 3, 0),
	}}}
	day := func(days int) string { return text.Day(glanceDay.AddDate(0, 0, -days)) }
	want := []string{
		"since " + day(34) + ": " + s.Data().Since.Value.Changes.List[0].Reason(),
		day(2) + ": shared Zebra as view",
		day(9) + ": inactive-guest accepted until " + text.Day(glanceDay.AddDate(0, 3, 0)) + " (back in May)",
		day(40) + ": invited as guest · no flags",
	}
	if got := s.HistoryOf(who); !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
