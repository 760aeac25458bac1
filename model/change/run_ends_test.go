package change_test

import (
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/items"
	"cutui/model/modeltest"
	"cutui/model/plans"
	"cutui/model/seats"
)

// under is a run of a plan of which the first step is under way.
func under(t *testing.T, p change.Plan) *change.Run {
	t.Helper()
	r := &change.Run{ID: "r", Plan: p, Phase: change.PhaseActive, Sequential: true}
	if due := r.Next(sendDay); len(due) != 1 || due[0].Index != 0 {
		t.Fatalf("sends %+v", due)
	}
	return r
}

func TestWhatARefusalWithholds(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		o    change.Outcome
		want string
		why  string
	}{
		"of this step alone": {
			change.Outcome{State: change.Failed, Status: 404, Message: "no such guest"},
			"failed share cleo@client.example Zebra edit (no such guest)\nrunning remove-guest pat@client.example", "",
		},
		"of the plan": {
			change.Outcome{State: change.Failed, Status: 403, Code: "TEAM_110", Message: "Enterprise only"},
			"failed share cleo@client.example Zebra edit (Enterprise only)\nskipped remove-guest pat@client.example (" + change.NotInPlan + ")", change.NotInPlan,
		},
		"of the token": {
			change.Outcome{State: change.Failed, Status: 401, Code: "OAUTH_025", Message: "Token invalid"},
			"failed share cleo@client.example Zebra edit (Token invalid)\nskipped remove-guest pat@client.example (" + change.NotAccepted + ")", change.NotAccepted,
		},
		"a journal that can't be written": {
			change.Outcome{State: change.Done, Status: 200, Lost: true},
			"done share cleo@client.example Zebra edit\nskipped remove-guest pat@client.example (not sent: the journal could not be written)", "not sent: the journal could not be written",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := plans.Share(testContext(), plans.ShareRequest{Guests: []clickup.UserID{4}, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionEdit})
			p.Steps = append(p.Steps, plans.Remove(testContext(), []clickup.UserID{5}).Steps...)
			r := under(t, p)
			r.Finish(0, tt.o)
			r.Next(sendDay)
			modeltest.Same(t, modeltest.Lines(r.Plan), tt.want)
			if withheld := r.Plan.Steps[1].Withheld(); withheld != (tt.why != "") {
				t.Errorf("withheld: %v", withheld)
			}
			if tt.why == "" {
				return
			}
			if r.Phase != change.PhaseFinished || !r.Ended.Equal(sendDay) || !r.Retryable() {
				t.Errorf("the run is %s since %v, to be retried: %v", r.Phase, r.Ended, r.Retryable())
			}
			r.Rejoin(true)
			if r.Plan.Steps[1].State != change.Planned || r.Phase != change.PhaseActive {
				t.Errorf("a retry leaves %s in a run that is %s", modeltest.Lines(r.Plan), r.Phase)
			}
		})
	}
}

func TestSharesWaitForTheirInvitation(t *testing.T) {
	t.Parallel()
	r := under(t, sharingPlan("new@else.example"))
	r.Finish(0, change.Outcome{State: change.Failed, Status: 400, Message: "no"})
	if due := r.Next(sendDay); len(due) != 0 || r.Phase != change.PhaseFinished {
		t.Fatalf("%s: sends %+v", r.Phase, due)
	}
	modeltest.Same(t, modeltest.Lines(r.Plan), "failed invite-guest new@else.example (no)\nskipped share new@else.example Zebra read ("+change.NotInvited+")")
	// Without a retry nothing comes back: the invitation has failed and is not sent again.
	r.Rejoin(false)
	if r.Plan.Steps[1].State != change.Skipped {
		t.Errorf("the share comes back alone: %s", modeltest.Lines(r.Plan))
	}
	r.Rejoin(true)
	due := r.Next(sendDay)
	if len(due) != 1 || due[0].Index != 0 || !due[0].Verify {
		t.Fatalf("a retry sends %+v", due)
	}
	r.Finish(0, change.Outcome{State: change.Done, Status: 200, Person: &clickup.Person{ID: 77, Role: clickup.RoleGuest}})
	if due = r.Next(sendDay); len(due) != 1 || due[0].Step.ID != 77 {
		t.Errorf("the share is sent to nobody: %+v", due)
	}
}

