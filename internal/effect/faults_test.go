package effect

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/model/change"
)

// unreliable returns the faults of a ClickUp in which most calls fail, including reads. The same seed
// gives the same faults.
type unreliable struct {
	mu     sync.Mutex
	rng    *rand.Rand
	faults int
}

func (u *unreliable) fault(op string, r *http.Request, _ int) *simtest.Fault {
	u.mu.Lock()
	defer u.mu.Unlock()
	if r.Method == http.MethodGet && u.rng.IntN(4) > 0 || u.rng.IntN(4) == 0 {
		return nil
	}
	u.faults++
	faults := [...]simtest.Fault{
		{Reset: true},
		{Truncate: true},
		{Status: 500},
		{Status: 502, Body: "<html>bad gateway"},
		{Status: 429, Code: "APP_002", Header: http.Header{"Retry-After": {"1"}}},
		{Status: 408},
		{Status: 400, Code: "SIM_EMAIL", Message: "no"},
		{Status: 200, Body: `{"err":"hidden","ECODE":"ACCESS_016"}`, ContentType: "application/json"},
		{Status: 302, Header: http.Header{"Location": {"https://evil.example/"}}},
	}
	f := faults[u.rng.IntN(len(faults))]
	// A refusal after which the change was made anyway can't be detected.
	f.AfterEffect = u.rng.IntN(2) == 0 && (f.Reset || f.Status >= 500 || f.Status == 408 || f.Status == 302)
	return &f
}

func (u *unreliable) count() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.faults
}

// Whatever goes wrong, an invitation takes effect at most once; it did if it is reported as done, and
// did not if it is reported as failed.
func TestInvitationsUnderInjectedFaults(t *testing.T) {
	t.Parallel()
	wanted := 1000
	if slow {
		wanted = 200
	}
	u := &unreliable{rng: rand.New(rand.NewPCG(1, 2))}
	tally := map[change.StepState]int{}
	for u.count() < wanted {
		inviteMany(newRig(t, sim.Options{People: 50, Intercept: simtest.Faults(u.fault)}), tally)
	}
	for _, s := range []change.StepState{change.Done, change.Failed, change.Unknown} {
		if tally[s] == 0 {
			t.Errorf("no step ended %s: %v", s, tally)
		}
	}
}

// inviteMany sends invitations, and repeats each until it is done or was tried four times.
func inviteMany(g *rig, tally map[change.StepState]int) {
	g.t.Helper()
	g.opened(make([]change.Step, 1)...)
	for i := range 40 {
		mail := fmt.Sprintf("guest%d@else.example", i)
		step, verify := invite(mail), false
		for range 4 {
			o := g.sendAgain(step, verify)
			tally[o.State]++
			_, there := g.sim.Guest(sim.Northwind, mail)
			if o.State == change.Done && !there || o.State == change.Failed && there {
				g.t.Fatalf("%s is reported %s, there: %v: %+v", mail, o.State, there, o)
			}
			if o.State == change.Done {
				break
			}
			step.Status, verify = o.Status, true
		}
	}
	seen := map[string]int{}
	for _, e := range g.sim.Effects() {
		if seen[e.Email]++; seen[e.Email] > 1 {
			g.t.Errorf("%s was invited %d times", e.Email, seen[e.Email])
		}
	}
}
