package main

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
	"cutui/model/change"
)

// planUnderLimit is P9: 300 invitations where 100 calls a minute are allowed, on a clock
// that does not wait.
func planUnderLimit(ctx context.Context, l *lab) (found []finding, err error) {
	const steps, perMinute = 300, 100
	clock := newVirtual()
	var mu sync.Mutex
	var calls []time.Time
	a, err := app.Open(ctx, app.Options{
		Demo: true, Clock: clock, StateDir: filepath.Join(l.dir, "plan"), Env: func(string) string { return "" },
		Sim: sim.Options{RateLimit: perMinute, Workspaces: 1, Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault {
			mu.Lock()
			defer mu.Unlock()
			calls = append(calls, clock.Now())
			return nil
		})},
	})
	if err != nil {
		return nil, err
	}
	defer closing(a, &err)
	never := func(*model.State) bool { return false }
	if err := effect.Drive(ctx, a.Runner, a.State, model.Boot{}, never); err != nil {
		return nil, err
	}
	desk, ok := a.State.ChangeContext()
	if !ok {
		return nil, a.State.Rosters.Err
	}
	var emails []string
	for i := range steps {
		emails = append(emails, fmt.Sprintf("guest.%d@elsewhere.example", i))
	}
	plan := change.PlanInvite(desk, change.InviteRequest{Emails: emails})
	if err := effect.Drive(ctx, a.Runner, a.State, model.StartRun{Plan: plan}, never); err != nil {
		return nil, err
	}
	invited, refused := 0, 0
	for _, c := range a.Sim.Calls() {
		switch {
		case c.Status == http.StatusTooManyRequests:
			refused++
		case c.Op == "InviteGuestToWorkspace" && c.Status == http.StatusOK:
			invited++
		}
	}
	if invited != steps {
		return nil, fmt.Errorf("%d of %d invitations were sent", invited, steps)
	}
	return []finding{
		{
			what: "a plan of 300 calls at 100 a minute: share of the budget used", against: "every minute but the last, full",
			base: "100 %", ours: number(100*budgetUsed(calls, perMinute)) + " %",
			ratio: 100 * budgetUsed(calls, perMinute), unit: " %", limit: 95, atLeast: true,
		},
		{what: "the same: calls refused by the limit (429)", ours: fmt.Sprint(refused), ratio: float64(refused), unit: " ", limit: 0.5},
	}, nil
}

// budgetUsed is the share of the calls allowed that were made, in all the windows that
// somebody had to wait for the end of.
func budgetUsed(calls []time.Time, perMinute int) float64 {
	var perWindow []int
	var ends time.Time
	for _, at := range calls {
		if !at.Before(ends) {
			ends = at.Add(time.Minute)
			perWindow = append(perWindow, 0)
		}
		perWindow[len(perWindow)-1]++
	}
	full := perWindow[:max(1, len(perWindow)-1)]
	made := 0
	for _, n := range full {
		made += n
	}
	return float64(made) / float64(len(full)*perMinute)
}
