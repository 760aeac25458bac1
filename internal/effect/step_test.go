package effect

import (
	"context"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/change"
)

const run = change.RunID("20261102-140200-1")

// opened opens a run with steps.
func (g *rig) opened(steps ...change.Step) {
	g.t.Helper()
	plan := change.Plan{Title: "Test", Workspace: sim.Northwind, Steps: steps}
	m := the[model.RunOpened](g.t, g.do(model.OpenRun{Run: change.Run{ID: run, Plan: plan, Phase: change.PhaseActive}}))
	if m.Err != nil || m.Run != run {
		g.t.Fatalf("%+v", m)
	}
}

// send carries out a step in a new run.
func (g *rig) send(s change.Step) change.Outcome {
	g.t.Helper()
	g.opened(s)
	return g.sendAgain(s, false)
}

func (g *rig) sendAgain(s change.Step, verify bool) change.Outcome {
	g.t.Helper()
	m := the[model.StepEnded](g.t, g.do(model.SendStep{Run: run, Workspace: sim.Northwind, Step: s, Verify: verify}))
	if m.Run != run || m.Index != 0 || m.Outcome.At.IsZero() {
		g.t.Fatalf("%+v", m)
	}
	return m.Outcome
}

func invite(email string) change.Step { return change.Step{Op: change.OpInviteGuest, Email: email} }

func (g *rig) zebraFor(email string, level clickup.Permission) change.Step {
	g.t.Helper()
	return change.Step{
		Op: change.OpShare, ID: g.person(email).ID, Email: email, Permission: level,
		Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask},
	}
}

func TestEveryOperationTakesEffect(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	id := func(email string) clickup.UserID { return g.person(email).ID }
	rights := clickup.Rights{}.With(clickup.EditTags, true).With(clickup.CreateViews, false)
	for i, tt := range []struct {
		step   change.Step
		person string // the person in the answer, where it names one
		stands func(p sim.Person, there bool) bool
	}{
		{
			change.Step{Op: change.OpInviteGuest, Email: "one@else.example", Rights: rights},
			"one@else.example",
			func(p sim.Person, there bool) bool { return there && p.Pending && len(p.Rights) == 1 },
		},
		{
			change.Step{Op: change.OpInviteMember, Email: "two@else.example", Admin: new(true)},
			"two@else.example",
			func(p sim.Person, there bool) bool { return there && p.Role == 2 },
		},
		{
			change.Step{Op: change.OpEditGuest, ID: id("una@harborline.example"), Email: "una@harborline.example", Rights: rights},
			"una@harborline.example",
			func(p sim.Person, _ bool) bool { return slices.Contains(p.Rights, "can_edit_tags") },
		},
		{
			change.Step{Op: change.OpEditMember, ID: id("greta@gmail.com"), Email: "greta@gmail.com", Rename: new("Greta G.")},
			"greta@gmail.com",
			func(p sim.Person, _ bool) bool { return p.Name == "Greta G." },
		},
		{
			g.zebraFor("una@harborline.example", clickup.PermissionEdit), "",
			func(p sim.Person, _ bool) bool { return len(p.Shares) == 1 && p.Shares[0].Level == "edit" },
		},
		{
			change.Step{Op: change.OpUnshare, ID: id("cleo@client.example"), Email: "cleo@client.example", Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}},
			"",
			func(p sim.Person, _ bool) bool { return len(p.Shares) == 1 },
		},
		{
			change.Step{Op: change.OpRemoveGuest, ID: id("iggy@brightwater.example"), Email: "iggy@brightwater.example"},
			"",
			func(_ sim.Person, there bool) bool { return !there },
		},
		{
			change.Step{Op: change.OpRemoveMember, ID: id("ines@northwind.example"), Email: "ines@northwind.example"},
			"",
			func(_ sim.Person, there bool) bool { return !there },
		},
	} {
		if i == 0 {
			g.opened(tt.step)
		}
		o := g.sendAgain(tt.step, false)
		if o.State != change.Done || o.Status != 200 || o.Message != "" {
			t.Errorf("%s: %+v", tt.step.Op, o)
		}
		if (o.Person != nil) != (tt.person != "") || o.Person != nil && o.Person.Email != tt.person {
			t.Errorf("%s: the answer's person is %+v, want %q", tt.step.Op, o.Person, tt.person)
		}
		if p, there := g.sim.Guest(sim.Northwind, tt.step.Email); !tt.stands(p, there) {
			t.Errorf("%s did not take effect: %+v %v", tt.step.Op, p, there)
		}
		if o := g.sendAgain(tt.step, true); o.State != change.Done || !strings.Contains(o.Message, "earlier call") {
			t.Errorf("%s: what stands is not seen: %+v", tt.step.Op, o)
		}
	}
	if n := len(g.sim.Effects()); n != 8 {
		t.Errorf("%d effects of 8 steps, each also looked for", n)
	}
}

