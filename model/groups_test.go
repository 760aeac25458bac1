package model

import (
	"errors"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/change"
	"cutui/model/modeltest"
	"cutui/model/plans"
)

func TestGroupsFollowTheRun(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	ws := s.Chosen
	s.DataOf(ws).Groups = Remote[[]clickup.UserGroup]{}
	s.DataOf(ws).Groups.begin(s.next())
	s.Update(GroupsLoaded{Answer: Answer{Seq: s.DataOf(ws).Groups.Seq, At: noon}, ID: ws, Groups: []clickup.UserGroup{{ID: "g1", Name: "Design"}}})
	end := func(step change.Step, o change.Outcome) {
		step.State = change.Running
		s.Run = &change.Run{ID: "r", Phase: change.PhaseActive, Plan: change.Plan{Workspace: ws, Steps: []change.Step{step, {Op: change.OpInviteGuest, State: change.Running}}}}
		s.Update(StepEnded{Run: "r", Outcome: o})
	}
	names := func() (out []string) {
		groups, known := s.Groups()
		if !known {
			t.Fatal("the groups are not known")
		}
		for _, g := range groups {
			out = append(out, g.Name)
		}
		return out
	}
	add := change.Step{Op: change.OpAddToGroup, ID: 4, Group: change.GroupRef{ID: "g1", Name: "Design"}}
	end(add, change.Outcome{State: change.Failed})
	if got := s.Data().GroupsOf(4); len(got) != 0 {
		t.Errorf("after a failed step Cleo is in %v", got)
	}
	end(add, change.Outcome{State: change.Done, Group: &clickup.UserGroup{ID: "g1", Name: "Design", Members: []clickup.UserID{4}}})
	if got := s.Data().GroupsOf(4); len(got) != 1 || got[0] != "Design" {
		t.Errorf("Cleo is in %v", got)
	}
	end(change.Step{Op: change.OpCreateGroup, Group: change.GroupRef{Name: "art"}}, change.Outcome{State: change.Done, Group: &clickup.UserGroup{ID: "g2", Name: "art"}})
	if got := names(); len(got) != 2 || got[0] != "art" {
		t.Errorf("the groups are %v", got)
	}
	if s.Run.Plan.Steps[0].Group.ID != "g2" {
		t.Errorf("the created group is %+v", s.Run.Plan.Steps[0].Group)
	}
	end(change.Step{Op: change.OpDeleteGroup, Group: change.GroupRef{ID: "g1", Name: "Design"}}, change.Outcome{State: change.Done})
	if got := names(); len(got) != 1 || len(s.Data().GroupsOf(4)) != 0 {
		t.Errorf("the groups are %v, Cleo is in %v", got, s.Data().GroupsOf(4))
	}
}

func TestWhatIsLearnedOfTheNewerAPI(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	first := s.Update(LearnNewerAPI{})
	if len(first) != 1 || first[0] != (LoadNewerAPI{ID: s.Chosen}) || s.Update(LearnNewerAPI{}) != nil {
		t.Fatalf("asks %+v", first)
	}
	learn := func(at time.Time, works bool) {
		s.Update(NewerAPILearned{ID: s.Chosen, Known: change.NewerAPI{At: at, Works: works, Status: 403}})
	}
	learn(noon, false)
	learn(noon.Add(-time.Hour), true)
	if n := s.Data().NewerAPI; !n.Refused() {
		t.Errorf("what is older replaces what is newer: %+v", n)
	}
	learn(noon.Add(time.Hour), true)
	if n := s.Data().NewerAPI; n.Refused() || !n.Works {
		t.Errorf("%+v", n)
	}
	s.Update(NewerAPILearned{ID: s.Chosen, Err: errors.New("disk")})
	if last := s.Notices[len(s.Notices)-1]; last.Err == nil || !s.Data().NewerAPI.Works {
		t.Errorf("%+v", last)
	}
}

func TestTheNewerAPIIsOfferedWhereThePlanIsInTheWay(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	plan := change.Plan{Workspace: s.Chosen, Steps: []change.Step{{
		Op: change.OpShare, ID: 4, Item: modeltest.Task, Permission: clickup.PermissionRead, State: change.Planned,
	}}}
	on := func(name string) {
		f := s.Data()
		f.Plan.begin(s.next())
		s.Update(PlanLoaded{Answer: Answer{Seq: f.Plan.Seq, At: noon}, ID: s.Chosen, Plan: clickup.Plan{Name: name}})
	}
	for name, offered := range map[string]bool{"Business": true, "free forever": true, "Enterprise": false, "Enterprise Trial": false} {
		on(name)
		if s.OffersACL(plan) != offered || (s.GateFor(plan) != "") != offered {
			t.Errorf("%s: offered %v, gate %q", name, s.OffersACL(plan), s.GateFor(plan))
		}
	}
	refused := plan
	refused.Steps = []change.Step{plan.Steps[0]}
	refused.Steps[0].State, refused.Steps[0].Status, refused.Steps[0].Code = change.Failed, 403, "TEAM_110"
	if !s.OffersACL(refused) {
		t.Error("it is not offered after TEAM_110")
	}
	on("Business")
	d, _ := s.ChangeContext()
	if q, ok := plans.ByACL(d, plan); !ok || s.GateFor(q) != "" {
		t.Errorf("the newer API is locked with the plan: %v", ok)
	}
	s.Update(NewerAPILearned{ID: s.Chosen, Known: change.NewerAPI{At: noon, Status: 403}})
	if s.OffersACL(plan) {
		t.Error("it is offered where ClickUp refuses it")
	}
}

func TestUndoIsToldTheLevel(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	was := s.Revision
	s.Update(RestoreAs{Level: plans.TakeAway})
	if d, _ := s.ChangeContext(); d.Comeback != plans.TakeAway || s.Revision == was {
		t.Errorf("%q", d.Comeback)
	}
}
