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

var sendDay = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// testContext is the small workspace with a member seat and a guest seat free.
func testContext() plans.Context {
	return plans.Context{
		Workspace: "333", Name: "Northwind", People: modeltest.People(), Caller: 2,
		Seats: seats.Reading{Seats: modeltest.Seats()}, Shares: modeltest.Shares(),
	}
}

func sharingPlan(emails ...string) change.Plan {
	return plans.Invite(testContext(), plans.InviteRequest{Emails: emails, Items: []items.Item{modeltest.Zebra()}, Permission: clickup.PermissionRead})
}

func TestRejoinReadsWhatWasUnderWay(t *testing.T) {
	t.Parallel()
	r := change.Run{ID: "r", Plan: sharingPlan("a@else.example", "b@else.example"), Phase: change.PhaseActive}
	for _, line := range []change.Transition{{Index: 0, State: change.Running}, {Index: 0, State: change.Done, Guest: 8}, {Index: 1, State: change.Running}} {
		if !r.Apply(line) {
			t.Fatalf("%+v", line)
		}
	}
	if r.Apply(change.Transition{Index: 99}) {
		t.Error("a line about no step is taken")
	}
	r.Rejoin(false)
	due := r.Next(sendDay)
	if len(due) != 1 {
		t.Fatalf("sends %+v", due)
	}
	if next := due[0]; next.Index != 1 || !next.Verify || next.Step.ID != 8 {
		t.Errorf("goes on with %+v", next)
	}
}

func TestPlanTime(t *testing.T) {
	t.Parallel()
	p := change.Plan{Steps: make([]change.Step, 250)}
	for i := range p.Steps {
		p.Steps[i].State = change.Planned
	}
	rate := change.Rate{Limit: 100, Remaining: 50, Resets: sendDay.Add(30 * time.Second)}
	for _, tt := range []struct {
		rate change.Rate
		want time.Duration
	}{
		{rate, 30*time.Second + time.Minute},
		{change.Rate{}, 2 * time.Minute}, // nothing is known: 100 a minute
		{change.Rate{Limit: 100, Remaining: 3, Resets: sendDay.Add(-time.Second)}, 2 * time.Minute},
		{change.Rate{Limit: 1000, Remaining: 900}, 32 * 400 * time.Millisecond},
	} {
		if got := p.Duration(tt.rate, sendDay); got != tt.want {
			t.Errorf("%+v takes %v, want %v", tt.rate, got, tt.want)
		}
	}
}