func TestTallyCountsEveryState(t *testing.T) {
	t.Parallel()
	r := change.Run{Phase: change.PhaseFinished}
	for _, state := range []change.StepState{change.Done, change.Done, change.Skipped, change.Failed, change.Unknown, change.Planned, change.Running} {
		r.Plan.Steps = append(r.Plan.Steps, change.Step{State: state})
	}
	tally := r.Tally()
	if want := (change.Tally{Planned: 1, Running: 1, Done: 2, Skipped: 1, Failed: 1, Unknown: 1}); tally != want || tally.Total() != 7 {
		t.Errorf("%+v of %d", tally, tally.Total())
	}
	if got := tally.String(); got != "2 done, 1 skipped, 1 failed, 1 unknown, 2 left" {
		t.Errorf("in words: %s", got)
	}
	if got := (change.Tally{}).String(); got != "no steps" {
		t.Errorf("of nothing: %q", got)
	}
	if done := (change.Run{Phase: change.PhaseFinished, Plan: change.Plan{Steps: []change.Step{{State: change.Done}, {State: change.Skipped, Message: "already so"}}}}); done.Retryable() {
		t.Error("a run with nothing left can be retried")
	}
}

func TestResumeLooksFirst(t *testing.T) {
	t.Parallel()
	r := change.Run{ID: "r", Plan: sharingPlan("a@else.example", "b@else.example"), Phase: change.PhaseStopped}
	r.Plan.Steps[0].State, r.Plan.Steps[0].ID = change.Done, 8
	r.Plan.Steps[1].State, r.Plan.Steps[1].Status = change.Unknown, 504
	r.Plan.Steps[2].State, r.Plan.Steps[2].Status, r.Plan.Steps[2].Message = change.Failed, 400, "no"
	p := plans.Resume(testContext(), r, false)
	modeltest.Same(t, modeltest.Lines(p), "planned share a@else.example Zebra read (looked up first)\nplanned share b@else.example Zebra read")
	if p.Title != "Resume: "+r.Plan.Title || p.Steps[0].Status != 0 {
		t.Errorf("%q, %+v", p.Title, p.Steps[0])
	}
	p = plans.Resume(testContext(), r, true)
	modeltest.Same(t, modeltest.Lines(p), `
planned share a@else.example Zebra read (looked up first)
planned invite-guest b@else.example (looked up first)
planned share b@else.example Zebra read`)
	if p.Title != "Retry: "+r.Plan.Title || len(p.Warnings) != 1 {
		t.Errorf("%q warns %q", p.Title, p.Warnings)
	}
	if r.Plan.Steps[1].State != change.Unknown {
		t.Error("making the plan has changed the run")
	}
}

// A journal has no lines of what was withheld: the end of the run brings it back.
func TestTheEndInTheJournalWithholds(t *testing.T) {
	t.Parallel()
	ended := sendDay.Add(time.Hour)
	r := change.Run{ID: "r", Plan: sharingPlan("a@else.example"), Phase: change.PhaseActive}
	r.Apply(change.Transition{Index: 0, State: change.Failed, Status: 400, Message: "no", At: sendDay})
	stopped := r
	stopped.Plan = change.Plan{Steps: append([]change.Step(nil), r.Plan.Steps...)}
	stopped.ApplyPhase(change.PhaseStopped, ended)
	if stopped.Plan.Steps[1].State != change.Planned {
		t.Errorf("a stopped run withholds: %s", modeltest.Lines(stopped.Plan))
	}
	r.ApplyPhase(change.PhaseFinished, ended)
	modeltest.Same(t, modeltest.Lines(r.Plan), "failed invite-guest a@else.example (no)\nskipped share a@else.example Zebra read ("+change.NotInvited+")")
	if r.Phase != change.PhaseFinished || !r.Ended.Equal(ended) {
		t.Errorf("%s since %v", r.Phase, r.Ended)
	}
}