func TestRefusalIsReported(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{})
	step := invite("x@else.example")
	g.opened(step)
	m := the[model.StepEnded](t, g.do(model.SendStep{Run: run, Workspace: sim.Fieldworks, Step: step}))
	o := m.Outcome
	if o.State != change.Failed || o.Status != 403 || o.Code != "TEAM_110" || o.Message != "Team must be on enterprise plan" || !strings.Contains(o.Hint, "Enterprise") {
		t.Errorf("%+v", o)
	}
	if o := g.sendAgain(change.Step{Op: "nonsense"}, false); o.State != change.Failed || !strings.Contains(o.Message, "nonsense") {
		t.Errorf("%+v", o)
	}
}

func TestLostAnswers(t *testing.T) {
	t.Parallel()
	const mail = "lost@else.example"
	for name, tt := range map[string]struct {
		fault  simtest.Fault
		state  change.StepState
		status int
	}{
		"reset after the effect":    {simtest.Fault{AfterEffect: true, Reset: true}, change.Done, 0},
		"502 after the effect":      {simtest.Fault{AfterEffect: true, Status: 502}, change.Done, 0},
		"page after the effect":     {simtest.Fault{AfterEffect: true, Status: 200, Body: "<html>"}, change.Done, 0},
		"cut answer":                {simtest.Fault{Truncate: true}, change.Done, 0},
		"reset before the effect":   {simtest.Fault{Reset: true}, change.Unknown, 0},
		"500 before the effect":     {simtest.Fault{Status: 500}, change.Unknown, 500},
		"504 without an effect":     {simtest.Fault{Status: 504, Body: "<html>gateway"}, change.Unknown, 504},
		"nothing, as if it was 200": {simtest.Fault{Status: 200, Body: "{}", ContentType: "application/json"}, change.Unknown, 200},
	} {
		g := newRig(t, sim.Options{Intercept: simtest.Faults(faultOnce("InviteGuestToWorkspace", tt.fault))})
		o := g.send(invite(mail))
		if o.State != tt.state || o.Status != tt.status || o.Message == "" {
			t.Errorf("%s: %+v", name, o)
		}
		_, there := g.sim.Guest(sim.Northwind, mail)
		if there != (tt.state == change.Done) || there != (o.Person != nil) {
			t.Errorf("%s: reported %s, there: %v, person %v", name, o.State, there, o.Person)
		}
		if tt.state == change.Unknown {
			if o := g.sendAgain(invite(mail), true); o.State != change.Done || o.Person == nil {
				t.Errorf("%s: retry: %+v", name, o)
			}
		}
		if n := g.sim.CountEffects("InviteGuestToWorkspace"); n != 1 {
			t.Errorf("%s: invited %d times", name, n)
		}
	}
}

func TestLostAnswersOfOtherOperations(t *testing.T) {
	t.Parallel()
	for _, after := range []bool{true, false} {
		g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, r *http.Request, _ int) *simtest.Fault {
			if r.Method == http.MethodGet {
				return nil
			}
			return &simtest.Fault{Status: 503, AfterEffect: after}
		})})
		una, cleo := "una@harborline.example", g.person("cleo@client.example")
		list := clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.HeldTask, Custom: true}
		steps := []change.Step{
			g.zebraFor(una, clickup.PermissionRead),
			{Op: change.OpShare, ID: g.person(una).ID, Email: una, Item: list, Permission: clickup.PermissionComment},
			{Op: change.OpUnshare, ID: cleo.ID, Email: cleo.Email, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: sim.ZebraTask}},
			{Op: change.OpEditGuest, ID: cleo.ID, Email: cleo.Email, Rights: clickup.Rights{}.With(clickup.SeePoints, true)},
			{Op: change.OpEditMember, ID: g.person("greta@gmail.com").ID, Email: "greta@gmail.com", Admin: new(true)},
			{Op: change.OpRemoveGuest, ID: cleo.ID, Email: cleo.Email},
			{Op: change.OpRemoveMember, ID: g.person("ines@northwind.example").ID, Email: "ines@northwind.example"},
			{Op: change.OpInviteMember, Email: "new@else.example", Admin: new(false)},
		}
		g.opened(steps...)
		want := map[bool]change.StepState{true: change.Done, false: change.Unknown}[after]
		for _, s := range steps {
			if o := g.sendAgain(s, false); o.State != want {
				t.Errorf("%s, effect %v: %+v", s.Op, after, o)
			}
		}
		if n := len(g.sim.Effects()); after && n != len(steps) || !after && n != 0 {
			t.Errorf("%d effects", n)
		}
	}
}

