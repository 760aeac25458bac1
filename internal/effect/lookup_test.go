package effect

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model"
	"cutui/model/plans"
)

// A program is killed while ClickUp still carries out its call. Resuming at once checks twice, and
// finds it.
func TestResumeAtOnceChecksTwice(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example"}, Items: items, Permission: clickup.PermissionRead})
	for name, c := range map[string]struct {
		idle  time.Duration // between the kill and the resume
		looks int           // for the invitation
	}{"at once": {0, 2}, "after a minute": {time.Minute, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, sim.Options{People: 50, RateLimit: -1})
				w.die(beforeItIsSent, 1, model.StartRun{Plan: plan})
				arrived := make(chan struct{})
				go func() { // what was sent arrives late
					defer close(arrived)
					_ = wall{}.Sleep(t.Context(), time.Second)
					w.invite("a@else.example")
				}()
				_ = wall{}.Sleep(t.Context(), c.idle)
				p := w.start()
				run := p.last().Run
				before := w.asked("GetTeam")
				p.drive(model.ResumeRun{ID: run.ID})
				p.quit()
				<-arrived
				if got := p.Run.Tally(); got.Done != plan.Calls() || p.Run.Plan.Steps[0].Message != "found in ClickUp: an earlier call worked" {
					t.Errorf("%+v %+v", got, p.Run.Plan.Steps[0])
				}
				if n := w.asked("GetTeam") - before; n != c.looks {
					t.Errorf("%d looks, want %d", n, c.looks)
				}
				w.fulfilled(plan)
			})
		})
	}
}

// A call that was carried out although its answer was a 429 is found, whatever the answer to the
// second attempt is.
func TestRefusedInvitationsAreLookedUp(t *testing.T) {
	t.Parallel()
	desk, items := known(t)
	plan := plans.Invite(desk, plans.InviteRequest{Emails: []string{"a@else.example"}, Items: items, Permission: clickup.PermissionRead})
	for name, second := range map[string]*simtest.Fault{
		"there already": nil,
		"no such code":  {Status: 400, Code: "TEAM_015", Message: "User exists in this team"},
		"forbidden":     {Status: 403, Code: "TEAM_016", Message: "Not again"},
		"rate limit":    {Status: 429, Code: "APP_002"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, sim.Options{People: 50, RateLimit: -1, Clock: time.Now, Intercept: simtest.Faults(func(op string, _ *http.Request, n int) *simtest.Fault {
					switch {
					case op != "InviteGuestToWorkspace":
						return nil
					case n == 1:
						return &simtest.Fault{Status: 429, Code: "APP_002", AfterEffect: true}
					}
					return second
				})})
				p := w.start()
				p.drive(model.StartRun{Plan: plan})
				p.quit()
				got := p.Run.Tally()
				if got.Skipped != 1 || got.Done != len(items) || !strings.HasPrefix(p.Run.Plan.Steps[0].Message, "already so") {
					t.Errorf("%+v %+v", got, p.Run.Plan.Steps[0])
				}
				w.fulfilled(plan)
			})
		})
	}
}

// invite sends an invitation without the program.
func (w *world) invite(mail string) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, "http://127.0.0.1/api/v2/team/"+sim.Northwind+"/guest", strings.NewReader(`{"email":"`+mail+`"}`))
	if err != nil {
		w.t.Error(err)
		return
	}
	r.Header.Set("Authorization", sim.Token)
	r.Header.Set("Content-Type", "application/json")
	resp, err := w.sim.Transport().RoundTrip(r)
	if err != nil {
		w.t.Error(err)
		return
	}
	_ = resp.Body.Close()
}

// asked returns the number of calls of an operation.
func (w *world) asked(op string) int {
	n := 0
	for _, c := range w.sim.Calls() {
		if c.Op == op {
			n++
		}
	}
	return n
}