func TestWhatIsAllowedToBeBought(t *testing.T) {
	t.Parallel()
	full := testContext()
	full.Seats = seats.Reading{Seats: clickup.Seats{Members: modeltest.Pool(5, 5), Guests: modeltest.Pool(3, 3)}}
	unknown := testContext()
	unknown.Seats = seats.Reading{}
	edits := plans.InviteRequest{Emails: []string{"a@x.example"}, Rights: clickup.Rights{}.With(clickup.EditTags, true)}
	buys, free, unsure := plans.Invite(full, edits), plans.Invite(testContext(), plans.InviteRequest{Emails: []string{"a@x.example"}}), plans.Invite(unknown, edits)
	for name, tt := range map[string]struct {
		p               change.Plan
		by              int
		none, one, many bool
	}{
		"one seat":     {buys, 1, false, true, true},
		"nothing":      {free, 0, true, true, true},
		"nobody knows": {unsure, change.AnySeats, false, false, true},
	} {
		if got := change.AllowedBy(&tt.p); got != tt.by {
			t.Errorf("%s: typing it allows %d seats, want %d", name, got, tt.by)
		}
		for seats, want := range map[int]bool{0: tt.none, 1: tt.one, change.AnySeats: tt.many} {
			if got := tt.p.Allows(seats); got != want {
				t.Errorf("%s with %d allowed: %v", name, seats, got)
			}
		}
	}
	if !buys.TakesSeats() {
		t.Error("an invitation that edits takes no seat")
	}
	again := buys.WithSeats(func(change.Part) seats.Forecast { return free.Seats })
	if again.Buys() || !buys.Buys() || full.Forecast(&buys).Max != buys.Seats.Max {
		t.Errorf("with other seats: %+v, before: %+v", again.Seats, buys.Seats)
	}
}

func TestOffboardingNamesMembersWhoStay(t *testing.T) {
	t.Parallel()
	d := testContext()
	p := plans.Offboard(d, "northwind.example", []clickup.UserID{6})
	if p.Title != "Off-board northwind.example: remove 1 guest" || p.Removes() != 1 || p.RemovesAdmin() {
		t.Errorf("%q removes %d, an admin: %v", p.Title, p.Removes(), p.RemovesAdmin())
	}
	if n := len(p.Warnings); n == 0 || p.Warnings[n-1] != "3 members on northwind.example keep their access: they are not guests" {
		t.Errorf("warns %q", p.Warnings)
	}
	d.Caller = 1
	if p := plans.Remove(d, []clickup.UserID{2}); !p.RemovesAdmin() {
		t.Errorf("an admin goes unnoticed: %s", modeltest.Lines(p))
	}
}

func TestARunWithinAWorkspace(t *testing.T) {
	t.Parallel()
	p := change.Plan{
		Workspace: "1", Name: "One", Others: []change.Part{{Workspace: "2", Name: "Two"}},
		Steps: []change.Step{{Op: change.OpInviteGuest, Email: "a@x.example"}, {Op: change.OpInviteGuest, Email: "b@x.example", Workspace: "2"}, {Workspace: "3"}},
	}
	in := change.Run{Plan: p}.Within(p.Others[0])
	if len(in.Plan.Steps) != 1 || in.Plan.Steps[0].Email != "b@x.example" || in.Plan.Steps[0].Workspace != "" || in.Plan.Workspace != "2" {
		t.Errorf("%+v", in.Plan)
	}
	for i, want := range []string{"One", "Two", "3"} {
		if got := p.PlaceOf(p.Steps[i]); got != want {
			t.Errorf("step %d is in %q, want %q", i, got, want)
		}
	}
	alone := change.Plan{Workspace: "1", Steps: p.Steps[:1]}
	if got := alone.PlaceOf(p.Steps[0]); got != "" || len((change.Run{Plan: alone}).Within(change.Part{}).Plan.Steps) != 1 {
		t.Errorf("in one workspace a step is in %q", got)
	}
}

func TestARateThatIsNearlyUsedUp(t *testing.T) {
	t.Parallel()
	for r, want := range map[change.Rate]bool{{}: false, {Limit: 100, Remaining: 20}: false, {Limit: 100, Remaining: 19}: true, {Limit: 100}: true} {
		if got := r.Low(); got != want {
			t.Errorf("%+v is low: %v", r, got)
		}
	}
}