func TestCheckMayFail(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		switch op {
		case "InviteGuestToWorkspace":
			return &simtest.Fault{AfterEffect: true, Reset: true}
		case "GetTeam", "GetAuthorizedTeams":
			return &simtest.Fault{Status: 503}
		}
		return nil
	})})
	o := g.send(invite("a@else.example"))
	if o.State != change.Unknown || !strings.Contains(o.Message, "checking failed") || len(g.clock.slept) != 1 {
		t.Errorf("%+v after %v", o, g.clock.slept)
	}
	o = g.sendAgain(invite("a@else.example"), true)
	if o.State != change.Unknown || !strings.Contains(o.Message, "not sent") {
		t.Errorf("sent blindly: %+v", o)
	}
	known := invite("a@else.example")
	known.Status = 403
	if o = g.sendAgain(known, true); o.State != change.Failed {
		t.Errorf("what ClickUp refused can't have happened: %+v", o)
	}
	if n := g.sim.CountEffects("InviteGuestToWorkspace"); n != 1 {
		t.Errorf("%d invitations", n)
	}
}

func TestSecondCheckSeesLateChanges(t *testing.T) {
	t.Parallel()
	looks := 0
	g := newRig(t, sim.Options{Without: []string{"GetTeam"}, Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
		switch op {
		case "InviteGuestToWorkspace":
			return &simtest.Fault{AfterEffect: true, Status: 504}
		case "GetAuthorizedTeams":
			if looks++; looks == 1 {
				return &simtest.Fault{Status: 200, ContentType: "application/json", Body: `{"teams":[{"id":"` + sim.Northwind + `","members":[{"user":{"id":1}}]}]}`}
			}
		}
		return nil
	})})
	if o := g.send(invite("late@else.example")); o.State != change.Done || o.Person == nil {
		t.Errorf("%+v", o)
	}
	if !slices.Contains(g.clock.slept, secondCheck) {
		t.Errorf("no second look: %v", g.clock.slept)
	}
}

func TestWhatIsAlreadySoIsSkipped(t *testing.T) {
	t.Parallel()
	g := newRig(t, sim.Options{Intercept: simtest.Faults(faultOnce("InviteGuestToWorkspace", simtest.Fault{Status: 409, Message: "User is already here"}))})
	o := g.send(invite("cleo@client.example"))
	if o.State != change.Skipped || o.Status != 409 || o.Person == nil || !strings.HasPrefix(o.Message, "already so; User is") {
		t.Errorf("%+v", o)
	}
	gone := change.Step{Op: change.OpRemoveGuest, ID: 424242}
	if o := g.sendAgain(gone, false); o.State != change.Skipped || o.Person != nil {
		t.Errorf("%+v", o)
	}
	member := change.Step{Op: change.OpRemoveGuest, ID: g.person("greta@gmail.com").ID}
	if o := g.sendAgain(member, false); o.State != change.Failed || o.Status != 404 {
		t.Errorf("still there: %+v", o)
	}
}

func TestQuittingInTheMiddleOfACallIsUnknown(t *testing.T) {
	t.Parallel()
	reached := make(chan struct{}, 1)
	g := newRig(t, sim.Options{Intercept: simtest.Faults(func(op string, _ *http.Request, _ int) *simtest.Fault {
		if op != "InviteGuestToWorkspace" {
			return nil
		}
		reached <- struct{}{}
		return &simtest.Fault{Hang: true}
	})})
	g.opened(invite("a@else.example"))
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-reached; cancel() }()
	m := the[model.StepEnded](t, g.doIn(ctx, model.SendStep{Run: run, Workspace: sim.Northwind, Step: invite("a@else.example")}))
	if m.Outcome.State != change.Unknown {
		t.Errorf("%+v", m.Outcome)
	}
	data, err := os.ReadFile(g.journaled(run))
	if err != nil || !strings.Contains(string(data), `"state":"unknown"`) {
		t.Errorf("the journal lacks the outcome: %v\n%s", err, data)
	}
	m = the[model.StepEnded](t, g.doIn(ctx, model.SendStep{Run: run, Workspace: sim.Northwind, Step: invite("b@else.example")}))
	if m.Outcome.State != change.Planned || !strings.Contains(m.Outcome.Message, "not sent") {
		t.Errorf("never sent: %+v", m.Outcome)
	}
}
