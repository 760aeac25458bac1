package change

import (
	"testing"
	"time"

	"cutui/clickup"
)

var aList = clickup.ItemRef{Kind: clickup.ListItem, ID: "l1"}

func TestARefusalOfTheNewerAPIIsLearned(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)
	failed := func(status int, code string) Outcome {
		return Outcome{State: Failed, Status: status, Code: code, At: at}
	}
	for want, o := range map[string]Outcome{
		"worked on 3 Dec 2026":                       {State: Done, Status: 200, At: at},
		"refused on 3 Dec 2026 (HTTP 403, SIM_ACL)":  failed(403, "SIM_ACL"),
		"refused on 3 Dec 2026 (HTTP 403, TEAM_110)": failed(403, "TEAM_110"),
		"refused on 3 Dec 2026 (HTTP 404, APP_001)":  failed(404, "APP_001"),
		"refused on 3 Dec 2026 (HTTP 403)":           failed(403, ""),
	} {
		n, ok := Step{Op: OpShare, Via: ViaACL, Item: aList}.Learn("333", o)
		if got := n.Words(); !ok || got != want || n.Refused() == n.Works {
			t.Errorf("%+v: %q", o, got)
		}
	}
	for _, o := range []Outcome{failed(401, "ACCESS_083"), failed(401, "OAUTH_025"), failed(429, "APP_002"), failed(400, ""), {State: Unknown}, failed(404, "ACCESS_190")} {
		if n, ok := (Step{Op: OpShare, Via: ViaACL, Item: aList}).Learn("333", o); ok {
			t.Errorf("%+v teaches %q", o, n.Words())
		}
	}
	if _, ok := (Step{Op: OpShare}).Learn("333", failed(403, "TEAM_110")); ok || (NewerAPI{}).Words() != "not tried yet" {
		t.Error("the other API teaches something")
	}
}

func TestOneRefusalOfTheNewerAPIIsEnough(t *testing.T) {
	t.Parallel()
	share := func(id clickup.UserID, via Via) Step {
		return Step{Op: OpShare, Via: via, ID: id, Item: aList, Permission: clickup.PermissionRead, State: Planned}
	}
	r := Run{Phase: PhaseActive, Plan: Plan{Workspace: "333", Steps: []Step{share(3, ViaACL), share(4, ViaACL), share(5, "")}}}
	r.Next(time.Time{})
	r.Finish(0, Outcome{State: Failed, Status: 403, Code: "SIM_ACL"})
	if s := r.Plan.Steps[1]; s.State != Skipped || !s.Withheld() || r.Plan.Steps[2].State != Planned {
		t.Errorf("%+v", r.Plan.Steps)
	}
}

func TestACreatedGroupKeepsItsID(t *testing.T) {
	t.Parallel()
	r := Run{Plan: Plan{Steps: []Step{{Op: OpCreateGroup, Group: GroupRef{Name: "New"}}}}}
	if !r.Apply(Transition{State: Done, Group: "g5"}) || r.Plan.Steps[0].Group.ID != "g5" {
		t.Errorf("%+v", r.Plan.Steps[0])
	}
}

func TestAccessIsReadBeforeTheNewerAPI(t *testing.T) {
	t.Parallel()
	step := Step{Op: OpShare, ID: 4, Item: aList, Via: ViaACL, State: Planned}
	known, ofGroup, asks := step, step, step
	known.Before = &Before{Listed: true}
	ofGroup.ID, ofGroup.Group = 0, GroupRef{ID: "g1"}
	asks.State, asks.Message = Skipped, LevelNotKnown
	for name, tt := range map[string]struct {
		step                 Step
		read, asks, anyPlans bool
	}{
		"not known yet":      {step, true, false, true},
		"known":              {known, false, false, true},
		"a group's":          {ofGroup, false, false, true},
		"waits for a level":  {asks, false, true, true},
		"by the older calls": {Step{Op: OpShare, ID: 4, Item: aList, State: Planned}, false, false, false},
	} {
		p := Plan{Workspace: "333", Steps: []Step{tt.step, tt.step}}
		if got := len(p.AccessItems()); (got == 1) != tt.read || got > 1 {
			t.Errorf("%s: %d items are read", name, got)
		}
		if p.AsksLevel() != tt.asks || p.OnEveryPlan("333") != tt.anyPlans || p.OnEveryPlan("334") {
			t.Errorf("%s: asks %v, on every plan %v", name, p.AsksLevel(), p.OnEveryPlan("333"))
		}
	}
}
